import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { everyAppearance, unfold } from '../support/appearances.mjs';
import { axe, family, finish, launch, mapColours, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const views = async () => {
  const { codes } = await (await fetch(`${demo}/api/v1/areas/RegSO_2020`)).json();
  const { codes: municipalities } = await (await fetch(`${demo}/api/v1/areas/Municipality_2007`)).json();
  return {
    start: '?',
    map: '?page=map&overlay=Police_2023',
    table: '?page=map&indicator=low_economic_standard&view=table',
    panel: `?page=map&indicator=unemployed&area=RegSO_2020.${codes[50]}`,
    regso: `?page=area&area=RegSO_2020.${codes[50]}`,
    municipality: `?page=area&area=Municipality_2007.${municipalities[3]}`,
  };
};

for (const name of ['start', 'map', 'table', 'panel', 'regso', 'municipality']) {
  test(`the view ${name} is right in both languages, light and dark, on a phone and on a desk`, async () => {
    await everyAppearance(browser, `${demo}/${(await views())[name]}`, `axe-${name}`, { prepare: unfold });
  });
}

test('a page 320 points wide, as at 400 % zoom, needs no scrolling sideways', async () => {
  for (const search of Object.values(await views())) {
    const page = await open(browser, `${demo}/${search}`, { width: 320, height: 640 });
    await settle(page);
    const { wide, seen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: innerWidth }));
    assert.ok(wide <= seen, `${search} is ${wide} points wide on a screen of ${seen}`);
    await finish(page, 'narrow', { full: true });
  }
});

test('the map is drawn without WebGL, and without workers', async () => {
  const poor = {
    'without-webgl': () => {
      const real = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind.startsWith('webgl') ? null : real.call(this, kind, ...rest);
      };
    },
    'without-workers': () => delete window.Worker,
  };
  for (const [name, init] of Object.entries(poor)) {
    const page = await open(browser, `${demo}/?page=map&indicator=low_economic_standard`, { init });
    await settle(page);
    const counts = await mapColours(page, family('warm'));
    assert.ok(counts['--warm-1'] > 1000 && counts['--warm-5'] > 1000, `${name}: ${JSON.stringify(counts)}`);
    await finish(page, name);
  }
});

test('the notice that the country is made up is on every view', async () => {
  for (const search of ['', '?lang=en', ...Object.values(await views()), '?lang=en&view=table', '?indicator=nothing']) {
    const page = await open(browser, `${demo}/${search}`);
    await page.locator('[data-notice=fictional]').waitFor();
    assert.match(await said(page.locator('[data-notice=fictional]')), /Påhittat demoland|Fictional demo country/);
    await page.context().close();
  }
});
