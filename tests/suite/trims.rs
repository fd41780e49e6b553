//! Texts cut down to a length: never over it, the same bytes if they fit, in order, with whole blocks.

use crate::invariants::odd_texts;
use nutgraf::{Analysis, Budget, Document, Segmenter, Tokenizer, Trim, Trimmed};
use proptest::prelude::*;

fn trim(text: &str, budget: Budget, query: &str) -> Trimmed {
    let document = Document::new(text).unwrap();
    Trim::to(budget).query(query).run(&Analysis::of(&document))
}

/// How long a text is, counted here.
fn length(text: &str, budget: Budget) -> usize {
    let document = || Segmenter::default().as_given(true).run(text).unwrap();
    match budget {
        Budget::Chars(_) => text.chars().count(),
        Budget::Bytes(_) => text.len(),
        Budget::Tokens(_, tokenizer) => tokenizer.count(text),
        Budget::Sentences(_) => document().n_sentences(),
        _ => {
            let document = document();
            document.tokens().iter().filter(|&&token| document.kind(token).is_word()).count()
        }
    }
}

/// Checks what holds of every text and length.
fn check(text: &str, budget: Budget, query: &str) -> Trimmed {
    let trimmed = trim(text, budget, query);
    let place = || format!("{budget:?} of {:?}: {:?}", text.get(..200).unwrap_or(text), trimmed.text);
    assert!(trimmed.length <= trimmed.limit, "{} of {} in {}", trimmed.length, trimmed.limit, place());
    assert_eq!(length(&trimmed.text, budget), trimmed.length, "{}", place());
    if trimmed.total <= trimmed.limit {
        assert!(trimmed.text == text && trimmed.omitted.is_empty(), "{}", place());
    }
    // One letter may take more.
    let has_room = !matches!(budget, Budget::Bytes(n) | Budget::Tokens(n, _) if n < 4);
    if text.contains(char::is_alphabetic) && has_room {
        assert!(!trimmed.text.is_empty(), "{}", place());
    }
    // In order, and each part is in the text as it is.
    let mut rest = trimmed.text.as_str();
    let mut last = 0;
    for part in &trimmed.kept {
        assert!(part.span.start >= last && part.lines[0] <= part.lines[1], "{}", place());
        last = part.span.end;
        let at = rest.find(&text[part.span.range()]).unwrap_or_else(|| panic!("{}", place()));
        rest = &rest[at + part.span.len()..];
    }
    for part in &trimmed.omitted {
        let first_line = text[..part.span.start as usize].matches('\n').count() + 1;
        assert_eq!(part.lines[0], first_line, "{}", place());
        assert!(
            trimmed
                .kept
                .iter()
                .all(|kept| kept.span.end <= part.span.start || part.span.end <= kept.span.start)
        );
    }
    if !matches!(budget, Budget::Share(_)) {
        assert_eq!(trim(&trimmed.text, budget, query).text, trimmed.text, "{}", place());
    }
    trimmed
}

fn budgets(n: usize) -> [Budget; 6] {
    [
        Budget::Sentences(n),
        Budget::Words(n),
        Budget::Chars(n),
        Budget::Bytes(n),
        Budget::Tokens(n, Tokenizer::O200k),
        Budget::Tokens(n, Tokenizer::Cl100k),
    ]
}

#[test]
fn odd_texts_are_within_every_length() {
    for (_, text) in odd_texts() {
        let text = &text[..text.floor_char_boundary(20_000)];
        for n in [1, 4, 30, 400] {
            budgets(n).into_iter().for_each(|budget| drop(check(text, budget, "")));
        }
        check(text, Budget::Share(0.2), "");
    }
}

/// A part of a document that stays or goes as a whole, with words that only it has.
fn block(kind: u8, number: usize) -> String {
    match kind {
        0 => format!("```\nfirst{number} = 1\n\nlast{number} = 2\n```"),
        1 => format!("| first{number} | b |\n|---|---|\n| c | last{number} |"),
        2 => format!("- first{number} item. It has two sentences.\n  And more lines last{number}"),
        3 => format!("> first{number} was said. So was last{number}."),
        4 => format!("- first{number}:\n\n  ~~~\n  code {number}\n  ~~~\n\n  Then last{number}."),
        _ => format!(
            "First{number} of all it rained. Then the harbour council closed bridge {number}. It reopened last{number}."
        ),
    }
}

