import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axe, drawAll, finish, launch, open, OUTPUT, picture, said, settle } from '../support/browser.mjs';

// Catchments, inside a town and mobile stops. They read the register of offices and change nothing.
const desk = process.env.SEGBAR_DESK;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A municipality of the demo with some areas on the list of the police. */
const TOWN = '3301';

const plan = (search = '') => `${desk}/?page=plan${search}`;
const ask = async (path, body) => {
  const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };
  const response = await fetch(`${desk}/api/v1/desk/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
};
const ready = async (page) => {
  await settle(page);
  await page.locator('main[aria-busy=false]').waitFor();
};

test('staff within reach is told for groups, on a map and per office, and another method changes the address, the command and the figures', async () => {
  const page = await open(browser, plan('&tab=catchments'));
  await ready(page);
  const groups = page.locator('#plan-floating-groups');
  await groups.waitFor();
  const first = await said(groups.locator('header + p'));
  assert.match(first, /årsarbetskrafter per 10 000 personer/);
  const told = await ask('floating-catchments', {});
  await drawAll(page);
  const map = page.locator('#plan-floating-areas svg.drawing');
  await map.waitFor();
  assert.equal(await map.locator('.mark.keep').count(), told.offices.length);
  assert.match(await map.getAttribute('aria-label'), new RegExp(`${told.offices.length} kontor i dag`));
  assert.equal(await page.locator('#plan-floating-loads tbody tr').count(), told.offices.length);
  await page.getByLabel('Hur folk och personal fördelas').selectOption('enhanced');
  await page.getByText('Alla räknas vid varje kontor de når (E2SFCA)').first().waitFor();
  assert.match(page.url(), /method=enhanced/);
  assert.match(await page.locator('pre').first().textContent(), /^segbar plan catchments --candidates none --method enhanced --by area_type$/);
  const steps = page.getByLabel('Steg: minuter och vikt');
  await steps.fill('10:1,5:2');
  await steps.press('Tab');
  assert.match(await said(page.getByRole('alert')), /stigande minuter/);
  assert.doesNotMatch(page.url(), /steps=/);
  await steps.fill('45:1');
  await steps.press('Tab');
  await page.getByText('kontor inom 45 minuter').waitFor();
  assert.notEqual(await said(groups.locator('header + p')), first);
  await page.getByLabel('Dela upp efter').selectOption('county');
  await page.getByLabel('Visa på kartan').selectOption({ index: 1 });
  await page.waitForURL(/part=\d\d/);
  await page.locator('#plan-floating-areas svg.drawing').waitFor();
  assert.deepEqual(await axe(page), []);
  await finish(page, 'plan-catchments', { full: true });
});

test('a table of offices and their loads is taken away as CSV', async () => {
  const page = await open(browser, plan('&tab=catchments&lang=en&perstaff=4000'));
  await ready(page);
  const card = page.locator('#plan-floating-loads');
  await card.waitFor();
  assert.match(await said(card.locator('header + p')), /100% is 4,000 people for each full-time equivalent/);
  await card.locator('.take summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', { name: 'CSV' }).click()]);
  const rows = readFileSync(await download.path(), 'utf8').trim().split('\n');
  assert.ok(rows.length > (await card.locator('tbody tr').count()));
  await finish(page, 'plan-catchments-csv');
});

test('the sites of a town are ranked for a purpose, with the list of the police as a hard and as a soft frame', async () => {
  const page = await open(browser, plan('&tab=town'));
  await ready(page);
  await page.getByText('Välj en kommun för att se platserna').waitFor();
  const card = page.locator('#plan-town-sites');
  /** Chooses something, and waits until the card shows what the desk answered. */
  const choose = async (label, value) => {
    const answered = page.waitForResponse((response) => response.url().endsWith('/desk/town'));
    await page.getByLabel(label, { exact: true }).selectOption(value);
    const told = await (await answered).json();
    // A long table is drawn piece by piece.
    await page.waitForFunction((count) => document.querySelectorAll('#plan-town-sites tbody tr').length === count, Math.min(told.sites.length, 200));
    return told;
  };
  const all = await choose('Kommun', TOWN);
  assert.equal(await said(card.locator('tbody th').first()), all.sites[0].site.name);
  await card.locator('svg.drawing').waitFor();
  await page.getByLabel('Vad kontoret är till för').selectOption('trust');
  await page.getByText('Syftet förtroende behöver en lista').waitFor();
  const hard = await choose('Polisens lista', 'Police_2023');
  assert.ok(hard.sites.length > 0 && hard.sites.length < all.sites.length);
  assert.match(await said(card.locator('header + p')), new RegExp(`Platser utanför listan, som inte är med: ${hard.outside}`));
  const soft = await choose('Listan är', 'soft');
  assert.equal(soft.sites.length, all.sites.length);
  assert.match(page.url(), new RegExp(`town=${TOWN}&purpose=trust&list=Police_2023&extra=1`));
  await page.getByText('Samma fråga utan sidan').click();
  assert.equal(await page.locator('pre').first().textContent(), `segbar plan town --municipality ${TOWN} --purpose trust --list Police_2023 --extra 1`);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'plan-town', { full: true });
});

test('a bus gets stops and days with the keyboard alone, on a map and as a calendar, and an opened address asks again', async () => {
  const page = await open(browser, plan('&tab=mobile&beyond=20&stops=5&days=2&lang=en'));
  await ready(page);
  assert.equal(await page.getByRole('button', { name: 'Seek stops and tours' }).isDisabled(), true);
  await page.getByLabel('Office where the bus is at night').selectOption('demo-001');
  await page.getByLabel('At most so many stops', { exact: true }).focus();
  await page.keyboard.press('Enter');
  const rota = page.locator('#plan-rota');
  await rota.waitFor({ timeout: 60_000 });
  assert.match(await said(page.locator('.said')), /stops on \d days reach/);
  await drawAll(page);
  const days = await page.locator('#plan-rota-days tbody tr').count();
  assert.ok(days >= 1 && days <= 2);
  assert.equal(await rota.locator('svg.drawing .tour').count(), days);
  await page.getByLabel('First day').fill('2027-01-11');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Calendar (.ics)' }).click()]);
  const text = readFileSync(await download.path(), 'utf8');
  assert.equal(text.match(/BEGIN:VEVENT/g).length, days);
  assert.match(text, /DTSTART;VALUE=DATE:20270111/);
  const stops = await rota.locator('tbody tr').allInnerTexts();
  await page.reload();
  await rota.waitFor({ timeout: 60_000 });
  assert.deepEqual(await rota.locator('tbody tr').allInnerTexts(), stops);
  await page.getByLabel('Days of driving in a period').fill('0');
  await page.getByLabel('Days of driving in a period').press('Tab');
  assert.match(await said(page.getByRole('alert')), /from 1 to 60/);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'plan-mobile', { full: true });
});

test('where nobody is left beyond the band there is nobody to reach', async () => {
  const page = await open(browser, plan('&tab=mobile&beyond=600&home=demo-001'));
  await ready(page);
  await page.getByText('Ingen har mer än 600 minuter till ett kontor').waitFor({ timeout: 60_000 });
  assert.equal(await page.locator('.card').count(), 0);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'plan-mobile-nobody');
});

test('without offices the tabs say so, and ask nothing', async () => {
  const page = await open(browser, 'about:blank', { origin: desk });
  const asked = [];
  await page.route('**/api/v1/desk/offices', (route) => route.fulfill({ json: { offices: [], fictional: true } }));
  page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
  for (const tab of ['catchments', 'mobile&home=demo-001']) {
    await page.goto(plan(`&lang=en&tab=${tab}`));
    await ready(page);
    await page.getByText('No office is open today').waitFor();
    assert.equal(await page.locator('.card').count(), 0);
    assert.deepEqual(await axe(page), []);
  }
  assert.deepEqual(asked, []);
  await finish(page, 'plan-rooms-empty');
});

test('catchments, towns and mobile stops are right in the dark in both languages, on a phone and on a desk', async () => {
  const tabs = [['catchments', '#plan-floating-areas'], [`town&town=${TOWN}`, '#plan-town-sites'], ['mobile&home=demo-001&stops=5', '#plan-rota']];
  for (const [width, scheme, lang] of [[360, 'dark', 'en'], [1440, 'dark', 'sv']]) {
    const page = await open(browser, 'about:blank', { width, scheme, origin: desk });
    for (const [tab, there] of tabs) {
      await page.goto(plan(`&tab=${tab}&lang=${lang}`));
      await ready(page);
      await page.locator(there).waitFor({ timeout: 60_000 });
      await drawAll(page);
      assert.deepEqual(await axe(page), [], tab);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${tab} is ${wide} points too wide`);
      await picture(page, `${OUTPUT}/plan-${tab.split('&')[0]}-${lang}-${scheme}-${width}.png`, { full: true });
    }
    await finish(page, `plan-rooms-${width}-${scheme}`);
  }
});
