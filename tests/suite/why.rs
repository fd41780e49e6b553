//! Explanations: for every method, the parts of a score add up to the score.

use nutgraf::{
    Analysis, Avoid, Budget, Document, Effect, KeywordMethod, Keywords, Scope, SentenceMethod, Span,
    Summarizer, Why, WhyNotReason,
};

const TEXT: &str = "# The harbour bridge\n\nThe harbour council closed the old bridge to all traffic on Monday after a \
    storm. It will rebuild the bridge of the harbour with steel from the old bridge by spring. Ferries cross the harbour \
    twice an hour.\n\nEngineers of the council found cracks in the northern tower of the bridge. The cracks were old, \
    the engineers said. \"The bridge is all we have,\" said a shop owner. Will the ferries run at night?\n\n# The money\n\n\
    The council pays for the steel of the bridge. Shops near the harbour fear a poor winter. In conclusion, the bridge \
    of the harbour is the most important road of the town.\n";

/// Checks that the share of every part with children is the sum of the added ones times the product of the factors.
fn check_sums(why: &Why, context: &str) {
    let of = |effect: Effect| why.children.iter().filter(move |child| child.effect == effect);
    let added: f64 = of(Effect::Added).map(|child| child.share).sum();
    let factors: f64 = of(Effect::Factor).map(|child| child.share).product();
    let has_parts = of(Effect::Added).chain(of(Effect::Factor)).next().is_some();
    let sum = if of(Effect::Added).next().is_some() { added } else { 1.0 };
    if has_parts {
        let (made, share) = (sum * factors, why.share);
        assert!(
            (made - share).abs() < 1e-6 * share.abs().max(1.0),
            "{context}: {made} is not {share}: {why:#?}"
        );
    }
    assert!(!why.label.is_empty() && why.share.is_finite(), "{context}: {why:?}");
    assert!(why.share.to_bits() != (-0.0_f64).to_bits(), "{context}: −0: {why:?}");
    why.children.iter().for_each(|child| check_sums(child, context));
}

/// The labels of a tree.
fn labels(why: &Why) -> Vec<&str> {
    std::iter::once(&*why.label).chain(why.children.iter().flat_map(labels)).collect()
}

/// The documents to explain: a story, several stories together, odd texts, and the samples.
fn documents() -> Vec<Document> {
    let [story, other] = [TEXT, "The council closed the harbour bridge. Ships left the harbour early."]
        .map(|text| Document::new(text).unwrap());
    let joined = Document::joined(&[story.clone(), other]).unwrap();
    let odd =
        ["", "Rain.", "... 12.", "Rain fell. Rain fell.", "这是一个城市，这个城市有一个港口。其实港口很大。"];
    let odd = odd.into_iter().map(|text| Document::new(text).unwrap());
    let samples = std::fs::read_dir("seeds/texts").unwrap();
    let samples = samples.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let samples = samples.map(|text| Document::new(text).unwrap());
    [story, joined].into_iter().chain(odd).chain(samples).collect()
}

#[test]
fn explanations_of_sentences_add_up_for_every_method() {
    let settings = [
        Summarizer::default().budget(Budget::Sentences(4)),
        Summarizer::default()
            .budget(Budget::Words(40))
            .query("ferries")
            .avoid(Avoid::Quotes)
            .must_include("steel"),
        Summarizer::default().budget(Budget::Sentences(1)).scope(Scope::Section).query("money"),
        Summarizer::default().budget(Budget::Words(2)),
        Summarizer::default().budget(Budget::Share(0.6)).query("council").nested(true),
    ];
    for (n_document, document) in documents().iter().enumerate() {
        let analysis = Analysis::of(document);
        for &method in SentenceMethod::ALL {
            for summarizer in &settings {
                let plain = summarizer.clone().method(method).run(&analysis);
                let explained = summarizer.clone().method(method).why(true).run(&analysis);
                let context = format!("document {n_document}, {method}, {summarizer:?}");
                assert_eq!(plain.picks.len(), explained.picks.len(), "{context}");
                for (plain, pick) in plain.picks.iter().zip(&explained.picks) {
                    assert_eq!((plain.index, plain.score, plain.span), (pick.index, pick.score, pick.span));
                    let why = pick.why.as_ref().unwrap();
                    assert!(
                        why.label.starts_with(method.name()) && plain.why.is_none(),
                        "{context}: {why:?}"
                    );
                    check_sums(why, &context);
                }
            }
        }
    }
}

