import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { everyAppearance, unfold } from '../support/appearances.mjs';
import { drawAll, finish, launch, open, said, settle } from '../support/browser.mjs';
import { readWorkbook } from '../support/workbook.mjs';

const demo = process.env.SEGBAR_DEMO;
const real = process.env.SEGBAR_REAL;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ask = async (path) => (await fetch(`${demo}/api/v1/${path}`)).json();
const lab = (search = '') => `${demo}/?page=lab${search}`;
/** Waits until what was chosen is on the screen, whole. */
async function ready(page) {
  await settle(page);
  await drawAll(page);
  await page.waitForFunction(
    () =>
      document.querySelector('main')?.getAttribute('aria-busy') === 'false' &&
      !document.querySelector('.chart:not(:has(svg))') &&
      [...document.querySelectorAll('.first-picture')].every((canvas) => canvas.dataset.state === 'drawn'),
  );
}
/** Rows of the card's table as they stand, cell by cell. */
const rows = async (page, card) => {
  const found = await page.locator(`${card} tbody tr`).all();
  return Promise.all(found.map(async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())));
};
/** A number as Swedish writes it, for finding it in a text. */
const written = (value, decimals) => value.toFixed(decimals).replace('.', ',').replace('-', '\u2212');

test('the lab begins with one indicator as bars, and shows the address and the command that give the same figures', async () => {
  const page = await open(browser, lab());
  await ready(page);
  assert.equal(await said(page.locator('h1')), 'Statistiklabbet');
  assert.match(await page.locator('#lab-bars-low_economic_standard svg[role=img]').getAttribute('aria-label'), /21 staplar\. Högst: /);
  const [address, command] = await page.locator('pre').allInnerTexts();
  assert.match(command, /^segbar export csv --out - --vintage County_2007 --indicator low_economic_standard --period 20\d\d$/);
  const { values } = await (await fetch(address)).json();
  await page.locator('#lab-bars-low_economic_standard details summary', { hasText: 'Tabell' }).click();
  const table = await rows(page, '#lab-bars-low_economic_standard');
  assert.equal(table.length, 21);
  assert.ok(table[0][2].startsWith(`${written(Math.max(...values), 1)} %`), `${table[0][2]} is the highest value`);
  await finish(page, 'lab-bars', { full: true });
});

test('another indicator, another kind of area and another year change the table and the address, and back undoes it', async () => {
  const page = await open(browser, lab('&as=table'));
  await ready(page);
  await page.getByRole('combobox', { name: 'Lägg till en indikator' }).selectOption({ label: 'Arbetslösa' });
  await ready(page);
  await page.getByRole('radio', { name: 'Kommuner' }).check({ force: true });
  await page.getByLabel('Från och med').selectOption('2021');
  await ready(page);
  assert.match(page.url(), /what=low_economic_standard\+unemployed/);
  assert.match(page.url(), /level=municipality/);
  const head = await page.locator('#lab-table thead th').allInnerTexts();
  assert.deepEqual(head, ['Område', 'Kod', 'År', 'Låg ekonomisk standard', 'Arbetslösa']);
  const { codes } = await ask('areas/Municipality_2007');
  const { values } = await ask('values/unemployed/Municipality_2007/2021');
  const shown = (await rows(page, '#lab-table')).find((row) => row[2] === '2021');
  assert.equal(shown[4].replace(' %', ''), written(values[codes.indexOf(shown[1])], 1));

  await page.getByRole('button', { name: 'Ta bort Låg ekonomisk standard' }).click();
  await ready(page);
  assert.deepEqual((await page.locator('#lab-table thead th').allInnerTexts()).slice(2), ['2021', '2022', '2023', '2024']);
  await page.goBack();
  await ready(page);
  assert.match(await said(page.locator('#lab-table h2')), /^Låg ekonomisk standard; Arbetslösa, kommuner, 2021–2024$/);
  await finish(page, 'lab-table', { full: true });
});

