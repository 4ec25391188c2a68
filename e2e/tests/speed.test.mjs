import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../support/browser.mjs';
import { changes } from '../support/change.mjs';
import { movements } from '../support/frames.mjs';
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
    assert.ok(!asked.some((url) => /areaMap|board|painter|maplibre/.test(url)), 'the map library is asked for later');
    if (JUDGED && undisturbed) assert.ok(ms <= LONGEST_MS, `coloured after ${ms} ms`);
  });
}

const LONGEST_CHANGE_MS = 100;
const MOST_CHANGE_BYTES = 30_000;
/** A map of all small areas, with an indicator that is neither a type nor a count. */
const SMALL_AREAS = '?page=map&indicator=post_secondary&level=deso&period=2022';

test('another indicator or year of all 5 984 small areas brings at most 30 kB; its time from arrival to colours is printed, and judged on request', async () => {
  const year = (period) => (page) => page.getByLabel('År', { exact: true }).selectOption(String(period));
  const indicator = (id) => (page) => page.getByLabel('Indikator', { exact: true }).selectOption(id);
  // The first change is not counted: the browser has not yet made the page's code quick.
  const choices = [year(2021), year(2020), indicator('unemployment_rate'), indicator('socioeconomic_index_open'), year(2021), indicator('post_secondary')];
  const before = await quiet();
  const { seen, wrong } = await changes(browser, `${demo}/${SMALL_AREAS}`, choices);
  const undisturbed = before && (await quiet());
  assert.deepEqual(wrong, []);
  const counted = seen.slice(1);
  for (const { ms, bytes, asked } of counted) {
    console.log(`another choice: in its colours ${ms} ms after ${(bytes / 1000).toFixed(1)} kB had arrived (${asked.map((path) => path.replace('/api/v1/', '')).join(', ')})`);
    assert.ok(bytes <= MOST_CHANGE_BYTES, `${bytes} bytes: ${asked.join(' ')}`);
    if (JUDGED && undisturbed) assert.ok(ms <= LONGEST_CHANGE_MS, `in its colours after ${ms} ms`);
  }
  assert.ok(counted.filter(({ asked }) => asked.some((path) => path.includes('/values/') && path.includes('DeSO'))).length >= 3, 'values were asked for');
});

const MOST_FRAME_MS = 20;
const LEAST_FRAMES = 50;

test('dragging and zooming all 5 984 small areas leaves the page’s main thread time for 50 frames a second; the frames of this machine are printed, and judged on request', async () => {
  for (const slower of [1, 4]) {
    const before = await quiet();
    const { seen, wrong } = await movements(browser, `${demo}/${SMALL_AREAS}`, { rate: slower });
    const undisturbed = before && (await quiet());
    assert.deepEqual(wrong, []);
    for (const [how, { rate, cpu, inTime }] of Object.entries(seen)) {
      console.log(`${how}, ${slower} times slower: ${rate} frames a second, ${inTime} % of them in time for 50; ${cpu} ms of the main thread per frame`);
      assert.ok(cpu > 0 && (slower > 1 || cpu <= MOST_FRAME_MS), `${how}: ${cpu} ms per frame`);
      if (JUDGED && undisturbed) assert.ok(rate >= LEAST_FRAMES, `${how}, ${slower} times slower: ${rate} frames a second`);
    }
  }
});
