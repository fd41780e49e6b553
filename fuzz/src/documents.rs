//! What must hold of any text: places on character boundaries and in order, budgets, scores, the same result twice.

use crate::given::Given;
use nutgraf::job::{Input, Job};
use nutgraf::read::{OfficeFormat, PlainText};
use nutgraf::{
    Analysis, Budget, CorpusLearner, CorpusModel, Document, Gist, KeywordMethod, Keywords, Part, Segmenter,
    SentenceMethod, Span, Summarizer,
};
use rayon::prelude::*;
use std::io::{Cursor, Write};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Sentences and words of a text in any language, and the verdicts on its marks.
pub fn segment(data: &[u8]) {
    let given = Given::new(data);
    let segmenter = match given.language(0) {
        Some(language) => Segmenter::default().language(language),
        None => Segmenter::default(),
    };
    let segmenter = segmenter.title(given.text.lines().next().unwrap_or_default());
    let (document, verdicts) = segmenter.explain(given.text.as_str()).expect("a short text");
    assert_eq!(document.text(), given.text);
    check_document(&document);
    let n_ends = verdicts.iter().filter(|verdict| verdict.is_end()).count();
    assert_eq!(n_ends, document.n_sentences(), "one end for every sentence");
    verdicts.iter().for_each(|verdict| check_place(&document, verdict.span));
    assert_eq!(document, segmenter.run(given.text).expect("a short text"));
}

pub(crate) fn check_place(document: &Document, span: Span) {
    assert!(document.text().get(span.range()).is_some(), "{span:?} is not on character boundaries");
}

/// Spans are in order, within each other and on character boundaries.
pub(crate) fn check_document(document: &Document) {
    let mut last = 0;
    for sentence in document.sentences() {
        let span = sentence.span();
        check_place(document, span);
        assert!(!sentence.text().trim().is_empty() && span.start >= last, "{span:?}");
        assert!(sentence.block().span.contains(span), "{span:?} is not in its block");
        last = span.end;
        let mut at = span.start;
        for token in sentence.tokens() {
            check_place(document, token.span);
            assert!(
                span.contains(token.span) && token.span.start >= at && !token.span.is_empty(),
                "{token:?}"
            );
            at = token.span.end;
        }
    }
}

/// Summaries by every method.
pub fn sentences(data: &[u8]) {
    let given = Given::new(data);
    let budget = given.budget(0, 1);
    let document = Document::new(given.text).expect("a short text");
    let analysis = Analysis::of(&document);
    for &method in SentenceMethod::ALL {
        check_summary(&analysis, &Summarizer::default().method(method).budget(budget), budget);
    }
}

/// Shortened sentences.
pub fn compress(data: &[u8]) {
    let given = Given::new(data);
    let budget = given.budget(0, 1);
    let language = given.one_of(2, &[nutgraf::Language::English, nutgraf::Language::German]);
    let document = Segmenter::default().language(language).run(given.text).expect("a short text");
    check_summary(&Analysis::of(&document), &Summarizer::default().budget(budget).compress(true), budget);
}

fn check_summary(analysis: &Analysis, summarizer: &Summarizer, budget: Budget) {
    let document = analysis.document();
    let summary = summarizer.run(analysis);
    let picks = &summary.picks;
    assert!(picks.windows(2).all(|pair| pair[0].index < pair[1].index), "order");
    for pick in picks {
        assert!((0.0..=1.0).contains(&pick.score), "score {}", pick.score);
        assert!(document.sentence(pick.index).span().contains(pick.span), "{:?}", pick.span);
        check_place(document, pick.span);
        let kept = pick.shortened.iter().flat_map(|short| &short.spans);
        kept.for_each(|&span| check_place(document, span));
    }
    let shown = summary.text(document);
    match budget {
        Budget::Sentences(n) => assert!(picks.len() <= n, "{} of {n} sentences", picks.len()),
        Budget::Chars(n) => assert!(shown.chars().count() <= n, "over {n} characters: {shown:?}"),
        Budget::Bytes(n) => assert!(shown.len() <= n, "over {n} bytes: {shown:?}"),
        Budget::Words(n) => assert!(n_words(document, &summary) <= n, "over {n} words: {shown:?}"),
        _ => assert!(n_words(document, &summary) <= n_in(document, Span { start: 0, end: u32::MAX })),
    }
    assert_eq!(summary, summarizer.run(analysis), "second run");
}

