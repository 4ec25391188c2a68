import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, finish, launch, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const views = async () => {
  const { codes } = await (await fetch(`${demo}/api/v1/areas/RegSO_2020`)).json();
  const { codes: municipalities } = await (await fetch(`${demo}/api/v1/areas/Municipality_2007`)).json();
  return {
    map: '?overlay=Police_2023',
    table: '?indicator=low_economic_standard&view=table',
    regso: `?indicator=unemployed&area=RegSO_2020.${codes[50]}`,
    municipality: `?area=Municipality_2007.${municipalities[3]}`,
  };
};

for (const lang of ['sv', 'en']) {
  for (const scheme of ['light', 'dark']) {
    for (const width of [360, 1440]) {
      test(`axe finds nothing in ${lang}, ${scheme}, ${width} points wide`, async () => {
        for (const [name, search] of Object.entries(await views())) {
          const page = await open(browser, `${demo}/${search}&lang=${lang}`, { width, height: 900, scheme });
          await settle(page);
          for (const summary of await page.locator('summary:visible').all()) await summary.click();
          assert.deepEqual(await axe(page), [], name);
          assert.equal(await page.locator('[data-notice=fictional]').count(), 1, 'the notice that the country is made up');
          await finish(page, `axe-${name}-${lang}-${scheme}-${width}`, { full: true });
        }
      });
    }
  }
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

test('without WebGL the table is shown, with a sentence that says why', async () => {
  const init = () => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind.startsWith('webgl') ? null : real.call(this, kind, ...rest);
    };
  };
  const page = await open(browser, demo, { init });
  await page.locator('tbody tr').first().waitFor();
  assert.match(await said(page.locator('main')), /kan inte rita kartan \(WebGL saknas\)/);
  assert.equal(await page.locator('tbody tr').count(), 50);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'without-webgl');
});

test('the notice that the country is made up is on every view', async () => {
  for (const search of ['', ...Object.values(await views()), '?lang=en&view=table', '?indicator=nothing']) {
    const page = await open(browser, `${demo}/${search}`);
    await page.locator('[data-notice=fictional]').waitFor();
    assert.match(await said(page.locator('[data-notice=fictional]')), /Påhittat demoland|Fictional demo country/);
    await page.context().close();
  }
});
