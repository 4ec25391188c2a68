// A browser that reports everything a page must not do: ask other hosts, break the content policy, throw.

import assert from 'node:assert/strict';
import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const OUTPUT = fileURLToPath(new URL('../output/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium with a fresh profile. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/**
 * A page with what it did wrong in `page.wrong`. `expected` are patterns of messages that the test itself provokes.
 */
export async function open(browser, address, { width = 1440, height = 900, scheme = 'light', expected = [], init, origin = new URL(address).origin } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const wrong = [];
  const note = (what) => {
    if (!expected.some((pattern) => pattern.test(what))) wrong.push(what);
  };
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'blob:' && url.protocol !== 'data:') note(`asked ${request.url()}`);
  });
  page.on('console', (message) => message.type() === 'error' && note(`console: ${message.text()}`));
  page.on('pageerror', (error) => note(`threw: ${error.message}`));
  page.on('worker', (worker) => new URL(worker.url()).origin !== origin && note(`worker ${worker.url()}`));
  // Somebody is there: what can wait for that begins.
  await page.addInitScript(() => addEventListener('load', () => dispatchEvent(new Event('pointermove'))));
  if (init) await page.addInitScript(init);
  await page.goto(address);
  return Object.assign(page, { wrong });
}

/** Waits until the page shows what it asked for, and the map, if there is one, has taken over from its first picture and come to rest. */
export async function settle(page) {
  await page.evaluate(() => dispatchEvent(new Event('pointermove')));
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => {
    const map = document.querySelector('.map');
    const first = document.querySelector('.first-picture');
    if ('unfinished' in document.documentElement.dataset || document.querySelector('main[aria-busy=true], .map[aria-busy=true]')) return false;
    return document.querySelector('h1')?.textContent?.trim() !== 'segbar' && (!map || (map.dataset.state === 'idle' && !first)) && (!first || first.dataset.state === 'drawn');
  });
}

/** Waits until a card has its picture: it is drawn when it comes near the screen. */
export async function drawn(page, card) {
  await page.locator(card).scrollIntoViewIfNeeded();
  await page.locator(`${card} svg[role=img]`).waitFor();
}

/** Brings charts near the screen, where they are drawn, and goes back. */
export async function drawAll(page) {
  const at = await page.evaluate(() => scrollY);
  for (const chart of await page.locator('.chart:visible').all()) {
    await chart.scrollIntoViewIfNeeded();
    await chart.locator('svg').waitFor();
  }
  await page.evaluate((y) => scrollTo(0, y), at);
}

/** The end of a journey: a picture, the page as assistive technology sees it, and nothing that went wrong. */
export async function finish(page, name, { full = false } = {}) {
  mkdirSync(OUTPUT, { recursive: true });
  if (full) await drawAll(page);
  await picture(page, join(OUTPUT, `${name}.png`), { full });
  writeFileSync(join(OUTPUT, `${name}.aria.yml`), await page.locator('body').ariaSnapshot());
  assert.deepEqual(page.wrong, [], 'the page asks nobody else, follows its content policy and throws nothing');
  await page.context().close();
}

/**
 * A picture of what is on the screen, or of the whole page, as PNG. The browser packs it quickly instead of tightly, which halves the time
 * for a page of forty screens.
 */
export async function picture(page, path, { full = false } = {}) {
  const wire = await page.context().newCDPSession(page);
  const { cssContentSize, cssVisualViewport } = await wire.send('Page.getLayoutMetrics');
  const { pageX: x, pageY: y, clientWidth: width, clientHeight: height } = cssVisualViewport;
  const clip = { ...(full ? cssContentSize : { x, y, width, height }), scale: 1 };
  const { data } = await wire.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true, captureBeyondViewport: full, clip });
  writeFileSync(path, Buffer.from(data, 'base64'));
  await wire.detach();
}

/** The text of a part of the page, with ordinary spaces (numbers are written with non-breaking ones). */
export async function said(locator) {
  return (await locator.innerText()).replace(/[\u00a0\u202f]/g, ' ');
}

/** What axe finds against WCAG 2.1 A and AA and its own best practices, one line each. */
export async function axe(page) {
  // As the debugger's own script: the page's policy forbids scripts from elsewhere, and must keep doing so.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${AXE}; undefined`);
  // Only what is wrong leaves the page: what is right fills megabytes, and takes longer to send than the rules take to run.
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary}`));
  });
}

/** How many points of the map have each of the colours of a family, by CSS variable. */
export async function mapColours(page, variables) {
  return page.evaluate((names) => {
    const canvas = document.querySelector('.map canvas');
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const context = copy.getContext('2d');
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    const probe = document.createElement('span');
    probe.style.setProperty('forced-color-adjust', 'none');
    document.body.append(probe);
    const wanted = names.map((name) => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
    });
    probe.remove();
    const counts = Object.fromEntries(names.map((name) => [name, 0]));
    for (let i = 0; i < data.length; i += 4) {
      const k = wanted.findIndex(([r, g, b]) => Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) <= 3);
      if (k >= 0) counts[names[k]] += 1;
    }
    return counts;
  }, variables);
}

export const family = (name) => [1, 2, 3, 4, 5].map((n) => `--${name}-${n}`);