#[test]
fn explained_scores_are_those_of_the_summary() {
    let document = Document::new(TEXT).unwrap();
    for &method in SentenceMethod::ALL {
        for is_nested in [false, true] {
            let one = Summarizer::default().budget(Budget::Sentences(1)).query("steel").nested(is_nested);
            let picks = one.method(method).why(true).run(&Analysis::of(&document)).picks;
            let score = &picks[0].why.as_ref().unwrap().children[0];
            assert!(
                score.label.starts_with("score: ") && (score.share - picks[0].score).abs() < 1e-9,
                "{method}: {score:#?}"
            );
        }
    }
}

#[test]
fn an_explanation_tells_what_the_length_changes() {
    let document = Document::new(TEXT).unwrap();
    let part = |summarizer: Summarizer| {
        let picks = summarizer.why(true).run(&Analysis::of(&document)).picks;
        let parts = picks.into_iter().flat_map(|pick| pick.why.unwrap().children);
        parts.into_iter().find(|part| part.label.starts_with("in a summary of "))
    };
    let long = part(Summarizer::default().budget(Budget::Sentences(8))).unwrap();
    assert!(long.label.ends_with("about 8 sentences") && long.children.len() > 2, "{long:#?}");
    let nested = part(Summarizer::default().nested(true)).unwrap();
    assert!(nested.label.ends_with("one sentence"), "{nested:#?}");
    assert_eq!(part(Summarizer::default()), None);
    assert_eq!(part(Summarizer::default().method(SentenceMethod::Lead).budget(Budget::Words(30))), None);
}

#[test]
fn explanations_have_readable_labels() {
    let document = Document::new(TEXT).unwrap();
    let check = |method: &str, summarizer: &Summarizer, expected: &[&str]| {
        let picks =
            summarizer.clone().method(method.parse().unwrap()).why(true).run(&Analysis::of(&document)).picks;
        let labels: Vec<&str> = picks.iter().flat_map(|pick| labels(pick.why.as_ref().unwrap())).collect();
        for label in expected {
            assert!(labels.contains(label), "{method}: no \"{label}\" in {labels:#?}");
        }
    };
    let three = Summarizer::default();
    check("blend", &three, &["comes early", "like the text as a whole", "the weakest sentence counts as 0"]);
    check(
        "blend",
        &three.clone().avoid(Avoid::Questions).budget(Budget::Sentences(10)),
        &["avoid questions"],
    );
    check("blend", &three.clone().query("ferries"), &["query"]);
    check("blend", &three.clone().must_include("steel"), &["blend, must include \"steel\""]);
    check("lead", &three, &["sentences before it", "behind sentence 1, picked before it, by"]);
    check("luhn", &three, &["words in it that the text repeats"]);
    check("edmundson", &three, &["cue words", "\"conclusion\"", "title words", "place in the text"]);
    check(
        "textrank",
        &three,
        &["from sentences with the same words", "what every sentence has", "sentence 1"],
    );
    check("lsa", &three, &["topic of \"bridge\", \"harbour\", \"old\""]);
    check("sumbasic", &three, &["score: mean probability of its words", "\"bridge\""]);
    check("kl", &three, &["its length makes other words rarer"]);
    check("submodular", &three, &["words not covered yet", "from the part of the text about \"bridge\""]);
    check("pacsum", &three, &["like what follows", "like what came before"]);
    check("hiporank", &three, &["like its own section", "like other sections"]);
}

#[test]
fn explanations_of_keywords_add_up_for_every_method() {
    let settings = [
        Keywords::default().top(20),
        Keywords::default().top(5).query("engineers"),
        Keywords::default().single_words(true),
        Keywords::default().diversity(0.5).max_words(2),
    ];
    for (n_document, document) in documents().iter().enumerate() {
        let analysis = Analysis::of(document);
        for &method in KeywordMethod::ALL {
            for keywords in &settings {
                let plain = keywords.clone().method(method).run(&analysis);
                let explained = keywords.clone().method(method).why(true).run(&analysis);
                let context = format!("document {n_document}, {method}, {keywords:?}");
                assert_eq!(plain.len(), explained.len(), "{context}");
                for (plain, keyword) in plain.iter().zip(&explained) {
                    assert_eq!((&plain.text, plain.score), (&keyword.text, keyword.score), "{context}");
                    let why = keyword.why.as_ref().unwrap();
                    assert!(
                        (why.share - keyword.score).abs() < 1e-9,
                        "{context}: {} {why:#?}",
                        keyword.score
                    );
                    assert!(
                        why.label.starts_with(method.name()) && !why.children.is_empty(),
                        "{context}: {why:?}"
                    );
                    check_sums(why, &context);
                }
            }
        }
    }
}

