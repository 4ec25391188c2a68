// Counts what somebody does with a hand on a mouse or a finger on a screen.

/**
 * Counts on a page, from now on and through every address it goes to. The rule: each press of a pointer is a click, also the one that
 * puts the cursor into a field; what is chosen in a list that the browser opens itself is one more; typing and scrolling are none.
 */
export async function countClicks(page) {
  const count = { clicks: 0, what: [] };
  await page.exposeFunction('noteClick', (what) => {
    count.clicks += 1;
    count.what.push(what);
  });
  const listen = () => {
    const named = (target) => (target instanceof Element ? (target.getAttribute('aria-label') ?? target.textContent ?? '').trim().slice(0, 40) || target.tagName : '');
    addEventListener('pointerdown', (event) => event.isTrusted && window.noteClick(`press: ${named(event.target)}`), true);
    addEventListener('change', (event) => event.target instanceof HTMLSelectElement && window.noteClick(`choice: ${event.target.value}`), true);
  };
  await page.addInitScript(listen);
  await page.evaluate(listen);
  return count;
}
