import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { finish, launch, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const words = (lang) => {
  const source = readFileSync(new URL(`../../web/src/lib/text/${lang}.ts`, import.meta.url), 'utf8');
  return new Map([...source.matchAll(/^ {2}'([\w.]+)':\s*'((?:[^'\\]|\\.)*)',$/gm)].map((m) => [m[1], m[2]]));
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
  const views = {
    map: '?lang=en',
    'quantile-map': '?lang=en&indicator=unemployed&level=deso',
    table: '?lang=en&indicator=low_economic_standard&view=table',
    regso: `?lang=en&area=RegSO_2020.${codes[100]}`,
    municipality: `?lang=en&area=Municipality_2007.${municipalities[10]}`,
    nation: '?lang=en&area=Nation_2007.00',
    substituted: '?lang=en&indicator=socioeconomic_index&level=county&period=1999',
  };
  for (const [name, search] of Object.entries(views)) {
    const page = await open(browser, `${demo}/${search}`);
    await settle(page);
    if (search.includes('area=')) await page.locator('#type-title, #composition-title, #indicators-title').first().waitFor({ state: 'attached' });
    for (const summary of await page.locator('summary:visible').all()) await summary.click();
    await settle(page);
    const shown = await page.evaluate(() => {
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
  const page = await open(browser, `${demo}/?lang=en`);
  await settle(page);
  await page.getByLabel('Indicator').selectOption('population');
  await settle(page);
  assert.match(page.url(), /lang=en/);
  assert.match(await said(page.locator('h1')), /^Population 20\d\d$/);
  await finish(page, 'english-stays');
});

function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
