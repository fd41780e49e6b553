//! Invariants of every method, budget and text, including odd texts.

use nutgraf::{
    Analysis, Budget, Document, Gist, KeywordMethod, Keywords, Language, Part, Pick, Segmenter,
    SentenceMethod, Summarizer,
};
use proptest::prelude::*;

/// Texts on which programs tend to fail.
pub(crate) fn odd_texts() -> Vec<(&'static str, String)> {
    let sentence = "The ferry was late again because of the fog. ";
    vec![
        ("empty", String::new()),
        ("blanks only", " \n\t \u{a0}\u{3000}\r\n ".to_owned()),
        ("one word", "word".to_owned()),
        ("one letter", "x".to_owned()),
        ("marks only", "... !!! ??? -- \"\" ()".to_owned()),
        ("no full stop", "a text that never comes to an end because nobody wrote one".to_owned()),
        ("equal sentences", sentence.repeat(10_000)),
        ("emoji", "👩‍🔬 found 🦠. 🎉🎉🎉! She 👍🏽 it 🇪🇺. 👨‍👩‍👧‍👦".to_owned()),
        ("crlf", "First line.\r\nSecond line.\r\n\r\nThird paragraph here.\r\n".to_owned()),
        (
            "arabic",
            "قال الرئيس إن الاجتماع كان ناجحا. هل توافق؟ نعم، وسيعود غدا. لا أحد يعرف السبب.".to_owned(),
        ),
        ("chinese", "中国和美国同意加强合作。双方讨论了经济问题！你觉得怎么样？会议在北京举行。".to_owned()),
        ("thai", "ภาษาไทยเป็นภาษาที่ใช้ในประเทศไทย ผู้คนพูดภาษานี้ทุกวัน".to_owned()),
        ("hindi", "यह किताब अच्छी है। मैंने उसे पढ़ा। क्या तुमने पढ़ा?".to_owned()),
        ("long line", sentence.repeat(23_000)),
        ("long word", "a".repeat(100_000)),
        ("nul bytes", "One\0two. Three\0 four. \0\0\0".to_owned()),
        ("no token in a sentence", "The council met in Leeds on Monday.\n\0".to_owned()),
        ("marks in a row", ".".repeat(20_000)),
        ("opening quotes", "“".repeat(20_000)),
        ("blanks after a stop", format!("One.{}Two.", " ".repeat(20_000))),
        ("combining marks", format!("e{} is one letter. So is this.", "\u{301}".repeat(5_000))),
        ("zero width", "\u{200b}\u{200b}in\u{200b}visible. \u{feff}Here\u{ad}too.".to_owned()),
        ("replacement", "bro\u{fffd}ken te\u{fffd}xt. An\u{fffd}other one.".to_owned()),
        ("list", "- one thing\n- another thing\n- a third thing\n".to_owned()),
        ("title alone", "A Title Alone\n\n---\n".to_owned()),
        ("mail", "From: a@b.org\nTo: c@d.org\nSubject: Re: Rain\n\nHi,\n\nIt rained.\n\nOn 3 May, c@d.org wrote:\n> Did it?\n-- \nA".to_owned()),
        ("quoted mail", "On 3 May 2020, Ann <a@b.org> wrote:\n> Did it rain?\n> It did.\n".to_owned()),
        ("chat", "[09:01] <ann> did it rain\n[09:02] <bob> it did\n[09:03] *** bob has quit\n[09:04] <ann> :tada:\n".to_owned()),
        ("cues", "1\n00:00:01,000 --> 00:00:02,000\n- <i>Rain</i>\n- [THUNDER]\n\n2\n00:00:02,000 --> 00:00:03,000\nfell.".to_owned()),
        ("pages", "RAIN(1)   Manual   RAIN(1)\n\nNAME\n   rain\n\u{c}\nRain 1   May   RAIN(1)\n".to_owned()),
        ("numbers", "1 2 3. 4,000.5 6/7/2018 9% 10:30.".to_owned()),
    ]
}

