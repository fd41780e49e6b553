// Makes the picture of a report for the README, of a committed text: .ci/browser pictures
import { chromium } from 'playwright-core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [root, nutgraf, executablePath, picture] = process.argv.slice(2).map(path => resolve(path));
const folder = mkdtempSync(join(tmpdir(), 'nutgraf-picture-'));
const page = join(folder, 'report.html');
execFileSync(nutgraf, ['report', 'seeds/texts/harbour-bridge-news.txt', '-o', page], { cwd: root });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] });
const context = await browser.newContext({ viewport: { width: 1080, height: 690 }, colorScheme: 'light' });
const tab = await context.newPage();
await tab.goto(`file://${page}#k=4`);
await tab.evaluate(() => { document.querySelector('.picks details').open = true; });
await tab.screenshot({ path: picture });
await browser.close();
rmSync(folder, { recursive: true });
