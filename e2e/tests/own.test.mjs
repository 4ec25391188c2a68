import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { everyAppearance, unfold } from '../support/appearances.mjs';
import { countClicks } from '../support/clicks.mjs';
import { axe, drawn, finish, launch, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
const real = process.env.SEGBAR_REAL;
const skip = real ? false : 'the real files are not beside the repository';
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ask = async (path, from = demo) => (await fetch(`${from}/api/v1/${path}`)).json();
const post = async (body, to = demo) => (await fetch(`${to}/api/v1/own-area`, { method: 'POST', body: JSON.stringify(body) })).json();
const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ');
const sv = (value, decimals = 0) => plain(value.toLocaleString('sv-SE', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
const ring = (corners) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });

/** The middle of the box around a RegSO, in longitude and latitude, and half its width. */
async function place(at = 50) {
  const [{ transform, arcs, objects }, { codes, names }] = await Promise.all([ask('geometry/RegSO_2020'), ask('areas/RegSO_2020')]);
  const shape = objects.areas.geometries.find((g) => g.id === at);
  const outer = shape.type === 'Polygon' ? shape.arcs[0] : shape.arcs[0][0];
  const points = outer.flatMap((arc) => {
    let [x, y] = [0, 0];
    return arcs[arc < 0 ? ~arc : arc].map(([dx, dy]) => [(x += dx) * transform.scale[0] + transform.translate[0], (y += dy) * transform.scale[1] + transform.translate[1]]);
  });
  const middle = (axis) => (Math.min(...points.map((p) => p[axis])) + Math.max(...points.map((p) => p[axis]))) / 2;
  return { code: codes[at], name: names[at], x: middle(0), y: middle(1) };
}

const canvas = (page) => page.locator('.map canvas');
/** Presses the map at shares of its width and height. */
async function press(page, x, y) {
  const box = await canvas(page).boundingBox();
  await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
}
/** What is said of the area when the count is done. */
async function counted(page) {
  await page.locator('.count[aria-busy=false] .said:not(:empty)').waitFor();
  return said(page.locator('.count .said'));
}
/** The same, once it is another sentence than before. */
async function otherThan(page, before) {
  await page.waitForFunction(
    (text) => {
      const said = document.querySelector('.count[aria-busy=false] .said')?.textContent.replace(/[\u00a0\u202f]/g, ' ');
      return said && said !== text;
    },
    before,
  );
  return counted(page);
}
/** Moves the map to an area by its name. */
async function go(page, { name, code }) {
  await page.getByRole('combobox', { name: 'Flytta kartan till' }).fill(code);
  await page.getByRole('option', { name }).first().click();
  await settle(page);
}

test('a drawn polygon has figures after two clicks beside its corners, corners can be moved, and the link draws it again', async () => {
  const page = await open(browser, `${demo}/`);
  await settle(page);
  const count = await countClicks(page);
  await page.getByRole('navigation', { name: 'Sidans delar' }).getByRole('link', { name: 'Eget område' }).click();
  await canvas(page).waitFor();
  await settle(page);
  for (const [x, y] of [[0.42, 0.42], [0.52, 0.42], [0.54, 0.58], [0.44, 0.6]]) await press(page, x, y);
  await page.getByText('Hörn (4)').waitFor();
  const sentence = await counted(page);
  assert.match(sentence, /^Uppskattningsvis [\d ]+ personer bodde i området år 20\d\d \(säkert mellan [\d ]+ och [\d ]+\)\./);
  await page.getByRole('button', { name: 'Visa siffrorna' }).click();
  await page.locator('#own-summary').waitFor();
  assert.equal(count.clicks, 4 + 2, `four corners and two more: ${count.what.join('; ')}`);
  assert.ok((await said(page.locator('#own-summary'))).includes(sentence));
  assert.ok((await page.locator('[id^=own-topic-]').count()) >= 4, 'indicators by topic');
  assert.match(page.url(), /\?page=own&own=p\.[\w-]+&figures=1$/);

  // A corner is taken hold of and drawn to another place; the figures follow.
  await page.evaluate(() => scrollTo(0, 0));
  await settle(page);
  const box = await canvas(page).boundingBox();
  await page.mouse.move(box.x + 0.52 * box.width, box.y + 0.42 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.5 * box.height, { steps: 4 });
  await page.mouse.up();
  const moved = await otherThan(page, sentence);
  await page.getByText('Hörn (4)').waitFor();
  assert.ok((await said(page.locator('#own-summary'))).includes(moved));

  await page.reload();
  assert.equal(await counted(page), moved, 'the link is the state');
  await page.locator('#own-types svg[role=img]').waitFor();
  await settle(page);
  await finish(page, 'own-polygon', { full: true });
});

test('by keyboard: the cross is moved with arrows, Enter sets corners, Backspace removes them, and coordinates are written in a table', async () => {
  const page = await open(browser, `${demo}/?page=own`);
  await settle(page);
  await canvas(page).focus();
  await page.keyboard.press('+');
  await settle(page);
  const walk = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
  };
  await walk();
  await page.getByText('Hörn (1)').waitFor();
  await walk('ArrowRight', 'ArrowRight', 'ArrowRight');
  await walk('ArrowDown', 'ArrowDown', 'Shift+ArrowDown');
  await walk('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await page.getByText('Hörn (4)').waitFor();
  await page.keyboard.press('Backspace');
  await page.getByText('Hörn (3)').waitFor();
  assert.match(await said(page.locator('[aria-live=polite]').last()), /Hörnet är borttaget. 3 hörn kvar/);
  const drawn = await counted(page);

  await page.getByText('Hörn (3)').click();
  const latitude = page.getByLabel('Latitud för hörn 1', { exact: true });
  const first = Number(await latitude.inputValue());
  await latitude.fill(String(first + 0.1).replace('.', ','));
  await latitude.press('Enter');
  await otherThan(page, drawn);
  await latitude.fill('7');
  await latitude.press('Enter');
  assert.match(await said(page.locator('.corners [role=alert]')), /latitud mellan 54 och 70/);
  await page.getByLabel('Latitud för ett nytt hörn').fill(await page.getByLabel('Latitud för hörn 3', { exact: true }).inputValue());
  await page.getByLabel('Longitud för ett nytt hörn').fill(await page.getByLabel('Longitud för hörn 1', { exact: true }).inputValue());
  await page.getByRole('button', { name: 'Lägg till hörnet' }).press('Enter');
  await page.getByText('Hörn (4)').waitFor();
  assert.deepEqual(await axe(page), []);
  await finish(page, 'own-keyboard');
});

test('areas that are picked on the map or by name are counted without estimates', async () => {
  const page = await open(browser, `${demo}/?page=own`);
  const to = await place();
  await page.getByRole('radio', { name: 'Välj områden' }).check({ force: true });
  await go(page, to);
  await press(page, 0.5, 0.5);
  await page.getByText('Valda områden (1)').waitFor();
  const { codes } = await ask('areas/DeSO_2025');
  await page.getByRole('combobox', { name: 'Lägg till ett område' }).fill(codes[3]);
  await page.locator('#own-pick-hits [role=option]').first().click();
  await page.getByText('Valda områden (2)').waitFor();
  await counted(page);
  const [, vintage, list] = new URL(page.url()).searchParams.get('own').split('.');
  const picked = list.split('-').reduce((all, code) => [...all, code.length > 5 ? code : all.at(-1).slice(0, 4) + code], []);
  const answer = await post({ vintage, areas: picked });
  assert.equal(vintage, 'DeSO_2025', 'the borders in force');
  assert.ok(picked.includes(codes[3]) && answer.areas.length === 2);
  assert.equal((await said(page.locator('.count .number'))).trim(), `${sv(answer.people.value)} personer`);
  assert.equal(answer.people.low, answer.people.high);

  await settle(page);
  await press(page, 0.5, 0.5);
  await page.getByText('Valda områden (1)').waitFor();
  await page.getByRole('radio', { name: 'RegSO' }).check({ force: true });
  await page.getByText('Inget område är valt ännu.').first().waitFor();
  await go(page, to);
  await canvas(page).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.locator('.picture .cross').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Valda områden (1)').waitFor();
  assert.match(page.url(), /own=a\.RegSO_2025\.\d{4}R\d{3}$/);
  await settle(page);
  await finish(page, 'own-areas');
});

test('a radius around coordinates or in the middle of an area gives what the API says, beside municipality and country', async () => {
  const { x, y, code, name } = await place();
  const page = await open(browser, `${demo}/?page=own&way=circle`);
  await page.getByLabel('Radie i meter').fill('2 500');
  await page.getByLabel('Mittpunktens latitud').fill(y.toFixed(5));
  await page.getByLabel('Mittpunktens longitud').fill(x.toFixed(5));
  await page.getByRole('button', { name: 'Sätt mittpunkten' }).click();
  const answer = await post({ center: [Number(x.toFixed(5)), Number(y.toFixed(5))], radius: 2500 });
  assert.equal(await counted(page), plain(answer.sentence.sv));
  await page.getByRole('button', { name: 'Visa siffrorna' }).click();
  await page.locator('#own-topic-work summary', { hasText: 'Tabell' }).click();
  const unemployed = answer.indicators.find((i) => i.id === 'unemployed');
  const row = await said(page.locator('#own-topic-work tbody tr').first());
  const municipality = (await ask(`profile/Municipality_2007/${answer.areas.sort((a, b) => b.people - a.people)[0].code.slice(0, 4)}`)).indicators.find((i) => i.id === 'unemployed');
  const there = municipality.series.find((p) => p.period === unemployed.period).value;
  for (const value of [unemployed.estimate.value, there, unemployed.nation]) assert.ok(row.includes(`${sv(value, 1)} %`), `${value} in ${row}`);
  assert.ok(row.includes(`${sv(unemployed.estimate.low, 1)}–${sv(unemployed.estimate.high, 1)}`), row);
  assert.equal(await page.locator('#own-parts tbody tr').count(), answer.areas.length);

  await page.getByRole('combobox', { name: 'Mitt i ett område' }).fill(code);
  await page.getByRole('option', { name }).first().click();
  await page.waitForURL(/own=c\./);
  await page.getByLabel('Radie i meter').fill('5');
  await page.getByLabel('Radie i meter').press('Enter');
  assert.match(await said(page.locator('#own-radius-wrong')), /10 till 100 000 meter/);
  await finish(page, 'own-circle', { full: true });
});

test('a file is read in the browser; one that a link cannot hold is simplified or kept in this tab, as the reader says', async () => {
  const { x, y } = await place();
  const circle = (corners, radius = 0.04) => Array.from({ length: corners }, (_, i) => [x + 2 * radius * Math.cos((2 * Math.PI * i) / corners), y + radius * Math.sin((2 * Math.PI * i) / corners)]);
  const file = (name, value) => ({ name, mimeType: 'application/geo+json', buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) });
  const page = await open(browser, `${demo}/?page=own&way=file`);
  const input = page.getByLabel('GeoJSON-fil');
  const asked = [];
  page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));

  for (const [text, why] of [
    ['{', /inte att läsa som GeoJSON/],
    [{ type: 'Point', coordinates: [x, y] }, /inga ytor/],
    [ring([[647000, 6639000], [648000, 6639000], [648000, 6640000]]), /SWEREF 99 TM/],
  ]) {
    await input.setInputFiles(file('fel.geojson', text));
    await page.locator('[role=alert]', { hasText: why }).waitFor();
  }
  assert.deepEqual(asked, [], 'what is refused is not sent');

  await input.setInputFiles(file('ruta.geojson', { type: 'Feature', properties: {}, geometry: ring(circle(12)) }));
  const small = await counted(page);
  assert.match(new URL(page.url()).searchParams.get('own'), /^p\.[\w-]+$/);
  await page.reload();
  assert.equal(await counted(page), small, 'the link is the state');

  await input.setInputFiles(file('stor.geojson', ring(circle(3000))));
  await page.getByText('stor.geojson har 3 000 hörn, fler än en länk rymmer.').waitFor();
  await page.getByRole('button', { name: /Förenkla gränsen/ }).click();
  await page.getByText(/^\d+ hörn\.$/).waitFor();
  const short = await counted(page);
  await input.setInputFiles(file('stor2.geojson', ring(circle(2900))));
  await page.getByRole('button', { name: 'Behåll den bara i den här fliken' }).click();
  await page.getByText('Länken innehåller inte området').waitFor();
  const whole = await counted(page);
  assert.notEqual(whole, short);
  await page.goBack();
  assert.equal(await counted(page), short);
  await page.goForward();
  assert.equal(await counted(page), whole, 'the tab still has it');
  assert.deepEqual(await axe(page), []);
  await page.reload();
  await page.getByText('Läs in filen igen').waitFor();
  assert.ok(asked.every((url) => url.startsWith(demo)), 'sent to this server only');
  await finish(page, 'own-file');
});

