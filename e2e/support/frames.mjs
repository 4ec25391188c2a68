// How smoothly a map follows the hand: frames per second, and what each costs the page's main thread.

import { open, settle } from './browser.mjs';

const FRAMES = 30;

/**
 * Opens a map, waits until it is at rest, and drags it, then zooms it, one event per frame. Resolves, for each, with frames per second,
 * milliseconds of the processor per frame on the main thread, and the share of the frames that came in time for 50 a second.
 */
export async function movements(browser, address, view = { width: 1440, height: 900 }) {
  const page = await open(browser, address, view);
  await settle(page);
  const wire = await page.context().newCDPSession(page);
  await wire.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => (await wire.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value * 1000;
  const seen = {};
  for (const how of ['pan', 'zoom']) {
    const before = await worked();
    const times = await page.evaluate(
      async ([how, frames]) => {
        const canvas = document.querySelector('.map canvas');
        const box = canvas.getBoundingClientRect();
        const at = (x, y) => ({ bubbles: true, cancelable: true, button: 0, clientX: box.x + box.width / 2 + x, clientY: box.y + box.height / 2 + y });
        const next = () => new Promise(requestAnimationFrame);
        const times = [await next()];
        if (how === 'pan') canvas.dispatchEvent(new MouseEvent('mousedown', { ...at(0, 0), buttons: 1 }));
        for (let i = 1; i <= frames; i++) {
          const [x, y] = [150 * Math.sin(i / 15), 150 * Math.sin(i / 25)];
          if (how === 'pan') document.dispatchEvent(new MouseEvent('mousemove', { ...at(x, y), buttons: 1 }));
          else canvas.dispatchEvent(new WheelEvent('wheel', { ...at(0, 0), deltaY: i < frames / 2 ? -25 : 25 }));
          times.push(await next());
        }
        if (how === 'pan') document.dispatchEvent(new MouseEvent('mouseup', at(0, 0)));
        return times;
      },
      [how, FRAMES],
    );
    const cpu = (await worked()) - before;
    const gaps = times.slice(1).map((t, i) => t - times[i]);
    seen[how] = {
      rate: Math.round((1000 * FRAMES) / (times.at(-1) - times[0])),
      cpu: Math.round((10 * cpu) / FRAMES) / 10,
      inTime: Math.round((100 * gaps.filter((gap) => gap <= 20.5).length) / FRAMES),
    };
    await settle(page);
  }
  const { wrong } = page;
  await page.context().close();
  return { seen, wrong };
}
