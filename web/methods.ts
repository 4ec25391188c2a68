// The pages of `../docs/methods` as modules of the page: rendered while it is built, one chunk each. The documents are the one source;
// nothing of them is written again here. With `?head` only the title and the first sentence are in the module, for lists.

import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path/posix';
import { Marked, type Token, type Tokens } from 'marked';
import type { Plugin } from 'vite';

const FOLDER = 'docs/methods/';
const OWN_SUMMARY = /^\*\*På svenska\.\*\*\s*/;

/** What a page of a method is in the page's code. */
export interface MethodText {
  title: string;
  /** The Swedish summary at the top of an English page, as HTML. */
  summary: string | null;
  html: string;
  headings: { id: string; text: string }[];
}

/** What a list says about a page. */
export interface MethodHead {
  title: string;
  /** Its first sentence. */
  line: string;
  /** The first sentence of the Swedish summary of an English page. */
  swedish: string | null;
}

/** The name of a page in addresses: its path without language and ending; contents lists are named as their folder. */
export function methodOf(path: string): string {
  return path.replace(/^sv\//, '').replace(/\.md$/, '').replace(/(^|\/)README$/, '');
}

/** A heading's name in addresses. */
export function slug(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const plain = (text: string) => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]|<[^>]*>/g, '').replace(/\s+/g, ' ').trim();

/** Renders a page. `path` is where it lies below `docs/methods`. HTML in the document is left out. */
export function render(text: string, path: string): MethodText & MethodHead {
  const headings: { id: string; text: string }[] = [];
  const marked = new Marked({
    renderer: {
      html: () => '',
      heading({ tokens, depth }) {
        const inner = this.parser.parseInline(tokens);
        const id = slug(plain(inner));
        if (depth === 2) headings.push({ id, text: plain(inner) });
        return `<h${depth} id="${escape(id)}">${inner}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        if (/^https?:/.test(href)) return `<a href="${escape(href)}" rel="noreferrer">${inner}</a>`;
        const [target = '', anchor = ''] = href.split('#');
        const hash = anchor === '' ? '' : `#${anchor}`;
        if (target === '') return `<a href="${escape(hash)}">${inner}</a>`;
        const full = normalize(join(FOLDER, dirname(path), target));
        if (full.startsWith(FOLDER) && full.endsWith('.md')) {
          return `<a data-method="${escape(methodOf(full.slice(FOLDER.length)))}" href="${escape(hash || '#')}">${inner}</a>`;
        }
        // A file of the repository, which the page cannot know the address of.
        return inner.includes('<code>') ? inner : `${inner} (<code>${escape(full)}</code>)`;
      },
      table(token) {
        const cell = ({ tokens }: Tokens.TableCell) => this.parser.parseInline(tokens);
        const head = token.header.map((one) => `<th scope="col">${cell(one)}</th>`).join('');
        const rows = token.rows.map((row) => `<tr>${row.map((one) => `<td>${cell(one)}</td>`).join('')}</tr>`).join('\n');
        const shown = token.header.some(({ text }) => text !== '') ? `<thead><tr>${head}</tr></thead>` : '';
        return `<div class="wide" tabindex="0" role="group" aria-label="|table|"><table>${shown}<tbody>${rows}</tbody></table></div>\n`;
      },
    },
  });
  let tokens: Token[] = marked.lexer(text);
  const title = tokens.find((t): t is Tokens.Heading => t.type === 'heading' && t.depth === 1);
  const quote = tokens.find((t): t is Tokens.Blockquote => t.type === 'blockquote' && OWN_SUMMARY.test(t.text));
  const summary = quote ? (marked.parse(quote.text.replace(OWN_SUMMARY, '')) as string) : null;
  // A contents list says it in a paragraph.
  tokens = tokens.filter((t) => t !== title && t !== quote && !(t.type === 'paragraph' && t.raw.startsWith('*På svenska:*')));
  const first = tokens.find((t): t is Tokens.Paragraph => t.type === 'paragraph');
  const html = marked.parser(tokens);
  return {
    title: title ? plain(title.text) : path,
    summary,
    html,
    headings,
    line: sentence(plain(first?.text ?? '')),
    swedish: quote ? sentence(plain(quote.text.replace(OWN_SUMMARY, ''))) : null,
  };
}

/** The first sentence of a text. */
function sentence(text: string): string {
  return /^.*?[.:?](?=\s+\p{Lu}|$)/u.exec(text)?.[0].replace(/:$/, '.') ?? text;
}

/** Makes modules of the documents. */
export function methods(): Plugin {
  return {
    name: 'methods',
    enforce: 'pre',
    async load(id) {
      const [file = '', query = ''] = id.split('?');
      const at = file.lastIndexOf(`/${FOLDER}`);
      if (at < 0 || !file.endsWith('.md')) return null;
      this.addWatchFile(file);
      const { title, line, swedish, ...rest } = render(await readFile(file, 'utf8'), file.slice(at + 1 + FOLDER.length));
      const exported: MethodHead | MethodText = query.split('&').includes('head') ? { title, line, swedish } : { title, ...rest };
      const code = Object.entries(exported).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n');
      return { code, moduleType: 'js' };
    },
  };
}
