import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { everyAppearance, unfold } from '../support/appearances.mjs';
import { axe, drawn, finish, launch, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
const real = process.env.SEGBAR_REAL;
const skip = real ? false : 'the real files are not beside the repository';
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ask = async (path, from = demo) => (await fetch(`${from}/api/v1/${path}`)).json();
const sv = (value, decimals) => value.toLocaleString('sv-SE', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace(/\s/g, ' ');
const municipality = async (at) => (await ask('areas/Municipality_2007')).codes[at];
/** The measures are computed one by one; they are all there when nothing is said to be waited for. */
const computed = (page) => page.locator('#measures progress').waitFor({ state: 'detached' });

test('a municipality says where its people live, how apart groups live, where it stands and what lies inside, as the API does', async () => {
  const code = await municipality(3);
  const page = await open(browser, `${demo}/?page=area&area=Municipality_2007.${code}`);
  await page.locator('#measures').waitFor();
  await settle(page);
  await computed(page);
  const profile = await ask(`profile/Municipality_2007/${code}`);

  const composition = profile.composition.find((c) => c.variant === 'published');
  assert.ok((await said(page.locator('#composition'))).includes(`${sv(composition.share[1] + composition.share[2], 1)} %`));
  assert.ok((await page.locator('#composition svg rect').count()) > 10, 'earlier years are drawn too');

  const { rows, decimals } = await ask(`measures/dissimilarity/economic_standard/finest/latest?group=low&within=${code}&interval=bootstrap&test=systematic&replicates=400`);
  await page.locator('#measures summary', { hasText: 'Tabell' }).click();
  const row = await said(page.locator('#measures tbody tr', { hasText: 'Låg ekonomisk standard' }));
  for (const value of [rows[0].value, rows[0].corrected, rows[0].interval.low, rows[0].interval.high]) {
    assert.ok(row.includes(sv(value, decimals)), `${sv(value, decimals)} is in ${row}`);
  }
  await drawn(page, '#measures');
  assert.equal(await page.locator('#measures svg[role=img]').count(), 1);
  assert.match(await said(page.locator('#measure-years')), /skulle behöva flytta/);

  const unemployed = profile.indicators.find((i) => i.id === 'unemployed').latest;
  await page.locator('#topic-work summary', { hasText: 'Tabell' }).click();
  const work = await said(page.locator('#topic-work tbody tr').first());
  assert.ok(work.includes(`${sv(unemployed.value, 1)} %`) && work.includes(`${unemployed.rank} av ${unemployed.of}`), work);

  assert.equal(await page.locator('#inside tbody tr').count(), profile.children.codes.length);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'area-municipality', { full: true });
});

test('a small area says its type and index now and over the years, and leads to the areas around it', async () => {
  const { codes } = await ask('areas/RegSO_2020');
  const profile = await ask(`profile/RegSO_2020/${codes[50]}`);
  const page = await open(browser, `${demo}/?page=area&area=RegSO_2020.${codes[50]}`);
  await drawn(page, '#type');
  const now = profile.type.published.filter((p) => p.type !== null).at(-1);
  const index = profile.indicators.find((i) => i.id === 'socioeconomic_index').series.find((p) => p.period === now.period);
  assert.ok((await said(page.locator('#type'))).includes(`Typ ${now.type} år ${now.period}. Indexet var ${sv(index.value, 1)}`));
  assert.equal(await page.locator('#type .strip li').count(), profile.type.published.length);
  assert.match(await page.locator('#type svg[role=img]').getAttribute('aria-label'), /Brott i serien/);
  await page.getByRole('navigation', { name: 'Ligger i' }).getByRole('link').last().click();
  await page.locator('h1', { hasText: profile.path.at(-1).name }).waitFor();
  assert.match(page.url(), /area=Municipality_2007\.\d{4}$/);
  await settle(page);
  await finish(page, 'area-regso');
});

test('an indicator chosen in a table is shown over the years; so are another measure and other groups, and the way back', async () => {
  const page = await open(browser, `${demo}/?page=area&area=Municipality_2007.${await municipality(3)}`);
  await drawn(page, '#development');
  await page.locator('#topic-education summary', { hasText: 'Tabell' }).click();
  await page.locator('#topic-education tbody a').first().click();
  await page.locator('#development-title', { hasText: 'Förgymnasial utbildning' }).waitFor();
  assert.match(page.url(), /indicator=pre_upper_secondary/);
  assert.match(await page.locator('#development svg[role=img]').getAttribute('aria-label'), /Riket/);

  await computed(page);
  await page.getByLabel('Mått', { exact: true }).selectOption('isolation');
  await page.locator('#measures-title', { hasText: /solering/ }).waitFor();
  const first = await page.getByLabel('Grupper över åren').locator('option:checked').innerText();
  await page.getByLabel('Grupper över åren').selectOption('tenure');
  await page.locator('#measure-years-title', { hasText: 'Hyresrätt mot äganderätt' }).waitFor();
  assert.match(page.url(), /measure=isolation&groups=tenure/);
  const address = page.url();
  await page.goBack();
  await page.locator('#measure-years-title', { hasText: first }).waitFor();
  await page.goto(address);
  await page.locator('#measure-years-title', { hasText: 'Hyresrätt mot äganderätt' }).waitFor();
  await settle(page);
  await finish(page, 'area-chosen');
});

test('similar areas by chosen indicators and weights are those of the API, neighbours too, and they are put side by side', async () => {
  const { codes } = await ask('areas/RegSO_2020');
  const code = codes[50];
  const page = await open(browser, `${demo}/?page=area&area=RegSO_2020.${code}`);
  await drawn(page, '#similar');
  const usual = await ask(`similar/RegSO_2020/${code}`);
  assert.ok((await said(page.locator('#similar'))).includes(usual.sentence.sv.replace(/[\u00a0\u202f]/g, ' ')));

  await page.locator('#similar summary', { hasText: 'Välj vad som jämförs' }).click();
  await page.getByLabel('Vikt för Utländsk bakgrund').selectOption('5');
  await page.waitForURL(/by=.*foreign_background(%3A|:)5/);
  const by = usual.indicators.map((i) => i.id);
  const chosen = await ask(`similar/RegSO_2020/${code}?by=${by.join(',')}&weights=${by.map((id) => (id === 'foreign_background' ? 5 : 1)).join(',')}`);
  await page.locator('#similar p', { hasText: chosen.areas[0].name }).first().waitFor();
  await page.locator('#similar summary', { hasText: 'Tabell' }).click();
  const rows = await page.locator('#similar tbody tr').allInnerTexts();
  assert.deepEqual(rows.slice(1).map((row) => chosen.areas.findIndex((area) => row.includes(area.code))), [...chosen.areas.keys()]);

  const { neighbours } = await ask(`profile/RegSO_2020/${code}`);
  assert.equal(await page.locator('#neighbours tbody tr').count(), neighbours.length);
  assert.deepEqual(await axe(page), []);
  await page.getByRole('link', { name: 'Ställ de fem närmaste bredvid' }).click();
  await page.locator('#compare-types').waitFor();
  assert.equal(await page.getByRole('list', { name: 'Valda områden' }).locator('li').count(), 6);
  await settle(page);
  await finish(page, 'area-similar');
});

test('a computation that takes long says how far it has come, and can be stopped and taken up again', async () => {
  const page = await open(browser, 'about:blank', { origin: demo });
  let slow = true;
  await page.route('**/measures/dissimilarity/*/finest/latest*', async (route) => {
    if (slow) await new Promise((done) => setTimeout(done, 700));
    await route.continue();
  });
  await page.goto(`${demo}/?page=area&area=Municipality_2007.${await municipality(5)}`);
  await page.locator('#measures progress').waitFor();
  await page.locator('#measures [role=status]', { hasText: /Räknar 1 av/ }).waitFor();
  await page.locator('#measures').getByRole('button', { name: 'Avbryt' }).click();
  assert.match(await said(page.locator('#measures')), /Beräkningen avbröts/);
  slow = false;
  await page.locator('#measures').getByRole('button', { name: 'Räkna klart' }).click();
  await computed(page);
  assert.match(await said(page.locator('#measures summary', { hasText: 'Tabell' })), /Tabell \(\d rader\)/);
  await settle(page);
  await finish(page, 'area-stopped');
});

test('a card is kept as a file with everything it shows, and can stand alone on another page', async () => {
  const code = await municipality(3);
  const page = await open(browser, `${demo}/?page=area&area=Municipality_2007.${code}`);
  await drawn(page, '#measures');
  await computed(page);
  await page.locator('#measures .menu summary').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#measures').getByRole('button', { name: 'Tabell (CSV)' }).click()]);
  const csv = await readFile(await file.path(), 'utf8');
  assert.match(csv, /# Påhittat demoland/);
  assert.match(csv, /name,period,value,value_low,value_high,corrected,chance,p,parts,people/);
  const [picture] = await Promise.all([page.waitForEvent('download'), page.locator('#measures').getByRole('button', { name: 'Bild (SVG)' }).click()]);
  assert.match(await readFile(await picture.path(), 'utf8'), /^<svg/);
  await page.goto(`${demo}/?page=area&area=Municipality_2007.${code}&embed=composition`);
  await page.locator('#composition').waitFor();
  assert.equal(await page.locator('main section.card').count(), 1);
  await settle(page);
  await finish(page, 'area-embedded');
});

for (const [name, search] of [
  ['nation', async () => '?page=area'],
  ['deso', async () => `?page=area&area=DeSO_2018.${(await ask('areas/DeSO_2018')).codes[7]}`],
  ['police', async () => `?page=area&area=Police_2023.${(await ask('police/Police_2023')).areas[0].code}`],
]) {
  test(`the page of an area is right in both languages, light and dark, on a phone and on a desk: ${name}`, async () => {
    await everyAppearance(browser, `${demo}/${await search()}`, `area-${name}`, { prepare: unfold });
  });
}

test('the real snapshot: Uppsala with its segregation, and a municipality with few small areas has pale values', { skip }, async () => {
  const page = await open(browser, `${real}/?page=area&area=Municipality_2007.0380`);
  await page.locator('#measures').waitFor();
  await computed(page);
  const { rows } = await ask('measures/dissimilarity/economic_standard/finest/latest?group=low&within=0380', real);
  assert.ok((await said(page.locator('#measures'))).includes(`dissimilaritetsindex ${sv(rows[0].value, 3)} år 2022`));
  assert.equal(await page.locator('#inside tbody tr').count(), 61);
  assert.match(await said(page.locator('#inside tbody')), /Gottsunda/);

  const few = (await ask('measures/dissimilarity/economic_standard/finest/latest?group=low&each=municipality', real)).rows.filter((row) => row.n < 10 && row.value !== null);
  assert.ok(few.length > 0, 'some municipality has fewer than ten sub-areas');
  await page.goto(`${real}/?page=area&area=Municipality_2007.${few[0].area.code}`);
  await page.locator('#measures').waitFor();
  await computed(page);
  await page.locator('#measures summary', { hasText: 'Tabell' }).click();
  assert.ok((await page.locator('#measures td.greyed').count()) > 0);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'real-area', { full: true });
});