fn n_words(document: &Document, summary: &nutgraf::Summary) -> usize {
    let words = |pick: &nutgraf::Pick| match &pick.shortened {
        Some(short) => short.spans.iter().map(|&span| n_in(document, span)).sum(),
        None => n_in(document, pick.span),
    };
    summary.picks.iter().map(words).sum()
}

fn n_in(document: &Document, span: Span) -> usize {
    let words = document.tokens().iter().filter(|&&token| document.kind(token).is_word());
    words.filter(|token| span.contains(token.span)).count()
}

/// Keywords by every method.
pub fn keywords(data: &[u8]) {
    let given = Given::new(data);
    let (top, diversity) = (given.number(0), given.one_of(1, &[0.0, 0.5, 1.0]));
    let settings = Keywords::default().top(top).diversity(diversity).max_words(given.number(2).min(8));
    let document = Document::new(given.text).expect("a short text");
    let analysis = Analysis::of(&document);
    for &method in KeywordMethod::ALL {
        let keywords = settings.clone().method(method);
        let found = keywords.run(&analysis);
        assert!(found.len() <= top, "{method}");
        for keyword in &found {
            assert!((0.0..=1.0).contains(&keyword.score), "{method}: {keyword:?}");
            assert!(!keyword.text.is_empty() && !keyword.spans.is_empty(), "{method}: {keyword:?}");
            assert!(
                keyword.spans.windows(2).all(|pair| pair[0].start < pair[1].start),
                "{method}: {keyword:?}"
            );
            keyword.spans.iter().for_each(|&span| check_place(&document, span));
        }
        assert_eq!(found, keywords.run(&analysis), "{method}: second run");
    }
}

/// One line.
pub fn gist(data: &[u8]) {
    let given = Given::new(data);
    let (max_words, max_bytes) = (given.number(0), given.number(1));
    let (is_in_bytes, is_in_words) =
        given.one_of(2, &[(false, true), (true, false), (true, true), (false, false)]);
    let gist = if is_in_words { Gist::default().max_words(max_words) } else { Gist::default() };
    let gist = if is_in_bytes { gist.max_bytes(max_bytes) } else { gist };
    let document = Document::new(given.text).expect("a short text");
    let analysis = Analysis::of(&document);
    let line = gist.run(&analysis);
    assert!(!is_in_bytes || line.text.len() <= max_bytes, "over {max_bytes} bytes: {}", line.text);
    assert!(!line.text.contains('\n'), "{:?}", line.text);
    for part in &line.parts {
        if let Part::Kept { span, .. } = *part {
            check_place(&document, span);
        }
    }
    assert_eq!(line, gist.run(&analysis), "second run");
}

/// Markdown as plain text.
pub fn markdown(data: &[u8]) {
    check_plain(nutgraf::read::markdown(&String::from_utf8_lossy(data)));
}

/// Web pages as plain text.
pub fn html(data: &[u8]) {
    check_plain(nutgraf::read::html(&String::from_utf8_lossy(data)));
}

/// Office documents as plain text: the bytes as an archive, and as a part of a whole one of each format.
pub fn office(data: &[u8]) {
    use OfficeFormat::{Docx, Epub, Odt, Pptx, Xlsx};
    let check = |bytes: &[u8]| {
        let formats = [Docx, Odt, Epub, Pptx, Xlsx].into_iter();
        formats.filter_map(|format| format.read(bytes).ok()).for_each(check_plain);
    };
    let _ = OfficeFormat::of(data);
    check(data);
    let part = String::from_utf8_lossy(data);
    let packed = [
        ("wordprocessingml.document.main+xml", "m.xml"),
        ("wordprocessingml.document.main+xml", "styles.xml"),
        ("presentationml.presentation.main+xml", "s.xml"),
        ("spreadsheetml.sheet.main+xml", "s.xml"),
        ("application/vnd.oasis.opendocument.text", "content.xml"),
        ("application/epub+zip", "m.xml"),
        ("application/epub+zip", "s.xml"),
    ];
    for (kind, name) in packed {
        check(&office_archive(kind, name, &part));
    }
}

