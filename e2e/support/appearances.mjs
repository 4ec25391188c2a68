// The end of a journey as everyone sees it: both languages, light and dark, phone and desk.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axe, drawAll, open, OUTPUT, picture, settle } from './browser.mjs';

export const LANGUAGES = ['sv', 'en'];
export const SCHEMES = ['light', 'dark'];
export const WIDTHS = [360, 1440];

/**
 * Opens the address of a view in every appearance and asserts that axe finds nothing, that the page does nothing that it must not, and
 * that it needs no scrolling sideways; leaves a picture and an ARIA snapshot of each, named `<name>-<language>-<scheme>-<width>`. Each
 * language is loaded once; size and scheme change under the open page, as they do when somebody turns a phone or the evening comes.
 * `prepare(page)` does what the address cannot say (unfold, open a menu).
 */
export async function everyAppearance(browser, address, name, { prepare, expected = [], languages = LANGUAGES } = {}) {
  mkdirSync(OUTPUT, { recursive: true });
  const page = await open(browser, 'about:blank', { expected, origin: new URL(address).origin });
  try {
    for (const lang of languages) {
      const url = new URL(address);
      url.searchParams.set('lang', lang);
      await page.goto(url.href);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const scheme of SCHEMES) {
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
          await settle(page);
          if (prepare) await prepare(page);
          await drawAll(page);
          const end = `${name}-${lang}-${scheme}-${width}`;
          assert.deepEqual(await axe(page), [], end);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${end} is ${wide} points too wide`);
          await picture(page, join(OUTPUT, `${end}.png`), { full: true });
          writeFileSync(join(OUTPUT, `${end}.aria.yml`), await page.locator('body').ariaSnapshot());
        }
      }
    }
    assert.deepEqual(page.wrong, [], 'the page asks nobody else, follows its content policy and throws nothing');
  } finally {
    await page.context().close();
  }
}

/** Unfolds everything that is folded away, except menus; also what appears when something is unfolded. */
export async function unfold(page) {
  const open = () =>
    page.evaluate(() => {
      const folded = [...document.querySelectorAll('details:not([open]):not(.menu)')].filter((one) => one.querySelector('summary')?.checkVisibility());
      for (const one of folded) one.open = true;
      return folded.length;
    });
  while ((await open()) > 0) await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}
