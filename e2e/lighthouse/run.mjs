// Lighthouse on the page of the demo: performance and accessibility of the start, the map and an area, as a phone
// on a line of 10 Mbit/s, a phone on the slow line of Lighthouse's own, and a desk see them; a phone's processor is a quarter as fast.
// Apart from the browser tests, because it brings two hundred packages: `npm ci` and `npm start` in this folder, with SEGBAR_BIN as for the
// tests. Three runs each; the median counts. Accessibility is judged always, performance with SEGBAR_JUDGE_TIME=1,
// but for the slow line, which is told only.

import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { serveDemo } from '../support/binary.mjs';

const RUNS = Number(process.env.SEGBAR_RUNS ?? 3);
const LEAST = 95;
/** As a phone, with the line and the processor that the other figures of speed are measured with. */
const STATED = {
  extends: 'lighthouse:default',
  settings: { throttling: { rttMs: 40, throughputKbps: 10 * 1024, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0, cpuSlowdownMultiplier: 4 } },
};
/** As a phone on Lighthouse's own line of 1.6 Mbit/s: told, not judged. */
const OWN_LINE = 'phone, 1.6 Mbit/s';
const VIEWS = { start: '', map: '?page=map', area: '?page=area&area=Municipality_2007.3101' };

const demo = process.env.SEGBAR_DEMO ? { address: process.env.SEGBAR_DEMO, stop: () => {} } : await serveDemo();
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
let failed = false;
try {
  for (const [name, search] of Object.entries(VIEWS)) {
    for (const [seen, config] of [['phone, 10 Mbit/s', STATED], [OWN_LINE, undefined], ['desk', desktopConfig]]) {
      const runs = [];
      for (let i = 0; i < RUNS; i++) {
        const options = { port: chrome.port, onlyCategories: ['performance', 'accessibility'], logLevel: 'error' };
        runs.push((await lighthouse(`${demo.address}/${search}`, options, config)).lhr);
      }
      const score = (category) => Math.round(100 * median(runs.map((run) => run.categories[category].score ?? 0)));
      const seconds = (audit) => `${(median(runs.map((run) => run.audits[audit].numericValue ?? NaN)) / 1000).toFixed(1)} s`;
      const [performance, accessibility] = [score('performance'), score('accessibility')];
      console.log(
        `${name}, ${seen}: performance ${performance}, accessibility ${accessibility}; first paint ${seconds('first-contentful-paint')}, ` +
          `largest ${seconds('largest-contentful-paint')}, blocked ${seconds('total-blocking-time')}, ` +
          `shift ${median(runs.map((run) => run.audits['cumulative-layout-shift'].numericValue ?? NaN)).toFixed(3)}`,
      );
      const wrong = accessibility < LEAST || (process.env.SEGBAR_JUDGE_TIME === '1' && seen !== OWN_LINE && performance < LEAST);
      if (!wrong) continue;
      failed = true;
      for (const { title, score, displayValue = '' } of Object.values(runs[0].audits)) if (score !== null && score < 0.9) console.log(`  ${title} ${displayValue}`);
    }
  }
} finally {
  chrome.kill();
  await demo.stop();
}
process.exitCode = failed ? 1 : 0;