/// Titles and blocks of a document.
fn documents() -> impl Strategy<Value = Vec<(Option<u8>, Vec<u8>)>> {
    prop::collection::vec((prop::option::of(1..4_u8), prop::collection::vec(0..7_u8, 0..5)), 1..7)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn blocks_are_whole(sections in documents(), n in 1..120_usize, line_end in prop::sample::select(vec!["\n", "\r\n"])) {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for (at, (title, kinds)) in sections.iter().enumerate() {
            let title = title.map(|level| format!("{} Title number {at}\n\n", "#".repeat(level.into())));
            text += &title.unwrap_or_default().replace('\n', line_end);
            for &kind in kinds {
                let block = block(kind, blocks.len()).replace('\n', line_end);
                text += &format!("{block}\n\n").replace("\n\n", &line_end.repeat(2));
                blocks.push((kind, block));
            }
        }
        for budget in budgets(n).into_iter().chain([Budget::Share(0.3)]) {
            let trimmed = check(&text, budget, "bridge 7");
            // A text of a sentence that was cut has no mark.
            if trimmed.omitted.is_empty() {
                continue;
            }
            for (kind, block) in &blocks {
                if *kind < 5 {
                    let first = block.lines().find(|line| line.contains("first")).unwrap();
                    prop_assert!(trimmed.text.contains(block.as_str()) || !trimmed.text.contains(first), "{budget:?} {block}\n---\n{}", trimmed.text);
                }
            }
        }
    }
}

#[test]
fn titles_stay_with_their_sections() {
    let text = "# Harbour\n\nThe harbour council closed the old bridge to all traffic on Monday.\n\nIt rained.\n\n## Money\n\nShops \
        fear a poor winter, and so do the ferries.\n\n### Steel\n\nThe steel of the bridge costs ten million euros in all.\n\n## \
        Ferries\n\nFerries cross the harbour twice an hour on every day but Sunday.\n";
    let trimmed = check(text, Budget::Words(16), "steel");
    assert!(trimmed.text.starts_with("# Harbour\n\n[…]\n\n"), "{}", trimmed.text);
    assert!(trimmed.text.contains("## Money\n\n[…"), "{}", trimmed.text);
    assert!(trimmed.text.contains("### Steel\n\nThe steel of the bridge costs"), "{}", trimmed.text);
    assert!(!trimmed.text.contains("twice an hour"), "{}", trimmed.text);
}

#[test]
fn the_title_and_the_first_paragraph_come_first() {
    let text = std::fs::read_to_string("README.md").unwrap();
    for n in [100, 400, 1500] {
        let trimmed = check(&text, Budget::Tokens(n, Tokenizer::O200k), "");
        assert!(
            trimmed.text.starts_with("# nutgraf\n\nSummaries, keywords and one-line gists"),
            "{}",
            trimmed.text
        );
        assert!(trimmed.length * 10 >= n * 8, "{} of {n}", trimmed.length);
    }
}

#[test]
fn a_query_finds_its_row_of_a_table() {
    let text = "# Errors\n\nThis manual is about the pump, which has a motor and a valve in its case.\n\n## Start\n\nTurn the key and \
        wait for the green light, which takes a minute or two.\n\n## Codes\n\n| code | cause |\n|---|---|\n| E11 | no \
        water |\n| E12 | motor too hot |\n\n## Care\n\nClean the filter every month, and never use soap for that at all.\n";
    let trimmed = check(text, Budget::Tokens(60, Tokenizer::O200k), "E12");
    assert!(
        trimmed.text.contains("## Codes\n\n| code | cause |\n|---|---|\n| E11 | no water |\n| E12"),
        "{}",
        trimmed.text
    );
}

#[test]
fn badges_and_addresses_go_before_texts() {
    let badges =
        "[![crate](https://img.example/pier.svg)](https://crates.example/pier)\n![licence][licence-image]\n";
    let addresses = "[licence-image]: https://img.example/licence.svg\n[docs]: https://docs.example/pier\n";
    let text = format!(
        "# Pier\n\n{badges}\nPier opens and closes harbour bridges by timetable.\n\n## Use\n\nGive it a timetable. It \
         moves the bridge. Bells ring before that.\n\n{addresses}"
    );
    let trimmed = trim(&text, Budget::Chars(200), "").text;
    assert!(trimmed.contains("opens and closes") && trimmed.contains("Give it a timetable."), "{trimmed}");
    assert!(!trimmed.contains("[![") && !trimmed.contains("]: https"), "{trimmed}");
    assert_eq!(trim(&text, Budget::Chars(1000), "").text, text);
}

#[test]
fn marks_say_what_is_left_out() {
    let text = std::fs::read_to_string("README.md").unwrap();
    let trimmed = check(&text, Budget::Words(300), "");
    let marks = trimmed.text.matches("[… ").count();
    assert_eq!(marks, trimmed.omitted.len(), "{}", trimmed.text);
    for part in &trimmed.omitted {
        let [first, last] = part.lines;
        let lines = if first == last { format!("line {first}") } else { format!("lines {first}–{last}") };
        assert!(trimmed.text.contains(&lines), "{lines}");
        assert!(part.topics.iter().all(|topic| trimmed.text.contains(topic)), "{part:?}");
    }
}

#[test]
fn settings_that_make_no_sense_are_errors() {
    assert!(Trim::to(Budget::Words(0)).check().is_err());
    assert!(Trim::to(Budget::Share(1.5)).check().is_err());
    assert!(Trim::to(Budget::Words(1)).check().is_ok());
}

