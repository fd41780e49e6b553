// What the tests of pages in headless Chromium share.
import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const launch = executablePath => chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

// Light and dark, wide and narrow.
export const themes = ['light', 'dark'].flatMap(colorScheme => [1280, 390].map(width => ({ colorScheme, viewport: { width, height: 900 } })));

// Opens a page in a context of its own; everything that it asks for or complains of is noted. `end` checks that it has asked for
// `requests` and complained of nothing.
export async function openPage(browser, address, { requests, ...options }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
  const page = await context.newPage();
  page.requests = [];
  page.complaints = [];
  context.on('request', request => page.requests.push(request.url()));
  page.on('console', message => page.complaints.push(message.text()));
  page.on('pageerror', error => page.complaints.push(error.message));
  page.on('dialog', dialog => { page.complaints.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(address);
  page.end = async () => {
    assert.deepEqual(page.complaints, [], 'no message in the console');
    assert.equal(page.requests.length, requests, `requests: ${page.requests}`);
    await context.close();
  };
  return page;
}
export const setLength = (page, k) => page.evaluate(k => {
  const slider = document.getElementById('k');
  slider.value = k;
  slider.dispatchEvent(new Event('input'));
}, k);
export const marked = page => page.$$eval('.s.on', spans => spans.map(span => span.textContent.replace(/\s+/g, ' ').trim()));

// Everything opened, axe-core finds nothing, and nothing is wider than the window.
export async function findNothing(page, name) {
  await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map(node => node.html).join(' ')}`);
  assert.deepEqual(told, [], name);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth <= 0), true, `${name} fits its window`);
}

// A script and a picture that get into the page neither run nor load, nor does what `more` tries, and the policy says so.
export async function letNothingIn(page, told, more = () => {}) {
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.hit = 1';
    document.body.append(script);
    const image = new Image();
    image.src = 'https://example.org/a.png';
    document.body.append(image);
    return window.hit;
  });
  await page.evaluate(more);
  assert.equal(ran, undefined);
  assert.ok(page.complaints.length > 0 && page.complaints.every(text => told.test(text)), `${page.complaints}`);
  await page.context().close();
}

let n_failed = 0;
export async function test(name, body) {
  const started = performance.now();
  let failure = '';
  try { await body(); } catch (error) { failure = `\n  ${error.message}`; n_failed += 1; }
  console.log(`${failure ? 'FAILED' : 'ok'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)${failure}`);
}
export const ending = () => process.exit(n_failed ? 1 : 0);