test('areas are chosen by name with the keyboard alone, and become lines that no break is drawn across', async () => {
  const page = await open(browser, lab('&as=line&what=unemployed'));
  await ready(page);
  const { names } = await ask('areas/County_2007');
  for (const name of names.slice(0, 2)) {
    const field = page.getByRole('combobox', { name: /område/i }).last();
    await field.focus();
    await page.keyboard.type(name);
    await page.getByRole('option', { name }).first().waitFor();
    await page.keyboard.press('Enter');
    await ready(page);
  }
  assert.match(page.url(), /areas=County_2007\.\d\d\+County_2007\.\d\d/);
  const drawing = page.locator('#lab-line-unemployed svg[role=img]');
  const alt = await drawing.getAttribute('aria-label');
  assert.ok(names.slice(0, 2).every((name) => alt.includes(`${name}: `)), alt);
  assert.match(alt, /Brott i serien 2020\./);
  // Two lines, each in two pieces: another source from 2020; new borders of small areas in 2024 do not concern counties.
  assert.equal(await drawing.locator('g[aria-label=line] path').count(), 4);
  assert.ok((await said(page.locator('#lab-line-unemployed figure'))).includes('(BAS)'), 'the break is explained');
  await page.getByRole('button', { name: `Ta bort ${names[0]}` }).click();
  await ready(page);
  assert.doesNotMatch(page.url(), /\+County/);
  await finish(page, 'lab-line', { full: true });
});

test('a scatter plot says the correlation of its areas, how many they are, and what it does not mean', async () => {
  const page = await open(browser, lab('&as=scatter&what=post_secondary+low_economic_standard&level=municipality&years=2022'));
  await ready(page);
  const [x, y] = await Promise.all(['post_secondary', 'low_economic_standard'].map(async (id) => (await ask(`values/${id}/Municipality_2007/2022`)).values));
  const pairs = x.map((a, i) => [a, y[i]]).filter(([a, b]) => a !== null && b !== null);
  const mean = (side) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  const sum = (f) => pairs.reduce((total, [a, b]) => total + f(a - mx, b - my), 0);
  const r = sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
  const text = await said(page.locator('#lab-scatter'));
  assert.ok(text.includes(`Samvariation över ${pairs.length} områden: r = ${written(r, 2)} (Pearson)`), text.slice(0, 300));
  assert.match(text, /säger varken vad som orsakar vad eller hur det är för enskilda människor/);
  await page.getByRole('button', { name: 'Byt plats på axlarna' }).click();
  await ready(page);
  assert.match(page.url(), /what=low_economic_standard\+post_secondary/);
  await finish(page, 'lab-scatter', { full: true });
});

test('a scatter plot of one indicator, and a line of one year, say what is missing', async () => {
  const page = await open(browser, lab('&as=scatter'));
  await ready(page);
  assert.match(await said(page.locator('.result')), /Lägg till en till under ”Vad”/);
  await page.goto(lab('&as=line&years=2020'));
  await ready(page);
  await page.getByRole('button', { name: 'Visa alla år' }).click();
  await ready(page);
  assert.match(page.url(), /years=2010-2024/);
  assert.equal(await page.locator('.result svg[role=img]').count(), 1);
  await finish(page, 'lab-empty');
});

test('a map shows the areas of a county, with a table of as many rows, and opens the same in the room of the map', async () => {
  const { codes } = await ask('areas/RegSO_2020');
  const county = codes[0].slice(0, 2);
  const inside = codes.filter((code) => code.startsWith(county)).length;
  const page = await open(browser, lab(`&as=map&what=unemployed&level=regso&within=${county}`));
  await ready(page);
  assert.match(await said(page.locator('#lab-map-1 summary').nth(1)), new RegExp(`Tabell \\(${inside} rader\\)`));
  const colours = await page.locator('#lab-map-1 canvas').evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set();
    for (let i = 0; i < data.length; i += 4) seen.add(`${data[i]} ${data[i + 1]} ${data[i + 2]}`);
    return seen.size;
  });
  assert.ok(colours >= 6, `${colours} colours on the canvas`);
  await page.getByRole('link', { name: 'Öppna i kartan' }).click();
  await page.waitForURL(/page=map/);
  await settle(page);
  assert.match(page.url(), new RegExp(`page=map.*indicator=unemployed.*level=regso.*within=${county}`));
  await finish(page, 'lab-map');
});

