//! Summaries: methods checked by hand on tiny texts, use of the budget, and the settings.

use nutgraf::{Analysis, Avoid, Budget, Document, Scope, SentenceMethod, Summarizer};

const TEXT: &str = "The river rose on Monday. Engineers opened the river gates on Tuesday. Was the town safe? \
    \"The gates held,\" the mayor said. Children played football in the park. The river fell on Friday.";

fn picks(text: &str, summarizer: &Summarizer) -> Vec<usize> {
    let document = Document::new(text).unwrap();
    summarizer.run(&Analysis::of(&document)).picks.iter().map(|pick| pick.index).collect()
}

fn method(name: &str) -> Summarizer {
    Summarizer::default().method(name.parse().unwrap())
}

#[test]
fn names_of_methods_are_parsed() {
    for &method in SentenceMethod::ALL {
        assert_eq!(method.name().parse::<SentenceMethod>().unwrap(), method);
    }
    let error = "magic".parse::<SentenceMethod>().unwrap_err().to_string();
    assert!(error.starts_with("no method is called \"magic\": choose one of blend, lead"), "{error}");
}

#[test]
fn methods_on_a_tiny_text() {
    let one = Budget::Sentences(1);
    let check = |name: &str, expected: usize| {
        assert_eq!(picks(TEXT, &method(name).budget(one)), [expected], "{name}");
    };
    check("lead", 0);
    // The second sentence shares the most words with others.
    for name in ["tfidf", "textrank", "lexrank"] {
        check(name, 1);
    }
    // "cats" is 2 of 7 words and every other word 1, so the first sentence is the first with the highest mean.
    assert_eq!(picks("Cats sleep. Cats purr. Dogs bark loudly.", &method("sumbasic").budget(one)), [0]);
    // After the first pick the probability of "cats" is squared, so "dogs" comes second.
    assert_eq!(
        picks("Cats sleep. Cats purr. Dogs bark loudly.", &method("sumbasic").budget(Budget::Sentences(2))),
        [0, 2]
    );
}

#[test]
fn a_query_prefers_matching_sentences() {
    let about = |query: &str| picks(TEXT, &Summarizer::default().budget(Budget::Sentences(1)).query(query));
    assert_eq!(about("football children"), [4]);
    assert_eq!(about("Playing FOOTBALL"), [4]);
    assert_eq!(about("quantum gravity"), about(""));
    for &method in SentenceMethod::ALL {
        let summarizer = Summarizer::default().method(method).budget(Budget::Sentences(1)).query("football");
        assert_eq!(picks(TEXT, &summarizer), [4], "{method}");
    }
}

#[test]
fn must_include_terms_are_included() {
    let with =
        |term: &str| picks(TEXT, &Summarizer::default().budget(Budget::Sentences(2)).must_include(term));
    assert!(with("the mayor").contains(&3));
    assert!(with("parks").contains(&4));
    assert_eq!(with("submarine").len(), 2);
}

#[test]
fn avoided_sentences_are_used_last() {
    let avoiding = |n: usize| {
        Summarizer::default().budget(Budget::Sentences(n)).avoid(Avoid::Questions).avoid(Avoid::Quotes)
    };
    assert!(!picks(TEXT, &avoiding(4)).iter().any(|index| [2, 3].contains(index)));
    assert_eq!(picks(TEXT, &avoiding(6)).len(), 6);
}

#[test]
fn avoided_sentences_rank_below_the_worst_of_the_others() {
    // The last sentence shares no word with the others and so has the lowest score.
    let text = "The river rose. The river fell. Will the river rise? Cats sleep.";
    let avoiding = Summarizer::default().budget(Budget::Sentences(3)).avoid(Avoid::Questions);
    assert_eq!(picks(text, &avoiding), [0, 1, 3]);
}

#[test]
fn the_only_sentence_has_the_highest_score() {
    for &method in SentenceMethod::ALL {
        let document = Document::new("Rain fell.").unwrap();
        let summary = Summarizer::default().method(method).run(&Analysis::of(&document));
        assert_eq!(summary.picks[0].score, 1.0, "{method}");
    }
}

