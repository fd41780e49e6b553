// Tests of the playground in headless Chromium: node page.mjs ROOT NUTGRAF CHROMIUM PAGE [SHOTS]. Prints a line for each; exits with 1 if
// one fails. With SHOTS, a folder for pictures to look at.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import assert from 'node:assert/strict';
import { ending, findNothing, launch, letNothingIn, marked, openPage, setLength, test, themes } from './pages.mjs';

const [root, nutgraf, executablePath, folder, shots] = process.argv.slice(2).map(path => resolve(path));
const texts = join(root, 'seeds/texts');
const scratch = mkdtempSync(join(tmpdir(), 'nutgraf-playground-'));
const run = (...args) => execFileSync(nutgraf, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
const write = (name, content) => { writeFileSync(join(scratch, name), content); return join(scratch, name); };

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.wasm': 'application/wasm' };
const server = createServer(async ({ url }, response) => {
  const name = url === '/' ? '/index.html' : url.replace(/[?#].*/, '');
  try {
    const content = await readFile(join(folder, name));
    response.writeHead(200, { 'content-type': types[extname(name)] }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise(done => server.listen(0, '127.0.0.1', done));
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await launch(executablePath);

// The page, its script for itself and for its worker, and the library; nothing after that.
const REQUESTS = ['/', '/nutgraf.wasm', '/playground.js', '/playground.js'];

async function open({ hash = '', ...options } = {}) {
  const page = await openPage(browser, address + hash, { requests: REQUESTS.length, ...options });
  await page.waitForFunction(() => document.getElementById('status').textContent === 'Ready.');
  assert.deepEqual(page.requests.map(request => new URL(request).pathname).sort(), REQUESTS);
  return page;
}
const settled = page => page.waitForFunction(() => /^(Summarized|Not )/.test(document.getElementById('status').textContent));
async function openFile(page, path) {
  await page.evaluate(() => { document.getElementById('status').textContent = ''; });
  await page.setInputFiles('#open', path);
  await settled(page);
}
const status = page => page.textContent('#status');

await test('the slider at k shows the nested summary of k sentences, for every k and text', async () => {
  const page = await open();
  // Words of Chinese are cut in another way without the dictionaries.
  for (const file of readdirSync(texts).filter(file => /\.(txt|md)$/.test(file) && !/gaotie/.test(file))) {
    const path = join(texts, file);
    await openFile(page, path);
    const most = await page.$eval('#k', slider => +slider.max);
    for (let k = 1; k <= most; k += 1) {
      await setLength(page, k);
      const lines = run('summarize', '-l', `${k}s`, '--nested', '--one-per-line', path).trimEnd().split('\n');
      assert.deepEqual(await marked(page), lines, `${file} at ${k}`);
    }
    assert.equal(await page.textContent('.gist'), run('gist', path).trim(), file);
    const keywords = await page.$$eval('.words summary > span:first-child', found => found.map(one => one.textContent));
    assert.deepEqual(keywords, run('keywords', path).trim().split('\n'), file);
    assert.ok(await page.$$eval('#picks details', reasons => reasons.length) > 0, 'reasons');
  }
  await page.end();
});

await test('texts come by example, paste, typing, file and drop', async () => {
  const page = await open();
  await page.click('#example');
  await settled(page);
  assert.match(await page.textContent('#report h1'), /bridge/i);
  const chinese = readFileSync(join(texts, 'gaotie-xinwen.txt'), 'utf8');
  await page.evaluate(text => navigator.clipboard.writeText(text), chinese);
  await page.focus('#source');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+V');
  await page.waitForFunction(() => document.querySelector('#report .facts').textContent.startsWith('Chinese'));
  assert.ok((await marked(page)).length === 3);
  await page.fill('#source', 'The pier is closed. It opens in May.');
  await page.waitForFunction(() => document.querySelectorAll('#report .s').length === 2);
  await page.fill('#source', '   ');
  await page.waitForFunction(() => document.getElementById('report').hidden);
  const drop = (name, type, text) => page.evaluate(([name, type, text]) => {
    const data = new DataTransfer();
    if (name) data.items.add(new File([text], name, { type })); else data.setData('text/plain', text);
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [name, type, text]);
  await drop('pier.html', 'text/html', '<!doctype html><title>The old pier</title><nav><a href="/">Home</a></nav><h1>The old pier</h1><p>The pier is closed &amp; wet. It opens in May.</p>');
  await page.waitForFunction(() => document.querySelector('#report h1')?.textContent === 'The old pier');
  assert.ok((await marked(page)).includes('The pier is closed & wet.'));
  await drop(null, null, 'Ferries replace the bridge. The bridge is closed.');
  await page.waitForFunction(() => document.querySelector('#report .s')?.textContent.includes('Ferries'));
  await openFile(page, write('x.bin', 'a\0b'));
  assert.match(await status(page), /is not a text/);
  await page.end();
});

await test('everything can be done by keyboard', async () => {
  const page = await open();
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
  const tabTo = async wanted => {
    for (let i = 0; i < 60 && await focused() !== wanted; i += 1) await page.keyboard.press('Tab');
    assert.equal(await focused(), wanted);
  };
  await tabTo('source');
  await page.keyboard.type('The pier is closed. It opens in May. Ferries replace it until then. The council has no money.');
  await page.waitForFunction(() => document.querySelectorAll('#report .s').length === 4);
  await tabTo('example');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('#report .s').length > 4);
  await tabTo('choose');
  await tabTo('k');
  await page.keyboard.press('ArrowRight');
  assert.equal((await marked(page)).length, 4);
  assert.match(page.url(), /#k=4$/);
  await tabTo('copy');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.getElementById('copied').textContent === 'Copied');
  const path = join(texts, 'harbour-bridge-news.txt');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), run('summarize', '-l', '4s', '--nested', path).trimEnd());
  await tabTo('SUMMARY');
  await page.keyboard.press('Enter');
  assert.equal(await page.$$eval('details[open]', opened => opened.length), 1);
  await page.end();
});

await test('texts and names of files cannot become markup', async () => {
  const page = await open();
  const hostile = [
    '</script><script>window.hit=1</script>', '<img src=x onerror="window.hit=1">', '"><svg onload=window.hit=1>', "' onmouseover='window.hit=1",
    '<a href="javascript:window.hit=1">a</a>', '</textarea><iframe srcdoc="<script>top.hit=1</script>">', '\u202e<b>\u001b[31m', '&lt;img src=x&gt;',
  ];
  for (const [i, text] of hostile.entries()) {
    const body = `${text} is the bridge of the harbour. ${text}\n\n${text} The bridge was closed by ${text} for ${i} days. It opens in May.`;
    for (const name of [`${i} <img src=x onerror=window.hit=1>.txt`, `${i}.html`, `${i}.md`]) {
      await openFile(page, write(name, name.endsWith('html') ? `<!doctype html><title>${text}</title><p>${body}` : body));
      assert.match(await status(page), /^Summarized/, name);
      const found = await page.$eval('#report', report => ({
        hit: window.hit,
        elements: report.querySelectorAll('img,iframe,object,embed,link,base,form,textarea,script,style,[onload],[onerror],[onmouseover]').length,
        links: [...report.querySelectorAll('a')].filter(link => !link.getAttribute('href').startsWith('#')).length,
      }));
      assert.deepEqual(found, { hit: undefined, elements: 0, links: 0 }, `${name}: ${text}`);
    }
  }
  await page.end();
});

await test('the length is in the address', async () => {
  const page = await open({ hash: '#k=5' });
  await page.fill('#source', readFileSync(join(texts, 'water-clock-encyclopedia.txt'), 'utf8'));
  await page.waitForSelector('.s.on');
  assert.equal((await marked(page)).length, 5);
  await page.end();
});

await test('axe-core finds nothing, in light and dark, wide and narrow', async () => {
  for (const theme of themes) {
    const page = await open({ ...theme, bypassCSP: true });
    await findNothing(page, `without a text, ${JSON.stringify(theme)}`);
    for (const file of ['harbour-bridge-news.txt', 'miyah-khabar.txt']) {
      await openFile(page, join(texts, file));
      await setLength(page, 12);
      if (shots) {
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: join(shots, `${file}-${theme.colorScheme}-${theme.viewport.width}.png`), fullPage: true });
      }
      await findNothing(page, `${file}, ${JSON.stringify(theme)}`);
    }
    await page.end();
  }
});

await test('the policy lets nothing else run or load', async () => {
  const load = () => fetch('https://example.org/').catch(() => {});
  await letNothingIn(await open(), /Content Security Policy|Refused to connect/, load);
});

await test('a text of 500 kB is summarized beside the page', async () => {
  const page = await open();
  const paragraph = readFileSync(join(texts, 'china-us-coordination.txt'), 'utf8').split('\n').filter(line => line.length > 200).join(' ');
  let long = '';
  for (let day = 1; long.length < 500_000; day += 1) long += `${paragraph.replace(/Xi|Trump/g, name => `${name} ${day}`)} On day ${day} they spoke.\n\n`;
  const started = performance.now();
  await openFile(page, write('long.txt', long));
  const seconds = (performance.now() - started) / 1000;
  console.log(`   500 kB in ${seconds.toFixed(1)} s`);
  assert.ok(seconds < 15, `${seconds} s`);
  await page.end();
});

// The picture of the README.
if (shots) {
  const page = await open({ viewport: { width: 1080, height: 900 }, hash: '#k=4' });
  await page.click('#example');
  await settled(page);
  await setLength(page, 4);
  await page.evaluate(() => { document.querySelector('.picks details').open = true; });
  await page.screenshot({ path: join(shots, 'playground.png') });
}

await browser.close();
server.close();
rmSync(scratch, { recursive: true });
ending();
