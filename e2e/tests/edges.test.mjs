import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answers } from '../fixtures/country.mjs';
import { serveFixture } from '../fixtures/server.mjs';
import { axe, family, finish, launch, mapColours, open, said, settle } from '../support/browser.mjs';

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serveFixture();
});
after(async () => {
  await browser.close();
  await server.close();
});

/** The indicator's columns for RegSO replaced. */
const withColumn = (column) =>
  answers({ change: (indicator, vintage, _period, values) => (indicator === 'low_economic_standard' && vintage === 'RegSO_2020' ? values.map(column) : values) });
const ADDRESS = () => `${server.address}/?indicator=low_economic_standard`;
// The tiny country has no composition; the page does without the sentence.
const expected = [/status of 404/];

test('a map with only missing values is hatched, and says why', async () => {
  server.answers = withColumn(() => null);
  const page = await open(browser, ADDRESS(), { expected });
  await settle(page);
  const counts = await mapColours(page, [...family('warm'), '--missing']);
  assert.ok(counts['--missing'] > 1000);
  for (const colour of family('warm')) assert.equal(counts[colour], 0);
  const legend = await said(page.locator('.legend'));
  assert.match(legend, /Inget område har ett värde/);
  assert.match(legend, /undertryckt för att skydda enskilda \(240\)/);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'edge-missing');
});

test('one value among missing ones is one class', async () => {
  server.answers = withColumn((_, i) => (i === 100 ? 12.5 : null));
  const page = await open(browser, ADDRESS(), { expected });
  await settle(page);
  assert.match(await said(page.locator('.legend')), /12,5\s+1\s/);
  assert.match(await said(page.locator('main')), /1 har ett värde/);
  await finish(page, 'edge-one');
});

test('two values are two classes at the ends of the ramp', async () => {
  server.answers = withColumn((_, i) => (i % 2 ? 10 : 20));
  const page = await open(browser, ADDRESS(), { expected });
  await settle(page);
  const counts = await mapColours(page, family('warm'));
  assert.ok(counts['--warm-1'] > 1000 && counts['--warm-5'] > 1000);
  assert.equal(counts['--warm-3'], 0);
  await finish(page, 'edge-two');
});

test('equal values are one class, and the legend says so', async () => {
  server.answers = withColumn(() => 7);
  const page = await open(browser, ADDRESS(), { expected });
  await settle(page);
  assert.match(await said(page.locator('.legend')), /Alla områden har samma värde/);
  await finish(page, 'edge-equal');
});

test('when the server goes away the page keeps what it has, says so, and recovers', async () => {
  server.answers = answers();
  const page = await open(browser, ADDRESS(), { expected: [...expected, /ERR_|Failed to load/] });
  await settle(page);
  server.broken = true;
  await page.getByLabel('Föregående år').click();
  await page.getByRole('alert').waitFor();
  assert.match(await said(page.getByRole('alert')), /Inget svar från servern/);
  assert.match(await said(page.locator('h1')), /2023/, 'the last picture stays');
  server.broken = false;
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await page.locator('h1', { hasText: '2022' }).waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  await finish(page, 'edge-gone');
});

test('when the data are replaced under an open page it offers to load the new ones', async () => {
  server.answers = answers({ id: 'fixture-1' });
  const page = await open(browser, ADDRESS(), { expected });
  await settle(page);
  server.answers = answers({ id: 'fixture-2', fictional: false });
  await page.getByLabel('Föregående år').click();
  await page.getByRole('alert').waitFor();
  assert.match(await said(page.getByRole('alert')), /Underlaget har uppdaterats/);
  await page.getByRole('button', { name: 'Läs in det nya' }).click();
  await settle(page);
  assert.equal(await page.getByRole('alert').count(), 0);
  assert.equal(await page.locator('[data-notice=fictional]').count(), 0);
  await finish(page, 'edge-replaced');
});

test('an address that asks for what does not exist is answered with the nearest, and a sentence', async () => {
  server.answers = answers();
  const page = await open(browser, `${server.address}/?indicator=happiness&period=1987&level=county&area=RegSO_2020.9999R999`, { expected });
  await settle(page);
  const text = await said(page.locator('main'));
  assert.match(text, /Indikatorn ”happiness” finns inte i underlaget/);
  assert.match(text, /Indikatorn saknas för 1987/);
  assert.match(await said(page.locator('.panel')), /finns inte/);
  await finish(page, 'edge-asked');
});

test('a snapshot without anything to show says how to fill it', async () => {
  const empty = answers({ fictional: false });
  empty.set('indicators', []);
  empty.set('first', { ...empty.get('first'), picture: null });
  server.answers = empty;
  const page = await open(browser, server.address, { expected });
  await page.locator('h1', { hasText: 'Det finns inga uppgifter' }).waitFor();
  assert.match(await said(page.locator('main')), /segbar import/);
  await finish(page, 'edge-empty');
});