#[test]
fn kl_does_not_simply_take_the_shortest_sentence() {
    let text = "Cats sleep. The river flooded the market of the lower town in spring. Farmers lost wheat, barley, \
        hay and forty sheep near the mill. The town moved its market behind the old brick school. Divers found \
        coins, plates, spoons and a bronze lamp under the bridge. Children painted boats with white lead and oil.";
    assert_ne!(picks(text, &method("kl").budget(Budget::Sentences(1))), [0]);
}

#[test]
fn a_caption_that_repeats_the_first_sentence_is_left_out() {
    let head = "The harbour council closed the old bridge to all traffic on Monday";
    let text = format!(
        "{head} after a storm. Ferries run twice an hour. {head} as engineers look at the damaged northern \
         tower. Shops fear a poor winter. Steel comes in May."
    );
    for n in 2..5 {
        let taken = picks(&text, &method("tfidf").budget(Budget::Sentences(n)));
        assert!(!(taken.contains(&0) && taken.contains(&2)), "{n}: {taken:?}");
    }
}

#[test]
fn the_budget_applies_to_every_section() {
    let text = "# One\n\nThe river rose on Monday. It was high.\n\n# Two\n\nThe town was dry on Friday. It was safe.\n";
    let summarizer = Summarizer::default().budget(Budget::Sentences(1)).scope(Scope::Section);
    let document = Document::new(text).unwrap();
    let texts: Vec<&str> =
        summarizer.run(&Analysis::of(&document)).picks.iter().map(|pick| document.slice(pick.span)).collect();
    assert_eq!(texts, ["The river rose on Monday.", "The town was dry on Friday."]);
}

/// Compares the selection with the best subset of sentences within the budget.
#[test]
fn the_budget_is_filled_nearly_optimally() {
    // The sentences share no words.
    let sentence = |n: usize, word: &str| {
        let rest: Vec<String> = (1..n)
            .map(|i| format!("{}{}", word.to_lowercase(), "abcdefghijklm".get(i..=i).unwrap()))
            .collect();
        format!("{word} {}.", rest.join(" "))
    };
    let lengths = [11, 7, 9, 5, 13, 6, 8];
    let words = ["Rain", "Wind", "Snow", "Hail", "Fog", "Storm", "Frost"];
    let text: Vec<String> = lengths.iter().zip(words).map(|(&n, word)| sentence(n, word)).collect();
    let document = Document::new(text.join(" ")).unwrap();
    let analysis = Analysis::of(&document);
    for budget in 15..=58 {
        let summarizer = method("lead").budget(Budget::Words(budget));
        let used: usize = summarizer.run(&analysis).picks.iter().map(|pick| lengths[pick.index]).sum();
        let fits =
            |set: &u32| (0..7).filter(|i| set >> i & 1 == 1).map(|i| lengths[i]).sum::<usize>() <= budget;
        let worth =
            |set: u32| (0..7).filter(|i| set >> i & 1 == 1).map(|i| (7 - i) * lengths[i]).sum::<usize>();
        let best = (0..128_u32).filter(fits).map(worth).max().unwrap();
        let ours = summarizer
            .run(&analysis)
            .picks
            .iter()
            .map(|pick| (7 - pick.index) * lengths[pick.index])
            .sum::<usize>();
        assert!(ours * 100 >= best * 85, "{budget} words: {ours} of {best}");
        assert!(used <= budget && used * 100 >= budget * 70, "{budget} words: {used} used");
    }
}

#[test]
fn a_sentence_that_refers_back_is_left_out_or_comes_with_the_one_before() {
    let text = "The harbour council closed the old bridge to all traffic on Monday after a storm.\n\n\
        It will rebuild the bridge of the harbour with steel from the old bridge by spring.\n\n\
        Shops near the harbour fear a poor winter.";
    let sentences =
        |method_name: &str, n: usize| picks(text, &method(method_name).budget(Budget::Sentences(n)));
    // The second sentence is the most central but starts with "It". Methods from papers take it nevertheless.
    assert_eq!(sentences("textrank", 1), [1]);
    assert_eq!(sentences("blend", 1), [0]);
    assert_eq!(sentences("blend", 2), [0, 1]);
    // `must_include` overrides this.
    let forced = Summarizer::default().budget(Budget::Sentences(1)).must_include("steel");
    assert_eq!(picks(text, &forced), [1]);
}

