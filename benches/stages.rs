//! Time and throughput of every stage on English articles repeated to a given size.
//! Each bench checks its result, so that a wrong result does not pass for an improvement.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::fmt::Write;

use nutgraf::{Analysis, Budget, Document, Keywords, Language, SentenceMethod, Summarizer, sentences};

fn main() {
    divan::main();
}

/// The sample articles, repeated to about `bytes`, with numbered paragraphs, so that none repeats.
fn english(bytes: usize) -> String {
    let articles = [
        include_str!("../seeds/texts/harbour-bridge-news.txt"),
        include_str!("../seeds/texts/water-clock-encyclopedia.txt"),
        include_str!("../seeds/texts/sea-ice-abstract.txt"),
        include_str!("../seeds/texts/espresso-machine-review.txt"),
    ];
    let mut text = String::with_capacity(bytes + 4096);
    for round in 0.. {
        for paragraph in articles.iter().flat_map(|article| article.split("\n\n")) {
            if text.len() >= bytes {
                return text;
            }
            text.push_str(paragraph.trim_end_matches('\n'));
            write!(text, " This was case number {round} of the file.\n\n").unwrap();
        }
    }
    text
}

const SIZES: [usize; 3] = [3_000, 100_000, 1_000_000];

#[divan::bench(args = SIZES)]
fn boundaries(bencher: Bencher, bytes: usize) {
    let text = english(bytes);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let found = sentences(black_box(&text), Language::English).unwrap();
        assert!(found.len() > bytes / 200);
    });
}

#[divan::bench(args = SIZES)]
fn boundaries_chinese(bencher: Bencher, bytes: usize) {
    let article = include_str!("../seeds/texts/gaotie-xinwen.txt");
    let text = article.repeat(bytes / article.len() + 1);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let found = sentences(black_box(&text), Language::Chinese).unwrap();
        assert!(found.len() > bytes / 200);
    });
}

/// Texts on which careless splitters take quadratic time. The cost per byte must be the same at both lengths, and about
/// that of other texts.
const HOSTILE: [(&str, &str); 8] = [
    ("full-stops", "."),
    ("quotes", "“"),
    ("plain-quotes", "\""),
    ("quotes-and-words", "“word "),
    ("brackets", "("),
    ("stop-and-blanks", ".          "),
    ("letters", "a"),
    ("initials", "A. "),
];

/// 100,000 and a million repetitions.
#[divan::bench(args = HOSTILE.map(|(name, _)| name), consts = [100_000, 1_000_000], sample_count = 5)]
fn boundaries_hostile<const N_PIECES: usize>(bencher: Bencher, name: &str) {
    let piece = HOSTILE.iter().find(|(other, _)| *other == name).map_or("", |(_, piece)| piece);
    let text = piece.repeat(N_PIECES);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let found = sentences(black_box(&text), Language::English).unwrap();
        assert!(found.iter().all(|(span, _)| span.range().end <= text.len()));
    });
}

/// Texts of 1, 10 and 100 MB on a single line.
#[divan::bench(args = [1_000_000, 10_000_000, 100_000_000], sample_count = 3)]
fn boundaries_of_one_line(bencher: Bencher, bytes: usize) {
    let text = english(bytes).replace('\n', " ");
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let found = sentences(black_box(&text), Language::English).unwrap();
        assert!(found.len() > bytes / 200);
    });
}

#[divan::bench(args = [3_000, 100_000])]
fn keywords(bencher: Bencher, bytes: usize) {
    let document = Document::new(english(bytes)).unwrap();
    bencher.counter(BytesCount::of_str(document.text())).bench(|| {
        let found = Keywords::default().run(&Analysis::of(black_box(&document)));
        assert_eq!(found.len(), 10);
    });
}

#[divan::bench(args = SIZES)]
fn document(bencher: Bencher, bytes: usize) {
    let text = english(bytes);
    bencher.counter(BytesCount::of_str(&text)).with_inputs(|| text.clone()).bench_values(|text| {
        let document = Document::new(text).unwrap();
        assert_eq!(document.language(), Language::English);
        document.n_sentences()
    });
}

/// Many articles in turn: the rows `{"text": …}` of the file named by `NUTGRAF_ARTICLES`, or the sample articles.
#[divan::bench]
fn documents(bencher: Bencher) {
    let text_of = |row: &str| {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        row["text"].as_str().unwrap().to_owned()
    };
    let rows = std::env::var_os("NUTGRAF_ARTICLES").map(|path| std::fs::read_to_string(path).unwrap());
    let articles: Vec<String> = match &rows {
        Some(rows) => rows.lines().map(text_of).collect(),
        None => (1..=10).map(|n| english(700 * n)).collect(),
    };
    let n_bytes: usize = articles.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(n_bytes)).bench(|| {
        let read = |article: &String| Document::new(article.as_str()).unwrap().n_sentences();
        let n_sentences: usize = black_box(&articles).iter().map(read).sum();
        assert!(n_sentences >= articles.len());
        n_sentences
    });
}

#[divan::bench(args = SIZES)]
fn analysis(bencher: Bencher, bytes: usize) {
    let document = Document::new(english(bytes)).unwrap();
    bencher.counter(BytesCount::of_str(document.text())).bench(|| {
        let analysis = Analysis::of(black_box(&document));
        assert!(analysis.n_candidates() > bytes / 200);
    });
}

#[divan::bench(args = SentenceMethod::ALL.iter().copied())]
fn rank_100_kb(bencher: Bencher, method: SentenceMethod) {
    let document = Document::new(english(100_000)).unwrap();
    let analysis = Analysis::of(&document);
    let summarizer = Summarizer::default().method(method).budget(Budget::Sentences(3));
    bencher.counter(BytesCount::of_str(document.text())).bench(|| {
        assert_eq!(summarizer.run(black_box(&analysis)).picks.len(), 3);
    });
}
