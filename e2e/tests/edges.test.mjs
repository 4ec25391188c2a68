import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answers } from '../fixtures/country.mjs';
import { serveFixture } from '../fixtures/server.mjs';
import { alter, restore, silence, visit } from '../support/altered.mjs';
import { axe, family, finish, launch, mapColours, open, said, settle } from '../support/browser.mjs';
import { readWorkbook } from '../support/workbook.mjs';

const demo = process.env.SEGBAR_DEMO;
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
  assert.match(await said(page.locator('h1')), /2023/, 'the last picture stays');
  assert.match(await said(page.locator('main')), /blandas inte/);
  await page.getByRole('alert').getByRole('button', { name: 'Läs in det nya' }).click();
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

// From here on the demo's own answers, changed on their way.

const municipality = async (n) => `Municipality_2007.${(await (await fetch(`${demo}/api/v1/areas/Municipality_2007`)).json()).codes[n]}`;
/** Nothing of the page is a number that is none. */
const noNonsense = (text) => assert.doesNotMatch(text, /NaN|undefined|Infinity|null|\[object/);
const blank = { value: null, low: null, high: null, missing: 'suppressed' };

test('an indicator of an area may have no, one, two, equal or only missing values', async () => {
  const area = await municipality(3);
  const page = await open(browser, 'about:blank', { origin: new URL(demo).origin });
  /** Each indicator of the profile gets another kind of series. */
  const series = {
    unemployed: () => [],
    low_economic_standard: (points) => points.slice(-1),
    post_secondary: (points) => points.slice(-2),
    population: (points) => points.map((point) => ({ ...point, value: 700 })),
    employed: (points) => points.map((point) => ({ ...point, ...blank })),
  };
  await alter(page, '**/api/v1/profile/**', (profile) => ({
    ...profile,
    indicators: profile.indicators.map((one) => {
      const points = (series[one.id] ?? ((all) => all))(one.series);
      const latest = points.some(({ value }) => value !== null) ? { ...one.latest, value: points.at(-1).value } : null;
      return { ...one, series: points, latest };
    }),
  }));
  await page.goto(`${demo}/?page=area&area=${area}`);
  const names = { low_economic_standard: 'Låg ekonomisk standard', post_secondary: 'Eftergymnasial utbildning', population: 'Folkmängd' };
  for (const [id, rows] of Object.entries({ low_economic_standard: 1, post_secondary: 2, population: 16 })) {
    await visit(page, `?page=area&area=${area}&indicator=${id}`);
    await page.locator('#development', { hasText: names[id] }).waitFor();
    await settle(page);
    noNonsense(await said(page.locator('main')));
    assert.equal(await page.locator('#development tbody tr').count(), rows, id);
  }
  assert.deepEqual(await axe(page), []);
  const text = await said(page.locator('main'));
  assert.match(text, /Området saknar värde för:.*sysselsatta[^;]*\(undertryckt för att skydda enskilda\)/, 'only missing values are told with their reason');
  assert.equal(await page.locator('#development-indicator option[value=unemployed]').count(), 0, 'what has no years is not offered');
  await finish(page, 'edge-series');
});

test('an area without people says so, and divides nothing by nobody', async () => {
  const area = await municipality(3);
  const page = await open(browser, 'about:blank', { origin: new URL(demo).origin, expected: [/status of 4\d\d/] });
  const none = (numbers) => Object.fromEntries(Object.keys(numbers).map((key) => [key, 0]));
  await alter(page, '**/api/v1/profile/**', (profile) => ({
    ...profile,
    population: { ...profile.population, value: 0 },
    composition: profile.composition.map((one) => ({ ...one, people: none(one.people), share: Object.fromEntries(Object.keys(one.share).map((key) => [key, null])) })),
    indicators: profile.indicators.map((one) => ({
      ...one,
      latest: one.id === 'population' ? { ...one.latest, value: 0 } : null,
      series: one.series.map((point) => ({ ...point, ...blank, ...(one.id === 'population' ? { value: 0, missing: null } : { missing: 'no_population' }) })),
    })),
  }));
  await page.goto(`${demo}/?page=area&area=${area}`);
  await page.locator('#part-development').waitFor();
  await settle(page);
  const text = await said(page.locator('main'));
  noNonsense(text);
  assert.match(text, /\b0 invånare/);
  assert.match(text, /ingen befolkning i gruppen/);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'edge-nobody', { full: true });
});

test('a municipality with a single small area has a page, a map and no measures of how its parts differ', async () => {
  const area = await municipality(3);
  const code = area.split('.')[1];
  const { codes } = await (await fetch(`${demo}/api/v1/areas/DeSO_2018`)).json();
  const only = codes.find((one) => one.startsWith(code));
  const page = await open(browser, 'about:blank', { origin: new URL(demo).origin, expected: [/status of 4\d\d/] });
  await alter(page, '**/api/v1/profile/**', (profile) => ({ ...profile, children: { ...profile.children, codes: profile.children.codes.slice(0, 1), names: profile.children.names.slice(0, 1) } }));
  await page.route('**/api/v1/measures/**', (route) =>
    route.fulfill({ status: 400, contentType: 'application/problem+json', body: JSON.stringify({ type: 'no-parts', title: 'För få delar', status: 400, detail: 'Området har bara en del.' }) }),
  );
  // Of the areas of its map all but one lie elsewhere.
  await alter(page, '**/api/v1/areas/DeSO_2018', (areas) => ({ ...areas, codes: areas.codes.map((one) => (one.startsWith(code) && one !== only ? `9999${one.slice(4)}` : one)) }));
  await page.goto(`${demo}/?page=area&area=${area}`);
  await page.locator('#part-inside').waitFor();
  await settle(page);
  noNonsense(await said(page.locator('main')));
  assert.equal(await page.locator('#inside tbody tr').count(), 1);
  assert.deepEqual(await axe(page), []);
  await page.goto(`${demo}/?page=map&indicator=low_economic_standard&level=deso&period=2022&within=${code}&view=table`);
  await settle(page);
  assert.equal(await page.locator('tbody tr').count(), 1);
  assert.match(await said(page.locator('main')), /1 av /);
  noNonsense(await said(page.locator('body')));
  await finish(page, 'edge-single');
});