#[test]
fn a_word_inside_a_sentence_that_points_back_comes_with_what_it_points_to() {
    let text = "The harbour council met on Monday to talk about the flood of last winter.\n\n\
        Ann Berg of the harbour showed the council a pump.\n\n\
        Shops near the harbour lost what was in stock to a flood.\n\n\
        The harbour council voted after the flood of last winter to pay for {} by Monday.\n\n\
        Cats sleep a lot.\n\nIs it late?";
    let picked = |what: &str| picks(&text.replace("{}", what), &Summarizer::default());
    assert_eq!(picked("a new sea wall"), [0, 2, 3]);
    assert_eq!(picked("the pump"), [0, 1, 3]);
}

#[test]
fn the_order_of_opinions_does_not_matter() {
    let claims = [
        "lasts a whole day of work",
        "lasts long",
        "came in a green box",
        "lasts a day and a night",
        "whistles",
    ];
    let opinions: Vec<String> =
        (0..90).map(|n| format!("The battery {}.", claims[n % claims.len()])).collect();
    let best = |opinions: &[String]| {
        let document = Document::new(opinions.join(" ")).unwrap();
        let summary = Summarizer::default().budget(Budget::Sentences(1)).run(&Analysis::of(&document));
        document.slice(summary.picks[0].span).to_owned()
    };
    let mut shuffled = opinions.clone();
    shuffled.rotate_left(41);
    assert!(best(&opinions).contains("lasts"), "{}", best(&opinions));
    assert_eq!(best(&opinions), best(&shuffled));
}

/// The text of the summary, after a check that every word of it is in a kept span.
fn shown(text: &str, summarizer: &Summarizer) -> String {
    let document = Document::new(text).unwrap();
    let summary = summarizer.run(&Analysis::of(&document));
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    for pick in &summary.picks {
        let short = pick.shortened.as_ref().unwrap();
        let kept: Vec<&str> = short.spans.iter().map(|&span| document.slice(span)).collect();
        assert_eq!(words(&short.text), words(&kept.join(" ")));
    }
    summary.text(&document)
}

#[test]
fn limits_count_compressed_sentences_as_shown() {
    let text = "The minister, who was elected in May, resigned on Friday after a long dispute over taxes. \
        The council (eleven members) approved the new harbour tunnel on Monday. Rain fell on the harbour.";
    let summarizer = Summarizer::default().compress(true);
    for n in 3..40 {
        let line = shown(text, &summarizer.clone().budget(Budget::Words(n)));
        assert!(!line.is_empty() && line.split_whitespace().count() <= n, "{n}: {line}");
    }
    for n in 5..200 {
        let line = shown(text, &summarizer.clone().budget(Budget::Bytes(n)));
        assert!(!line.is_empty() && line.len() <= n, "{n}: {line}");
    }
    let plain = picks(text, &Summarizer::default().budget(Budget::Words(16))).len();
    assert!(picks(text, &summarizer.clone().budget(Budget::Words(16))).len() > plain);
    // `must_include` terms are kept.
    let wanted = summarizer.budget(Budget::Sentences(1)).must_include("elected in May");
    assert!(shown(text, &wanted).contains("elected in May"));
}

#[test]
fn languages_without_a_compressor_lose_only_asides() {
    let text = "Der Deich (erbaut 1920) hält dem Wasser stand.";
    assert_eq!(shown(text, &Summarizer::default().compress(true)), "Der Deich hält dem Wasser stand.");
}

