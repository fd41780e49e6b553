// Tests of the npm package: node package.mjs ROOT NUTGRAF PACKAGE. Results are those of the program; nothing ends the instance for good.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [root, nutgraf, folder] = process.argv.slice(2).map(path => resolve(path));
const { load, NutgrafError } = await import(pathToFileURL(join(folder, 'nutgraf.js')));
const texts = join(root, 'seeds/texts');
const run = (args, input) => JSON.parse(execFileSync(nutgraf, [...args, '--format', 'json'], { encoding: 'utf8', input, maxBuffer: 1 << 28 }));

let n_failed = 0;
async function test(name, body) {
  let failure = '';
  try { await body(); } catch (error) { failure = `\n  ${error.stack}`; n_failed += 1; }
  console.log(`${failure ? 'FAILED' : 'ok'} ${name}${failure}`);
}

// The program's offsets are bytes: as JavaScript has them.
function converted(value, text) {
  const bytes = Buffer.from(text);
  const at = offset => bytes.subarray(0, offset).toString().length;
  const walk = (value, name) => {
    if (Array.isArray(value)) return name === 'spans' || name === 'kept' ? value.map(([start, end]) => [at(start), at(end)]) : value.map(item => walk(item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === 'start' || key === 'end' ? at(item) : walk(item, key)]));
  };
  const { id, ...rest } = walk(value);
  return rest;
}

const library = await load();
// Without the dictionaries words of these are cut in another way, and keywords are others.
const hasOtherWords = name => /gaotie/.test(name);

await test('results are those of the program', () => {
  const tasks = [
    ['summarize', {}, []],
    ['summarize', { length: '30%', nested: true, why: true }, ['-l', '30%', '--nested', '--why']],
    ['summarize', { length: '60w', compress: true, keywords: 5 }, ['-l', '60w', '--compress', '--keywords', '5']],
    ['summarize', { length: 2, method: 'textrank', avoid: ['quotes'] }, ['-l', '2s', '--method', 'textrank', '--avoid', 'quotes']],
    ['keywords', { top: 8, why: true }, ['-n', '8', '--why']],
    ['gist', {}, []],
    ['gist', { maxWords: 12 }, ['--max-words', '12']],
    ['split', {}, []],
  ];
  let n = 0;
  for (const name of readdirSync(texts).filter(name => name.endsWith('.txt') && !hasOtherWords(name))) {
    const text = readFileSync(join(texts, name), 'utf8');
    for (const [task, options, args] of tasks) {
      assert.deepEqual(library[task](text, options), converted(run([task, ...args, join(texts, name)]), text), `${task} ${name}`);
      n += 1;
    }
  }
  console.log(`   ${n} results`);
});

await test('sentences of Chinese are those of the program', () => {
  const path = join(texts, 'gaotie-xinwen.txt'), text = readFileSync(path, 'utf8');
  const spans = ({ sentences }) => sentences.map(({ start, end }) => [start, end]);
  assert.deepEqual(spans(library.split(text)), spans(converted(run(['split', path]), text)));
  const found = library.keywords(text).keywords.map(({ text }) => text);
  assert.ok(found.filter(keyword => keyword.length > 1).length > 5, `${found}`);
});

await test('pages and Markdown are read', () => {
  const markdown = readFileSync(join(texts, 'bicycle-chain-howto.md'), 'utf8');
  const { document, ...found } = library.summarize(markdown, { markup: 'markdown', withText: true });
  assert.deepEqual(found, converted(run(['summarize', join(texts, 'bicycle-chain-howto.md')]), document));
  const html = '<!doctype html><title>Pier</title><nav>Home News</nav><h1>Pier</h1><p>The <b>pier</b> is closed &amp; wet. It opens in May.</p><script>x()</script>';
  const page = library.split(html, { markup: 'html', withText: true });
  const [program] = [run(['split', '--from', 'html'], html)];
  assert.deepEqual(page.sentences, converted(program, page.document).sentences);
  for (const { start, end, text } of page.sentences) assert.equal(page.document.slice(start, end), text);
});

await test('offsets are those of JavaScript', () => {
  const text = '😀 Der Pier schließt. 😀😀 Die Fähre fährt weiter. \ud800 Ende im Mai.';
  for (const { start, end, text: own } of library.split(text).sentences) assert.equal(text.toWellFormed().slice(start, end), own);
  for (const { text: own, spans } of library.keywords(text).keywords) for (const [start, end] of spans) assert.equal(text.slice(start, end), own);
});

