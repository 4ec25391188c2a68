import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { everyAppearance } from '../support/appearances.mjs';
import { finish, launch, open, said, settle } from '../support/browser.mjs';

const demo = process.env.SEGBAR_DEMO;
let browser;
/** Somebody else's page: another origin, with whatever a test puts into it. */
let other;
before(async () => {
  browser = await launch();
  const state = { html: '' };
  const http = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(state.html));
  await new Promise((done) => http.listen(0, '127.0.0.1', done));
  other = Object.assign(state, {
    address: `http://127.0.0.1:${http.address().port}/`,
    close: () => new Promise((done) => (http.closeAllConnections(), http.close(done))),
  });
});
after(async () => {
  await browser.close();
  await other.close();
});

const page_ = (frame) => `<!doctype html><html lang="sv"><title>Kommunens sida</title><h1>Kommunens sida</h1>${frame}`;
const municipality = async () => {
  const { codes, names } = await (await fetch(`${demo}/api/v1/areas/Municipality_2007`)).json();
  return { code: codes[3], name: names[3] };
};
/** Opens somebody else's page; it may ask the demo and itself. */
const visit = async (frame, expected = []) => {
  other.html = page_(frame);
  const page = await open(browser, 'about:blank', { origin: new URL(demo).origin, expected: [new RegExp(`asked ${other.address}`), /favicon/, /status of 404/, ...expected] });
  await page.goto(other.address);
  return page;
};

test('the code that a card gives shows it alone on the page of somebody else, and leads to the whole view', async () => {
  const { code, name } = await municipality();
  const home = await open(browser, `${demo}/?page=area&area=Municipality_2007.${code}`);
  await home.locator('#composition .menu summary').click();
  // The browser of the test gives no clipboard; then the code is shown, to be copied by hand.
  await home.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } }));
  await home.getByRole('button', { name: 'Kopiera kod för inbäddning' }).click();
  const html = await home.locator('#composition textarea').inputValue();
  await home.context().close();
  assert.match(html, new RegExp(`^<iframe src="${demo}/\\?page=area&amp;area=Municipality_2007\\.${code}&amp;embed=composition" title="[^"]+${name}"`));

  const page = await visit(html);
  const frame = page.frameLocator('iframe');
  await frame.locator('#composition figure').waitFor();
  assert.equal(await frame.getByRole('heading', { level: 1 }).count(), 1);
  for (const gone of ['header .name', 'nav', '.skip', '#years', '#measures']) assert.equal(await frame.locator(gone).count(), 0, gone);
  assert.equal(await frame.locator('#area-name').isVisible(), false);
  const text = await said(frame.locator('body'));
  for (const part of [name, /Källor: /, /Påhittat demoland/, /Underlag [0-9a-f]{12}/]) assert.match(text, new RegExp(part));
  const [whole] = await Promise.all([page.context().waitForEvent('page'), frame.getByRole('link', { name: 'Öppna hela vyn i segbar' }).click()]);
  await whole.locator('h1', { hasText: name }).waitFor();
  assert.equal(new URL(whole.url()).searchParams.get('embed'), null);
  // The parts below the screen are made when somebody is there.
  await whole.mouse.move(200, 200);
  await whole.locator('#years').waitFor();
  await whole.close();
  await finish(page, 'embed-framed');
});

test('the map gives its code as every card does: in the frame are its name, its table, the map and its legend, and nothing else', async () => {
  const home = await open(browser, `${demo}/?page=map&indicator=low_economic_standard&level=municipality`);
  await settle(home);
  await home.getByLabel(/^Ladda ner och dela: /).click();
  await home.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } }));
  await home.getByRole('button', { name: 'Kopiera kod för inbäddning' }).click();
  const html = await home.locator('.menu textarea').inputValue();
  await home.context().close();
  assert.match(html, /embed=map/);

  const page = await visit(html);
  const frame = page.frameLocator('iframe');
  await frame.locator('#map .map[data-state=idle]').waitFor();
  assert.equal(await frame.getByRole('heading', { level: 1 }).count(), 1);
  assert.match(await said(frame.locator('#map h1')), /^Låg ekonomisk standard \d{4}$/);
  for (const gone of ['header .name', 'nav', '.controls', '.skip']) assert.equal(await frame.locator(gone).count(), 0, gone);
  const text = await said(frame.locator('body'));
  for (const part of [/I riket hade/, /Källa: /, /Påhittat demoland/]) assert.match(text, part);
  await frame.locator('#map summary', { hasText: 'Tabell' }).click();
  await frame.locator('#map tbody tr').first().waitFor();
  const [whole] = await Promise.all([page.context().waitForEvent('page'), frame.getByRole('link', { name: 'Öppna hela vyn i segbar' }).click()]);
  await whole.getByRole('region', { name: 'Välj vad som visas' }).waitFor();
  assert.equal(new URL(whole.url()).searchParams.get('indicator'), 'low_economic_standard');
  await whole.close();
  await finish(page, 'embed-map');
});

test('a link in a framed card opens a window of its own, and the frame stays', async () => {
  const { code } = await municipality();
  const page = await visit(`<iframe src="${demo}/?page=area&amp;area=Municipality_2007.${code}&amp;embed=inside" title="x" width="640" height="480"></iframe>`);
  const frame = page.frameLocator('iframe');
  const link = frame.locator('#inside tbody a').first();
  const name = await link.innerText();
  const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await opened.locator('h1', { hasText: name }).waitFor();
  assert.equal(new URL(opened.url()).searchParams.get('embed'), null);
  assert.equal(await frame.locator('#inside').count(), 1);
  await finish(page, 'embed-link');
});

test('the page itself cannot be framed by somebody else', async () => {
  const page = await visit(`<iframe src="${demo}/?page=area" title="x"></iframe>`, [/frame-ancestors/, /chrome-error/]);
  const frame = page.frames().find((one) => one !== page.mainFrame());
  await page.waitForLoadState('networkidle');
  assert.equal(await frame.locator('.card, header').count(), 0);
  await finish(page, 'embed-refused');
});

test('a card that the view does not have is missed in a sentence', async () => {
  const page = await open(browser, `${demo}/?page=area&embed=nothing`);
  await settle(page);
  assert.match(await said(page.locator('body')), /Väntar på figuren ”nothing”/);
  assert.equal(await page.getByRole('link', { name: 'Öppna hela vyn i segbar' }).count(), 1);
  await finish(page, 'embed-missing');
});

for (const [name, search] of Object.entries({ start: '?embed=country', lab: '?page=lab&as=bars&what=unemployed&level=county&embed=lab-bars-unemployed' })) {
  test(`a card alone is right in both languages, light and dark, on a phone and on a desk: ${name}`, async () => {
    await everyAppearance(browser, `${demo}/${search}`, `embed-${name}`);
  });
}