test('parts of the population stand beside each other in one picture', async () => {
  const page = await open(browser, lab('&what=population.sex%3Dwomen&areas=Nation_2007.00&years=2022'));
  await ready(page);
  await page.getByRole('combobox', { name: 'Lägg till en indikator' }).selectOption({ label: 'Folkmängd' });
  await ready(page);
  const part = page.getByRole('combobox', { name: 'Del av befolkningen: Folkmängd' }).last();
  await part.selectOption({ label: 'män' });
  await ready(page);
  assert.match(page.url(), /what=population\.sex%3Dwomen\+population\.sex%3Dmen/);
  const [women, men] = await Promise.all(['women', 'men'].map(async (sex) => (await ask(`values/population/Nation_2007/2022/sex=${sex}`)).values[0]));
  const most = women > men ? 'kvinnor' : 'män';
  assert.match(await page.locator('#lab-bars-population svg[role=img]').getAttribute('aria-label'), new RegExp(`2 staplar\\. Högst: ${most}`));
  await finish(page, 'lab-parts', { full: true });
});

test('the figures are one click from a file, which has every row with its code, not rounded', async () => {
  const page = await open(browser, lab('&as=table&what=unemployed&level=regso&years=2022'));
  await ready(page);
  assert.equal(await page.locator('#lab-table tbody tr').count(), 200, 'a long table is drawn piece by piece');
  await page.locator('#lab-table .menu summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tabell (CSV)' }).click()]);
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  const head = lines.findIndex((line) => line.startsWith('name,'));
  assert.match(lines[head], /^name,code,unemployed/);
  assert.ok(lines.slice(0, head).some((line) => line.includes('Påhittat demoland')));
  const { codes } = await ask('areas/RegSO_2020');
  const { values } = await ask('values/unemployed/RegSO_2020/2022');
  assert.equal(lines.slice(head + 1).filter(Boolean).length, codes.length);
  const line = lines.find((one) => one.includes(`,${codes[7]},`));
  assert.ok(line.endsWith(`,${codes[7]},${values[7]}`), line);
  await finish(page, 'lab-file');
});