const BUDGETS: &[Budget] = &[
    Budget::Sentences(1),
    Budget::Sentences(3),
    Budget::Words(1),
    Budget::Words(12),
    Budget::Chars(1),
    Budget::Chars(60),
    Budget::Bytes(1),
    Budget::Bytes(5),
    Budget::Bytes(100),
    Budget::Share(0.1),
    Budget::Share(1.0),
];

fn has_word(document: &Document) -> bool {
    document.tokens().iter().any(|&token| document.kind(token).is_word())
}

/// Checks that spans are in order and on character boundaries of the text, and that tokens are within their sentences.
fn check_document(name: &str, document: &Document) {
    let text = document.text();
    let mut last = 0;
    for sentence in document.sentences() {
        let span = sentence.span();
        assert!(text.get(span.range()).is_some_and(|text| !text.trim().is_empty()), "{name}: {span:?}");
        assert!(span.start >= last, "{name}: sentences overlap at {span:?}");
        assert!(sentence.block().span.contains(span), "{name}: {span:?} outside its block");
        last = span.end;
        let mut at = span.start;
        for token in sentence.tokens() {
            assert!(
                span.contains(token.span) && token.span.start >= at && !token.span.is_empty(),
                "{name}: {token:?}"
            );
            assert!(text.get(token.span.range()).is_some(), "{name}: {token:?}");
            at = token.span.end;
        }
    }
}

fn size(document: &Document, picks: &[Pick], budget: Budget) -> (usize, usize) {
    let texts: Vec<String> =
        picks.iter().map(|pick| format!("{}{}", document.slice(pick.span), pick.cut.mark())).collect();
    let words = |pick: &Pick| {
        let tokens = document.sentence(pick.index).tokens().iter();
        tokens.filter(|&&token| pick.span.contains(token.span) && document.kind(token).is_word()).count()
    };
    let n_words = || picks.iter().map(words).sum();
    match budget {
        Budget::Sentences(n) => (picks.len(), n),
        Budget::Words(n) => (n_words(), n),
        Budget::Chars(n) => (texts.join(" ").chars().count(), n),
        Budget::Bytes(n) => (texts.join(" ").len(), n),
        Budget::Share(share) => {
            let all = document.tokens().iter().filter(|&&token| document.kind(token).is_word()).count();
            (n_words(), ((all as f64 * share) as usize).max(1))
        }
        other => panic!("untested budget: {other}"),
    }
}

fn check_summary(name: &str, analysis: &Analysis, method: SentenceMethod, budget: Budget) {
    let summarizer = Summarizer::default().method(method).budget(budget);
    check_picks(name, analysis, &summarizer, budget);
    // Some of the texts are long, so not every budget is tried twice.
    if matches!(budget, Budget::Words(12) | Budget::Bytes(5) | Budget::Share(_)) {
        check_picks(name, analysis, &summarizer.nested(true), budget);
    }
}

fn check_picks(name: &str, analysis: &Analysis, summarizer: &Summarizer, budget: Budget) {
    let document = analysis.document();
    let picks = summarizer.run(analysis).picks;
    let context = format!("{name}, {summarizer:?}");
    assert!(picks.windows(2).all(|pair| pair[0].index < pair[1].index), "{context}: order");
    for pick in &picks {
        assert!((0.0..=1.0).contains(&pick.score), "{context}: score {}", pick.score);
        assert!(pick.score.is_sign_positive(), "{context}: −0");
        assert!(document.sentence(pick.index).span().contains(pick.span), "{context}: span");
        assert!(document.text().get(pick.span.range()).is_some(), "{context}: boundary");
    }
    let (used, limit) = size(document, &picks, budget);
    assert!(used <= limit, "{context}: {used} of {limit}");
    // Only a limit smaller than one character leaves nothing.
    let too_small = matches!(budget, Budget::Bytes(n) if n < 5) || matches!(budget, Budget::Chars(1));
    assert!(!picks.is_empty() || !has_word(document) || too_small, "{context}: empty");
    assert_eq!(picks, summarizer.run(analysis).picks, "{context}: second run differs");
}

