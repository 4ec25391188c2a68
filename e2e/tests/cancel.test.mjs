// What takes long to compute: it says that it goes on, can be stopped, and can be asked again. The request itself ends.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, drawn, finish, launch, open, said } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Holds the answers to some addresses back until `go` is called. */
async function hold(page, addresses) {
  let go;
  const gone = new Promise((done) => (go = done));
  await page.route(addresses, async (route) => {
    await gone;
    // Who has hung up meanwhile gets nothing.
    await route.continue().catch(() => {});
  });
  return go;
}

for (const [what, search, addresses, where, expected] of [
  ['similar areas', async () => `?page=area&area=RegSO_2020.${(await (await fetch(`${demo}/api/v1/areas/RegSO_2020`)).json()).codes[50]}`, /\/similar\//, '#part-near', '#similar'],
  ['a measure over the years', async () => '?page=area&area=Municipality_2007.3101', /\/measures\/[^?]*\/all\?/, '#part-segregation', '#measure-years'],
]) {
  test(`${what}: the computation is stopped, its request ends, and it can be asked for again`, async () => {
    const page = await open(browser, 'about:blank', { origin: demo });
    const go = await hold(page, addresses);
    const ended = page.waitForEvent('requestfailed', { predicate: (request) => addresses.test(request.url()) });
    await page.goto(`${demo}/${await search()}`);
    const part = page.locator(where);
    await part.getByRole('button', { name: /^Avbryt: / }).click();
    assert.match((await ended).failure().errorText, /ABORTED/);
    assert.match(await said(part), /Avbruten beräkning/);
    assert.equal(await page.locator('[role=alert]').count(), 0, 'what somebody stopped is no failure');
    assert.deepEqual(await axe(page), []);
    go();
    await part.getByRole('button', { name: /^Räkna igen: / }).click();
    await drawn(page, expected);
    assert.doesNotMatch(await said(part), /Avbruten|Avbryt/);
    await finish(page, `cancel-${expected.slice(1)}`);
  });
}

for (const [what, search, addresses, legend] of [
  ['local clusters', 'show=clusters', /\/clusters\//, /slump|grannar/],
  ['a change', 'show=change', /\/change\//, /förändring/i],
]) {
  test(`${what} on the map: the computation is stopped, the map keeps the values, and it can be asked for again`, async () => {
    const page = await open(browser, 'about:blank', { origin: demo });
    const go = await hold(page, addresses);
    const ended = page.waitForEvent('requestfailed', { predicate: (request) => addresses.test(request.url()) });
    await page.goto(`${demo}/?page=map&indicator=low_economic_standard&level=municipality&${search}`);
    const place = page.locator('.legend').last();
    await page.getByRole('button', { name: /^Avbryt: / }).click();
    assert.match((await ended).failure().errorText, /ABORTED/);
    await page.getByText(/Avbruten beräkning/).waitFor();
    go();
    await page.getByRole('button', { name: /^Räkna igen: / }).click();
    await page.getByText(/Avbruten beräkning/).waitFor({ state: 'detached' });
    await place.filter({ hasText: legend }).waitFor();
    await finish(page, `cancel-${search.slice(5)}`);
  });
}
