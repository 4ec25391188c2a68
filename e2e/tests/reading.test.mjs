import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { everyAppearance, unfold } from '../support/appearances.mjs';
import { axe, finish, launch, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
const real = process.env.SEGBAR_REAL;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ask = async (path, from = demo) => (await fetch(`${from}/api/v1/${path}`)).json();
const room = (name, search = '') => `${demo}/?page=${name}${search}`;
const spaced = (text) => text.replace(/\s+/g, ' ').trim();

/** Unfolds what is folded away. */
const unfolded = async (page) => {
  await page.locator('h1').waitFor();
  await unfold(page);
};

test('an indicator is found by a word of its definition, and its page says what the one definition says', async () => {
  const [indicators, { sources }] = await Promise.all([ask('indicators'), ask('snapshot')]);
  const of = indicators.find((i) => i.id === 'low_economic_standard');
  const page = await open(browser, room('indicators'));
  await settle(page);
  const all = await page.locator('.indicators > li').count();
  assert.equal(all, indicators.length);
  await page.getByLabel('Sök bland indikatorerna').fill('60 procent medianen');
  await page.getByText(/^\d+ av 60 indikatorer$/).waitFor();
  await page.waitForFunction((n) => document.querySelectorAll('.indicators > li').length < n, all);
  assert.match(page.url(), /filter=60\+procent\+medianen/);
  await page.getByRole('link', { name: of.name.sv, exact: true }).click();
  await page.locator('h1', { hasText: of.name.sv }).waitFor();
  await settle(page);
  const { periods } = of.available.find((a) => a.vintage === 'RegSO_2025');
  const address = `${of.id}/RegSO_2025/${periods.at(-1)}`;
  const values = await ask(`values/${address}`);
  const { title } = sources[values.sources[0]];
  await page.locator('main', { hasText: title }).waitFor();
  const text = await said(page.locator('main'));
  for (const part of [of.definition.sv, of.caution.sv, of.base.text.sv, of.disclosure.text.sv, of.id, ...of.breaks.map((b) => b.text.sv)]) {
    assert.ok(spaced(text).includes(spaced(part)), part);
  }
  assert.ok(text.includes(title), 'the source is named');
  assert.ok(text.includes(`/api/v1/values/${address}`), 'the address of the API is shown');
  assert.ok(text.includes(`segbar export csv --out - --vintage RegSO_2025 --indicator ${of.id} --period ${periods.at(-1)}`), 'the command is shown');
  assert.match(await page.title(), new RegExp(of.name.sv));
  await finish(page, 'indicator', { full: true });
});

test('the distribution of an indicator holds every area once, and another level and year are in the address', async () => {
  const page = await open(browser, room('indicators', '&indicator=unemployed'));
  await settle(page);
  await page.getByLabel('Nivå', { exact: true }).selectOption('municipality');
  await page.getByLabel('År', { exact: true }).selectOption('2015');
  await page.locator('#spread h2', { hasText: '2015' }).waitFor();
  assert.match(page.url(), /level=municipality.*period=2015|period=2015.*level=municipality/);
  const { values } = await ask('values/unemployed/Municipality_2007/2015');
  await page.locator('#spread summary', { hasText: 'Tabell' }).click();
  const areas = await page.locator('#spread tbody tr td:nth-child(2)').allInnerTexts();
  assert.equal(areas.map((n) => Number(n.replace(/\D/g, ''))).reduce((a, b) => a + b, 0), values.filter((v) => v !== null).length);
  const alt = await page.locator('#spread svg').getAttribute('aria-label');
  assert.match(alt, /2015: 290 områden, från .+ till .+, median /);
  await finish(page, 'indicator-spread', { full: true });
});

test('an indicator leads to the map, to the lab and to its method, and a name that does not exist leads to the list', async () => {
  const page = await open(browser, room('indicators', '&indicator=area_type'));
  await settle(page);
  const doors = page.getByRole('navigation', { name: 'Se mer' });
  const addresses = await doors.getByRole('link').evaluateAll((links) => links.map((link) => link.search));
  assert.ok(addresses.some((search) => search.includes('page=map&indicator=area_type')));
  assert.ok(addresses.some((search) => search.includes('page=lab') && search.includes('what=area_type')));
  await doors.getByRole('link', { name: 'Så räknas det' }).click();
  await page.locator('h1', { hasText: 'Områdestyper' }).waitFor();
  await page.goto(room('indicators', '&indicator=nothing'));
  await settle(page);
  assert.match(await said(page.locator('main')), /ingen indikator med namnet ”nothing”/);
  await page.getByRole('link', { name: 'Välj en bland alla indikatorer.' }).click();
  await page.locator('.indicators > li').first().waitFor();
  await finish(page, 'indicator-unknown');
});

test('every method is in the contents in Swedish, and those whose page is in English say so in Swedish', async () => {
  const measures = await ask('measures');
  const page = await open(browser, room('methods'));
  await page.locator('h3').first().waitFor();
  await settle(page);
  const links = await page.locator('.pages a').evaluateAll((all) => all.map((a) => ({ lang: a.lang, search: a.search })));
  assert.deepEqual(links.filter(({ lang }) => lang !== ''), [], 'every name is Swedish');
  for (const { page: document } of measures) {
    const method = document.replace(/^docs\/methods\/|\.md$/g, '');
    assert.ok(links.some(({ search }) => new URLSearchParams(search).get('method') === method), method);
  }
  await page.getByRole('link', { name: 'Ginikoefficient för segregation (G)' }).click();
  await page.locator('article[lang=en]').waitFor();
  const text = await said(page.locator('.short'));
  assert.match(text, /finns bara på engelska/);
  assert.match(text, /0 är samma andel överallt/);
  await finish(page, 'method-english', { full: true });
});

test('a method page leads to its headings and to other methods, and back returns', async () => {
  const page = await open(browser, room('methods', '&method=type-changes'));
  await page.locator('article').waitFor();
  assert.equal(await page.locator('article[lang]').count(), 0);
  await page.getByRole('navigation', { name: 'På sidan' }).getByRole('link', { name: 'Osäkerhet' }).click();
  await page.waitForFunction(() => document.getElementById('osäkerhet').getBoundingClientRect().top < innerHeight);
  assert.equal(decodeURIComponent(new URL(page.url()).hash), '#osäkerhet');
  await page.locator('article').getByRole('link', { name: 'områdestyper' }).click();
  await page.locator('h1', { hasText: 'Områdestyper' }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('method'), 'area-types');
  await page.goBack();
  await page.locator('h1', { hasText: 'Byten av områdestyp' }).waitFor();
  // An address with a heading begins there.
  await page.goto(room('methods', '&method=area-types&lang=en#uncertainty'));
  await page.waitForFunction(() => {
    const top = document.getElementById('uncertainty')?.getBoundingClientRect().top;
    return top !== undefined && top < innerHeight;
  });
  await finish(page, 'method-heading');
});

test('what stands under about leads to the page that says more, and none of it is loaded before', async () => {
  const { codes } = await ask('areas/Municipality_2007');
  const page = await open(browser, room('area', `&area=Municipality_2007.${codes[0]}`));
  await settle(page);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((e) => e.name));
  assert.deepEqual(loaded.filter((name) => /MethodsRoom|area-types|IndicatorsRoom/.test(name)), []);
  await unfold(page);
  const methods = new Set();
  const measures = (await ask('measures')).map((m) => m.page.replace(/^docs\/methods\/|\.md$/g, ''));
  for (const search of await page.locator('.card .about a').evaluateAll((all) => all.map((a) => a.search))) {
    const query = new URLSearchParams(search);
    assert.ok(['methods', 'indicators'].includes(query.get('page')), search);
    if (query.get('method')) methods.add(query.get('method'));
  }
  assert.ok(methods.has('people-by-type') && methods.has('groups-and-places') && [...methods].some((m) => measures.includes(m)), [...methods].join());
  for (const method of methods) {
    await page.goto(room('methods', `&method=${method}`));
    await page.locator('article').waitFor();
  }
  await finish(page, 'about-methods');
});