test('an area that cannot be counted says why, and a count that takes long can be cancelled', async () => {
  const { x, y } = await place();
  const page = await open(browser, `${demo}/?page=own`, { expected: [/status of 400/] });
  await page.getByText('Hörn (0)').click();
  for (const [dx, dy] of [[0, 0], [0.1, 0.1], [0.1, 0], [0, 0.1]]) {
    await page.getByLabel('Latitud för ett nytt hörn').fill(String(y + dy));
    await page.getByLabel('Longitud för ett nytt hörn').fill(String(x + dx));
    await page.getByRole('button', { name: 'Lägg till hörnet' }).click();
  }
  await page.locator('.count [role=alert]', { hasText: 'Områdets gräns korsar sig själv. Flytta ett hörn.' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Visa siffrorna' }).count(), 0);

  await page.goto(`${demo}/?page=own&own=c.9.2_54.2_500`);
  await page.getByText('Underlaget har inga gränser för små områden här', { exact: false }).waitFor();

  let held = [];
  await page.route('**/own-area', (route) => held.push(route));
  await page.goto(`${demo}/?page=own&own=c.${x.toFixed(5)}_${y.toFixed(5)}_3000`);
  await page.locator('.count').getByRole('button', { name: 'Avbryt' }).click();
  await page.getByText('Räkningen avbröts.').waitFor();
  await page.unroute('**/own-area');
  await Promise.all(held.map((route) => route.abort().catch(() => {})));
  held = [];
  await page.locator('.count').getByRole('button', { name: 'Räkna igen' }).click();
  await counted(page);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'own-refused');
});

test('an area on the police’s list has figures as an own area has, and a small area stands beside the mean of similar ones', async () => {
  const { code, name } = (await ask('police/Police_2023')).areas[0];
  const answer = await post({ vintage: 'Police_2023', areas: [code] });
  const page = await open(browser, `${demo}/?page=area&area=Police_2023.${code}`);
  await page.locator('#own-summary').waitFor();
  assert.ok((await said(page.locator('#own-summary'))).includes(plain(answer.sentence.sv)));
  const listed = await page.locator('#own-lists tbody tr').allInnerTexts();
  assert.equal(listed.length, answer.police.length - 1, 'it is not said to touch itself');
  assert.ok((await page.locator('#covers tbody tr').count()) > 0 && (await said(page.locator('h1'))) === name);

  const { codes } = await ask('areas/RegSO_2020');
  await page.goto(`${demo}/?page=area&area=RegSO_2020.${codes[50]}&by=unemployed:3`);
  const { means, areas } = await ask(`similar/RegSO_2020/${codes[50]}?by=unemployed&weights=3`);
  await page.getByText(`av de ${areas.length} mest liknande områdena`, { exact: false }).waitFor();
  await page.locator('#topic-work summary', { hasText: 'Tabell' }).click();
  const row = await said(page.locator('#topic-work tbody tr').first());
  assert.ok(row.includes(`${sv(means.find((m) => m.id === 'unemployed').value, 1)} %`), row);
  assert.match(await said(page.locator('#topic-work thead')), /Medel av 10 liknande/);
  await settle(page);
  await finish(page, 'own-police');
});

test('an own area has its development with breaks, and RegSO that are like it, as the API estimates them', async () => {
  const { codes } = await (await fetch(`${demo}/api/v1/areas/DeSO_2018`)).json();
  const body = JSON.stringify({ vintage: 'DeSO_2018', areas: codes.slice(7, 9) });
  const post = async (path) => (await fetch(`${demo}/api/v1/own-area/${path}`, { method: 'POST', body })).json();
  const page = await open(browser, `${demo}/?page=own&figures=1&indicator=unemployed&own=a.DeSO_2018.${codes.slice(7, 9).join('-')}`);
  const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ');
  await page.locator('#own-years').waitFor();
  const years = await post('years/unemployed');
  assert.ok((await said(page.locator('#own-years'))).includes(plain(years.sentence.sv)));
  await page.locator('#own-years summary', { hasText: 'Tabell' }).click();
  assert.equal(await page.locator('#own-years tbody tr').count(), years.years.length);
  await drawn(page, '#own-years');
  const alt = await page.locator('#own-years svg[role=img]').getAttribute('aria-label');
  for (const { from } of years.breaks) assert.ok(alt.includes(`Brott i serien ${from}`), alt);

  await page.getByLabel('Indikator över åren').selectOption('low_economic_standard');
  await page.locator('#own-years-title', { hasText: 'Låg ekonomisk standard över åren' }).waitFor();
  assert.match(page.url(), /indicator=low_economic_standard/);

  const similar = await post('similar');
  assert.ok((await said(page.locator('#own-similar'))).includes(plain(similar.sentence.sv)));
  await page.locator('#own-similar summary', { hasText: 'Tabell' }).click();
  const rows = await page.locator('#own-similar tbody tr').allInnerTexts();
  assert.deepEqual(rows.slice(1).map((row) => similar.areas.findIndex((area) => row.includes(area.code))), [...similar.areas.keys()]);

  await page.locator('#own-similar summary', { hasText: 'Välj vad som jämförs' }).click();
  await page.getByLabel('Vikt för Utländsk bakgrund').selectOption('5');
  await page.getByRole('button', { name: 'Ta bort Låg ekonomisk standard' }).click();
  await page.waitForURL(/by=(?!.*low_economic).*foreign_background(%3A|:)5/);
  const by = similar.indicators.map((one) => one.id).filter((id) => id !== 'low_economic_standard');
  const chosen = await post(`similar?by=${by.join(',')}&weights=${by.map((id) => (id === 'foreign_background' ? 5 : 1)).join(',')}`);
  assert.notDeepEqual(chosen.areas.map((area) => area.code), similar.areas.map((area) => area.code), 'other areas are alike then');
  await page.locator('#own-similar', { hasText: chosen.areas[0].name }).waitFor();
  await page.locator('#own-similar th', { hasText: 'Låg ekonomisk standard' }).waitFor({ state: 'detached' });
  const anew = await page.locator('#own-similar tbody tr').allInnerTexts();
  assert.deepEqual(anew.slice(1).map((row) => chosen.areas.findIndex((area) => row.includes(area.code))), [...chosen.areas.keys()]);
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'De vanliga indikatorerna' }).click();
  await page.locator('#own-similar th', { hasText: 'Låg ekonomisk standard' }).waitFor();
  assert.doesNotMatch(page.url(), /[?&]by=/);
  await finish(page, 'own-years');
});

