// What the colours of the map can show beside values, two years in step, pinned areas, a level that follows the zoom.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { everyAppearance, unfold } from '../support/appearances.mjs';
import { axe, family, finish, launch, mapColours, open, said, settle } from '../support/browser.mjs';
import { smallPmtiles } from '../support/pmtiles.mjs';

const demo = process.env.SEGBAR_DEMO;
const real = process.env.SEGBAR_REAL;
const STANDARD = 'page=map&indicator=low_economic_standard';
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ask = async (path, at = demo) => (await fetch(`${at}/api/v1/${path}`)).json();

/** All maps in view have come to rest. */
async function settled(page) {
  await settle(page);
  await page.waitForFunction(() => [...document.querySelectorAll('.map')].every((map) => map.dataset.state === 'idle'));
}

test('the level follows the zoom by keyboard, keeps focus and chosen area, and stays when it is chosen by hand', async () => {
  const { codes } = await ask('areas/RegSO_2020');
  const page = await open(browser, `${demo}/?${STANDARD}&within=${codes[0].slice(0, 4)}&area=RegSO_2020.${codes[0]}`);
  await settled(page);
  await page.locator('#panel-name').waitFor();
  await page.locator('.map canvas').focus();
  const press = async (key, level) => {
    while (!(await said(page.locator('main h1 + p'))).startsWith(level)) {
      const before = page.url();
      await page.keyboard.press(key);
      await page.waitForFunction((url) => location.href !== url, before);
      await settled(page);
    }
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'CANVAS');
    assert.match(page.url(), new RegExp(`area=RegSO_2020\\.${codes[0]}`));
  };
  await press('=', 'DeSO');
  assert.match(page.url(), /level=deso&.*at=\d/);
  assert.match(await page.locator('[aria-live=polite]').last().innerText(), /DeSO|\d/);
  await press('-', 'RegSO');
  await press('-', 'Kommuner');
  await page.getByRole('radio', { name: 'RegSO' }).check({ force: true });
  await settled(page);
  assert.equal(await page.getByLabel('Nivån följer zoomningen').isChecked(), false);
  await page.getByRole('button', { name: 'Zooma ut' }).click();
  await settled(page);
  assert.match(await said(page.locator('main h1 + p')), /^RegSO/);
  await finish(page, 'map-level');
});

test('a change has what the later year has more than the earlier, and no colour where rounding may explain it', async () => {
  const change = await ask('change/low_economic_standard/RegSO_2020/2015/2022');
  const page = await open(browser, `${demo}/?${STANDARD}&period=2022`);
  await settled(page);
  await page.getByRole('radio', { name: 'Förändring' }).check({ force: true });
  await page.getByLabel('Förändring från år').selectOption('2015');
  await page.locator('h1', { hasText: 'förändring 2015–2022' }).waitFor();
  await settled(page);
  assert.match(page.url(), /show=change&from=2015/);
  const colours = await mapColours(page, [1, 2, 3, 4, 5, 6, 7].map((n) => `--change-${n}`));
  assert.ok(Object.values(colours).filter((points) => points > 20).length >= 5, JSON.stringify(colours));
  const legend = await said(page.locator('.legend'));
  assert.ok(legend.includes(change.sentence.sv.replace(/\u00a0/g, ' ')), legend);
  const counts = (await page.locator('.legend .count').allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')));
  const unsure = change.values.filter((_, i) => change.interval.low[i] <= 0 && change.interval.high[i] >= 0).length;
  assert.equal(counts[3], unsure, 'the row in the middle');
  assert.equal(counts.reduce((a, b) => a + b), change.n);
  await page.getByRole('radio', { name: 'Tabell' }).check({ force: true });
  const shown = await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.querySelectorAll('td')[2].innerText.trim()));
  const written = (value) => `${Math.abs(value).toFixed(1).replace('.', ',')} procentenheter`;
  assert.equal(shown.length, 50);
  shown.forEach((text, i) => {
    const value = change.values[i];
    assert.equal(text.replace(/\u00a0/g, ' '), (Number(value.toFixed(1)) === 0 ? '' : value > 0 ? '+' : '−') + written(value));
  });
  await page.getByRole('radio', { name: 'Karta' }).check({ force: true });
  await page.setViewportSize({ width: 360, height: 900 });
  await settled(page);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'map-change', { full: true });
});

