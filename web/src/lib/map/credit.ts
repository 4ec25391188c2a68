// Whom a background map names as its origin.

/** Attribution is often written as HTML; here only its words are shown. */
export function plain(html: unknown): string {
  if (typeof html !== 'string') return '';
  return html.replaceAll(/<[^>]*>/g, '').replaceAll('&copy;', '©').replaceAll('&amp;', '&').replaceAll(/\s+/g, ' ').trim().slice(0, 200);
}