#[test]
fn every_method_keeps_every_budget_on_every_odd_text() {
    for (name, text) in odd_texts() {
        let document = Document::new(text).unwrap();
        check_document(name, &document);
        let analysis = Analysis::of(&document);
        for &method in SentenceMethod::ALL {
            for &budget in BUDGETS {
                check_summary(name, &analysis, method, budget);
            }
        }
    }
}

#[test]
pub(crate) fn odd_texts_are_read_in_every_language() {
    for &language in Language::ALL {
        for (name, text) in odd_texts().into_iter().filter(|(_, text)| text.len() < 1000) {
            let document =
                Segmenter::default().language(language).title("A title: it’s given").run(text).unwrap();
            check_document(name, &document);
        }
    }
}

#[test]
fn equal_sentences_are_picked_once() {
    let document = Document::new("The ferry was late again because of the fog. ".repeat(50)).unwrap();
    for &method in SentenceMethod::ALL {
        let picks = Summarizer::default().method(method).run(&Analysis::of(&document)).picks;
        assert_eq!(picks.len(), 1, "{method}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn invariants_hold_for_random_texts(text in any_text()) {
        let document = Document::new(text).unwrap();
        check_document("random", &document);
        let analysis = Analysis::of(&document);
        for &method in SentenceMethod::ALL {
            for &budget in &[Budget::Sentences(2), Budget::Words(7), Budget::Bytes(40)] {
                check_summary("random", &analysis, method, budget);
            }
        }
    }
}

/// Random sequences of pieces of real and malformed texts.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-zA-Z]{1,8}",
        4 => Just(" ".to_owned()),
        2 => Just(". ".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
        1 => prop::sample::select(vec![
            "Dr.", "U.S.", "e.g.", "…", "?!", "“", "”", "「", "」", "。", "中国", "です", "สวัสดี", "क्या", "।", "ß", "İ",
            "’", "'", "\"", "(", ")", "- ", "1. ", "3.14", "#tag", "@me", "https://a.b/c", "\u{301}", "\u{200d}", "\0",
            "👍🏽", "\r\n", "\u{2028}", "> ", "|", "---", "# ", "**", "```", "\t", "l'", "АБВ", "λόγος", "عربي", "한국어",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

#[test]
fn a_block_in_another_script_is_read_in_its_own_language() {
    let text = "The president came on Monday. He met the ministers.\n\nПрезидент приехал в понедельник, т. е. вчера. \
        Он встретился с министрами.\n\n会议在北京举行。双方同意合作。";
    let document = Document::new(text).unwrap();
    let languages: Vec<Language> = document.blocks().iter().map(|block| block.language).collect();
    assert_eq!(languages, [Language::English, Language::Russian, Language::Chinese]);
    assert_eq!(document.n_sentences(), 6);
    let given = Segmenter::default().language(Language::English).run(text).unwrap();
    assert!(given.blocks().iter().all(|block| block.language == Language::English));
}

/// A thread caches words between documents; the cache must not affect later documents.
#[test]
fn documents_do_not_depend_on_earlier_ones() {
    let content = |text: &str| {
        let document = Segmenter::default().language(Language::Russian).run(text).unwrap();
        let is_content = |token: &nutgraf::Token| document.is_content(token.term);
        document.tokens().iter().map(is_content).collect::<Vec<_>>()
    };
    // "№" and "™" fold to "no" and "tm".
    assert_eq!(content("Дом № 5™"), [true, false, false, false]);
    assert_eq!(content("no TM"), [true, true]);
    assert_eq!(content("№ ™"), [false, false]);
}

#[test]
fn stop_words_of_an_unknown_language_are_learned() {
    let nouns = ["tabur", "morun", "velik", "sandro", "pirtu", "kolme", "rivan", "dostu", "harbe", "lingo"];
    let text: Vec<String> = nouns.iter().map(|noun| format!("Ko {noun} za mepilo wa {noun}.")).collect();
    let document = Segmenter::default().language(Language::Undetermined).run(text.join(" ")).unwrap();
    let is_stop = |word: &str| document.is_stop(document.term_of_text(word).unwrap());
    assert!(is_stop("ko") && is_stop("za") && is_stop("wa"));
    assert!(!is_stop("mepilo") && !is_stop("tabur"));
}

fn check_keywords(name: &str, analysis: &Analysis, method: KeywordMethod) {
    let document = analysis.document();
    let keywords = Keywords::default().method(method).top(20);
    let found = keywords.run(analysis);
    let context = format!("{name}, {method}");
    assert!(found.len() <= 20, "{context}");
    for keyword in &found {
        assert!(!keyword.text.trim().is_empty() && !keyword.spans.is_empty(), "{context}: {keyword:?}");
        assert!((0.0..=1.0).contains(&keyword.score), "{context}: {keyword:?}");
        let is_sound =
            |span: &nutgraf::Span| document.text().get(span.range()).is_some_and(|text| !text.is_empty());
        assert!(keyword.spans.iter().all(is_sound), "{context}: {keyword:?}");
        assert!(keyword.spans.windows(2).all(|pair| pair[0].start < pair[1].start), "{context}: {keyword:?}");
    }
    let mut texts: Vec<String> = found.iter().map(|keyword| keyword.text.to_lowercase()).collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), found.len(), "{context}: the same phrase twice");
    assert_eq!(found, keywords.run(analysis), "{context}: second run differs");
}

#[test]
fn every_keyword_method_handles_every_odd_text() {
    for (name, text) in odd_texts() {
        let document = Document::new(text).unwrap();
        let analysis = Analysis::of(&document);
        for &method in KeywordMethod::ALL {
            check_keywords(name, &analysis, method);
        }
    }
}

/// Phrases that share words in a cycle once made topic clustering loop forever.
#[test]
fn overlapping_phrases_are_clustered() {
    let text = "Developing a fast web server in a functional language. Server applications, and network server \
        applications above all, ask much of a language: light threads, fast input, and fault tolerance. We describe a \
        prototype web server, a fast language server and a fault tolerant server. The web server language is fast; the \
        language tolerance of a web application is light. Fast web applications ask for light server threads, and \
        light web threads for a fast server language.";
    let document = Document::new(text).unwrap();
    let analysis = Analysis::of(&document);
    for &method in KeywordMethod::ALL {
        check_keywords("overlapping phrases", &analysis, method);
    }
}

/// Every word of a gist comes from one of its parts.
#[test]
fn gists_consist_of_their_parts() {
    let samples = std::fs::read_dir("seeds/texts").unwrap();
    let texts = samples.map(|entry| ("sample", std::fs::read_to_string(entry.unwrap().path()).unwrap()));
    for (name, text) in texts.chain(odd_texts()) {
        let document = Document::new(text).unwrap();
        let line = Gist::default().run(&Analysis::of(&document));
        let mut joined = String::new();
        for part in &line.parts {
            match *part {
                Part::Kept { span, .. } => joined.push_str(document.slice(span)),
                Part::Inserted(word) => joined.push_str(word),
            }
            joined.push(' ');
        }
        let letters =
            |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert_eq!(letters(&line.text), letters(&joined), "{name}: {}", line.text);
        assert_eq!(line.text.is_empty(), !has_word(&document), "{name}");
    }
}

/// A sentence of control characters has no token.
#[test]
fn a_gist_looks_for_no_subject_in_a_sentence_without_a_token() {
    let document = Document::new("The council met in Leeds on Monday.\n\0").unwrap();
    assert_eq!(document.sentences().map(|sentence| sentence.tokens().len()).collect::<Vec<_>>(), [8, 0]);
    assert_eq!(Gist::default().run(&Analysis::of(&document)).text, "The council met in Leeds on Monday.");
}
