import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { everyAppearance, unfold } from '../support/appearances.mjs';
import { axe, finish, launch, open, OUTPUT, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
const desk = process.env.SEGBAR_DESK;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const plan = (search = '') => `${desk}/?page=plan${search}`;
const ask = async (path) => (await fetch(`${desk}/api/v1/desk/${path}`)).json();
const counted = (text) => Number(text.replace(/\D/g, ''));
const ready = async (page) => {
  await settle(page);
  await page.locator('main[aria-busy=false]').waitFor();
};

test('where the planning desk is not served the page says how it is, and asks nothing more', async () => {
  const page = await open(browser, `${demo}/?page=plan&lang=en`);
  await ready(page);
  assert.match(await said(page.locator('main')), /segbar serve --desk/);
  assert.equal(await page.locator('.card').count(), 0);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'plan-away');
});

test('an office is added with the keyboard after every reason against it was said at its field, and removed again', async () => {
  const page = await open(browser, plan(), { expected: [/status of 422/] });
  await ready(page);
  const { offices } = await ask('offices');
  await page.getByRole('button', { name: 'Lägg till kontor' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Namn', { exact: true }).fill('Provkontoret');
  await page.getByLabel('Kommunkod').fill('9999');
  await page.getByLabel('Öppnat').fill('2024-01-01');
  await page.getByLabel('Hyresavtal till').fill('2023-01-01');
  await page.keyboard.press('Enter');
  await page.locator('#plan-kommun_code-wrong').waitFor();
  assert.match(await said(page.locator('#plan-lease_end-wrong')), /före öppnandet 2024-01-01/);
  assert.equal((await ask('offices')).offices.length, offices.length);
  assert.deepEqual(await axe(page), []);
  await page.getByLabel('Kommunkod').fill(offices[0].area.slice(0, 4));
  await page.getByLabel('Hyresavtal till').fill('2029-03-31');
  await page.keyboard.press('Enter');
  await page.locator('#plan-offices tbody tr', { hasText: 'Provkontoret' }).waitFor();
  const added = (await ask('offices')).offices.find(({ name }) => name === 'Provkontoret');
  assert.equal(added.lease_end, '2029-03-31');
  await page.getByLabel('Kontor att ändra').selectOption(added.id);
  await page.getByRole('button', { name: 'Ta bort' }).click();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await page.getByRole('button', { name: 'Lägg till kontor' }).waitFor();
  assert.equal((await ask('offices')).offices.length, offices.length);
  await finish(page, 'plan-offices', { full: true });
});

test('a table of offices is refused with every reason in place, and one without errors is told before it is taken', async () => {
  const page = await open(browser, plan('&lang=en'), { expected: [/status of 422/] });
  await ready(page);
  const before = (await ask('offices')).offices;
  await page.getByText('Import a table').click();
  const file = (text) => ({ name: 'offices.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByLabel('Table (CSV)').setInputFiles(file('name;x;y;staff\nA;1;2;-3\nB;;;\n'));
  const reasons = page.locator('main [role=alert] li');
  await reasons.first().waitFor();
  assert.equal(await reasons.count(), 3);
  const rows = before.map(({ id, name, x, y }) => `${id};${name};${x};${y}`);
  await page.getByLabel('Table (CSV)').setInputFiles(file(['id;name;x;y', ...rows.slice(2)].join('\n')));
  await page.getByRole('button', { name: `Take the ${rows.length - 2} offices` }).waitFor();
  assert.match(await said(page.locator('main')), /2 of the offices of the workspace are not in it/);
  assert.equal((await ask('offices')).offices.length, before.length, 'nothing is taken before it is said');
  await finish(page, 'plan-import');
});

test('the best network is sought, shown before and after, with what it means for whom, who decides, and what its condition costs', async () => {
  const { offices } = await ask('offices');
  const number = offices.length - 10;
  const page = await open(browser, plan('&tab=network&candidates=none&rules=county'));
  await ready(page);
  await page.getByLabel('Minst', { exact: true }).fill(String(number));
  await page.getByLabel('Minst', { exact: true }).press('Tab');
  assert.match(page.url(), new RegExp(`number=${number}`));
  await page.getByRole('button', { name: 'Sök bästa nätet' }).click();
  await page.locator('#plan-decisions').waitFor({ timeout: 60_000 });
  const sentence = await said(page.locator('.said'));
  assert.match(sentence, new RegExp(`^${number} kontor: .* minuter i genomsnitt\\. (Det är bevisat|Det är högst)`));
  // Ten close, by shape and by colour, and the table says the same.
  const maps = page.locator('#plan-decisions .network');
  assert.equal(await maps.nth(0).locator('> svg .mark').count(), offices.length);
  assert.equal(await maps.nth(1).locator('> svg .mark.close').count(), 10);
  assert.match(await maps.nth(1).locator('> svg').getAttribute('aria-label'), /10 stängs/);
  await page.locator('#plan-decisions summary', { hasText: 'Tabell' }).click();
  assert.equal(await page.locator('#plan-decisions tbody tr', { hasText: 'stängs' }).count(), 10);
  assert.equal(await page.locator('#plan-closings tbody tr').count(), 10);
  assert.match(await said(page.locator('#plan-closings')), /generaldirektören|styrelsen/);
  // The groups add up to everybody.
  const people = await page.locator('#plan-consequences tbody tr td:nth-child(2)').allInnerTexts();
  const [all, ...groups] = people.map(counted);
  assert.equal(groups.reduce((sum, n) => sum + n, 0), all);
  await page.getByRole('button', { name: 'Räkna ut vad villkoren kostar' }).click();
  await page.locator('#plan-prices tbody tr').waitFor({ timeout: 60_000 });
  assert.match(await said(page.locator('#plan-prices')), /minst ett kontor i varje län/);
  await page.getByLabel('Namn på scenariot').fill('Tio färre');
  await page.getByRole('button', { name: 'Spara som scenario' }).click();
  await page.getByText('Scenariot Tio färre är sparat.').first().waitFor({ timeout: 60_000 });
  await page.getByLabel('Minst', { exact: true }).fill(String(number - 5));
  await page.getByLabel('Minst', { exact: true }).press('Tab');
  await page.getByText('Villkoren har ändrats sedan svaret').waitFor();
  assert.deepEqual(await axe(page), []);
  await finish(page, 'plan-network', { full: true });
});

test('conditions that cannot hold together are named, with what would make them possible', async () => {
  const page = await open(browser, plan('&tab=network&candidates=none&number=3&rules=county'));
  await ready(page);
  await page.getByRole('button', { name: 'Sök bästa nätet' }).click();
  const why = page.locator('main [role=alert]');
  await why.waitFor({ timeout: 60_000 });
  assert.match(await said(why), /minst ett kontor i varje län/);
  assert.match(await said(why), /Med \d+ kontor hittades ett nät/);
  await finish(page, 'plan-conflict');
});

test('rules, need and travel times of one’s own are chosen in the form, the answer stands on them, and what is wrong is said beside the field', async () => {
  const { offices } = await ask('offices');
  const { vintages } = await (await fetch(`${desk}/api/v1/snapshot`)).json();
  const { vintage } = vintages.findLast(({ level }) => level === 'regso');
  const { codes } = await (await fetch(`${desk}/api/v1/areas/${vintage}`)).json();
  // A country along a line: areas and offices in the order of their codes.
  const durations = codes.map((_, i) => offices.map((_, j) => Math.round(60 * (5 + Math.abs((i * offices.length) / codes.length - j)))));
  const answer = { code: 'Ok', from: codes, to: offices.map(({ id }) => id), durations };
  const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

  const page = await open(browser, plan('&tab=network&candidates=none&points=regso&gap=5&rounds=200'), { width: 360, expected: [/status of 422/] });
  await ready(page);
  const theme = (id) => page.locator(`#plan-theme-${id}`);
  const unfolded = async (id) => {
    await theme(id).locator('summary').focus();
    await page.keyboard.press('Enter');
  };
  await unfolded('travel');
  await theme('travel').getByLabel('Läs in en fil').setInputFiles(file('bil.csv', 'from,to,minutes\na,b,-1\na,b,snart\n'));
  const against = theme('travel').locator('[role=alert] li');
  await against.first().waitFor();
  assert.equal(await against.count(), 3, 'every reason at once');
  await theme('travel').getByLabel('Läs in en fil').setInputFiles(file('Bil 2026.json', JSON.stringify(answer)));
  await theme('travel').getByText(`${codes.length}`.replace(/\B(?=(\d{3})+$)/g, '\u00a0') + ' områden').waitFor({ timeout: 60_000 });
  await theme('travel').getByRole('button', { name: 'Spara tabellen' }).click();
  await page.waitForURL(/matrix=Bil/, { timeout: 60_000 });
  await theme('travel').locator('li', { hasText: 'SHA-256' }).waitFor();

  await unfolded('rules');
  await theme('rules').getByLabel('Minst ett kontor i varje län').check();
  await theme('rules').getByRole('button', { name: 'Lägg till en längsta väg' }).click();
  await theme('rules').getByLabel('Minuter', { exact: true }).fill('170');
  await theme('rules').getByLabel('Gäller').selectOption('area_type');
  await theme('rules').getByLabel('områden med stora socioekonomiska utmaningar').check();
  await theme('rules').getByRole('button', { name: 'Lägg till en gräns' }).click();
  await theme('rules').getByLabel('Andel (%)').fill('120');
  await unfolded('need');
  await page.getByLabel('Vikt', { exact: true }).selectOption('groups');
  await unfolded('lists');
  await theme('lists').getByLabel('Sök').fill(offices[0].name);
  await theme('lists').getByLabel(offices[0].name, { exact: true }).press('Space');
  await page.getByLabel('Minst', { exact: true }).fill(String(offices.length - 5));
  await page.getByLabel('Minst', { exact: true }).press('Tab');
  const address = new URL(page.url()).searchParams;
  assert.equal(address.get('rules'), 'county');
  assert.equal(address.get('need'), 'area_type=1:2,2:1.5');
  assert.equal(address.get('keep'), offices[0].id);
  await page.getByText('Samma fråga utan sidan').click();
  const command = await said(page.locator('pre').first());
  assert.match(command, /^segbar plan site .*--one-per-county .*--at-most area_type=1:170 .*--need area_type=1:2,2:1\.5 --matrix 'Bil 2026\.csv'/);

  await page.getByRole('button', { name: 'Sök bästa nätet' }).click();
  await page.locator('#plan-lose-0-wrong').waitFor({ timeout: 60_000 });
  assert.match(await said(page.locator('#plan-lose-0-wrong')), /Andelen 120 % ska ligga mellan 0 och 100\./);
  assert.deepEqual(await axe(page), []);
  await theme('rules').getByRole('button', { name: 'Ta bort', exact: true }).last().click();
  await page.getByRole('button', { name: 'Sök bästa nätet' }).click();
  await page.locator('#plan-decisions').waitFor({ timeout: 120_000 });
  assert.match(await said(page.locator('.said')), /vägt efter behov\. (Det är bevisat|Det är högst)/);
  assert.match(await said(page.locator('.proof')), /Inget tillåtet nät är bättre än/);
  await page.locator('.answer > details > summary').click();
  assert.match(await said(page.locator('.answer > details')), /Restider.*Bil 2026/);
  assert.deepEqual(await axe(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} points too wide`);
  await page.screenshot({ path: `${OUTPUT}/plan-form-360.png`, fullPage: true });
  await theme('travel').getByRole('button', { name: 'Ta bort Bil 2026' }).click();
  await theme('travel').getByText('Inga är inlästa.').waitFor();
  assert.equal(new URL(page.url()).searchParams.get('matrix'), null);
  assert.deepEqual((await ask('tables')).tables, []);
  await finish(page, 'plan-form');
});

test('a search that is cancelled ends, and another can begin', async () => {
  // Until the first has ended there is no place for another, which the server says.
  const page = await open(browser, plan('&tab=network&candidates=demand&aim=least_worst'), { expected: [/status of 503/] });
  await ready(page);
  await page.getByRole('button', { name: 'Sök bästa nätet' }).click();
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await page.getByRole('button', { name: 'Sök bästa nätet' }).and(page.locator(':enabled')).waitFor();
  // The work on the server has ended too: its place is free for another.
  await page.waitForFunction(async () => {
    const response = await fetch('/api/v1/desk/plan', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"bands": []}' });
    await response.text();
    return response.status === 200;
  });
  await finish(page, 'plan-cancelled');
});

test('leases stand by quarter, and a calendar can be taken', async () => {
  const page = await open(browser, plan('&tab=leases&lang=en'));
  await ready(page);
  const { periods } = await ask('leases');
  await page.locator('#plan-leases .quarters > li').first().waitFor();
  assert.equal(await page.locator('#plan-leases .quarters > li').count(), periods.length);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Calendar (.ics)' }).click()]);
  const text = readFileSync(await download.path(), 'utf8');
  assert.equal(text.match(/BEGIN:VEVENT/g).length, periods.reduce((sum, { leases }) => sum + leases.length, 0));
  await finish(page, 'plan-leases', { full: true });
});

test('the sheet of an office says what a board must know, from the calendar', async () => {
  const page = await open(browser, plan('&tab=leases'));
  await ready(page);
  await page.locator('#plan-leases .quarters a').first().click();
  await page.locator('#plan-alternatives tbody tr').first().waitFor({ timeout: 60_000 });
  const office = new URL(page.url()).searchParams.get('office');
  const { name } = (await ask('offices')).offices.find(({ id }) => id === office);
  assert.equal(await said(page.locator('main h2')), `Beslutsunderlag: ${name}`);
  assert.match(await said(page.locator('main dl')), /har kontoret närmast/);
  assert.ok((await page.locator('#plan-alternatives tbody tr').count()) >= 5);
  assert.deepEqual(await axe(page), []);
  await finish(page, 'plan-sheet', { full: true });
});

test('the desk is right in both languages, light and dark, on a phone and on a desk', async () => {
  await everyAppearance(browser, plan('&office=new'), 'plan', { prepare: async (page) => {
    await ready(page);
    await page.locator('#plan-offices').waitFor();
    await unfold(page);
  } });
  const page = await open(browser, 'about:blank', { width: 360, scheme: 'dark', origin: desk });
  for (const [tab, there] of [['network&atmost=12.30&lose=.2.15', '#plan-access'], ['leases', '#plan-leases'], ['training', '#plan-training'], ['scenarios', 'main li, main p:not(.lead)']]) {
    await page.goto(plan(`&tab=${tab}&lang=en`));
    await ready(page);
    await page.locator(there).first().waitFor({ timeout: 60_000 });
    assert.deepEqual(await axe(page), [], tab);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${tab} is ${wide} points too wide`);
    await page.screenshot({ path: `${OUTPUT}/plan-${tab.split('&')[0]}-360.png`, fullPage: true });
  }
  await finish(page, 'plan-360');
});