test('the room of own areas is right in both languages, light and dark, on a phone and on a desk', async () => {
  const { x, y } = await place();
  await everyAppearance(browser, `${demo}/?page=own&own=c.${x.toFixed(4)}_${y.toFixed(4)}_4000&figures=1`, 'own', {
    prepare: async (page) => {
      await page.locator('#own-types svg[role=img]').waitFor();
      await unfold(page);
    },
  });
});

test('the real snapshot: a police area in Uppsala has figures, and one where no small area has a border says so', { skip }, async () => {
  const { areas } = await ask('police/Police_2023', real);
  const gottsunda = areas.find((area) => area.name === 'Gottsunda').code;
  const answer = await post({ vintage: 'Police_2023', areas: [gottsunda] }, real);
  assert.ok(answer.people.value > 3_000 && answer.people.value < 15_000, String(answer.people.value));
  const page = await open(browser, `${real}/?page=area&area=Police_2023.${gottsunda}`);
  await page.locator('#own-summary').waitFor();
  assert.ok((await said(page.locator('#own-summary'))).includes(plain(answer.sentence.sv)));
  const elsewhere = areas.find((area) => area.place === null).code;
  await page.goto(`${real}/?page=area&area=Police_2023.${elsewhere}`);
  await page.getByText('Med gränser för de små områdena där kan siffrorna visas.', { exact: false }).waitFor();
  assert.equal(await page.locator('#own-summary').count(), 0);
  await finish(page, 'real-own');
});