#[test]
fn list_items_that_are_not_sentences_are_not_picked() {
    let text = "# How to oil a chain\n\nYou will need:\n\n- chain oil\n- a rag\n\n1. Drip the chain oil on each link.\n\
        2. Wipe the chain with the rag.\n3. Ride a few metres and wipe again.\n";
    let document = nutgraf::Segmenter::default().run(text).unwrap();
    let summary = Summarizer::default().budget(Budget::Sentences(2)).run(&Analysis::of(&document));
    let texts: Vec<&str> = summary.picks.iter().map(|pick| document.slice(pick.span)).collect();
    assert!(texts.iter().all(|text| text.ends_with('.')), "{texts:?}");
}

#[test]
fn the_text_of_a_summary_is_a_paragraph() {
    let check = |text: &str, budget: Budget, expected: &str| {
        let document = Document::new(text).unwrap();
        let summary = Summarizer::default().budget(budget).run(&Analysis::of(&document));
        assert_eq!(summary.text(&document), expected);
    };
    check("The river  rose\non Monday. It fell.", Budget::Sentences(2), "The river rose on Monday. It fell.");
    check("The river rose on Monday.", Budget::Words(2), "The river…");
    check(
        "中国和美国同意加强合作。双方讨论了经济问题！",
        Budget::Sentences(2),
        "中国和美国同意加强合作。双方讨论了经济问题！",
    );
    check("", Budget::Sentences(2), "");
}

#[test]
fn invalid_settings_are_errors() {
    let check = |summarizer: Summarizer, expected: &str| {
        assert_eq!(summarizer.check().unwrap_err().to_string(), expected);
        assert!(picks(TEXT, &summarizer).is_empty(), "{expected}");
    };
    let with = |budget: Budget| Summarizer::default().budget(budget);
    check(with(Budget::Sentences(0)), "\"0s\" leaves no room for a word");
    check(with(Budget::Bytes(0)), "\"0B\" leaves no room for a word");
    let not_a_length =
        "is not a length: give sentences (3s), words (100w), characters (280c), bytes (1kB) or a share (15%)";
    check(with(Budget::Share(7.0)), &format!("\"700%\" {not_a_length}"));
    check(with(Budget::Share(f64::NAN)), &format!("\"NaN%\" {not_a_length}"));
    assert!(with(Budget::Share(1.0)).check().is_ok());
}

#[test]
fn names_of_settings_are_parsed() {
    for &kind in Avoid::ALL {
        assert_eq!(kind.to_string().parse::<Avoid>(), Ok(kind));
    }
    for &scope in Scope::ALL {
        assert_eq!(scope.to_string().parse::<Scope>(), Ok(scope));
    }
    let error = "jokes".parse::<Avoid>().unwrap_err().to_string();
    assert_eq!(error, "no kind of sentence is called \"jokes\": choose one of quotes, questions");
}

#[test]
fn lines_about_the_text_and_thanks_are_no_candidates() {
    let check = |text: &str, expected: &[&str]| {
        let document = Document::new(text).unwrap();
        let analysis = Analysis::of(&document);
        let summary = Summarizer::default().budget(Budget::Sentences(9)).run(&analysis);
        let shown: Vec<String> = summary.picks.iter().map(|pick| pick.shown(&document)).collect();
        assert_eq!(shown, expected);
    };
    let tern = "Tern counts birds in pictures of the coast.";
    check(
        &format!("{tern}\n\nLicensed under either of\n\n- Apache 2.0\n- MIT\n\nat your option.\n"),
        &[tern],
    );
    check("Oh, thank you. The bus leaves at nine. Bye!", &["The bus leaves at nine."]);
    check(
        &format!(
            "* {tern} (Closes: #12)\n* It reads pictures of any size.\n\n -- Jane Doe <jane@example.org>  Sun, 16 Feb\n"
        ),
        &[tern, "It reads pictures of any size."],
    );
    check(&format!("# Tern\n\n{tern}\n\nSee the photo.\n"), &[tern]);
    let jar = "A jar for the cookies of a page.";
    check(
        &format!("# Jar of Cookies\n\n{jar}\n\nIt is small and has no lid.\n"),
        &[jar, "It is small and has no lid."],
    );
    check(&format!("# Tern\n\n{tern}\n\n{jar}\n"), &[tern]);
    for line in [
        "By Ann Lee | Updated 9 May | This post may contain links.",
        "Tern for Clubs – User Guide v11 – Chapter 6",
        "[Date Prev][Date Next][Index]",
        "Dual-licensed under MIT or the UNLICENSE.",
    ] {
        check(
            &format!("{line}\n\n{tern}\n\nIt reads pictures of any size.\n"),
            &[tern, "It reads pictures of any size."],
        );
    }
    // Somebody says it.
    let chat = "Ann: Where is the photo?\nBen: Please share it.\nAnn: The photo is of the coast.\nBen: It shows 40 birds.\n";
    let document = Document::new(chat).unwrap();
    assert_eq!(Analysis::of(&document).n_candidates(), 4);
}

