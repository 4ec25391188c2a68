import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { family, finish, launch, mapColours, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ask = async (path) => (await fetch(`${demo}/api/v1/${path}`)).json();

test('the map shows the country coloured in the five area types', async () => {
  const page = await open(browser, `${demo}/?page=map`);
  await settle(page);
  const counts = await mapColours(page, family('types'));
  for (const [colour, points] of Object.entries(counts)) assert.ok(points > 20, `${colour} is on ${points} points`);
  assert.match(await said(page.locator('h1')), /^Områdestyp 20\d\d$/);
  await finish(page, 'map');
});

test('another indicator, year and level each change the map, the heading and the address', async () => {
  const page = await open(browser, `${demo}/?page=map`);
  await settle(page);
  await page.getByLabel('Indikator', { exact: true }).selectOption('low_economic_standard');
  await settle(page);
  const warm = await mapColours(page, family('warm'));
  for (const [colour, points] of Object.entries(warm)) assert.ok(points > 20, `${colour} is on ${points} points`);
  assert.match(page.url(), /indicator=low_economic_standard/);

  await page.getByLabel('Föregående år').click();
  await settle(page);
  const earlier = await mapColours(page, family('warm'));
  assert.notDeepEqual(earlier, warm, 'the colours of another year');
  assert.match(page.url(), /period=20\d\d/);

  await page.getByRole('radio', { name: 'Kommuner' }).check({ force: true });
  await settle(page);
  assert.match(await said(page.locator('main')), /Kommuner, hela landet · 290 av 290 områden visas/);
  assert.match(page.url(), /level=municipality/);
  await page.goBack();
  await settle(page);
  assert.match(await said(page.locator('main')), /RegSO, hela landet · 3 363 av 3 363/);
  await finish(page, 'indicator-year-level');
});

test('all 5 984 DeSO are drawn, and the open variant steps in for area types', async () => {
  const page = await open(browser, `${demo}/?page=map&period=2022`);
  await settle(page);
  await page.getByRole('radio', { name: 'DeSO' }).check({ force: true });
  await settle(page);
  assert.match(await said(page.locator('main')), /5 984 av 5 984 områden visas/);
  assert.match(await said(page.locator('.legend')), /Öppen variant: beräknad här/);
  const counts = await mapColours(page, family('types'));
  for (const [colour, points] of Object.entries(counts)) assert.ok(points > 5, `${colour} is on ${points} points`);
  await finish(page, 'deso');
});

test('while the wheel turns, the picture is moved and nothing is drawn; at rest the map is drawn where it looks', async () => {
  const page = await open(browser, `${demo}/?page=map`);
  await settle(page);
  const before = await mapColours(page, family('types'));
  await page.evaluate(() => {
    globalThis.slid = [];
    const canvas = document.querySelector('.map canvas');
    new MutationObserver((changes) => {
      for (const { addedNodes, removedNodes } of changes) {
        for (const node of addedNodes) if (node.className === 'map-slide') globalThis.slid.push(`comes, canvas of ${canvas.width}`);
        for (const node of removedNodes) if (node.className === 'map-slide') globalThis.slid.push('goes');
      }
    }).observe(document.querySelector('.map'), { childList: true });
  });
  const box = await page.locator('.map canvas').first().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, -300);
  await page.waitForURL(/at=/);
  await settle(page);
  const slid = await page.evaluate(() => globalThis.slid);
  assert.deepEqual([slid[0], slid.at(-1)], ['comes, canvas of 1', 'goes']);
  assert.notDeepEqual(await mapColours(page, family('types')), before, 'the map is closer');
  await finish(page, 'wheel');
});

test('a click on the map shows the area under it in short, and leads to its own page', async () => {
  const page = await open(browser, `${demo}/?page=map`);
  await settle(page);
  const box = await page.locator('.map canvas').boundingBox();
  const spot = await areaNear(page, box, 0.5, 0.6);
  await page.mouse.click(spot.x, spot.y);
  await page.locator('.panel h2', { hasText: spot.name }).waitFor();
  await settle(page);
  assert.match(page.url(), /page=map&.*area=RegSO_\d{4}\.\d{4}R\d{3}/);
  assert.match(await said(page.locator('.panel')), /invånare 20\d\d/);
  await page.getByRole('link', { name: 'Allt om området' }).click();
  await page.locator('h1', { hasText: spot.name }).waitFor();
  await settle(page);
  assert.match(page.url(), /page=area&area=RegSO_\d{4}\.\d{4}R\d{3}$/);
  const text = await said(page.locator('main'));
  assert.match(text, /invånare 20\d\d/);
  assert.match(text, /Alla indikatorer/);
  const [, vintage, code] = page.url().match(/area=(RegSO_\d{4})\.(\d{4}R\d{3})/);
  const { population } = await ask(`profile/${vintage}/${code}`);
  assert.ok(text.includes(`${population.value.toLocaleString('sv-SE').replace(/\s/g, ' ')} invånare`));
  await finish(page, 'profile');
});

test('what the map says under the pointer is what the table says', async () => {
  const page = await open(browser, `${demo}/?page=map&indicator=low_economic_standard`);
  await settle(page);
  const box = await page.locator('.map canvas').boundingBox();
  const told = new Map();
  for (const down of [0.35, 0.5, 0.62, 0.74, 0.85]) {
    const spot = await areaNear(page, box, 0.5, down);
    told.set(spot.name, spot.value);
  }
  assert.ok(told.size >= 3, `${told.size} different areas under the pointer`);
  await page.getByRole('radio', { name: 'Tabell' }).check({ force: true });
  for (const [name, value] of told) {
    await page.getByLabel('Filtrera på namn eller kod').fill(name);
    const row = page.locator('tbody tr').filter({ has: page.getByRole('link', { name, exact: true }) });
    const shown = await row.first().locator('td').nth(2).innerText();
    assert.equal(shown.trim(), value);
  }
  await finish(page, 'twin');
});

