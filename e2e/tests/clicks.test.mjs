import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { countClicks } from '../support/clicks.mjs';
import { finish, launch, open, said, settle } from '../support/browser.mjs';
import { readWorkbook } from '../support/workbook.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ask = async (path) => (await fetch(`${demo}/api/v1/${path}`)).json();

/** The page with nothing done yet, and what is done from now on. */
async function begin(search) {
  const page = await open(browser, `${demo}/${search}`);
  await settle(page);
  return { page, count: await countClicks(page) };
}

test('from the start to the profile of a municipality are two clicks', async () => {
  const { names } = await ask('areas/Municipality_2007');
  const { page, count } = await begin('');
  await page.locator('#search').click();
  await page.keyboard.type(names[4]);
  await page.getByRole('option', { name: `${names[4]} Kommun` }).or(page.getByRole('option', { name: names[4] })).first().click();
  await page.locator('h1', { hasText: names[4] }).waitFor();
  await page.locator('#part-indicators').waitFor();
  assert.deepEqual(count.clicks, 2, count.what.join('; '));
  await finish(page, 'clicks-profile');
});

test('from the start to the DeSO map of an indicator are three clicks', async () => {
  const { page, count } = await begin('');
  await page.locator('#search').click();
  await page.keyboard.type('arbetslösa');
  await page.getByRole('option', { name: /Arbetslösa/ }).first().click();
  await page.locator('.segments label', { hasText: 'DeSO' }).click();
  await page.locator('.map[data-vintage^=DeSO]').waitFor();
  await settle(page);
  assert.match(await said(page.locator('main')), /DeSO, hela landet/i);
  assert.deepEqual(count.clicks, 3, count.what.join('; '));
  await finish(page, 'clicks-deso');
});

const views = async () => {
  const { codes } = await ask('areas/Municipality_2007');
  return {
    start: '',
    map: '?page=map&indicator=low_economic_standard',
    deso: '?page=map&indicator=population&level=deso',
    table: '?page=map&indicator=low_economic_standard&view=table',
    area: `?page=area&area=Municipality_2007.${codes[3]}`,
    compare: `?page=compare&areas=Municipality_2007.${codes[3]}+Municipality_2007.${codes[5]}`,
    lab: '?page=lab&as=table&what=unemployed+post_secondary&level=regso&years=2020-2022',
    types: '?page=types',
  };
};

for (const room of ['start', 'map', 'deso', 'table', 'area', 'compare', 'lab', 'types']) {
  test(`from the view ${room} to a workbook is one click`, async () => {
    const { page, count } = await begin((await views())[room]);
    const button = page.getByRole('button', { name: /^Excel: / }).first();
    const title = (await button.getAttribute('aria-label')).replace('Excel: ', '');
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    assert.deepEqual(count.clicks, 1, count.what.join('; '));
    assert.match(file.suggestedFilename(), /\.xlsx$/);
    const book = await readWorkbook(await file.path());
    assert.deepEqual([...book.keys()], ['Tabell', 'Om siffrorna']);
    const [head, ...rows] = book.get('Tabell');
    assert.ok(rows.length > 0 && rows.every((row) => row.length <= head.length), 'every column has a head');
    assert.ok(rows.flat().some((cell) => typeof cell === 'number'), 'numbers are numbers');
    const about = new Map(book.get('Om siffrorna'));
    assert.match(about.get('Obs'), /Påhittat demoland/);
    assert.equal(about.get('Innehåll'), title);
    for (const what of ['Definition', 'Källor', 'Underlag', 'Länk', 'Hämtad']) assert.ok(about.get(what), `${what} is told`);
    await finish(page, `clicks-excel-${room}`);
  });
}

test('the workbook of a map has every area of the view, as the API gives it', async () => {
  const { page } = await begin('?page=map&indicator=low_economic_standard&level=deso&period=2022');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Excel: / }).click()]);
  const [head, ...rows] = (await readWorkbook(await file.path())).get('Tabell');
  const vintage = await page.locator('.map').getAttribute('data-vintage');
  const { values } = await ask(`values/low_economic_standard/${vintage}/2022`);
  const { codes, names } = await ask(`areas/${vintage}`);
  assert.equal(rows.length, codes.length);
  const value = head.findIndex((label) => label.startsWith('Låg ekonomisk standard ('));
  rows.forEach((row, i) => assert.deepEqual([row[0], row[1], row[value]], [names[i], codes[i], values[i] ?? null]));
  await finish(page, 'clicks-excel-whole');
});