test('changes say what the data hold, where series break, and that there is nothing earlier to compare with', async () => {
  const { breaks, updates, revision } = await ask('changes');
  const page = await open(browser, room('changes'));
  await page.locator('#updates').waitFor();
  assert.equal(revision, null);
  const text = await said(page.locator('main'));
  assert.match(text, /inget tidigare underlag/);
  assert.equal(await page.locator('.breaks > li').count(), breaks.length);
  assert.equal(await page.locator('#updates tbody tr').count(), updates.length);
  const feed = await page.getByRole('link', { name: 'Följ källornas uppdateringar (Atom)' }).getAttribute('href');
  const answer = await fetch(`${demo}${feed}`);
  assert.match(answer.headers.get('content-type'), /atom\+xml/);
  await page.locator('.breaks summary').first().click();
  const named = page.locator('.breaks details[open] a').first();
  const name = await said(named);
  await named.click();
  await page.locator('h1', { hasText: name }).waitFor();
  await finish(page, 'changes-to-indicator');
});

test('a revision is shown with its counts, values and types', async () => {
  const { breaks, updates, snapshot } = await ask('changes');
  const later = {
    snapshot,
    breaks,
    updates,
    snapshots: [],
    revision: {
      from: '1'.repeat(64),
      to: snapshot,
      areas_changed: 0,
      columns: { added: 0, changed: 1, removed: 0 },
      indicators_added: ['unemployed'],
      indicators_removed: [],
      sources: [],
      tables: [],
      total: { revised: 12, added: 0, gone: 1, bounds: 0, other_reason: 0 },
      types: [{ code: '0101R001', name: 'Provby', indicator: 'area_type', period: 2022, vintage: 'RegSO_2020', from: 3, to: 2, because: ['TAB6586'] }],
      types_changed: 1,
      values: [{ indicator: 'unemployed', vintage: 'RegSO_2020', period: 2022, breakdown: 'total', tables: ['TAB6680'], changed: 12, filled: 0, emptied: 1, largest_at: '0101R001', largest_from: 4, largest_to: 5 }],
      vintages_added: [],
      vintages_removed: [],
    },
  };
  const page = await open(browser, 'about:blank', { origin: new URL(demo).origin });
  await page.route('**/api/v1/changes', (route) => route.fulfill({ json: later }));
  await page.goto(room('changes'));
  await page.locator('#types').waitFor();
  const text = await said(page.locator('main'));
  assert.match(text, /Från underlag 111111111111 till/);
  assert.match(text, /Nya indikatorer: Arbetslösa/);
  assert.match(spaced(await page.locator('#types tbody tr').innerText()), /Provby \(0101R001\) RegSO_2020 2022 typ 3 typ 2 TAB6586/);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'changes-revision', { full: true });
});

