import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../support/browser.mjs';
import { firstPicture, quickest, quiet } from '../support/slow.mjs';

const demo = process.env.SEGBAR_DEMO;
const real = process.env.SEGBAR_REAL;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

// Seconds depend on the machine and on what else it does: SEGBAR_JUDGE_TIME=1 makes them count, for a measuring run.
const JUDGED = process.env.SEGBAR_JUDGE_TIME === '1';
const LONGEST_MS = 1500;
const MOST_BYTES = 400_000;

for (const [name, base, search] of [
  ['the start of the demo', demo, ''],
  ['the map of the demo', demo, '?page=map'],
  ['the start of the real snapshot', real, ''],
]) {
  const skip = base ? false : 'the real files are not beside the repository';
  test(`${name} is coloured after at most 400 kB; its time on a slow machine and line is printed, and judged on request`, { skip }, async () => {
    // The server has its answers ready, as for everyone but the first reader after an import.
    await firstPicture(browser, `${base}/${search}`);
    const before = await quiet();
    const { ms, bytes, asked, wrong } = await quickest(4, () => firstPicture(browser, `${base}/${search}`));
    const undisturbed = before && (await quiet());
    console.log(`${name}: coloured after ${ms} ms and ${Math.round(bytes / 1000)} kB, ${asked.length} requests`);
    assert.deepEqual(wrong, []);
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes before colour: ${asked.join(' ')}`);
    assert.ok(!asked.some((url) => /areaMap|maplibre/.test(url)), 'the map library is asked for later');
    if (JUDGED && undisturbed) assert.ok(ms <= LONGEST_MS, `coloured after ${ms} ms`);
  });
}
