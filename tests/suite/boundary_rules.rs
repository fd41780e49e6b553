//! The rules that decide where sentences end: the examples of `tests/data/boundary_rules.txt`.

use nutgraf::{BoundaryRule, Language, Segmenter};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// An example: the id of a rule, the language, the text, and the place that the rule decides on.
struct RuleExample {
    id: &'static str,
    language: Language,
    text: String,
    place: std::ops::Range<usize>,
}

fn examples() -> Vec<RuleExample> {
    include_str!("../data/boundary_rules.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let mut parts = line.splitn(3, ' ');
            let id = parts.next().expect("a rule");
            let language = parts.next().and_then(|code| code.parse().ok()).expect("a language code");
            let marked = parts.next().expect("a text").replace('⏎', "\n").replace('␊', "\u{2028}");
            let (before, rest) = marked.split_once('⟨').expect("a place");
            let (inside, after) = rest.split_once('⟩').expect("the end of the place");
            let place = before.len()..before.len() + inside.len();
            RuleExample { id, language, text: [before, inside, after].concat(), place }
        })
        .collect()
}

#[test]
fn every_rule_decides_its_examples() {
    let mut faults = Vec::new();
    for RuleExample { id, language, text, place } in examples() {
        let (_, verdicts) =
            Segmenter::default().language(language).explain(text.as_str()).expect("short text");
        let found: Vec<_> =
            verdicts.iter().map(|verdict| (verdict.rule.id(), verdict.span.range())).collect();
        if !found.contains(&(id, place.clone())) {
            faults.push(format!("{id} {place:?} not in {found:?} of {text:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_has_an_example() {
    let reached: BTreeSet<&str> = examples().iter().map(|example| example.id).collect();
    let ids: BTreeSet<&str> = BoundaryRule::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(reached, ids);
    assert_eq!(ids.len(), BoundaryRule::ALL.len(), "two rules have the same id");
    for rule in BoundaryRule::ALL {
        assert!(rule.id().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.id());
        assert!(!rule.explanation().is_empty() && !rule.explanation().contains('\n'), "{}", rule.id());
    }
}

/// The texts of the battery and of the examples, and odd texts, each with a language.
fn texts() -> Vec<(Language, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/split");
    let mut texts: Vec<(Language, String)> =
        examples().into_iter().map(|example| (example.language, example.text)).collect();
    for entry in fs::read_dir(folder).expect("the battery's folder") {
        let path = entry.expect("a file of the battery").path();
        let code = path.file_stem().and_then(|stem| stem.to_str()).expect("a file name");
        let Ok(language) = code.parse() else { continue };
        let file = fs::read_to_string(&path).expect("a readable file");
        texts.push((language, file.replace(" ¦ ", " ").replace('¦', "").replace('⏎', "\n")));
    }
    for odd in ODD_TEXTS {
        texts.extend([Language::English, Language::Thai].map(|language| (language, odd.to_string())));
    }
    texts
}

const ODD_TEXTS: [&str; 14] = [
    "",
    "\n",
    "...",
    "\r\n\r\nOne.\r\nTwo.\r\n",
    "```\r\na.\r\n\r\nb.\r\n```\r\n",
    "```\ncode.",
    "- a.\n\n- b.\n  c.\n",
    "> One.\n>\n> Two.\n",
    "......\n======\n......",
    "a\u{2028}\u{2028}b\u{2029}",
    "======== a ========",
    "1/2/2000 1:00 PM a 1/2/2000 1:00 PM B",
    "**One.**\n# Two. #\n| 3. | 4. |",
    "a. b c. ((d.) e) «f.» g.",
];

#[test]
fn every_sentence_has_one_end_and_every_mark_one_verdict() {
    for (language, text) in texts() {
        let (document, verdicts) =
            Segmenter::default().language(language).explain(text.as_str()).expect("short text");
        let mut end = 0;
        for span in verdicts.iter().map(|verdict| verdict.span) {
            assert!(span.start >= end && span.start <= span.end, "{text:?}: {verdicts:?}");
            end = span.end;
        }
        let is_covered = |at| verdicts.iter().any(|verdict| verdict.span.range().contains(&at));
        for (at, c) in text
            .char_indices()
            .filter(|(_, c)| matches!(c, '\n' | '\r' | '\u{2028}' | '.' | '!' | '?' | '。' | ')'))
        {
            assert!(is_covered(at), "{c:?} at {at} of {text:?}: {verdicts:?}");
        }
        let ends: Vec<_> = verdicts.iter().filter(|verdict| verdict.is_end()).collect();
        assert_eq!(ends.len(), document.n_sentences(), "{text:?}: {verdicts:?}");
        for (sentence, end) in document.sentences().zip(ends) {
            let next = document.sentences().nth(sentence.index() + 1);
            let next_start = next.map_or(text.len() as u32, |next| next.span().start);
            let after = sentence.span().start..=next_start;
            assert!(
                end.span.end >= sentence.span().end && after.contains(&end.span.end),
                "{text:?}: {verdicts:?}"
            );
        }
    }
}
