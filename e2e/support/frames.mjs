// How smoothly a map follows the hand: frames per second, and what each costs the page's main thread.

import { open, settle } from './browser.mjs';

/** How often a hand's mouse tells where it is, and so many times. */
const EVERY_MS = 8;
const MOVES = 120;

/**
 * Opens a map, waits until it is at rest, and drags it, then zooms it, with the browser's own mouse and a processor `rate` times slower.
 * Resolves, for each, with the frames per second that the browser asked the page for, milliseconds of a full-speed processor per frame on the
 * main thread, and the share of the frames that came in time for 50 a second.
 */
export async function movements(browser, address, { rate = 1 } = {}) {
  const page = await open(browser, address);
  await settle(page);
  const wire = await page.context().newCDPSession(page);
  await wire.send('Performance.enable', { timeDomain: 'threadTicks' });
  await wire.send('Emulation.setCPUThrottlingRate', { rate });
  const worked = async () => (await wire.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value * 1000;
  const box = await page.locator('.map canvas').first().boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const seen = {};
  for (const how of ['pan', 'zoom']) {
    await page.mouse.move(x, y);
    if (how === 'pan') await page.mouse.down();
    await page.evaluate(() => {
      globalThis.frameTimes = [];
      const next = (at) => {
        globalThis.frameTimes.push(at);
        globalThis.nextFrame = requestAnimationFrame(next);
      };
      globalThis.nextFrame = requestAnimationFrame(next);
    });
    const before = await worked();
    // Events are sent without waiting for the page: a hand does not wait either.
    const sent = [];
    for (let i = 1; i <= MOVES; i++) {
      const to = { x: x + 150 * Math.sin(i / 20), y: y + 150 * Math.sin(i / 33) };
      const event = how === 'pan' ? { type: 'mouseMoved', ...to, button: 'left', buttons: 1 } : { type: 'mouseWheel', x, y, deltaX: 0, deltaY: i < MOVES / 2 ? -15 : 15 };
      sent.push(wire.send('Input.dispatchMouseEvent', event));
      await new Promise((done) => setTimeout(done, EVERY_MS));
    }
    await Promise.all(sent);
    const cpu = (await worked()) - before;
    const times = await page.evaluate(() => {
      cancelAnimationFrame(globalThis.nextFrame);
      return globalThis.frameTimes;
    });
    if (how === 'pan') await page.mouse.up();
    const gaps = times.slice(1).map((t, i) => t - times[i]);
    seen[how] = {
      rate: Math.round((1000 * gaps.length) / (times.at(-1) - times[0])),
      cpu: Math.round((10 * cpu) / gaps.length) / 10,
      inTime: Math.round((100 * gaps.filter((gap) => gap <= 20.5).length) / gaps.length),
    };
    await settle(page);
  }
  const { wrong } = page;
  await page.context().close();
  return { seen, wrong };
}
