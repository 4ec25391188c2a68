// The map under fingers, and what is loaded for it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { finish, launch, open, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test('on a phone one finger scrolls the page and says how the map is moved, two fingers come closer, and a tap chooses an area', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const page = Object.assign(await context.newPage(), { wrong: [] });
  page.on('pageerror', (error) => page.wrong.push(error.message));
  await page.goto(`${demo}/?page=map&level=county&indicator=population`);
  await settle(page);
  const canvas = page.locator('.map canvas');
  await canvas.scrollIntoViewIfNeeded();
  const wire = await context.newCDPSession(page);
  const touch = (type, ...touchPoints) => wire.send('Input.dispatchTouchEvent', { type, touchPoints });

  const before = await canvas.boundingBox();
  const [x, y] = [before.x + before.width / 2, before.y + before.height / 2];
  await touch('touchStart', { x, y });
  for (let i = 1; i < 8; i++) await touch('touchMove', { x, y: y - 15 * i });
  await page.locator('.map-hint.shown', { hasText: 'två fingrar' }).waitFor();
  await touch('touchEnd');
  await page.waitForFunction((top) => document.querySelector('.map canvas').getBoundingClientRect().y < top - 40, before.y);
  assert.doesNotMatch(page.url(), /at=/, 'the map has not moved');

  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const fingers = (apart) => [{ x: cx - apart, y: cy - apart, id: 1 }, { x: cx + apart, y: cy + apart, id: 2 }];
  await touch('touchStart', ...fingers(20));
  for (let i = 1; i <= 8; i++) await touch('touchMove', ...fingers(20 + 5 * i));
  await touch('touchEnd');
  await page.waitForFunction(() => new URLSearchParams(location.search).has('at'));
  await settle(page);
  const zoom = Number(new URL(page.url()).searchParams.get('at').split('/')[0]);
  // The whole country is shown at 4.5; three times closer is 1.6 more.
  assert.ok(zoom > 5.5, `zoom ${zoom}`);

  await page.touchscreen.tap(cx, cy);
  await page.waitForFunction(() => new URLSearchParams(location.search).has('area'));
  await finish(page, 'map-touch');
});

test('the library of background maps is fetched by nobody who has none', async () => {
  const page = await open(browser, `${demo}/?page=map&level=municipality&indicator=population`);
  await settle(page);
  await page.locator('.map canvas').hover();
  await page.mouse.wheel(0, -300);
  await page.waitForFunction(() => new URLSearchParams(location.search).has('at'));
  await settle(page);
  const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.ok(fetched.some((name) => /areaMap/.test(name)), 'the map is there');
  assert.deepEqual(fetched.filter((name) => /maplibre|background|pmtiles/.test(name)), []);
  await finish(page, 'map-light');
});
