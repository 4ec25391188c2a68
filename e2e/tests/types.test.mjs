import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { everyAppearance, unfold } from '../support/appearances.mjs';
import { finish, launch, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
const real = process.env.SEGBAR_REAL;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ask = async (path) => (await fetch(`${demo}/api/v1/${path}`)).json();
const types = (search = '') => `${demo}/?page=types${search}`;
const cells = async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
const counted = (text) => Number(text.replace(/\D/g, ''));
/** Waits until everything that was chosen is on the screen. */
async function ready(page) {
  await settle(page);
  await page.locator('main[aria-busy=false] #types-changes').waitFor();
}

test('people and areas of each type are shown year by year, as the API counts them', async () => {
  const page = await open(browser, types());
  await ready(page);
  await page.locator('#types-people summary', { hasText: 'Tabell' }).click();
  const all = await page.locator('#types-people tbody tr').all();
  const { length: years } = await ask('compositions/Nation_2007/00/published');
  assert.ok(all.length === years && years > 10, `${all.length} of ${years}`);
  const [year, ...shares] = await cells(all.at(-1));
  const { share } = await ask(`composition/Nation_2007/00/${year}/published`);
  assert.deepEqual(shares.slice(0, 5), [1, 2, 3, 4, 5].map((type) => `${share[type].toFixed(1).replace('.', ',')} %`));
  const alt = await page.locator('#types-people svg').getAttribute('aria-label');
  assert.ok(alt.includes(`${year}: typ 1 `), alt);
  // A bar for each year, filled by five types.
  assert.equal(await page.locator('#types-areas svg rect.part').count(), years * 5);
  await finish(page, 'types', { full: true });
});

test('flows add up to all areas, and the list has every area that changed type, clear changes first', async () => {
  const page = await open(browser, types('&from=2022&to=2023'));
  await ready(page);
  const { areas: before } = await ask('types/RegSO_2020/2022/published');
  const { areas: later } = await ask('types/RegSO_2020/2023/published');
  const changed = before.filter(({ type }, i) => type !== later[i].type).length;
  await page.locator('#types-flows summary', { hasText: 'Tabell' }).click();
  const matrix = await Promise.all((await page.locator('#types-flows tbody tr').all()).map(async (row) => (await cells(row)).slice(1).map(counted)));
  const flat = matrix.flat().reduce((a, b) => a + b, 0);
  assert.equal(flat, before.length);
  const stayed = matrix.reduce((sum, row, i) => sum + row[i], 0);
  assert.equal(flat - stayed, changed);
  const text = await said(page.locator('#types-changes'));
  const { judged } = await ask('flows/RegSO_2020/2022/2023/published');
  const { clear } = judged;
  assert.ok(text.includes(`${clear} av ${changed} byten är tydliga, ${judged.near_a_cut} ligger nära en gräns`), text.slice(0, 300));
  const list = await Promise.all((await page.locator('#types-changes tbody tr').all()).slice(0, clear + 1).map(cells));
  assert.ok(list.slice(0, clear).every((row) => row.at(-1) === 'tydligt byte'));
  assert.equal(list[clear].at(-1), 'nära en gräns');
  await finish(page, 'types-flows', { full: true });
});

test('another part of the country, variant and year are in the address, and back undoes them', async () => {
  const page = await open(browser, types());
  await ready(page);
  await page.getByLabel('Län', { exact: true }).selectOption({ index: 1 });
  await ready(page);
  const county = /within=(\d\d)/.exec(page.url())[1];
  await page.getByRole('radio', { name: 'Öppen variant' }).check({ force: true });
  await ready(page);
  await page.getByLabel('Från år').selectOption('2020');
  await ready(page);
  assert.match(page.url(), new RegExp(`within=${county}&variant=open&from=2020`));
  const { areas } = await ask('types/RegSO_2020/2023/open');
  const inside = areas.filter(({ code }) => code.startsWith(county)).length;
  await page.locator('#types-flows h3', { hasText: '2020–2023' }).waitFor();
  assert.match(await said(page.locator('#types-flows')), new RegExp(`av ${inside} områden`));
  assert.doesNotMatch(await said(page.locator('#types-flows')), /hela landet/);
  await page.goBack();
  await ready(page);
  await page.locator('#types-flows h3', { hasText: '2010–2023' }).waitFor();
  await finish(page, 'types-county', { full: true });
});

test('an indicator is shown within each type, as the median of its areas', async () => {
  const page = await open(browser, types('&indicator=unemployed&to=2022&from=2021'));
  await ready(page);
  const { areas } = await ask('types/RegSO_2020/2022/published');
  const { values } = await ask('values/unemployed/RegSO_2020/2022');
  const sorted = values.filter((value, i) => value !== null && areas[i].type === 1).sort((a, b) => a - b);
  const median = (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
  await page.locator('#types-indicator summary', { hasText: 'Tabell' }).click();
  const [type, n, , , middle] = await cells(page.locator('#types-indicator tbody tr').first());
  assert.match(type, /^1 – Stora socioekonomiska utmaningar$/);
  assert.deepEqual([counted(n), middle], [sorted.length, `${median.toFixed(1).replace('.', ',')} %`]);
  await page.getByLabel('Indikator', { exact: true }).selectOption('post_secondary');
  await page.locator('#types-indicator h3', { hasText: 'Eftergymnasial utbildning' }).waitFor();
  assert.match(page.url(), /indicator=post_secondary/);
  await finish(page, 'types-indicator', { full: true });
});

test('an area that changed leads to its own page', async () => {
  const page = await open(browser, types('&from=2022&to=2023'));
  await ready(page);
  const link = page.locator('#types-changes tbody a').first();
  const name = (await said(link)).split(',')[0];
  await link.click();
  await settle(page);
  await page.locator('h1', { hasText: name }).waitFor();
  await finish(page, 'types-area');
});

test('two equal years have no flows, which is said', async () => {
  const page = await open(browser, types('&from=2022&to=2022'));
  await settle(page);
  assert.match(await said(page.locator('main')), /Välj två olika år för att se flöden/);
  await finish(page, 'types-same');
});

test('the types are right in both languages, light and dark, on a phone and on a desk', async () => {
  await everyAppearance(browser, types('&within=31'), 'types', { prepare: (page) => ready(page).then(() => unfold(page)) });
});

test('a snapshot with one year says that flows need two', { skip: !real && 'no real data beside the repository' }, async () => {
  const page = await open(browser, `${real}/?page=types`);
  await settle(page);
  const text = await said(page.locator('main'));
  assert.match(text, /13,4 % av befolkningen bodde 2022 i områden med socioekonomiska utmaningar/);
  assert.match(text, /449 av 3 363 RegSO var 2022 av typ 1 eller 2/);
  assert.match(text, /typer för bara ett år, 2022/);
  await finish(page, 'types-real', { full: true });
});
