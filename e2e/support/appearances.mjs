// The end of a journey as everyone sees it: both languages, light and dark, phone and desk.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axe, drawAll, open, OUTPUT, settle } from './browser.mjs';

export const LANGUAGES = ['sv', 'en'];
export const SCHEMES = ['light', 'dark'];
export const WIDTHS = [360, 1440];

/**
 * Opens the address of a view in every appearance and asserts that axe finds nothing, that the page does nothing that it must not, and
 * that it needs no scrolling sideways; leaves a picture and an ARIA snapshot of each, named `<name>-<language>-<scheme>-<width>`. One page
 * is used for all: only its size, scheme and address change. `prepare(page)` does what the address cannot say (unfold, open a menu).
 */
export async function everyAppearance(browser, address, name, { prepare, expected = [], languages = LANGUAGES } = {}) {
  mkdirSync(OUTPUT, { recursive: true });
  const page = await open(browser, 'about:blank', { expected, origin: new URL(address).origin });
  try {
    for (const scheme of SCHEMES) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const lang of languages) {
        const url = new URL(address);
        url.searchParams.set('lang', lang);
        await page.goto(url.href);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          await settle(page);
          if (prepare) await prepare(page);
          await drawAll(page);
          const end = `${name}-${lang}-${scheme}-${width}`;
          assert.deepEqual(await axe(page), [], end);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${end} is ${wide} points too wide`);
          await page.screenshot({ path: join(OUTPUT, `${end}.png`), fullPage: true });
          writeFileSync(join(OUTPUT, `${end}.aria.yml`), await page.locator('body').ariaSnapshot());
        }
      }
    }
    assert.deepEqual(page.wrong, [], 'the page asks nobody else, follows its content policy and throws nothing');
  } finally {
    await page.context().close();
  }
}

/** Unfolds everything that is folded away, except menus. */
export async function unfold(page) {
  const folded = page.locator('details:not([open]):not(.menu) > summary:visible');
  while ((await folded.count()) > 0) await folded.first().click();
}