test('the table has the values of the API, all of them, in the order asked for', async () => {
  const page = await open(browser, `${demo}/?page=map&indicator=low_economic_standard&level=municipality&view=table&sort=value.desc`);
  await page.locator('tbody tr').first().waitFor();
  const period = (await said(page.locator('h1'))).match(/\d{4}/)[0];
  const { values } = await ask(`values/low_economic_standard/Municipality_2007/${period}`);
  const { codes } = await ask('areas/Municipality_2007');
  const expected = codes
    .map((code, i) => ({ code, value: values[i], i }))
    .sort((a, b) => (a.value === null) - (b.value === null) || b.value - a.value || a.i - b.i)
    .map(({ code, value }) => `${code} ${value === null ? 'saknas' : value.toFixed(1).replace('.', ',')}`);
  const shown = [];
  for (;;) {
    shown.push(
      ...(await page.locator('tbody tr').evaluateAll((rows) =>
        rows.map((row) => {
          const cells = row.querySelectorAll('td');
          return `${cells[0].textContent.trim()} ${cells[2].textContent.trim().replace(/\s*%$/, '').replace(/^saknas.*/, 'saknas')}`;
        }),
      )),
    );
    const next = page.getByRole('button', { name: 'Nästa sida' });
    if (await next.isDisabled()) break;
    await next.click();
  }
  assert.deepEqual(shown, expected);
  await finish(page, 'table');
});

test('the downloaded file has a row per area and says that the country is made up', async () => {
  const page = await open(browser, `${demo}/?page=map&level=county&indicator=population&view=table`);
  await page.locator('tbody tr').first().waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Ladda ner CSV' }).click()]);
  const stream = await download.createReadStream();
  const text = (await stream.toArray()).map(String).join('');
  const lines = text.trim().split('\r\n');
  assert.match(lines[0], /Påhittat demoland/);
  assert.equal(lines.filter((l) => !/^\ufeff?#/.test(l)).length, 1 + 21);
  await finish(page, 'download');
});

test('a county limits map and table, and the map goes there', async () => {
  const page = await open(browser, `${demo}/?page=map`);
  await settle(page);
  const before = await mapColours(page, ['--outside']);
  await page.getByRole('combobox', { name: 'Län' }).selectOption({ index: 3 });
  await settle(page);
  const after = await mapColours(page, ['--outside']);
  assert.ok(after['--outside'] > before['--outside'] + 500, 'what lies outside is toned down');
  const county = page.url().match(/within=(\d\d)/)[1];
  await page.getByRole('radio', { name: 'Tabell' }).check({ force: true });
  const codes = await page.locator('td.code').allInnerTexts();
  assert.ok(codes.length > 0 && codes.every((code) => code.startsWith(county)));
  await finish(page, 'county');
});

test('a list of the police is drawn on top, and its areas have profiles', async () => {
  const { police_editions } = await ask('snapshot');
  const edition = police_editions.at(-1);
  const page = await open(browser, `${demo}/?page=map`);
  await settle(page);
  await page.getByLabel('Polisens lista').selectOption(edition);
  await settle(page);
  const { '--overlay': points } = await mapColours(page, ['--overlay']);
  assert.ok(points > 10, `the overlay is on ${points} points`);
  const { areas } = await ask(`police/${edition}`);
  await page.goto(`${demo}/?page=area&area=${edition}.${areas[0].code}`);
  await page.locator('h1', { hasText: areas[0].name }).waitFor();
  await settle(page);
  const text = await said(page.locator('main'));
  assert.match(text, /på polisens lista 20\d\d/);
  assert.match(text, /Andel av polisområdets folk/);
  await finish(page, 'police');
});

test('patterns can be laid over the area types', async () => {
  const page = await open(browser, `${demo}/?page=map`);
  await settle(page);
  const before = await mapColours(page, ['--types-1']);
  await page.getByLabel('Mönster över färgerna').check();
  await settle(page);
  const after = await mapColours(page, ['--types-1']);
  assert.ok(after['--types-1'] < before['--types-1'], 'part of the colour is covered');
  await finish(page, 'patterns');
});

test('Swedish letters, two languages and the year are in the title of the page', async () => {
  const page = await open(browser, `${demo}/?page=map`);
  await settle(page);
  assert.match(await page.title(), /^Områdestyp 20\d\d · segbar$/);
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await page.waitForFunction(() => /^Area type 20\d\d · segbar$/.test(document.title));
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await finish(page, 'title');
});

/** Moves the pointer about a place on the map until it is over an area; where that is, and what the map says of it. */
async function areaNear(page, box, across, down) {
  for (let step = 0; step < 40; step++) {
    const angle = step * 2.4;
    const x = box.x + box.width * across + Math.cos(angle) * step * 6;
    const y = box.y + box.height * down + Math.sin(angle) * step * 6;
    await page.mouse.move(x, y);
    await page.waitForTimeout(60);
    const tip = page.locator('.tip');
    if ((await tip.count()) === 0) continue;
    const [name, value] = [await tip.locator('strong').innerText(), await tip.locator('span').last().innerText()];
    return { x, y, name, value };
  }
  throw new Error('there is no area near that place of the map');
}
