// Makes the pictures of the documentation from the demo: docs/images/start.png, map.png, profile.png and desk.png.

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, open, settle } from './support/browser.mjs';
import { BINARY, serveDemo } from './support/binary.mjs';

if (!BINARY) {
  console.error('Set SEGBAR_BIN to the path of the segbar binary: cargo build --package segbar-cli.');
  process.exit(2);
}
const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(folder, { recursive: true });
const demo = await serveDemo();
const browser = await launch();
try {
  const { codes } = await (await fetch(`${demo.address}/api/v1/areas/Municipality_2007`)).json();
  const views = {
    start: { at: '?' },
    map: { at: '?page=map&overlay=Police_2023' },
    profile: { at: `?page=area&area=Municipality_2007.${codes[0]}` },
    desk: { address: demo.desk, at: '?page=plan&tab=network&candidates=none&rules=county&number=113', show: network },
  };
  for (const [name, { address = demo.address, at, show }] of Object.entries(views)) {
    const page = await open(browser, `${address}/${at}`, { width: 1440, height: 900 });
    await settle(page);
    const height = (await show?.(page)) ?? 900;
    await page.screenshot({ path: `${folder}${name}.png`, fullPage: true, clip: { x: 0, y: 0, width: 1440, height } });
    await page.context().close();
    console.log(`docs/images/${name}.png`);
  }
} finally {
  await browser.close();
  await demo.stop();
}

/** Seeks a network; how far down its two maps reach: the question and the notice that the country is made up belong to the picture. */
async function network(page) {
  await page.getByRole('button', { name: 'Sök bästa nätet' }).click();
  await page.locator('#plan-decisions svg[role=img]').first().waitFor({ timeout: 120_000 });
  await settle(page);
  await page.evaluate(() => scrollTo(0, 0));
  const { y, height } = await page.locator('#plan-decisions').boundingBox();
  return Math.ceil(y + height) + 16;
}