#[test]
fn words_of_greetings_and_notices_count_against_a_sentence() {
    let score = |second: &str| {
        let text = format!(
            "The harbour office moves to Quay Street on 4 May.\n\n{second}\n\nBoats that need a berth ring the office until six. \
             The north quay stays closed until June."
        );
        let document = Document::new(text).unwrap();
        let analysis = Analysis::of(&document);
        let summary = Summarizer::default().budget(Budget::Sentences(4)).run(&analysis);
        summary.picks.iter().find(|pick| pick.index == 1).unwrap().score
    };
    let notice = score("We hope for your patience, and this message needs no reply.");
    let statement = score("Boats wait for the tide, and the crane needs no repair.");
    assert!(notice < statement, "{notice} {statement}");
}

#[test]
fn a_quotation_under_the_title_may_be_picked() {
    let rest = "\n\nTern counts birds in pictures of the coast, at sea and in towns.\n\n## Use\n\nGive it a picture.\n";
    let n_candidates = |quoted: &str| {
        let document = Document::new(format!("# Tern\n\n> {quoted}{rest}")).unwrap();
        Analysis::of(&document).n_candidates()
    };
    assert_eq!(n_candidates("A small counter of birds."), 3);
    assert_eq!(n_candidates("[!NOTE] A small counter of birds."), 2);
}

#[test]
fn half_of_a_quotation_is_not_a_summary() {
    let quoted = "“Our school has no roof. Our children learn under a sheet of plastic, and our teachers are cold,” \
        said the head of the school. The county will build a new roof.";
    assert_eq!(picks(quoted, &Summarizer::default().budget(Budget::Sentences(1))), [2]);
}

#[test]
fn a_colon_takes_what_follows_it_or_gives_way() {
    let text = "The harbour board of Kerr asked the harbour town of Kerr for two things at the harbour:\n\n- a gate\n\n\
        The gate was shut for nine hours. The river rose by two meters.";
    for n in 1..=3 {
        let picked = picks(text, &Summarizer::default().budget(Budget::Sentences(n)));
        assert!(!picked.contains(&0) || picked.contains(&1), "{n}: {picked:?}");
    }
}

#[test]
fn a_stub_does_not_fill_what_is_left_of_a_length() {
    let text = "The harbour board of Kerr closed the harbour gate on Monday. Rain fell. \
        The harbour board of Kerr will open the gate again when the storm is over on Friday evening.";
    let picked = |n_words: usize| picks(text, &method("lead").budget(Budget::Words(n_words)));
    assert_eq!(picked(13), [0, 1]);
    assert_eq!(picked(31), [0, 1, 2]);
    let by_links = |n_words: usize| picks(text, &method("textrank").budget(Budget::Words(n_words)));
    assert_eq!(by_links(20), [2]);
    assert_eq!(by_links(2), [1]);
}

#[test]
fn the_conclusion_of_a_structured_abstract_stands_for_it() {
    let text = "Background: Cold dough rises slowly, and many bakers wait for hours. Methods: We baked 400 loaves of warm \
        dough and 400 of cold dough in two bakeries and weighed each. Results: Warm dough rose in 40 minutes and cold \
        dough in 190. Nine loaves burnt. Conclusions: Bakers save two hours with warm dough, and their loaves weigh as much.";
    assert_eq!(picks(text, &Summarizer::default().budget(Budget::Sentences(1))), [4]);
}