/// A document of a format with one part that is given.
fn office_archive(kind: &str, name: &str, part: &str) -> Vec<u8> {
    let leads = "<a><Relationship Id='a' Type='x/officeDocument' Target='m.xml'/><Relationship Id='s' Type='x/slide' Target='s.xml'/>\
        <Relationship Id='t' Type='x/styles' Target='styles.xml'/></a>";
    let parts = [
        ("mimetype", kind),
        ("[Content_Types].xml", kind),
        ("_rels/.rels", leads),
        ("_rels/m.xml.rels", leads),
        ("META-INF/container.xml", "<rootfile full-path='m.xml'/>"),
        (
            "m.xml",
            "<a><sldId r:id='s'/><sheet r:id='s'/><item id='s' href='s.xml' media-type='text/html'/><itemref idref='s'/></a>",
        ),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let kept = parts.into_iter().filter(|(other, _)| *other != name).chain([(name, part)]);
    // Each format is known by a part that the others do not have.
    let is_wanted = |name: &str| match name {
        "META-INF/container.xml" => kind.ends_with("epub+zip"),
        "mimetype" => kind.starts_with("application/"),
        "[Content_Types].xml" => !kind.starts_with("application/"),
        _ => true,
    };
    for (name, text) in kept.filter(|(name, _)| is_wanted(name)) {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(name, stored).expect("a part");
        writer.write_all(text.as_bytes()).expect("its text");
    }
    writer.finish().expect("an archive").into_inner()
}

/// PDF as plain text: a file, or the content of a page. It is read twice with the same result.
pub fn pdf(data: &[u8]) {
    let file = if data.starts_with(b"%PDF-") { data.to_vec() } else { pdf_with_content(data) };
    let read = nutgraf::read::pdf(&file);
    assert_eq!(read, nutgraf::read::pdf(&file), "second run");
    read.into_iter().for_each(check_plain);
}

/// A file with one page of this content, and its first part as a character map and as a font program.
fn pdf_with_content(data: &[u8]) -> Vec<u8> {
    let (map, content) = data.split_at(data.len() / 2);
    let mut file = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R/G 7 0 R>>/XObject<</X 4 0 R>>>>>>endobj\n\
        5 0 obj<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</DW 500>>]>>endobj\n\
        7 0 obj<</Type/Font/Subtype/Type1/BaseFont/X/FontDescriptor<</FontFile 6 0 R>>>>endobj\n".to_vec();
    for (number, keys, stream) in [(4, "/Subtype/Form", content), (6, "", map)] {
        file.extend(format!("{number} 0 obj<<{keys}/Length {}>>stream\n", stream.len()).bytes());
        file.extend(stream);
        file.extend(b"\nendstream endobj\n");
    }
    file.extend(b"trailer<</Root 1 0 R/Size 8>>\n");
    file
}

fn check_plain(plain: PlainText) {
    check_document(&Document::new(plain.text).expect("a short text"));
}

/// A model learned from lines is read as it was written; one that was changed anywhere is refused; other bytes are no model.
pub fn corpus_model(data: &[u8]) {
    assert!(CorpusModel::from_bytes(data.to_vec()).is_err() || data.starts_with(b"nutgraf"));
    let given = Given::new(data);
    let mut learners = [CorpusLearner::default(), CorpusLearner::default()];
    for (number, line) in given.text.lines().enumerate() {
        learners[number % 2].add(&Document::new(line).expect("a short text"));
    }
    let [one, other] = learners.map(CorpusLearner::finish);
    let both = one.merged(&other);
    assert_eq!(both.as_bytes(), other.merged(&one).as_bytes(), "the order of merging");
    let mut bytes = both.as_bytes().to_vec();
    let read = CorpusModel::from_bytes(bytes.clone()).expect("a model as written");
    assert!(
        read.terms()
            .all(|(term, n)| read.document_frequency(term) == n && u64::from(n) <= read.n_documents())
    );
    let at = (given.number(0) * 256 + given.number(1)) % bytes.len();
    bytes[at] ^= 1 << (given.number(2) % 8);
    assert!(CorpusModel::from_bytes(bytes).is_err(), "byte {at} was changed");
}

static EIGHT_THREADS: LazyLock<rayon::ThreadPool> =
    LazyLock::new(|| rayon::ThreadPoolBuilder::new().num_threads(8).build().expect("threads"));

/// Eight threads give the rows that one gives: what a thread keeps from text to text changes nothing.
pub fn threads(data: &[u8]) {
    let given = Given::new(data);
    let job = match given.number(0) % 4 {
        0 => Job::summary(Summarizer::default()),
        1 => Job::keywords(Keywords::default()),
        2 => Job::gist(Gist::default()),
        _ => Job::split(),
    };
    let texts: Vec<&str> = given.text.split("\n\n").collect();
    let row = |text: &&str| serde_json::to_string(&job.run(Input::new(0, *text))).expect("a row");
    let by_one: Vec<String> = texts.iter().map(row).collect();
    let by_eight: Vec<String> = EIGHT_THREADS.install(|| texts.par_iter().map(row).collect());
    assert_eq!(by_one, by_eight);
}
