// Lighthouse on the page of the demo: performance and accessibility of the start, the map and an area, as a phone and as a desk see them.
// Apart from the browser tests, because it brings two hundred packages: `npm ci` and `npm start` in this folder, with SEGBAR_BIN as for the
// tests. Three runs each; the median counts. Accessibility is judged always, performance with SEGBAR_JUDGE_TIME=1.

import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { serveDemo } from '../support/binary.mjs';

const RUNS = Number(process.env.SEGBAR_RUNS ?? 3);
const LEAST = 95;
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
    for (const [seen, config] of [['phone', undefined], ['desk', desktopConfig]]) {
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
      const wrong = accessibility < LEAST || (process.env.SEGBAR_JUDGE_TIME === '1' && performance < LEAST);
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
