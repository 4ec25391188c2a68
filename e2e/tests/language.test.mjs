import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { finish, launch, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ENTRY = /^ {2}'?([\w.]+)'?:\s*'((?:[^'\\]|\\.)*)',$/gm;
const LIB = new URL('../../web/src/lib/', import.meta.url);

/** The page's words: those that the shell and the map share, and those of every room. */
const words = (lang) => {
  const found = new Map();
  const take = (room, source) => {
    for (const [, key, text] of source.matchAll(ENTRY)) found.set(`${room} ${key}`, text);
  };
  take('text', readFileSync(new URL(`text/${lang}.ts`, LIB), 'utf8'));
  for (const room of readdirSync(LIB)) {
    const file = new URL(`${room}/words.ts`, LIB);
    if (!existsSync(file)) continue;
    const [sv, en] = readFileSync(file, 'utf8').split(/^const en\b/m);
    take(room, lang === 'sv' ? sv : en);
  }
  return found;
};

/** Swedish pieces of text that the English page must not show: the page's own words and the catalogue's. */
async function swedish() {
  const [sv, en] = [words('sv'), words('en')];
  const pieces = [...sv].filter(([key, text]) => en.get(key) !== text).flatMap(([, text]) => text.split(/\{\w+\}/));
  const indicators = await (await fetch(`${demo}/api/v1/indicators`)).json();
  const ofCatalogue = indicators.flatMap((i) =>
    [i.name, i.topic_name, i.definition, i.caution, i.unit_name, i.disclosure.text, i.base.text]
      .filter((t) => t.sv !== t.en)
      .map((t) => t.sv),
  );
  const english = [...en.values(), ...indicators.flatMap((i) => [i.name.en, i.topic_name.en, i.definition.en])].join('\n').toLowerCase();
  return [...pieces, ...ofCatalogue]
    .map((text) => text.trim())
    .filter((text) => text.length >= 5 && !english.includes(text.toLowerCase()));
}

test('the English page has no Swedish left, on any view', async () => {
  const pieces = await swedish();
  assert.ok(pieces.length > 200, `${pieces.length} pieces of Swedish are looked for`);
  const { codes } = await (await fetch(`${demo}/api/v1/areas/RegSO_2020`)).json();
  const { codes: municipalities } = await (await fetch(`${demo}/api/v1/areas/Municipality_2007`)).json();
  const { areas: listed } = await (await fetch(`${demo}/api/v1/police/Police_2023`)).json();
  const views = {
    start: '?lang=en',
    map: '?page=map&lang=en',
    'quantile-map': '?page=map&lang=en&indicator=unemployed&level=deso',
    table: '?page=map&lang=en&indicator=low_economic_standard&view=table',
    regso: `?page=area&lang=en&area=RegSO_2020.${codes[100]}`,
    municipality: `?page=area&lang=en&area=Municipality_2007.${municipalities[10]}`,
    nation: '?page=area&lang=en&area=Nation_2007.00',
    indicators: '?page=indicators&lang=en',
    indicator: '?page=indicators&lang=en&indicator=low_economic_standard_open',
    changes: '?page=changes&lang=en',
    own: '?page=own&lang=en&own=c.14.1684_62.7936_4000&figures=1',
    police: `?page=area&lang=en&area=Police_2023.${listed[0].code}`,
    accessibility: '?page=accessibility&lang=en',
    lab: '?page=lab&lang=en&as=line&what=population.sex%3Dwomen+low_economic_standard&areas=Nation_2007.00&years=2019-2022',
    scatter: '?page=lab&lang=en&as=scatter&what=post_secondary+low_economic_standard&level=county',
    types: '?page=types&lang=en',
    compare: `?page=compare&lang=en&areas=Nation_2007.00+Municipality_2007.${municipalities[3]}+RegSO_2020.${codes[50]}`,
    substituted: '?page=map&lang=en&indicator=socioeconomic_index&level=county&period=1999',
  };
  for (const [name, search] of Object.entries(views)) {
    const page = await open(browser, `${demo}/${search}`);
    await settle(page);
    if (/page=area|figures=1/.test(search)) await page.locator('#type-title, #composition-title, #indicators-title, #own-summary-title').first().waitFor({ state: 'attached' });
    // All at once: an open menu lies over what stands below it.
    await page.evaluate(() => document.querySelectorAll('details').forEach((folded) => (folded.open = true)));
    await settle(page);
    const shown = await page.evaluate(() => {
      // Titles in the files of others are quoted, and marked as Swedish.
      for (const quoted of document.querySelectorAll('main [lang=sv]')) quoted.remove();
      const attributes = [...document.querySelectorAll('*')].flatMap((e) =>
        ['aria-label', 'title', 'placeholder', 'alt'].map((a) => e.getAttribute(a) ?? ''),
      );
      return [document.body.textContent, document.title, ...attributes].join('\n');
    });
    const left = pieces.filter((piece) => new RegExp(`(?<![\\p{L}])${escaped(piece)}(?![\\p{L}])`, 'u').test(shown));
    assert.deepEqual(left, [], `Swedish on the view ${name}`);
    await finish(page, `english-${name}`);
  }
});

test('the language stays when the view changes', async () => {
  const page = await open(browser, `${demo}/?page=map&lang=en`);
  await settle(page);
  await page.getByLabel('Indicator', { exact: true }).selectOption('population');
  await settle(page);
  assert.match(page.url(), /lang=en/);
  assert.match(await said(page.locator('h1')), /^Population 20\d\d$/);
  await finish(page, 'english-stays');
});

function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
