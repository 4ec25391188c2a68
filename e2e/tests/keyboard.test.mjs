import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { finish, launch, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const focused = (page) =>
  page.evaluate(() => {
    const e = document.activeElement;
    return e.id || e.getAttribute('aria-label') || e.textContent.trim();
  });

test('by keyboard alone: skip, search, read about an area, close it, steer the map, sort the table', async () => {
  const page = await open(browser, `${demo}/?page=map`);
  await settle(page);

  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Hoppa till innehållet');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'content');

  // Search: type, choose with the arrows, and be taken to the area.
  const { names } = await (await fetch(`${demo}/api/v1/areas/Municipality_2007`)).json();
  await page.keyboard.press('Shift+Tab');
  for (let i = 0; (await focused(page)) !== 'search'; i++) {
    assert.ok(i < 40, 'the search field is reached');
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.type(names[7]);
  await page.locator('[role=option]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'panel-name');
  assert.equal((await focused(page)), 'panel-name');
  assert.equal(await said(page.locator('#panel-name')), names[7]);

  // Close: the focus returns to the content.
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Stäng');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'content');
  assert.equal(await page.locator('.panel').count(), 0);

  // The map: forward from the content to the canvas; the arrows move it, Enter chooses what is under the cross.
  for (let i = 0; !(await page.evaluate(() => document.activeElement?.tagName === 'CANVAS')); i++) {
    assert.ok(i < 20, 'the map is reached');
    await page.keyboard.press('Tab');
  }
  assert.equal(await page.locator('.cross').isVisible(), true);
  await page.keyboard.press('ArrowUp');
  await settle(page);
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'panel-name');
  assert.match(page.url(), /area=/);

  // Table: choose it with the arrow keys, sort, open the first row.
  await page.getByRole('radio', { name: 'Karta' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('main thead').waitFor();
  await page.locator('main thead button').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('main thead th')?.getAttribute('aria-sort') === 'ascending');
  const first = page.locator('main tbody tr a').first();
  const name = await first.innerText();
  await first.focus();
  await page.keyboard.press('Enter');
  await page.locator('#panel-name', { hasText: name }).waitFor();
  await finish(page, 'keyboard');
});

test('the map reads out the area under the cross', async () => {
  const page = await open(browser, `${demo}/?page=map&level=county&indicator=population`);
  await settle(page);
  await page.locator('.map canvas').focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => /\d/.test([...document.querySelectorAll('[role=status]')].at(-1)?.textContent ?? ''));
  const { names } = await (await fetch(`${demo}/api/v1/areas/County_2007`)).json();
  const told = await page.locator('[aria-live=polite]').last().innerText();
  assert.ok(names.some((name) => told.startsWith(name)), `“${told}” begins with the name of a county`);
  await finish(page, 'read-out');
});