await test('what cannot be done is an exception that says why', () => {
  const text = 'The pier is closed. It opens in May.';
  const check = (call, message) => assert.throws(call, error => error instanceof NutgrafError && message.test(error.message), `${message}`);
  check(() => library.summarize(text, { lenght: 3 }), /no option "lenght"/);
  check(() => library.summarize(text, { length: '3x' }), /3x/);
  check(() => library.summarize(text, { length: -1 }), /"length" has to be/);
  check(() => library.summarize(text, { length: 0 }), /./);
  check(() => library.summarize(text, { method: 'magic' }), /magic/);
  check(() => library.summarize(text, { why: 'yes' }), /"why" has to be true or false/);
  check(() => library.summarize(text, { mustInclude: [1] }), /"mustInclude" has to be an array of strings/);
  check(() => library.keywords(text, { top: 1.5 }), /"top" has to be a whole number/);
  check(() => library.keywords(text, { diversity: 7 }), /./);
  check(() => library.gist(text, { maxWords: 'many' }), /"maxWords"/);
  check(() => library.split(text, { language: 'xx-nothing' }), /xx-nothing/);
  check(() => library.split(text, { markup: 'pdf' }), /"markup"/);
  check(() => library.split(text, []), /object/);
  check(() => library.split(text, { query: '\ud800' }), /./);
  for (const wrong of [undefined, null, 7, {}, new Uint8Array(3)]) assert.throws(() => library.summarize(wrong), TypeError);
  assert.equal(library.summarize(text, { length: 1, method: null }).sentences.length, 1);
});

await test('hostile texts are texts', () => {
  const odd = [
    '', ' ', '\n', '\0', '\ufeff', '\ud800', 'a', '.', '…', '\r\n\r\n', '{"task":"split"}\n', '</script><script>', '\u202e\u2066x', '👨‍👩‍👧‍👦'.repeat(500),
    'a'.repeat(200_000), 'a. '.repeat(50_000), '. '.repeat(50_000), '('.repeat(50_000), '"'.repeat(20_000), '# '.repeat(20_000), '\n'.repeat(100_000),
    '中'.repeat(20_000), 'ก'.repeat(20_000), 'e\u0301'.repeat(50_000), '> '.repeat(5_000) + 'x', Array.from({ length: 5000 }, (_, i) => `${i}: word${i}.`).join('\n'),
    String.fromCharCode(...Array.from({ length: 60_000 }, (_, i) => (i * 7919) % 0xffff)),
  ];
  for (const text of odd) {
    for (const task of ['summarize', 'keywords', 'gist', 'split', 'report']) library[task](text);
    for (const markup of ['html', 'markdown']) library.summarize(text, { markup });
  }
  const nested = `${'<div>'.repeat(20_000)}The pier is closed.${'</div>'.repeat(20_000)}`;
  assert.equal(library.gist(nested, { markup: 'html' }).gist, 'The pier is closed.');
  library.summarize('> '.repeat(20_000), { markup: 'markdown' });
});

await test('a fault ends no more than its call', async () => {
  // A module whose `answer` ends the instance.
  const faulty = '0061736d01000000010a0260017f017f6000017e030302000105030100010' + '71a03066d656d6f7279020004726f6f6d000006616e73776572000' + '10a0a02040041000b0300000b';
  const broken = await load(Buffer.from(faulty, 'hex'));
  for (let i = 0; i < 2; i += 1) assert.throws(() => broken.gist('a'), error => error instanceof NutgrafError && /please report/.test(error.message));
});

await test('memory that runs out ends no more than its call', () => {
  const script = `
    import(${JSON.stringify(pathToFileURL(join(folder, 'nutgraf.js')))}).then(async ({ load, NutgrafError }) => {
      const library = await load(), text = 'The pier is closed. It opens in May. ';
      for (let i = 0; i < 2; i += 1) {
        try { library.summarize(text.repeat(400_000)); console.log('summarized'); } catch (error) { console.log(error instanceof NutgrafError); }
        console.log(library.gist(text, { maxWords: 4 }).gist);
      }
    })`;
  const printed = execFileSync(process.execPath, ['--wasm-max-mem-pages=1500', '-e', script], { encoding: 'utf8' });
  assert.equal(printed, 'true\nThe pier is closed.\n'.repeat(2));
});

await test('a text of 500 kB takes a moment', () => {
  const text = readFileSync(join(texts, 'china-us-coordination.txt'), 'utf8');
  let long = '';
  for (let day = 1; long.length < 500_000; day += 1) long += `${text.replace(/Xi|Trump/g, name => `${name} ${day}`)}\n\n`;
  const took = task => {
    const started = performance.now();
    library[task](long);
    return performance.now() - started;
  };
  const seconds = ['summarize', 'keywords', 'gist', 'split', 'report'].map(task => [task, took(task) / 1000]);
  console.log(`   ${seconds.map(([task, time]) => `${task} ${time.toFixed(2)} s`).join(', ')}`);
  for (const [task, time] of seconds) assert.ok(time < 10, task);
});

process.exit(n_failed ? 1 : 0);
