/** What every call knows about its text. */
export interface TextOptions {
  /** How the text is marked up; plain text by default. Offsets are those of the text without its marks, see `withText`. */
  markup?: 'text' | 'markdown' | 'html';
  /** An ISO 639 code such as `"de"`; detected by default. */
  language?: string;
  /** A title that is not in the text. */
  title?: string;
}

export interface RowOptions extends TextOptions {
  /** Gives back the text that offsets point into, as `document`. */
  withText?: boolean;
}

export interface SummarizeOptions extends RowOptions {
  /** Sentences (`3`, `"3s"`), words (`"100w"`), characters (`"280c"`), bytes (`"1kB"`) or a share of the words (`"15%"`); `"3s"` by default. */
  length?: number | string;
  /** How sentences are ranked, such as `"textrank"`. */
  method?: string;
  /** Prefers sentences about something. */
  query?: string;
  /** Terms that the summary has to have. */
  mustInclude?: string[];
  /** Kinds of sentences that are left out: `"quotes"`, `"questions"`. */
  avoid?: string[];
  /** Makes longer summaries have all sentences of shorter ones, and says the `place` of each. */
  nested?: boolean;
  /** Shortens sentences so that more fit. */
  compress?: boolean;
  /** Summarizes each section. */
  perSection?: boolean;
  /** Says why each sentence was picked. */
  why?: boolean;
  /** Adds so many keywords. */
  keywords?: number;
}

export interface KeywordsOptions extends RowOptions {
  /** How many; 10 by default. */
  top?: number;
  /** How phrases are ranked, such as `"yake"`. */
  method?: string;
  /** Words that a phrase may have; 4 by default. */
  maxWords?: number;
  /** Prefers phrases about something. */
  query?: string;
  /** Gives words instead of phrases. */
  singleWords?: boolean;
  /** Gives none with a lower score, from 0 to 1. */
  minScore?: number;
  /** How different they are to be, from 0 to 1. */
  diversity?: number;
  /** Phrases that are never keywords. */
  stop?: string[];
  /** Says why each was chosen. */
  why?: boolean;
}

export interface GistOptions extends RowOptions {
  /** 25 by default. */
  maxWords?: number;
  maxBytes?: number;
}

/** What counts for or against something, as a tree. */
export interface Why {
  label: string;
  share: number;
  effect?: string;
  children?: Why[];
}

export interface Sentence {
  /** Its number among the sentences of `split`. */
  index: number;
  /** Where it is: `document.slice(start, end) === text`. */
  start: number;
  end: number;
  score: number;
  /** Its place in the nested order, from 0. */
  place?: number;
  text: string;
  /** What a person sees, if that differs from `text`. */
  shown?: string;
  speaker?: string;
  time?: string;
  /** True if it was cut to fit. */
  cut?: boolean;
  shortened?: { text: string; kept: [number, number][] };
}

export interface Keyword {
  text: string;
  /** From 0 to 1. */
  score: number;
  count: number;
  spans: [number, number][];
}

interface Row {
  /** An ISO 639 code; `"und"` if the language is not known. */
  language: string;
  /** The text that offsets point into, with `withText`. */
  document?: string;
}

export interface Summary extends Row {
  sentences: Sentence[];
  keywords?: Keyword[];
  why?: Why[];
  unmet?: unknown[];
}

export interface KeywordList extends Row {
  keywords: Keyword[];
  why?: Why[];
  unmet?: unknown[];
}

export interface GistLine extends Row {
  gist: string;
  /** In the order of the line: parts of the text, and words put between them. */
  parts: ({ sentence: number; start: number; end: number } | { inserted: string })[];
}

export interface SplitSentences extends Row {
  sentences: { start: number; end: number; kind: string; text: string; shown?: string; speaker?: string; time?: string }[];
}

/** What a text or an option cannot be used for. */
export class NutgrafError extends Error {}

/** Offsets are indices of JavaScript strings. The same text and options give the same result everywhere. */
export class Nutgraf {
  constructor(module: WebAssembly.Module);
  /** The sentences that say most, in reading order. */
  summarize(text: string, options?: SummarizeOptions): Summary;
  /** The phrases that say best what the text is about, the best first. */
  keywords(text: string, options?: KeywordsOptions): KeywordList;
  /** One line that says what the text is about. */
  gist(text: string, options?: GistOptions): GistLine;
  /** All sentences, titles and list items, in reading order. */
  split(text: string, options?: RowOptions): SplitSentences;
  /** The body of the page that `nutgraf report` makes; its style sheet and its script are not in it. */
  report(text: string, options?: TextOptions & { name?: string }): { html: string; title: string };
}

/** Loads nutgraf: from the file beside this one, or from an address, a response, bytes or a module. */
export function load(
  source?: URL | string | Response | BufferSource | WebAssembly.Module | Promise<Response>,
): Promise<Nutgraf>;
