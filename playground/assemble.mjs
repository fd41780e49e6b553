// Puts together what is served and what is published: node assemble.mjs WASM PLACE. PLACE/page has the page, its script and the
// .wasm; PLACE/package the npm package.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [wasm, place] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const read = path => readFileSync(join(root, path), 'utf8');
const fresh = name => {
  const folder = join(place, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};

const page = fresh('page');
const style = `\n${read('cli/src/report/assets/report.css')}${read('playground/page/playground.css')}`;
const hash = `sha256-${createHash('sha256').update(style).digest('base64')}`;
writeFileSync(join(page, 'index.html'), read('playground/page/index.html').replace('STYLE_HASH', () => hash).replace('STYLE', () => style));
const example = 'seeds/texts/harbour-bridge-news.txt';
writeFileSync(join(page, 'playground.js'), [
  read('playground/package/nutgraf.js').replaceAll(/^export /gm, ''),
  `function watchReport() {\n${read('cli/src/report/assets/document.js')}}\n`,
  `const EXAMPLE = ${JSON.stringify({ name: basename(example), text: read(example) })};\n`,
  read('playground/page/playground.js'),
].join('\n'));
copyFileSync(wasm, join(page, 'nutgraf.wasm'));

const published = fresh('package');
for (const name of ['nutgraf.js', 'nutgraf.d.ts', 'package.json', 'README.md']) {
  copyFileSync(join(root, 'playground/package', name), join(published, name));
}
for (const name of ['LICENSE-MIT', 'LICENSE-APACHE', 'LICENSE-CC-BY-SA-4.0']) copyFileSync(join(root, name), join(published, name));
copyFileSync(wasm, join(published, 'nutgraf.wasm'));
