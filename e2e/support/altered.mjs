// Answers of the real program, changed on their way to the page: for data that no country has all of at once.

/** From now on, answers at addresses of the pattern are what `change` makes of them; `etag` is the snapshot they say they are of. */
export async function alter(page, pattern, change, etag) {
  await page.route(pattern, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), ...(etag ? { etag: `"${etag}"` } : {}) };
    const answer = response.ok() ? JSON.stringify(change(await response.json())) : await response.text();
    await route.fulfill({ status: response.status(), headers, body: answer });
  });
}

/** From now on, nothing is answered. */
export const silence = (page) => page.route('**/api/**', (route) => route.abort());
/** Answers are as they were before. */
export const restore = (page) => page.unroute('**/api/**');

/** Goes to an address of the page without loading it anew, as its own links do. */
export const visit = (page, search) =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, search);