test('local clusters are coloured by class, with the rule and the number of placings in the legend', async () => {
  const clusters = await ask('clusters/low_economic_standard/DeSO_2018/2022');
  const page = await open(browser, `${demo}/?${STANDARD}&level=deso&period=2022`);
  await settled(page);
  await page.getByRole('radio', { name: 'Lokala kluster' }).check({ force: true });
  await page.locator('h1', { hasText: 'lokala kluster' }).waitFor();
  await settled(page);
  const colours = await mapColours(page, family('clusters'));
  for (const name of ['--clusters-1', '--clusters-3', '--clusters-5']) assert.ok(colours[name] > 20, JSON.stringify(colours));
  const legend = await said(page.locator('.legend'));
  assert.match(legend, /4 999 slumpvisa omplaceringar/);
  assert.match(legend, /falska fynd hålls under 5 %/);
  const order = ['high_high', 'high_low', 'none', 'low_high', 'low_low'];
  const counts = (await page.locator('.legend .count').allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')));
  assert.deepEqual(counts.slice(0, 5), order.map((name) => clusters.counts[name]));
  assert.deepEqual(await axe(page), []);
  await finish(page, 'map-clusters');
});

test('what has no change in numbers says so and leads on', async () => {
  const page = await open(browser, `${demo}/?page=map&period=2022&show=change`, { expected: [/status of 400/] });
  await settled(page);
  const note = page.locator('[role=note]', { hasText: 'Kan inte visas' });
  await note.waitFor();
  assert.match(await said(note), /Områdestyper är klasser/);
  const typed = await mapColours(page, family('types'));
  assert.ok(Object.values(typed).every((points) => points === 0), 'no colours of another year stand in for it');
  await page.getByRole('button', { name: 'Välj indexet' }).click();
  await page.locator('h1', { hasText: /index.*: förändring/ }).waitFor();
  await settled(page);
  await finish(page, 'map-no-change');
});

test('years on different borders are refused with the reason', { skip: !real }, async () => {
  const page = await open(browser, `${real}/?page=map&indicator=population&level=regso&period=2024&show=change&from=2023`, {
    // The real files have no borders of 2025.
    expected: [/status of 400/, /status of 404/],
  });
  await page.locator('[role=note]', { hasText: 'Kan inte visas' }).waitFor();
  const problem = await ask('change/population/RegSO_2025/2023/2024', real);
  assert.match(problem.type, /across-borders/);
  assert.ok((await said(page.locator('main'))).includes(problem.detail.replace(/\u00a0/g, ' ')));
  await finish(page, 'map-across-borders');
});

test('two years beside each other move in step, share their classes and are both steered by keyboard', async () => {
  const page = await open(browser, `${demo}/?${STANDARD}&period=2022`);
  await settled(page);
  await page.getByLabel('År bredvid').selectOption('2012');
  await page.locator('.map canvas').nth(1).waitFor();
  await settled(page);
  const [earlier, later] = await Promise.all(['2012', '2022'].map((year) => ask(`values/low_economic_standard/RegSO_2020/${year}`)));
  const sums = (await page.locator('.legend .count').allInnerTexts()).map((text) => text.replace(/[\u00a0\u202f]/g, '').split('·').map(Number));
  for (const [k, column] of [earlier, later].entries()) assert.equal(sums.reduce((n, row) => n + row[k], 0), column.n);
  const pooled = sums.map(([a, b]) => a + b);
  assert.ok(Math.max(...pooled) - Math.min(...pooled) < 0.15 * pooled[0], `equally many over both years: ${pooled}`);

  const maps = page.locator('.map canvas');
  for (const i of [0, 1]) {
    const before = await Promise.all([0, 1].map((k) => maps.nth(k).screenshot()));
    await maps.nth(i).focus();
    const address = page.url();
    await page.keyboard.press('=');
    await page.waitForFunction((url) => location.href !== url, address);
    await settled(page);
    const after = await Promise.all([0, 1].map((k) => maps.nth(k).screenshot()));
    before.forEach((picture, k) => assert.notDeepEqual(after[k], picture, `map ${k} moves when map ${i} is steered`));
  }
  assert.match(await maps.nth(0).getAttribute('aria-label'), /2012/);
  assert.match(await maps.nth(1).getAttribute('aria-label'), /2022/);
  // The table has both years.
  await page.getByRole('radio', { name: 'Tabell' }).check({ force: true });
  await page.locator('tbody tr').first().waitFor();
  const cells = await page.locator('tbody tr').first().locator('td').allInnerTexts();
  const written = (column) => `${column.values[0].toFixed(1).replace('.', ',')} %`;
  for (const column of [earlier, later]) assert.ok(cells.some((cell) => cell.replace(/\u00a0/g, ' ').trim() === written(column)), cells.join());
  await finish(page, 'map-beside');
});

test('two areas pinned, one from the panel and one by key, stand beside each other with their difference', async () => {
  const { codes, names } = await ask('areas/RegSO_2020');
  const [first, second] = [codes[100], codes[102]];
  const page = await open(browser, `${demo}/?${STANDARD}&period=2022&area=RegSO_2020.${first}`);
  await settled(page);
  await page.getByRole('button', { name: 'Fäst området' }).click();
  await page.locator('.pins article').waitFor();
  await page.goto(`${page.url().replace(`area=RegSO_2020.${first}`, `area=RegSO_2020.${second}`)}`);
  await settled(page);
  await page.locator('.map canvas').focus();
  await page.keyboard.press('p');
  await page.locator('.pins article').nth(1).waitFor();
  assert.match(page.url(), /pin=RegSO_2020\.\w+\+RegSO_2020\.\w+/);
  const pins = new URL(page.url()).searchParams.get('pin').split(' ').map((pin) => pin.split('.')[1]);
  assert.equal(pins[0], first);
  const { values } = await ask('values/low_economic_standard/RegSO_2020/2022');
  const [a, b] = pins.map((code) => values[codes.indexOf(code)]);
  const text = await said(page.locator('.pins'));
  assert.ok(text.includes(names[codes.indexOf(pins[0])]) && text.includes(names[codes.indexOf(pins[1])]));
  assert.ok(text.includes(`${Math.abs(a - b).toFixed(1).replace('.', ',')} procentenheter ${a > b ? 'mer' : 'mindre'} än`), text);
  await settled(page);
  const pinned = page.url();
  await page.getByRole('link', { name: 'Jämför områdena utförligt' }).click();
  await page.waitForFunction(() => new URLSearchParams(location.search).get('page') === 'compare');
  await settle(page);
  for (const code of pins) assert.match(page.url(), new RegExp(code));
  await finish(page, 'map-pins');
  await everyAppearance(browser, `${pinned}&beside=2012&opacity=60&outlines=strong`, 'map-beside-pins', { prepare: unfold });
});

test('opacity and borders of the areas are chosen by keyboard and stand in the address', async () => {
  const page = await open(browser, `${demo}/?${STANDARD}&level=municipality`);
  await settled(page);
  const before = await mapColours(page, [...family('warm'), '--map-outline']);
  await page.getByText('Kartans utseende och egna filer').click();
  await page.getByRole('radio', { name: 'Inga' }).check({ force: true });
  await settled(page);
  assert.match(page.url(), /outlines=none/);
  const plain = await mapColours(page, [...family('warm'), '--map-outline']);
  assert.ok(plain['--map-outline'] < before['--map-outline'] / 2, 'no borders');
  await page.getByLabel('Färgernas täckning').focus();
  await page.keyboard.press('Home');
  await settled(page);
  assert.match(page.url(), /opacity=20/);
  const faint = await mapColours(page, family('warm'));
  assert.ok(faint['--warm-5'] < before['--warm-5'] / 10, 'colours are faint');
  await page.reload();
  await settled(page);
  assert.deepEqual(await mapColours(page, family('warm')), faint);
  await finish(page, 'map-look');
});

test('a background map is read from a file of the reader’s own, and the map works without it', async () => {
  const page = await open(browser, `${demo}/?${STANDARD}&level=municipality`);
  await settled(page);
  await page.getByText('Kartans utseende och egna filer').click();
  const ground = ['--back-water'];
  const before = await mapColours(page, ground);
  const file = (name, buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
  const input = page.getByLabel('Bakgrundskarta (PMTiles-fil)');
  await input.setInputFiles(file('land.pmtiles', smallPmtiles('<a href="https://example.org">© Provland</a>')));
  await page.getByText('Bakgrund: © Provland').waitFor();
  await settled(page);
  const after = await mapColours(page, ground);
  assert.ok(after['--back-water'] > before['--back-water'] + 10_000, 'water about the country');
  assert.match(page.url(), /opacity=70/);
  await page.getByRole('button', { name: 'Ta bort bakgrunden' }).click();
  await settled(page);
  assert.ok((await mapColours(page, ground))['--back-water'] < after['--back-water'] / 10);
  await input.setInputFiles(file('notes.pmtiles', Buffer.from('Only words. '.repeat(50))));
  await page.getByRole('alert').getByText('kan inte läsas som en PMTiles-karta').waitFor();
  await finish(page, 'map-background');
});

test('places of the reader’s own are drawn and listed with the area that each lies in', async () => {
  const page = await open(browser, `${demo}/?${STANDARD}&level=municipality&period=2022`);
  await settled(page);
  const { arcs, transform, objects } = await ask('geometry/Municipality_2007');
  const { codes, names } = await ask('areas/Municipality_2007');
  const [index, longitude, latitude] = middleOf(objects.areas.geometries, arcs, transform);
  await page.getByText('Kartans utseende och egna filer').click();
  const table = `Kontor;Latitud;Longitud\r\n"Norra; torget";${String(latitude).replace('.', ',')};${String(longitude).replace('.', ',')}\r\nUte på havet;54,1;3,2\r\nUtan läge;;\r\n`;
  await page.getByLabel('Egna platser (fil)').setInputFiles({ name: 'kontor.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  const card = page.locator('.places');
  await card.getByText(names[index]).waitFor();
  const { values } = await ask('values/low_economic_standard/Municipality_2007/2022');
  const rows = await card.locator('tbody tr').allInnerTexts();
  assert.equal(rows.length, 2);
  assert.match(rows[0], /Norra; torget/);
  assert.ok(rows[0].includes(values[codes.indexOf(codes[index])].toFixed(1).replace('.', ',')), rows[0]);
  assert.match(rows[1], /utanför områdena/);
  assert.match(await said(card), /1 rader utan läsbart läge/);
  await card.getByRole('link', { name: 'Norra; torget' }).click();
  await settled(page);
  assert.match(page.url(), /at=12/);
  assert.ok((await mapColours(page, ['--own']))['--own'] > 20, 'the place is in the middle of the map');
  await finish(page, 'map-places');
});

test('an own area that the address names is drawn on the map', async () => {
  const { codes } = await ask('areas/DeSO_2018');
  const page = await open(browser, `${demo}/?${STANDARD}&own=a.DeSO_2018.${codes[0]}-${codes[1]}`);
  await settled(page);
  await page.waitForFunction(() => document.querySelector('.map canvas') !== null);
  await settled(page);
  assert.ok((await mapColours(page, ['--own']))['--own'] > 50);
  await finish(page, 'map-own');
});

/** A point well inside an area: dense index, longitude, latitude. The first quarter of the way between two border points that lies in no other. */
function middleOf(geometries, arcs, { scale, translate }) {
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const { id, arcs: rings } = geometries.find((area) => area.type === 'Polygon');
  const ring = rings[0].flatMap((arc) => (arc < 0 ? [...lines[~arc]].reverse() : lines[arc]));
  const inside = ([x, y]) => ring.reduce((odd, [x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length];
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !odd : odd;
  }, false);
  const middles = ring.flatMap(([x1, y1], i) => ring.slice(i + 1).map(([x2, y2]) => [(x1 + x2) / 2, (y1 + y2) / 2]));
  return [id, ...middles.find(inside)];
}
