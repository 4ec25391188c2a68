import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { everyAppearance, unfold } from '../support/appearances.mjs';
import { axe, drawn, finish, launch, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
const real = process.env.SEGBAR_REAL;
const skip = real ? false : 'the real files are not beside the repository';
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ask = async (path, from = demo) => (await fetch(`${from}/api/v1/${path}`)).json();
const chips = (page) => page.getByRole('list', { name: 'Valda områden' }).locator('li');

test('areas are chosen, named and set aside in sets, and the address holds all of it', async () => {
  const page = await open(browser, `${demo}/?page=compare`);
  await settle(page);
  await page.getByRole('button', { name: 'De tre kommunerna med flest invånare' }).click();
  await drawn(page, '#compare-bars');
  assert.equal(await chips(page).count(), 3);

  const { names } = await ask('areas/Municipality_2007');
  await page.getByRole('combobox', { name: 'Lägg till ett område' }).fill(names[3]);
  await page.locator('#compare-area-hits [role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await chips(page).nth(3).waitFor();
  await page.getByLabel('Uppsättningens namn').fill('Åtta & nio');
  await page.keyboard.press('Tab');
  await page.locator('h1', { hasText: 'Åtta & nio' }).waitFor();

  await page.getByRole('button', { name: 'Kopiera uppsättningen' }).click();
  await page.getByRole('radio', { name: 'Uppsättning 2' }).waitFor();
  await page.getByRole('button', { name: /^Ta bort / }).first().click();
  await chips(page).nth(3).waitFor({ state: 'detached' });
  assert.equal(await chips(page).count(), 3);
  const address = page.url();

  const other = await open(browser, address);
  await settle(other);
  assert.equal(await chips(other).count(), 3);
  await other.getByRole('radio', { name: 'Åtta & nio' }).check({ force: true });
  await chips(other).nth(3).waitFor();
  assert.equal(await other.title(), 'Åtta & nio · segbar');
  await settle(other);
  assert.deepEqual(await axe(other), []);
  await finish(other, 'compare-sets', { full: true });
  await finish(page, 'compare-chosen');
});

test('what stands side by side is what each area says of itself, in the year they have in common', async () => {
  const { codes } = await ask('areas/Municipality_2007');
  const two = await Promise.all(codes.slice(3, 5).map((code) => ask(`profile/Municipality_2007/${code}`)));
  const page = await open(browser, `${demo}/?page=compare&areas=${codes.slice(3, 5).map((code) => `Municipality_2007.${code}`).join('+')}&indicator=unemployed`);
  await page.locator('#compare-all tbody tr').first().waitFor();
  const row = await said(page.locator('#compare-all tbody tr', { has: page.getByRole('link', { name: 'Arbetslösa', exact: true }) }));
  for (const profile of two) {
    const { value } = profile.indicators.find((i) => i.id === 'unemployed').latest;
    assert.ok(row.includes(`${value.toLocaleString('sv-SE', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`), row);
  }
  assert.match(await said(page.locator('#compare-bars-title')), /^Arbetslösa 20\d\d$/);
  await drawn(page, '#compare-measures');
  await page.locator('#compare-measures progress').waitFor({ state: 'detached' });
  assert.match(await said(page.locator('#compare-measures summary', { hasText: 'Tabell' })), /Tabell \(2 rader\)/);
  await settle(page);
  await finish(page, 'compare-side-by-side', { full: true });
});

test('an area that the data does not have is said to be missing, and the others stay', async () => {
  const { codes } = await ask('areas/Municipality_2007');
  const page = await open(browser, `${demo}/?page=compare&areas=Municipality_2007.${codes[0]}+Municipality_2007.9999`, { expected: [/404/] });
  await page.locator('#compare-all').waitFor();
  assert.match(await said(page.locator('main')), /Området Municipality_2007\.9999 finns inte i underlaget/);
  assert.match(await said(page.locator('main')), /Lägg till ett område till/);
  await settle(page);
  await finish(page, 'compare-unknown');
});

test('from the page of an area: it stands beside the one it lies in and the country', async () => {
  const { codes } = await ask('areas/RegSO_2020');
  const page = await open(browser, `${demo}/?page=area&area=RegSO_2020.${codes[50]}`);
  await page.getByRole('link', { name: 'Jämför med andra' }).click();
  await chips(page).nth(2).waitFor();
  assert.equal(await chips(page).count(), 3);
  await drawn(page, '#compare-types');
  await settle(page);
  await finish(page, 'compare-from-area');
});

test('the comparison is right in both languages, light and dark, on a phone and on a desk', async () => {
  const { codes } = await ask('areas/Municipality_2007');
  const regso = (await ask('areas/RegSO_2020')).codes;
  const areas = `Nation_2007.00+Municipality_2007.${codes[3]}+RegSO_2020.${regso[50]}+RegSO_2020.${regso[51]}`;
  await everyAppearance(browser, `${demo}/?page=compare&areas=${areas}~Två|Municipality_2007.${codes[4]}`, 'compare', { prepare: unfold });
});

test('an empty comparison says what to do, in both languages', async () => {
  await everyAppearance(browser, `${demo}/?page=compare`, 'compare-empty');
});

test('the real snapshot: Uppsala beside Stockholm, with one year of each', { skip }, async () => {
  const page = await open(browser, `${real}/?page=compare&areas=Municipality_2007.0380+Municipality_2007.0180+RegSO_2020.0380R001`);
  await drawn(page, '#compare-measures');
  await page.locator('#compare-measures progress').waitFor({ state: 'detached' });
  assert.match(await said(page.locator('main')), /Områdena är av olika slag/);
  assert.match(await said(page.locator('#compare-bars-title')), /2022$/);
  await settle(page);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'real-compare', { full: true });
});