test('the accessibility statement says what falls short, how it is tested, and whom to ask', async () => {
  const page = await open(browser, room('accessibility'));
  await page.getByText('har inte angett namn och kontaktväg').waitFor();
  const text = await said(page.locator('main'));
  assert.match(text, /delvis förenlig/);
  assert.match(text, /Inga personer med funktionsnedsättning har ännu prövat sidan/);
  assert.match(text, /åtta utföranden/);
  await page.route('**/api/v1/operator', (route) => route.fulfill({ json: { name: 'Provstads kommun', contact: 'hej@provstad.example' } }));
  await page.reload();
  await page.getByText('Provstads kommun driver den här installationen av segbar.').waitFor();
  assert.equal(await page.getByRole('link', { name: 'hej@provstad.example' }).getAttribute('href'), 'mailto:hej@provstad.example');
  await finish(page, 'accessibility-operator', { full: true });
});

test('the start says three findings with their year, what the figures are good for and not, and leads on', async () => {
  const { findings } = await ask('findings');
  const page = await open(browser, `${demo}/`);
  await page.locator('.findings li').nth(2).waitFor();
  const told = await page.locator('.findings li').allInnerTexts();
  assert.equal(told.length, 3);
  for (const [i, { text, period, source }] of findings.entries()) {
    assert.ok(spaced(told[i]).includes(spaced(text.sv)) && spaced(told[i]).includes(spaced(source.sv)), told[i]);
    assert.ok(text.sv.includes(String(period)));
  }
  assert.match(await said(page.locator('main')), /Inte till[\s\S]*enskilda människor/);
  for (const name of ['Områden', 'Jämför', 'Områdestyper', 'Statistiklabbet', 'Eget område', 'Indikatorer', 'Metoder']) {
    await page.locator('main').getByRole('link', { name, exact: true }).waitFor();
  }
  await finish(page, 'start-leads-on', { full: true });
});

test('the foot of every view leads to the rooms to read', async () => {
  const page = await open(browser, `${demo}/?page=map&indicator=unemployed&theme=dark`);
  for (const [name, heading] of [['Metoder', 'Metoder'], ['Ändringar', 'Ändringar'], ['Tillgänglighet', 'Tillgänglighetsredogörelse'], ['Indikatorer', 'Indikatorer']]) {
    await page.getByRole('contentinfo').getByRole('link', { name }).click();
    await page.locator('h1', { hasText: heading }).waitFor();
    assert.match(page.url(), /theme=dark/);
    assert.doesNotMatch(page.url(), /indicator=/);
  }
  await finish(page, 'foot');
});

test('the page of an indicator is right in every appearance', async () => {
  await everyAppearance(browser, room('indicators', '&indicator=inequality_index'), 'indicator-page', { prepare: unfolded });
});

test('a page of the methods is right in every appearance', async () => {
  await everyAppearance(browser, room('methods', '&method=measures/distortion'), 'method', { prepare: (page) => page.locator('article').waitFor() });
});

test('the accessibility statement and the changes are right in every appearance', async () => {
  await everyAppearance(browser, room('accessibility'), 'accessibility');
  await everyAppearance(browser, room('changes'), 'changes', { prepare: (page) => page.locator('#updates').waitFor() });
});

test('the lists of indicators and methods are right on a phone in the dark', async () => {
  for (const name of ['indicators', 'methods']) {
    const page = await open(browser, room(name), { width: 320, height: 700, scheme: 'dark' });
    await settle(page);
    assert.deepEqual(await axe(page), [], name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} needs no scrolling sideways`);
    await finish(page, `${name}-narrow`, { full: true });
  }
});

test('sources of real files are named with their licence and a link to their description', { skip: !real && 'no real data beside the repository' }, async () => {
  const page = await open(browser, `${real}/?page=indicators&indicator=population`);
  await settle(page);
  const text = await said(page.locator('main'));
  assert.match(text, /SCB, TAB\d+/);
  assert.match(text, /Licens: CC0-1\.0/);
  const address = await page.getByRole('link', { name: 'tabellens beskrivning hos SCB' }).first().getAttribute('href');
  assert.match(address, /^https:\/\/statistikdatabasen\.scb\.se\/api\/v2\/tables\/TAB\d+\/metadata/);
  await finish(page, 'indicator-real', { full: true });
});
