// A way of contact, as the one who runs the installation wrote it.

/** The address that leads there: of an e-mail or a page. Null where it is words. */
export function contactAddress(contact: string): string | null {
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(contact)) return `mailto:${contact}`;
  return /^https?:\/\/[^\s]+$/.test(contact) ? contact : null;
}
