// What a user of the types writes; the compiler checks it.
import { load, NutgrafError, type Summary } from 'nutgraf-wasm';

const nutgraf = await load();
const summary: Summary = nutgraf.summarize('Rain fell.', { length: '2s', nested: true, keywords: 3 });
const texts: string[] = summary.sentences.map(sentence => sentence.shown ?? sentence.text);
const scores: number[] = nutgraf.keywords('Rain fell.', { top: 3 }).keywords.map(keyword => keyword.score);
const line: string = nutgraf.gist('Rain fell.', { maxWords: 10 }).gist;
const kinds: string[] = nutgraf.split('Rain fell.', { markup: 'markdown', withText: true }).sentences.map(({ kind }) => kind);
// @ts-expect-error There is no such option.
nutgraf.gist('Rain fell.', { words: 10 });
// @ts-expect-error A text is a string.
nutgraf.gist(7);
console.log(texts, scores, line, kinds, NutgrafError);
