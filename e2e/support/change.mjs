// How long another choice takes from the arrival of its last answer until the map is in its colours, on a slow processor.

import { open, settle } from './browser.mjs';
import { LINE } from './slow.mjs';

/**
 * Opens a map, waits until it is at rest, and makes each of the choices (functions of the page) with a processor a quarter as fast, on the
 * slow line. Resolves with one entry per choice: milliseconds from the arrival of the last answer, or from the choice if nothing had to be fetched, to the frame after the colours, the milliseconds of the
 * processor spent by the page's main thread from the choice until then (of a full-speed processor), and the bytes of its answers.
 */
export async function changes(browser, address, choices, { rate = 4 } = {}) {
  const page = await open(browser, address);
  await settle(page);
  const wire = await page.context().newCDPSession(page);
  await wire.send('Performance.enable', { timeDomain: 'threadTicks' });
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', LINE);
  await wire.send('Emulation.setCPUThrottlingRate', { rate });
  const worked = async () => (await wire.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value * 1000;
  const seen = [];
  for (const choose of choices) {
    const from = await page.evaluate(() => {
      performance.clearMarks('segbar:coloured');
      performance.clearResourceTimings();
      // When the choice was made, in case nothing has to be fetched for it: not when the test's order to make it was given.
      addEventListener('change', (event) => (globalThis.chosenAt = event.timeStamp), { capture: true, once: true });
      globalThis.colouredAt = new Promise((done) => {
        new PerformanceObserver((list, watcher) => {
          watcher.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
        }).observe({ type: 'mark' });
      });
      return performance.now();
    });
    const before = await worked();
    await choose(page);
    const measured = await page.evaluate(async (from) => {
      const at = await globalThis.colouredAt;
      const answers = performance.getEntriesByType('resource').filter((e) => e.startTime >= from && e.name.includes('/api/'));
      const arrived = Math.max(from, globalThis.chosenAt ?? from, ...answers.map((e) => e.responseEnd));
      return { ms: Math.round(at - arrived), bytes: answers.reduce((sum, e) => sum + e.encodedBodySize, 0), asked: answers.map((e) => new URL(e.name).pathname) };
    }, from);
    seen.push({ ...measured, cpu: Math.round((await worked()) - before) });
    await settle(page);
  }
  const { wrong } = page;
  await page.context().close();
  return { seen, wrong };
}
