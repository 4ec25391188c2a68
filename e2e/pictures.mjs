// Makes the pictures of the documentation from the demo: docs/images/start.png, map.png and profile.png.

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
    start: '?',
    map: '?page=map&overlay=Police_2023',
    profile: `?page=area&area=Municipality_2007.${codes[0]}`,
  };
  for (const [name, search] of Object.entries(views)) {
    const page = await open(browser, `${demo.address}/${search}`, { width: 1440, height: 900 });
    await settle(page);
    await page.screenshot({ path: `${folder}${name}.png` });
    await page.context().close();
    console.log(`docs/images/${name}.png`);
  }
} finally {
  await browser.close();
  await demo.stop();
}
