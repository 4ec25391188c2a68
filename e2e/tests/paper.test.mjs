import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, family, finish, launch, mapColours, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
const desk = process.env.SEGBAR_DESK;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const views = async () => {
  const { codes } = await (await fetch(`${demo}/api/v1/areas/Municipality_2007`)).json();
  const [one, other] = [codes[3], codes[5]].map((code) => `Municipality_2007.${code}`);
  return {
    start: '?',
    map: '?page=map&indicator=low_economic_standard',
    area: `?page=area&area=${one}`,
    compare: `?page=compare&areas=${one}+${other}`,
    lab: '?page=lab&as=line&what=unemployed&level=county',
    types: '?page=types',
  };
};
/** The width of a sheet of A4 between its margins, in points of the screen. */
const SHEET = 680;

/** The planning desk: a network that was sought, and the material for a decision on an office. */
const DESK = { network: '?page=plan&tab=network&candidates=none&rules=county&number=113', sheet: '?page=plan&tab=leases&office=demo-003' };
async function openDesk(room, options) {
  const page = await open(browser, `${desk}/${DESK[room]}`, options);
  await settle(page);
  if (room === 'network') await soughtNetwork(page);
  await page.locator(room === 'network' ? '#plan-closings' : '#plan-similar').waitFor();
  return page;
}
async function soughtNetwork(page) {
  await page.getByRole('button', { name: 'Sök bästa nätet' }).click();
  await page.locator('#plan-decisions .network svg').first().waitFor();
  await settle(page);
}

for (const room of ['start', 'map', 'area', 'compare', 'lab', 'types', ...Object.keys(DESK)]) {
  test(`on paper the room ${room} has no controls, fits the sheet, and says where it comes from`, async () => {
    const at = room in DESK ? desk : demo;
    const page = room in DESK ? await openDesk(room, { scheme: 'dark' }) : await open(browser, `${demo}/${(await views())[room]}`, { scheme: 'dark' });
    await settle(page);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: SHEET, height: 1000 });
    const controls = page.locator('button:visible, select:visible, input:visible, summary:visible, [role=search]:visible');
    assert.deepEqual(await controls.evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120))), []);
    const cut = await page.evaluate((width) => {
      const beyond = [...document.querySelectorAll('main h1, main p, main td, main th, main figure svg, main canvas')].filter((one) => {
        const { right, width: own } = one.getBoundingClientRect();
        return own > 1 && right > width + 1;
      });
      return beyond.slice(0, 3).map((one) => `${one.tagName} ${one.textContent.trim().slice(0, 60)}`);
    }, SHEET);
    assert.deepEqual(cut, []);
    assert.equal(await page.locator('.card details.fold > :not(summary)').evaluateAll((all) => all.every((one) => one.getBoundingClientRect().height > 0)), true, 'what is folded away is unfolded');
    assert.ok((await said(page.locator('footer'))).includes(`${new URL(at).host}/`), 'the address stands at the foot');
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    assert.equal(ground, 'light', 'paper is light, whatever the screen is');
    const sheets = await page.pdf({ format: 'A4' });
    assert.equal(sheets.subarray(0, 5).toString(), '%PDF-');
    await finish(page, `paper-${room}`, { full: true });
  });
}

/** A page on a system that gives the colours itself, or asks for more contrast. */
async function strong(search, options, at = demo) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(`${at}/${search}`);
  await settle(page);
  return Object.assign(page, { wrong });
}

for (const [name, options] of Object.entries({ forced: { forcedColors: 'active', colorScheme: 'dark' }, more: { contrast: 'more' } })) {
  test(`with strong contrast (${name}) axe finds nothing, and edges and patterns say what colours say`, async () => {
    const area = await strong((await views()).area, options);
    assert.deepEqual(await axe(area), [], `${name} area`);
    await finish(area, `contrast-${name}-area`);
    const page = await strong('?page=map', options);
    assert.deepEqual(await axe(page), [], `${name} map`);
    const colours = family('types');
    const before = await mapColours(page, colours);
    assert.ok(colours.filter((colour) => before[colour] > 100).length >= 3, `the map has its colours: ${JSON.stringify(before)}`);
    assert.ok((await page.locator('.legend .swatch[data-pattern]').count()) >= 5, 'the legend has patterns');
    await page.getByLabel('Mönster över färgerna').check();
    await settle(page);
    assert.deepEqual(await mapColours(page, colours), before, 'the map has them too, whether they were chosen or not');
    await finish(page, `contrast-${name}-map`);
  });
}

for (const [name, options] of Object.entries({ forced: { forcedColors: 'active', colorScheme: 'dark' }, more: { contrast: 'more' } })) {
  test(`with strong contrast (${name}) axe finds nothing on the planning desk, and closed offices differ from open ones by shape`, async () => {
    const page = await strong(DESK.network, options, desk);
    await soughtNetwork(page);
    assert.deepEqual(await axe(page), []);
    // What axe cannot see where the system gives the colours: every button can be read.
    const hidden = await page.locator('button:visible').evaluateAll((all) =>
      all.map((one) => [one.textContent.trim(), getComputedStyle(one).color, getComputedStyle(one).backgroundColor]).filter(([, ink, ground]) => ink === ground),
    );
    assert.deepEqual(hidden, []);
    // In the legend, where both stand in the middle of a picture of their own.
    const marks = (state) => page.locator(`#plan-decisions svg[viewBox='-2 -2 4 4'] .mark.${state}`).last().evaluate((one) => ({ shape: one.getAttribute('d'), fill: getComputedStyle(one).fill, stroke: getComputedStyle(one).stroke }));
    const [open, closed] = [await marks('keep'), await marks('close')];
    assert.ok(open.shape && closed.shape && open.shape !== closed.shape, `${open.shape} and ${closed.shape}`);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const { fill, stroke } of [open, closed]) assert.ok([fill, stroke].some((colour) => colour !== 'none' && colour !== ground), `${fill}, ${stroke} on ${ground}`);
    await finish(page, `contrast-${name}-desk`);
  });
}

test('where the system gives the colours, the choice in force and the room in view are still told', async () => {
  const page = await strong('?page=types', { forcedColors: 'active', colorScheme: 'dark' });
  const style = (selector, property) => page.locator(selector).first().evaluate((one, name) => getComputedStyle(one)[name], property);
  assert.notEqual(await style('.segments label:has(input:checked)', 'backgroundColor'), await style('.segments label:not(:has(input:checked))', 'backgroundColor'));
  assert.notEqual(await style('header nav a[aria-current]', 'borderBottomColor'), await style('header nav a:not([aria-current])', 'borderBottomColor'));
  await finish(page, 'contrast-told');
});