for (const room of ['own', 'indicators', 'methods', 'changes']) {
  test(`from the view ${room} to a workbook is one click, with a row for each thing that is listed`, async () => {
    const { page, count } = await begin(room === 'own' ? `?page=own&figures=1&own=a.DeSO_2018.${(await ask('areas/DeSO_2018')).codes.slice(7, 9).join('-')}` : `?page=${room}`);
    const button = page.getByRole('button', { name: /^Excel: / }).first();
    const title = (await button.getAttribute('aria-label')).replace('Excel: ', '');
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    assert.deepEqual(count.clicks, 1, count.what.join('; '));
    const book = await readWorkbook(await file.path());
    const [head, ...rows] = book.get('Tabell');
    assert.ok(rows.length > 0 && rows.every((row) => row.length <= head.length), 'every column has a head');
    const about = new Map(book.get('Om siffrorna'));
    assert.match(about.get('Obs'), /Påhittat demoland/);
    assert.equal(about.get('Innehåll'), title);
    if (room === 'own') {
      const { people } = await (await fetch(`${demo}/api/v1/own-area`, { method: 'POST', body: JSON.stringify({ vintage: 'DeSO_2018', areas: (await ask('areas/DeSO_2018')).codes.slice(7, 9) }) })).json();
      assert.ok(rows.flat().includes(people.value), 'the people are the people of the API');
    }
    if (room === 'indicators') assert.deepEqual(rows.map((row) => row[1]).sort(), (await ask('indicators')).map((one) => one.id).sort());
    if (room === 'methods') assert.ok(rows.every((row) => /method=/.test(row[3])) && rows.length >= (await page.locator('.pages li').count()), 'every page has its address');
    await finish(page, `clicks-excel-${room}`);
  });
}

test('the workbook of a change holds the differences of the API with their bounds, and what rounding can explain', async () => {
  const { page } = await begin('?page=map&indicator=low_economic_standard&level=municipality&show=change');
  await page.locator('h1', { hasText: /förändring/ }).waitFor();
  const [, from, to] = /(\d{4})–(\d{4})/.exec(await said(page.locator('h1')));
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Excel: / }).click()]);
  const [head, ...rows] = (await readWorkbook(await file.path())).get('Tabell');
  const change = await ask(`change/low_economic_standard/Municipality_2007/${from}/${to}`);
  const { codes } = await ask('areas/Municipality_2007');
  const value = head.findIndex((label) => label.startsWith(`Förändring ${from}–${to}`));
  assert.ok(value > 0, head.join('; '));
  assert.equal(rows.length, codes.length);
  rows.forEach((row) => {
    const at = codes.indexOf(row[1]);
    const expected = change.values[at];
    assert.ok(expected === null ? row[value] === null : Math.abs(row[value] - expected) < 1e-9, `${row}`);
  });
  const certain = head.indexOf('Mer än avrundning');
  const [low, high] = [change.interval?.low ?? change.values, change.interval?.high ?? change.values];
  for (const row of rows) {
    const at = codes.indexOf(row[1]);
    const sure = change.values[at] === null ? '' : low[at] > 0 || high[at] < 0 ? 'ja' : 'nej';
    assert.equal(row[certain] ?? '', sure, `${row}`);
  }
  assert.ok(rows.some((row) => row[certain] === 'ja'), 'some changes are certain');
  await finish(page, 'clicks-excel-change');
});

test('the workbook of local clusters holds the class of each area in the words of the legend', async () => {
  const { page } = await begin('?page=map&indicator=low_economic_standard&level=municipality&show=clusters');
  await page.locator('h1', { hasText: /lokala kluster/ }).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Excel: / }).click()]);
  const [head, ...rows] = (await readWorkbook(await file.path())).get('Tabell');
  const column = head.indexOf('Kluster');
  assert.ok(column > 0, head.join('; '));
  const period = /\d{4}/.exec(await said(page.locator('h1')))[0];
  const { classes } = await ask(`clusters/low_economic_standard/Municipality_2007/${period}`);
  // Areas of one class are told in the same words, and those of another in others.
  const words = new Map();
  rows.forEach((row, i) => words.set(classes[i], (words.get(classes[i]) ?? new Set()).add(row[column])));
  assert.equal(rows.length, classes.length);
  const told = [...words].filter(([name]) => name !== null);
  assert.ok(told.every(([, said]) => said.size === 1) && new Set(told.map(([, said]) => [...said][0])).size === told.length, 'a class is one word');
  await finish(page, 'clicks-excel-clusters');
});