test('a card of one indicator and year has a workbook, and JSON-stat from the API, of the part of the country that it shows', async () => {
  const { codes } = await ask('areas/RegSO_2020');
  const municipality = codes[0].slice(0, 4);
  const page = await open(browser, lab(`&as=table&what=unemployed&level=regso&within=${municipality}&years=2022`));
  await ready(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#lab-table').getByRole('button', { name: /^Excel/ }).click()]);
  assert.equal(download.suggestedFilename(), `segbar-unemployed-regso-${municipality}-2022-table.xlsx`);
  const rows = (await readWorkbook(await download.path())).get('Tabell').slice(1);
  assert.equal(rows.length, codes.filter((code) => code.startsWith(municipality)).length);
  await page.locator('#lab-table .menu summary').click();
  const stat = await (await fetch(new URL(await page.getByRole('link', { name: 'Tabell (JSON-stat)' }).getAttribute('href'), demo))).json();
  assert.equal(stat.value.length, codes.filter((code) => code.startsWith(municipality)).length);
  await finish(page, 'lab-workbook');
});

test('getting many figures shows how far it has come, can be cancelled, and taken up again', async () => {
  const page = await open(browser, lab('&as=table&what=unemployed&level=county&years=2010-2023'));
  await ready(page);
  await page.route('**/api/v1/values/**', async (route) => {
    await new Promise((done) => setTimeout(done, 150));
    await route.continue();
  });
  await page.getByRole('combobox', { name: 'Lägg till en indikator' }).selectOption({ label: 'Låg ekonomisk standard' });
  const bar = page.getByRole('progressbar');
  await bar.waitFor();
  assert.ok(Number(await bar.getAttribute('max')) > 20);
  await page.getByRole('button', { name: 'Avbryt' }).click();
  assert.match(await said(page.locator('.progress')), /Hämtningen avbröts/);
  assert.deepEqual((await page.locator('#lab-table thead th').allInnerTexts()).length, 16, 'the last table stays');
  await page.getByRole('button', { name: 'Hämta', exact: true }).click();
  await page.locator('#lab-table thead th', { hasText: 'Låg ekonomisk standard' }).waitFor();
  await finish(page, 'lab-cancelled');
});

test('when the server goes away the lab says so, and goes on when it is back', async () => {
  const page = await open(browser, lab('&what=unemployed'), { expected: [/Failed to load resource/] });
  await ready(page);
  await page.route('**/api/v1/values/**', (route) => route.abort());
  await page.getByRole('radio', { name: 'Kommuner' }).check({ force: true });
  await page.getByText('Inget svar från servern').waitFor();
  await page.unroute('**/api/v1/values/**');
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await page.locator('h2', { hasText: 'kommuner' }).waitFor();
  await finish(page, 'lab-offline');
});

test('what the address asks for and the snapshot lacks is said, and too much is not asked for', async () => {
  const page = await open(browser, lab('&what=nothing+unemployed&level=deso&years=1999&areas='));
  await ready(page);
  const text = await said(page.locator('.result'));
  assert.match(text, /Indikatorn ”nothing” finns inte/);
  assert.match(text, /Uppgifter saknas för 1999/);
  await page.goto(lab(`&as=line&what=${['0-4', '5-9', '10-14', '15-19'].map((age) => `population.age%3D${age}`).join('+')}&areas=Nation_2007.00+County_2007.31+Municipality_2007.3101`));
  await ready(page);
  assert.match(await said(page.locator('.result')), /Valet behöver \d+ svar från servern, och högst 64 hämtas på en gång/);
  await finish(page, 'lab-refused');
});

test('an example is a whole choice', async () => {
  const page = await open(browser, lab());
  await ready(page);
  const link = page.locator('.examples a').first();
  const name = await said(link);
  assert.match(name, /^Samvariation: /);
  await link.click();
  await page.locator('#lab-scatter').waitFor();
  await ready(page);
  assert.match(page.url(), /as=scatter/);
  assert.equal(await page.locator('.examples').count(), 0);
  await finish(page, 'lab-example');
});

test('a card of the lab can be embedded alone', async () => {
  const page = await open(browser, lab('&as=scatter&what=post_secondary+low_economic_standard&level=municipality&embed=lab-scatter'));
  await ready(page);
  assert.equal(await page.locator('#lab-scatter').count(), 1);
  await finish(page, 'lab-embedded');
});

for (const [name, search] of Object.entries({
  bars: '&what=low_economic_standard+population.sex%3Dwomen',
  line: '&as=line&what=low_economic_standard',
  map: '&as=map&what=unemployed+post_secondary',
  scatter: '&as=scatter&what=post_secondary+low_economic_standard',
})) {
  test(`the lab's ${name} picture is right in both languages, light and dark, on a phone and on a desk`, async () => {
    await everyAppearance(browser, lab(search), `lab-${name}`, { prepare: (page) => ready(page).then(() => unfold(page)) });
  });
}

test('the lab shows the published figures of a municipality', { skip: !real && 'no real data beside the repository' }, async () => {
  const page = await open(browser, `${real}/?page=lab&as=table&what=area_type+unemployed&level=regso&within=0380&years=2022`);
  await ready(page);
  const gottsunda = (await rows(page, '#lab-table')).find(([name]) => /Gottsunda/.test(name));
  const values = async (id) => (await fetch(`${real}/api/v1/values/${id}/RegSO_2020/2022`)).json();
  const { codes } = await (await fetch(`${real}/api/v1/areas/RegSO_2020`)).json();
  const at = codes.indexOf(gottsunda[1]);
  assert.equal(gottsunda[2], String((await values('area_type')).values[at]));
  assert.equal(gottsunda[3].replace(' %', ''), written((await values('unemployed')).values[at], 1));
  await finish(page, 'lab-real', { full: true });
});