test('a name with every Swedish letter, quotes and signs is shown, found and written to files as it is', async () => {
  const name = '=Åsö–Ärla Öby, Éksjö Müller & ”Blå” <b>Á\'Ü</b>';
  const area = await municipality(3);
  const [vintage, code] = area.split('.');
  const page = await open(browser, 'about:blank', { origin: new URL(demo).origin });
  await alter(page, `**/api/v1/areas/${vintage}`, (areas) => ({ ...areas, names: areas.names.map((one, i) => (areas.codes[i] === code ? name : one)) }));
  await alter(page, `**/api/v1/profile/${vintage}/${code}`, (profile) => ({ ...profile, area: { ...profile.area, name } }));
  await page.goto(`${demo}/?page=map&indicator=low_economic_standard&level=municipality`);
  await settle(page);
  await page.locator('#search').fill('asö–arla oby, eksjö mul');
  await page.locator('[role=option]').first().click();
  await page.locator('.panel').getByText(name).first().waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Excel: / }).first().click()]);
  assert.ok((await readWorkbook(await file.path())).get('Tabell').some((row) => row[0] === name && row[1] === code));
  await page.goto(`${demo}/?page=area&area=${area}`);
  await page.locator('h1', { hasText: name }).waitFor();
  assert.ok((await page.title()).startsWith(name));
  await finish(page, 'edge-letters');
});

test('an indicator with one year has no other year to go to, and no line', async () => {
  const page = await open(browser, 'about:blank', { origin: new URL(demo).origin });
  await alter(page, '**/api/v1/indicators', (indicators) =>
    indicators.map((one) => (one.id === 'low_economic_standard' ? { ...one, available: one.available.filter((a) => a.vintage === 'RegSO_2020').map((a) => ({ ...a, periods: [2022] })) } : one)),
  );
  await page.goto(`${demo}/?page=map&indicator=low_economic_standard`);
  await settle(page);
  assert.match(await said(page.locator('h1')), /2022/);
  for (const label of ['Föregående år', 'Nästa år']) assert.equal(await page.getByLabel(label).isDisabled(), true, label);
  await page.goto(`${demo}/?page=lab&as=line&what=low_economic_standard&level=regso`);
  await settle(page);
  assert.match(await said(page.locator('main')), /2022/);
  noNonsense(await said(page.locator('main')));
  await finish(page, 'edge-year');
});

const journeys = async () => {
  const [one, other, third] = await Promise.all([3, 5, 8].map(municipality));
  return {
    start: { from: '?', to: '?page=map&indicator=unemployed', shows: /Arbetslösa/ },
    map: { from: '?page=map&indicator=unemployed&period=2016', to: '?page=map&indicator=unemployed&period=2017', keeps: /2016/, shows: /2017/ },
    area: { from: `?page=area&area=${one}`, to: `?page=area&area=${other}`, shows: /Utveckling/ },
    compare: { from: `?page=compare&areas=${one}+${other}`, to: `?page=compare&areas=${one}+${other}+${third}`, shows: /Jämför/ },
    lab: { from: '?page=lab&as=table&what=unemployed&level=county', to: '?page=lab&as=table&what=post_secondary&level=county', keeps: /Arbetslösa/, shows: /Eftergymnasial/ },
    types: { from: '?page=types&from=2015', to: '?page=types&from=2012', shows: /2012/ },
  };
};

for (const room of ['start', 'map', 'area', 'compare', 'lab', 'types']) {
  test(`when the server goes away the room ${room} says so, keeps what it can, and goes on when it is back`, async () => {
    const { from, to, keeps, shows } = (await journeys())[room];
    const page = await open(browser, `${demo}/${from}`, { expected: [/ERR_|Failed to load/] });
    await settle(page);
    await silence(page);
    await visit(page, to);
    const again = page.getByRole('button', { name: 'Försök igen' }).first();
    await again.waitFor();
    assert.match(await said(page.locator('main')), /Inget svar från servern/);
    if (keeps) assert.match(await said(page.locator('main')), keeps);
    await restore(page);
    await again.click();
    await again.waitFor({ state: 'detached' });
    await settle(page);
    assert.match(await said(page.locator('main')), shows);
    await finish(page, `edge-gone-${room}`);
  });

  test(`when the data are replaced under the room ${room} nothing of the new is shown beside the old`, async () => {
    const { from, to } = (await journeys())[room];
    const page = await open(browser, `${demo}/${from}`);
    await settle(page);
    const answered = [];
    await alter(page, '**/api/**', (answer) => (answered.push(1), JSON.parse(JSON.stringify(answer).replaceAll(/:\d+\.\d+/g, ':98765.4321'))), 'another');
    await visit(page, to);
    await page.locator('[data-notice=replaced]').waitFor();
    await page.waitForLoadState('networkidle');
    assert.ok(answered.length > 0);
    assert.doesNotMatch(await said(page.locator('main')), /98.?765/);
    assert.match(await said(page.locator('[data-notice=replaced]')), /Underlaget har uppdaterats/);
    await finish(page, `edge-replaced-${room}`);
  });
}