const DIALOGUE: &str = "Ann: I was at the harbour on Sunday. The bridge is closed again, they say.\nBen: Why? What did they \
    find?\nAnn: Cracks in the northern tower of the bridge. The council closed it to all traffic at once.\nBen: No. Really?\nAnn: \
    Engineers say that the repair of the tower takes until spring, and that it costs ten million euros in all.\nBen: And the \
    ferries? Do they go?\nAnn: Twice an hour. They are full, though, and the tickets cost more than in the summer.\nBen: I see. \
    Thanks!\n";

#[test]
fn turns_of_a_dialogue_are_whole() {
    for n in [30, 40, 60, 80] {
        let trimmed = check(DIALOGUE, Budget::Words(n), "");
        assert!(!trimmed.omitted.is_empty());
        for line in trimmed.text.lines().filter(|line| !line.is_empty() && !line.starts_with("[…")) {
            assert!(DIALOGUE.lines().any(|turn| turn == line), "{n}: {}", trimmed.text);
        }
    }
}

#[test]
fn no_mark_is_longer_than_what_it_hides() {
    for n in 20..100 {
        let trimmed = check(DIALOGUE, Budget::Tokens(n, Tokenizer::O200k), "");
        for part in &trimmed.omitted {
            let hidden = Tokenizer::O200k.count(&DIALOGUE[part.span.range()]);
            assert!(hidden > 3, "{n}: {}", trimmed.text);
        }
    }
}

#[test]
fn subtitles_keep_their_numbers_and_times() {
    let said = [
        "The old bridge is closed again.\nIt has cracks.",
        "Engineers work on it\nuntil the spring.",
        "Ferries go twice an hour.",
    ];
    let cue =
        |(at, said): (usize, &&str)| format!("{}\n00:00:0{at}.000 --> 00:00:0{at}.900\n{said}\n\n", at + 1);
    let text = "WEBVTT\n\n".to_owned() + &said.iter().enumerate().map(cue).collect::<String>();
    for n in [20, 40, 70, 90] {
        let trimmed = check(&text, Budget::Tokens(n, Tokenizer::O200k), "");
        for (at, said) in said.iter().enumerate() {
            let whole = cue((at, said));
            assert!(
                !trimmed.text.contains(said) || trimmed.text.contains(whole.trim_end()),
                "{}",
                trimmed.text
            );
        }
    }
}

#[test]
fn what_leads_in_comes_with_what_it_leads_in() {
    let text = "# Harbour\n\nA library that counts the ships of a harbour, whatever their size.\n\n## Usage\n\nAdd this to your \
        file:\n\n```toml\nharbour = \"1\"\n```\n\nIt is free software, licensed under either of\n\n* the licence of the harbour, \
        version 2\n* the licence of the bridge\n\nat your option.\n";
    for n in 10..60 {
        let trimmed = check(text, Budget::Words(n), "").text;
        assert!(!trimmed.contains("file:") || trimmed.contains("```toml"), "{n}: {trimmed}");
        assert!(!trimmed.contains("either of") || trimmed.contains("* the licence"), "{n}: {trimmed}");
        assert!(!trimmed.contains("at your option") || trimmed.contains("either of"), "{n}: {trimmed}");
    }
}

#[test]
fn sentences_are_not_cut_within() {
    let text = "The harbour has a command line and a library for other programs, which both read the same files of ships.\n\nTo have \
        futures that may stay where they are, invoke the macro as `#[harbour(?Send)]` on both the trait and its ships, which takes a \
        while.\n\nSee [docs/ships.txt][] to get started with the counting of ships, then see\n[docs/tower.txt][] for the list of all \
        commands, and\n`docs/harbour-NAME.txt` for the documentation of each of them.\n\nThe changes of this version of the harbour are (a) the &&, ||, and ! \
        operators, (b) an else clause for the tower of the old harbour, and much more.\n";
    for n in 25..90 {
        let trimmed = check(text, Budget::Words(n), "").text;
        for (start, end) in
            [("invoke the", "takes a while."), ("See [docs", "each of them."), ("The changes", "much more.")]
        {
            let [start, end] = [start, end].map(|part| trimmed.contains(part));
            assert_eq!(start, end, "{n}: {trimmed}");
        }
    }
}

#[test]
fn badges_and_tags_are_not_kept_for_themselves() {
    let text = "[![a b](https://c)](d) [![e][]][f]\n\n# Harbour\n\n<p align=\"center\">\n<img src=\"g\">\n</p>\n\nA library that counts \
        the ships of a harbour.\n\n<br>\n\nIt reads the files of the bridge, and of its ferries too.\n\n[e]: https://h\n[f]: https://i\n";
    for n in 8..26 {
        let trimmed = check(text, Budget::Words(n), "").text;
        assert!(!trimmed.contains("[!") && !trimmed.contains("[e]: https"), "{n}: {trimmed}");
        assert!(
            trimmed.starts_with("[…]\n\n# Harbour") || trimmed.starts_with("A library"),
            "{n}: {trimmed}"
        );
    }
}
