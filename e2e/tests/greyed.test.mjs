// One rule for figures that rest on few people: below the number that the indicator's definition states they are pale and say so, wherever
// they are shown. The rooms are walked with an area that is made tiny on its way to the page, and with an own area of a few houses.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { alter } from '../support/altered.mjs';
import { unfold } from '../support/appearances.mjs';
import { axe, finish, launch, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ask = async (path, body) => (await fetch(`${demo}/api/v1/${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : undefined)).json();
const VINTAGE = 'RegSO_2020';
const FEW = 42;

/** The numbers of a column of a card's table (0 names the row), by whether they are pale; cells without a number are left out. */
async function pale(page, card, column) {
  const rows = await page.locator(`${card} tbody tr`).evaluateAll(
    (all, at) => all.map((row) => row.children[at]).filter((cell) => /\d/.test(cell?.textContent ?? '')).map((cell) => cell.classList.contains('greyed')),
    column,
  );
  return { pale: rows.filter(Boolean).length, all: rows.length };
}
const allPale = async (page, card, column) => {
  const { pale: found, all } = await pale(page, card, column);
  assert.ok(all > 0, `${card} has numbers`);
  assert.equal(found, all, `${card}, column ${column}: all numbers are pale`);
};
const nonePale = async (page, card, column) => {
  const { pale: found, all } = await pale(page, card, column);
  assert.ok(all > 0 && found === 0, `${card}, column ${column}: ${found} of ${all} are pale`);
};

test('an area with few people is pale in every room, and the others beside it are not', async () => {
  const { codes, parents } = await ask(`areas/${VINTAGE}`);
  const at = 50;
  const [tiny, other] = [codes[at], codes[at + 1]];
  const page = await open(browser, 'about:blank', { origin: demo });
  await alter(page, `**/profile/${VINTAGE}/${tiny}`, (profile) => {
    for (const point of profile.indicators.find((one) => one.id === 'population').series) point.value = FEW;
    profile.population.value = FEW;
    return profile;
  });
  await alter(page, `**/values/population/${VINTAGE}/**`, (column) => {
    column.values[at] = FEW;
    return column;
  });

  await page.goto(`${demo}/?page=area&area=${VINTAGE}.${tiny}&indicator=unemployed`);
  await page.locator('#similar').waitFor();
  await settle(page);
  await unfold(page);
  const rule = new Map((await ask('indicators')).map((one) => [one.name.sv, one.disclosure.grey_below !== null && one.disclosure.grey_below > FEW]));
  const cards = await page.locator('[id^=topic-], #years').evaluateAll((all) => all.map((card) => card.id));
  let judged = 0;
  for (const card of cards) {
    for (const row of await page.locator(`#${card} tbody tr`).all()) {
      const name = (await row.locator('th').innerText()).trim();
      const cells = row.locator(card === 'years' ? 'td' : 'td:nth-child(3)');
      const seen = await cells.evaluateAll((all) => all.filter((cell) => /\d/.test(cell.textContent)).map((cell) => cell.classList.contains('greyed')));
      assert.deepEqual(seen, seen.map(() => rule.get(name)), `${card}, ${name}: as its definition says`);
      judged += seen.length;
    }
  }
  assert.ok(judged > 100 && [...rule.values()].filter(Boolean).length > 10, `${judged} numbers were looked at`);
  await nonePale(page, '#topic-work', 4);
  await allPale(page, '#development', 1);
  await nonePale(page, '#development', 2);
  const itself = page.locator('#similar tbody tr').first();
  assert.ok((await itself.locator('td.greyed').count()) >= 5, 'what it is compared by is pale');
  assert.deepEqual(await axe(page), []);

  await page.goto(`${demo}/?page=compare&areas=${VINTAGE}.${tiny}+${VINTAGE}.${other}`);
  await page.locator('#compare-all').waitFor();
  await settle(page);
  await unfold(page);
  const head = await page.locator('#compare-all thead th').allInnerTexts();
  assert.ok(head.length >= 3, head.join('; '));
  assert.ok((await page.locator('#compare-all td.greyed').count()) > 3, 'the tiny area is pale beside the other');
  assert.ok((await page.locator('#compare-all td.numeric:not(.greyed)').count()) > 3, 'the other is not');

  await page.goto(`${demo}/?page=map&indicator=unemployed&level=regso&period=2022&view=table&filter=${tiny}`);
  const line = page.locator('main tbody tr', { hasText: tiny });
  await line.waitFor();
  await line.locator('td.greyed').first().waitFor();
  assert.match(await said(line), /osäkert, få invånare/);

  await page.goto(`${demo}/?page=lab&as=table&what=unemployed&level=regso&years=2022&within=${parents[at]}`);
  const found = page.locator('.result tbody tr', { has: page.locator('td.greyed') });
  await found.first().waitFor();
  assert.match(await said(found.first()), /osäkert, få invånare/);
  assert.equal(await found.count(), 1, 'one area is pale');
  await finish(page, 'greyed');
});

test('an own area of a few houses is pale in all its cards', async () => {
  const { codes } = await ask('areas/DeSO_2018');
  const { transform, arcs } = await ask('geometry/DeSO_2018');
  const corner = arcs[0][0].map((value, axis) => value * transform.scale[axis] + transform.translate[axis]);
  const radius = 60;
  const own = await ask('own-area', { center: corner, radius });
  assert.ok(codes.length > 0 && own.small && own.people.value > 0, `${own.people?.value} people are few`);
  const page = await open(browser, `${demo}/?page=own&own=c.${corner.map((one) => one.toFixed(5)).join('_')}_${radius}&figures=1`);
  await page.locator('#own-similar').waitFor();
  await page.locator('#own-years').waitFor();
  await settle(page);
  await unfold(page);
  assert.match(await said(page.locator('.figures')), /färre än 100 personer/);
  await allPale(page, '#own-topic-work', 2);
  await allPale(page, '#own-years', 1);
  assert.deepEqual(await pale(page, '#own-similar', 2), { pale: 10, all: 11 }, 'all distances but that to itself');
  await allPale(page, '#own-parts', 3);
  assert.equal(await page.locator('#own-summary td.greyed').count(), 1, 'the people; the surface is sure');
  assert.deepEqual(await axe(page), []);
  await finish(page, 'greyed-own');
});
