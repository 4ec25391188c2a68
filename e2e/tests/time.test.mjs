// Time: series that go on over new borders, and what a new snapshot changed against an old one.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { everyAppearance } from '../support/appearances.mjs';
import { axe, drawn, finish, launch, open, said, settle } from '../support/browser.mjs';
import { serveEditions } from '../support/editions.mjs';
import { readWorkbook } from '../support/workbook.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ask = async (path, at = demo) => (await fetch(`${at}/api/v1/${path}`)).json();
const spaced = (text) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const swedish = (value, decimals = 1) => value.toFixed(decimals).replace('.', ',');

/** An area of the latest borders a part of whose people, and not all, came from areas that were divided. */
async function divided() {
  const { areas } = await ask('vintages/RegSO_2020/RegSO_2025');
  for (const { code } of areas.filter(({ became }) => became === 'changed')) {
    const series = await ask(`series/RegSO_2025/${code}/unemployed?bridge=1`);
    const share = series.bridge.points.at(-1)?.reassigned ?? 0;
    if (share > 1 && share < 99) return series;
  }
  throw new Error('no area of the demo was divided');
}

test('an area shows years on older borders only when asked, dashed, with bounds and the share of people from divided areas', async () => {
  const series = await divided();
  const { area, bridge, published } = series;
  const page = await open(browser, `${demo}/?page=area&area=RegSO_2025.${area.code}&indicator=unemployed`);
  const card = page.locator('#development');
  await settle(page);
  await card.waitFor();
  assert.doesNotMatch(await said(card), /omräknat/);
  await page.getByRole('checkbox', { name: 'Visa också åren på andra gränser, omräknade till gränserna i RegSO 2025' }).check();
  await card.getByText('efter var folk bor').waitFor();
  assert.match(page.url(), /bridge=1/);
  const share = swedish(bridge.points.at(-1).reassigned);
  assert.ok(spaced(await said(card)).includes(`${share} % av områdets folkmängd kommer från områden som delades`));
  assert.match(await said(card), /Från 2024 gäller andra gränser/);

  await drawn(page, '#development');
  const alt = await card.locator('svg[role=img]').getAttribute('aria-label');
  assert.match(spaced(alt), new RegExp(`${area.name}, omräknat: [\\d,]+ % år ${bridge.points[0].period}, [\\d,]+ % år 2023\\.`));
  assert.match(alt, /Brott i serien 2024/);
  assert.ok((await card.locator('svg[role=img] [stroke-dasharray="5 4"] path').count()) > 0, 'the bridged line is dashed');

  await card.locator('summary', { hasText: 'Tabell' }).click();
  const head = await card.locator('thead th').allInnerTexts();
  assert.deepEqual(head.slice(0, 4), ['År', area.name, `${area.name}, RegSO 2020`, `${area.name}, omräknat`]);
  assert.equal(head.at(-1), 'Folk från delade områden');
  const row = card.locator('tbody tr', { has: page.getByRole('rowheader', { name: '2023', exact: true }) });
  const cells = (await row.locator('td').allInnerTexts()).map(spaced);
  const [before, after] = [published.find((p) => p.period === 2023), bridge.points.find((p) => p.period === 2023)];
  assert.equal(cells[0], '–');
  assert.equal(cells[1], `${swedish(before.value)} %`);
  assert.equal(cells[2], `${swedish(after.value)} % ${swedish(after.low)}–${swedish(after.high)}`);
  assert.equal(cells.at(-1), `${share} %`);
  assert.deepEqual(await axe(page), []);

  // Every file says what is bridged, and the break.
  const download = async (name) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return file.path();
  };
  await card.locator('.menu summary').click();
  const csv = await readFile(await download('Tabell (CSV)'), 'utf8');
  assert.match(csv, /^# Från 2024 gäller andra gränser/m);
  assert.match(csv, /^# Brott i serien: 2024: /m);
  assert.ok(csv.includes(`"${area.name}, omräknat","${area.name}, omräknat_low","${area.name}, omräknat_high"`), csv.slice(0, 1500));
  const set = JSON.parse(await readFile(await download('Tabell (JSON-stat)'), 'utf8'));
  assert.equal(Object.values(set.status).filter((status) => status === 'bridged').length, bridge.points.length);
  assert.ok(set.note.some((note) => note.startsWith('Brott i serien: 2024')));
  await page.keyboard.press('Escape');
  const [workbook] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', { name: /^Excel/ }).click()]);
  const sheets = await readWorkbook(await workbook.path());
  const written = JSON.stringify([...sheets]);
  assert.ok(written.includes('omräknat') && written.includes('Brott i serien'), 'the workbook has the bridged column and the break');
  await finish(page, 'bridged-area');
});

test('an indicator that cannot be put together from parts says so instead of a bridged line', async () => {
  const { area } = await divided();
  const page = await open(browser, `${demo}/?page=area&area=RegSO_2025.${area.code}&indicator=socioeconomic_index&bridge=1`);
  const card = page.locator('#development');
  await settle(page);
  await card.getByText('Det publicerade indexet flyttas inte till andra gränser').waitFor();
  assert.doesNotMatch(await said(card), /omräknat/);
  await finish(page, 'bridged-refused');
});

test('the lab brings chosen areas onto their own borders, in columns of their own', async () => {
  const { area, bridge } = await divided();
  const page = await open(browser, `${demo}/?page=lab&areas=RegSO_2025.${area.code}&what=unemployed&as=line&lang=en`);
  const box = page.getByRole('checkbox', { name: 'Also show the years on other borders' });
  await box.check();
  const card = page.locator('#lab-line-unemployed');
  await card.getByText('Years on other borders are brought onto the areas').waitFor();
  await drawn(page, '#lab-line-unemployed');
  assert.match(await card.locator('svg[role=img]').getAttribute('aria-label'), /bridged: [\d.]+% in 2010/);
  await card.locator('summary', { hasText: 'Table' }).click();
  const head = await card.locator('thead th').allInnerTexts();
  assert.deepEqual(head.slice(-3), ['Unemployed', 'Unemployed, bridged', 'People from divided areas']);
  assert.equal(await card.locator('tbody tr').count(), bridge.points.length + 1);
  assert.ok((await page.locator('pre').allInnerTexts()).some((text) => text.includes(`segbar series ${area.code} unemployed --vintage RegSO_2025 --bridge`)));
  await box.uncheck();
  await page.waitForFunction(() => !location.search.includes('bridge'));
  assert.deepEqual(await axe(page), []);
  await finish(page, 'bridged-lab');
});

test('a bridged series is right in every appearance', async () => {
  const { area } = await divided();
  await everyAppearance(browser, `${demo}/?page=area&area=RegSO_2025.${area.code}&indicator=unemployed&bridge=1&embed=development`, 'bridged', {
    prepare: async (page) => {
      await page.locator('#development svg[role=img] [stroke-dasharray="5 4"]').waitFor();
    },
  });
});

test('two snapshots are compared by table with a total, the corrected type is named, and the feed leads there', async () => {
  const editions = await serveEditions();
  try {
    const { snapshots } = await ask('changes', editions.address);
    assert.equal(snapshots.length, 2);
    const feed = await (await fetch(`${editions.address}/api/v1/revisions.atom`)).text();
    const link = feed.match(/rel="alternate"[^>]*href="([^"]+)"/)[1].replaceAll('&amp;', '&');
    const page = await open(browser, new URL(link, `${editions.address}/api/v1/revisions.atom`).href);
    // RFC 4287: feed and entries each have one id, title and time, and the feed an author.
    const parts = await page.evaluate((text) => {
      const { documentElement: root } = new DOMParser().parseFromString(text, 'application/xml');
      const children = (of) => [...of.children].map(({ localName }) => localName);
      return { name: root.localName, space: root.namespaceURI, feed: children(root), entries: [...root.querySelectorAll('entry')].map(children) };
    }, feed);
    assert.deepEqual([parts.name, parts.space], ['feed', 'http://www.w3.org/2005/Atom']);
    for (const needed of ['id', 'title', 'updated', 'author']) assert.equal(parts.feed.filter((name) => name === needed).length, 1, needed);
    assert.equal(parts.entries.length, 1);
    for (const needed of ['id', 'title', 'updated', 'link', 'content']) assert.equal(parts.entries[0].filter((name) => name === needed).length, 1, needed);
    await page.locator('#tables').waitFor();
    assert.equal(await page.getByLabel('Från underlag').inputValue(), snapshots[1].id.slice(0, 12));
    const rows = (await page.locator('#tables tbody tr').allInnerTexts()).map(spaced);
    assert.equal(rows.length, 2);
    assert.match(rows[0], /^TAB6586 2 0 0 0 1 Socioekonomiskt index/);
    assert.match(rows[1], /^Alla tabeller 2 0 0 0 1/);
    const index = page.locator('#indicators tbody tr', { hasText: 'Socioekonomiskt index' }).first();
    assert.match(spaced(await index.innerText()), /\(0114R001\), RegSO_2020, 2022 12,5 14,5/);
    assert.match(spaced(await page.locator('#types tbody tr').innerText()), /\(0114R001\) RegSO_2020 2022 typ 2 typ 1 TAB6586/);
    const whole = await page.getByRole('link', { name: 'Hela listan som CSV: Värden per tabell' }).getAttribute('href');
    assert.match(await (await fetch(`${editions.address}${whole}`)).text(), /^total,,2,0,0,/m);
    assert.deepEqual(await axe(page), []);

    // The other way round, by the keyboard's own control.
    await page.getByLabel('Till underlag').selectOption({ index: 1 });
    await page.getByText('Inga värden, typer eller områden skiljer sig.').waitFor();
    await page.getByLabel('Från underlag').selectOption({ index: 0 });
    await page.locator('#types tbody tr', { hasText: 'typ 1 typ 2' }).or(page.locator('#types tbody tr')).first().waitFor();
    assert.match(spaced(await page.locator('#types tbody tr').innerText()), /typ 1 typ 2/);
    await page.getByRole('button', { name: 'Det senaste med det förra' }).click();
    await settle(page);
    assert.doesNotMatch(page.url(), /from=/);
    await finish(page, 'comparison', { full: true });
    await everyAppearance(browser, `${editions.address}/?page=changes&from=${snapshots[1].id.slice(0, 12)}&to=${snapshots[0].id.slice(0, 12)}`, 'comparison', {
      prepare: (page) => page.locator('#types').waitFor(),
    });
  } finally {
    await editions.stop();
  }
});

test('a comparison with a snapshot that is not there says which there are', async () => {
  const page = await open(browser, `${demo}/?page=changes&from=0000abcd&to=1111abcd`, { expected: [/404/] });
  const alert = page.getByRole('alert');
  await alert.getByText('är inte början på namnet på ett enda underlag').waitFor();
  await finish(page, 'comparison-missing');
});
