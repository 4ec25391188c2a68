import { describe, expect, test } from 'vitest';
import { methodOf, render, slug } from '../methods';
import { CARD_PAGES, methodOfIndicator, pageOf } from '../src/lib/methods/link';
import { contents, headOf, METHODS, readPage } from '../src/lib/methods/pages';
import { formatMethods, parseMethods } from '../src/lib/methods/state';

const TEXT = `# Kvot

> **På svenska.** Andelen delad med helhetens. Mer står nedan.

Intro with <script>alert(1)</script> and <b>html</b>. More.

## What it is

A [page](../area-types.md#formula), a [measure](gini.md), [all](README.md), [a spec](../../../specs/measures/gini.md),
[\`crates/x.rs\`](../../../crates/x.rs), [outside](https://example.org/a?b=1&c=2) and [here](#what-it-is).

| a | b |
|---|---|
| 1 | \`x < y\` |
`;

describe('a document made to a page', () => {
  const page = render(TEXT, 'measures/ratio.md');

  test('has its title, its Swedish summary and its headings apart from its text', () => {
    expect(page.title).toBe('Kvot');
    expect(page.summary).toBe('<p>Andelen delad med helhetens. Mer står nedan.</p>\n');
    expect(page.swedish).toBe('Andelen delad med helhetens.');
    expect(page.headings).toEqual([{ id: 'what-it-is', text: 'What it is' }]);
    expect(page.html).not.toMatch(/<h1|På svenska/);
  });

  test('has no HTML that the document itself wrote', () => {
    expect(page.html).not.toMatch(/<script|<b>/);
    expect(page.html).toContain('<code>x &lt; y</code>');
  });

  test('links to other documents by name, to the world plainly, and to files of the repository not at all', () => {
    expect(page.html).toContain('<a data-method="area-types" href="#formula">page</a>');
    expect(page.html).toContain('<a data-method="measures/gini" href="#">measure</a>');
    expect(page.html).toContain('<a data-method="measures" href="#">all</a>');
    expect(page.html).toContain('a spec (<code>specs/measures/gini.md</code>)');
    expect(page.html).toContain('<code>crates/x.rs</code>,');
    expect(page.html).not.toMatch(/href="[^"]*crates/);
    expect(page.html).toContain('<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">outside</a>');
    expect(page.html).toContain('<a href="#what-it-is">here</a>');
  });

  test('is named without its language', () => {
    expect(['sv/measures/README.md', 'sv/area-types.md', 'uncertainty/noise.md'].map(methodOf)).toEqual(['measures', 'area-types', 'uncertainty/noise']);
    expect(slug('Så räknas det: μ och σ')).toBe('så-räknas-det-μ-och-σ');
  });
});

describe('the documents', () => {
  test('are all there, and those of every card are among them', () => {
    expect(METHODS.length).toBeGreaterThan(70);
    for (const page of CARD_PAGES) expect(METHODS).toContain(page);
    for (const id of ['socioeconomic_index_open', 'area_type', 'inequality_index_areas']) expect(METHODS).toContain(methodOfIndicator(id));
    expect(methodOfIndicator('population')).toBeNull();
    expect(METHODS).toContain(pageOf({ page: 'docs/methods/measures/local_moran.md' }));
  });

  test('of what the barometer shows and of uncertainty are in Swedish', () => {
    const { shown, uncertainty } = contents([]);
    for (const method of [...shown.methods, ...uncertainty.methods, 'measures']) expect([method, headOf(method, 'sv')?.page]).toEqual([method, 'sv']);
  });

  test('that are only in English have a Swedish summary, and a Swedish page has another text', async () => {
    for (const method of METHODS) {
      const [swedish, english] = [(await readPage(method, 'sv'))!, (await readPage(method, 'en'))!];
      expect(english.lang).toBe('en');
      if (swedish.lang === 'en') expect([method, swedish.summary !== null && swedish.summary.length > 40]).toEqual([method, true]);
      else expect([method, swedish.html === english.html]).toEqual([method, false]);
    }
  });

  test('lead only to documents that are there, and name each heading once', async () => {
    for (const method of METHODS) {
      for (const lang of ['sv', 'en'] as const) {
        const { html } = (await readPage(method, lang))!;
        const led = [...html.matchAll(/data-method="([^"]*)"/g)].map((m) => m[1]!).filter((to) => to !== '' && !METHODS.includes(to));
        expect([method, led]).toEqual([method, []]);
        const ids = [...html.matchAll(/<h\d id="([^"]*)"/g)].map((m) => m[1]);
        expect([method, ids.length]).toEqual([method, new Set(ids).size]);
      }
    }
  });

  test('stand once in the contents', () => {
    const { shown, uncertainty, explain, rest } = contents([]);
    const all = [...shown.methods, ...uncertainty.methods, ...explain.methods, ...rest.methods, 'measures'].sort();
    expect(all).toEqual([...METHODS]);
  });

  test('that do not exist are nothing', async () => {
    expect(headOf('nothing', 'sv')).toBeNull();
    expect(await readPage('nothing', 'en')).toBeNull();
  });
});

test('the address names a page, and what is no name is left out', () => {
  expect(formatMethods(parseMethods({ method: 'measures/gini' }))).toEqual({ method: 'measures/gini' });
  for (const method of ['../secret', 'a/b/c', 'A', '']) expect(parseMethods({ method })).toEqual({ method: null });
  expect(parseMethods({})).toEqual({ method: null });
});
