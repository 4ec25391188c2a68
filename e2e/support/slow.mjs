// A slow machine on a slow line: 10 Mbit/s with 40 ms to the server and back, and a processor a quarter as fast.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { open } from './browser.mjs';

const BYTES_PER_SECOND = 10e6 / 8;
/** The line, as the browser's protocol names it. */
export const LINE = { offline: false, latency: 40, downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND };

/**
 * Opens an address with a cold cache on a slow machine, and waits for the page's mark `segbar:first-picture`. Resolves with the
 * milliseconds from the start of navigation until the frame after the mark, the bytes that had arrived by then (as sent, compressed), and
 * the addresses asked for before the picture was drawn.
 */
export async function firstPicture(browser, address, view = { width: 1440, height: 900 }) {
  const init = () => {
    new PerformanceObserver((list) => {
      const mark = list.getEntries().find((e) => e.name === 'segbar:first-picture');
      if (mark) requestAnimationFrame(() => requestAnimationFrame(() => globalThis.pictured?.(String(performance.now()))));
    }).observe({ type: 'mark', buffered: true });
  };
  const page = await open(browser, 'about:blank', { ...view, init, origin: new URL(address).origin });
  const wire = await page.context().newCDPSession(page);
  let bytes = 0;
  await wire.send('Network.enable');
  await wire.send('Runtime.enable');
  await wire.send('Runtime.addBinding', { name: 'pictured' });
  await wire.send('Network.emulateNetworkConditions', LINE);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  wire.on('Network.dataReceived', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const pictured = new Promise((done) => {
    wire.on('Runtime.bindingCalled', ({ payload }) => done({ ms: Math.round(Number(payload)), bytes }));
  });
  await page.goto(address, { waitUntil: 'commit' });
  const seen = await pictured;
  // By the page's own clock: what it asked for before the picture was drawn.
  const before = await page.evaluate(() => {
    const mark = performance.getEntriesByName('segbar:first-picture')[0].startTime;
    return performance.getEntriesByType('resource').filter((e) => e.startTime < mark).map((e) => e.name);
  });
  const { wrong } = page;
  await page.context().close();
  return { ...seen, asked: before, wrong };
}

/**
 * Whether this machine has time for the browser: all its processors are set to work for a fifth of a second, and get nearly all of it.
 * Where others compute at the same time, seconds measured here say more about them than about the page.
 */
export async function quiet() {
  const workers = availableParallelism();
  const [from, used] = [performance.now(), process.cpuUsage()];
  const spin = 'const end = performance.now() + 200; while (performance.now() < end);';
  await Promise.all(Array.from({ length: workers }, () => new Promise((done) => new Worker(spin, { eval: true }).on('exit', done))));
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1000 / (performance.now() - from) > 0.75 * workers;
}

/** The quickest of several tries: what else the machine does can only make it slower. */
export async function quickest(tries, once) {
  let best = null;
  for (let i = 0; i < tries; i++) {
    const now = await once();
    if (best === null || now.ms < best.ms) best = now;
  }
  return best;
}
