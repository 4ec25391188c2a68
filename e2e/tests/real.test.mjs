import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, family, finish, launch, mapColours, open, said, settle } from '../support/browser.mjs';

const real = process.env.SEGBAR_REAL;
const skip = real ? false : 'the real files are not beside the repository';
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test('the real snapshot shows the RegSO of Uppsala county in their types, with Gottsunda on the police list', { skip }, async () => {
  const page = await open(browser, `${real}/?indicator=area_type&period=2022&overlay=Police_2023&within=03`);
  await settle(page);
  assert.match(await said(page.locator('h1')), /Områdestyp 2022/);
  assert.match(await said(page.locator('main')), /Gränser finns för 123 av 3 363 RegSO/);
  const counts = await mapColours(page, [...family('types'), '--overlay']);
  for (const type of [3, 4, 5]) assert.ok(counts[`--types-${type}`] > 100, `type ${type} is on the map`);
  assert.equal(await page.locator('[data-notice=fictional]').count(), 0);

  await page.goto(`${real}/?indicator=area_type&period=2022&overlay=Police_2023&area=RegSO_2020.${await gottsunda()}`);
  await page.locator('.panel h2', { hasText: 'Gottsunda' }).waitFor();
  await settle(page);
  assert.match(await said(page.locator('.panel')), /Berörs av områden på polisens listor/);
  const near = await mapColours(page, ['--overlay']);
  assert.ok(near['--overlay'] > 100, 'the area of the police is drawn');
  assert.deepEqual(await axe(page), []);
  await page.getByRole('link', { name: 'Allt om området' }).click();
  await page.locator('#police-title').waitFor();
  assert.match(await said(page.locator('#police')), /2023\s+riskområde/);
  await finish(page, 'real-uppsala');
});

test('the real snapshot has all municipalities in the table and on the map', { skip }, async () => {
  const page = await open(browser, `${real}/?indicator=population&level=municipality&period=2022`);
  await settle(page);
  assert.match(await said(page.locator('main')), /290 av 290 områden visas/);
  const counts = await mapColours(page, family('plain'));
  for (const [colour, points] of Object.entries(counts)) assert.ok(points > 100, `${colour} is on ${points} points`);
  await page.getByRole('radio', { name: 'Tabell' }).check({ force: true });
  assert.match(await said(page.locator('.pages')), /Rad 1–50 av 290/);
  await page.getByLabel('Filtrera på namn eller kod').fill('Uppsala');
  assert.match(await said(page.locator('tbody')), /0380/);
  await finish(page, 'real-municipalities');
});

test('the official types of 2022 have the official numbers in the legend', { skip }, async () => {
  const page = await open(browser, `${real}/?indicator=area_type&period=2022`);
  await settle(page);
  const numbers = (await page.locator('.legend .count').allInnerTexts()).map((n) => Number(n.replace(/\D/g, '')));
  assert.deepEqual(numbers, [160, 289, 855, 1770, 289]);
  await finish(page, 'real-types');
});

async function gottsunda() {
  const { areas, overlays } = await (await fetch(`${real}/api/v1/police/Police_2023`)).json();
  const { code } = areas.find((area) => area.name.includes('Gottsunda'));
  const inside = overlays.filter((o) => o.police_area === code && o.vintage === 'RegSO_2020');
  return inside.sort((a, b) => b.share_of_police_area - a.share_of_police_area)[0].area;
}