#[test]
fn why_not_gives_a_reason() {
    let text = "Bridge repairs\n\nThe sea ice index (SII) shows that the sea ice is thin. The sea ice index is the work of \
        Anna Lind. The old map of the sea ice is wrong, and Anna Lind drew 12 new ones. Skippers read the wall map of the \
        harbour master and ask for a weather service.\n\n```\nlet route = plan(harbour);\n```\n";
    let document = nutgraf::Segmenter::default().run(text).unwrap();
    let analysis = Analysis::of(&document);
    let check = |keywords: Keywords, phrase: &str, expected: &str| {
        let why_not = keywords.why_not(&analysis, phrase);
        assert_eq!(why_not.reason.to_string(), expected, "{phrase}");
        why_not
    };
    let three = || Keywords::default().top(3);
    check(three(), "sea ice index", "it is keyword 1");
    check(three(), "sea ice", "part of \"sea ice index\", which is better");
    let preferred = three().boost("sea ice", 9.0);
    check(preferred, "sea ice index", "\"sea ice\", which is a part of it, is better");
    check(three(), "zebra map", "the text does not have \"zebra\"");
    check(three(), "map index", "the text does not have its words in a row in one sentence");
    check(three(), "", "the text does not have its words in a row in one sentence");
    check(three().max_words(2), "old map of the sea ice", "it has 6 words, and a keyword may have 2");
    check(three().single_words(true), "sea ice", "it has 2 words, and a keyword may have 1");
    check(three(), "route", "the text has it only in code, tables or lines about the text");
    check(three(), "is thin", "not a phrase: \"is\" is a stop word");
    check(three(), "12", "not a phrase: \"12\" is a number or an address");
    check(three(), "the SII", "the text does not have its words in a row in one sentence");
    check(three(), "wall", "never a phrase of its own, only a part of others such as \"wall map\"");
    check(three().top(20), "SII", "another name of \"sea ice index\"");
    let low = check(
        three().min_score(0.9),
        "weather service",
        "its score of 0.274 is below 0.9, the lowest that was asked for",
    );
    assert!(low.why.is_some_and(|why| why.children.len() > 3));
    let outranked =
        check(three(), "weather service", "rank 7 of 12 with a score of 0.274; the lowest keyword has 0.822");
    assert_eq!(outranked.reason.name(), "outranked");
}

#[test]
fn why_not_recognizes_keywords() {
    for document in &documents() {
        let analysis = Analysis::of(document);
        for &method in KeywordMethod::ALL {
            let keywords = Keywords::default().method(method).top(3);
            let found = keywords.run(&analysis);
            for (place, keyword) in found.iter().enumerate() {
                let reason = keywords.why_not(&analysis, &keyword.text).reason;
                assert_eq!(reason, WhyNotReason::Shown(place + 1), "{method}, {}", keyword.text);
            }
            for sentence in document.sentences() {
                let is_word = |token: &&nutgraf::Token| document.kind(**token).is_word();
                for tokens in
                    sentence.tokens().windows(2).filter(|two| two.iter().all(|token| is_word(&token)))
                {
                    let span = Span { start: tokens[0].span.start, end: tokens[1].span.end };
                    let why_not = keywords.why_not(&analysis, document.slice(span));
                    let is_shown = found.iter().any(|keyword| keyword.spans.contains(&span));
                    let says_so = matches!(why_not.reason, WhyNotReason::Shown(_));
                    assert!(!says_so || is_shown, "{method}, {}: {}", why_not.text, why_not.reason);
                    why_not.why.iter().for_each(|why| check_sums(why, &why_not.text));
                }
            }
        }
    }
}
