//! The rules that decide where sentences end: the examples of `tests/data/boundary_rules.txt`.

use nutgraf::{BoundaryRule, Language, Segmenter};
use std::collections::BTreeSet;

/// An example: the rule's id, the language, the text, and the place in it.
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
            let marked = parts.next().expect("a text").replace('⏎', "\n");
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
