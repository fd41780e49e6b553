//! Keywords: which phrases can be keywords, which count as one, and the settings.

use nutgraf::{Analysis, Document, Keyword, KeywordMethod, Keywords, Language, Segmenter, Tag};

fn run(text: &str, keywords: &Keywords) -> Vec<Keyword> {
    keywords.run(&Analysis::of(&Document::new(text).unwrap()))
}

fn texts(text: &str, keywords: &Keywords) -> Vec<String> {
    run(text, keywords).into_iter().map(|keyword| keyword.text).collect()
}

/// Checks that a phrase is a keyword of the text.
fn check_has(text: &str, expected: &str) {
    let found = texts(text, &Keywords::default().top(20));
    assert!(found.iter().any(|phrase| phrase == expected), "{expected}: {found:?}");
}

#[test]
fn participles_and_adverbs_belong_to_noun_phrases() {
    check_has("We study the arc welding process of thin sheets.", "arc welding process");
    check_has("The scheme is based on tree structured filter banks.", "tree structured filter banks");
    check_has("We prove the globally asymptotic stability of the method.", "globally asymptotic stability");
    check_has("They measured the time dependent cost of storage.", "time dependent cost");
}

#[test]
fn phrases_do_not_contain_verbs() {
    let check = |text: &str, expected: &str, verb: &str| {
        check_has(text, expected);
        let found = texts(text, &Keywords::default().top(20));
        let has_verb = |phrase: &String| phrase.split(' ').any(|word| word == verb);
        assert!(!found.iter().any(has_verb), "{verb}: {found:?}");
    };
    check("But satellite altimetry lacks the resolution.", "satellite altimetry", "lacks");
    check("Crews will reopen the swing bridge on Monday.", "swing bridge", "reopen");
    check("Al-Jazari described water clocks of great complexity.", "water clocks", "described");
}

#[test]
fn phrases_do_not_run_from_a_title_into_the_next_sentence() {
    check_has("Model compression No contact information provided yet.", "Model compression");
}

const INDEX: &str = "We present the snow depth index (SDI) for mountain forecasts. The SDI is updated daily. \
    Avalanche services use the snow depth index, and skiers read the SDI at every lift.";

#[test]
fn an_abbreviation_and_its_long_form_are_one_keyword() {
    let found = run(INDEX, &Keywords::default().top(20));
    let named = |name: &str| found.iter().filter(|keyword| keyword.text == name).collect::<Vec<_>>();
    let (long, short) = (named("snow depth index"), named("SDI"));
    assert_eq!(long.len() + short.len(), 1, "{found:?}");
    assert_eq!(long.iter().chain(&short).next().unwrap().spans.len(), 5, "{found:?}");
}

/// The texts of the spans of a keyword.
fn occurrences(text: &str, name: &str) -> Vec<String> {
    let found = run(text, &Keywords::default().top(20));
    let spans = found.into_iter().find(|keyword| keyword.text == name).map(|keyword| keyword.spans);
    spans.into_iter().flatten().map(|span| text[span.start as usize..span.end as usize].to_owned()).collect()
}

#[test]
fn initials_stand_for_the_only_name_that_has_them() {
    let text = "The European Union will lend more to farmers. Ministers of the E.U. states met on Monday. \
        Poland asked the European Union for help, and the E.U. agreed.";
    assert_eq!(occurrences(text, "European Union"), ["European Union", "E.U.", "European Union", "E.U."]);
    let two = text.replace("farmers", "the Elbridge University");
    assert_eq!(occurrences(&two, "European Union"), ["European Union", "European Union"]);
    let common = "The early users liked it. Ministers of the E.U. met. The early users came back.";
    assert_eq!(occurrences(common, "early users"), ["early users", "early users"]);
}

#[test]
fn the_wording_of_a_headline_is_not_a_keyword_of_a_story() {
    let story = "Mayor Orders Swift Bridge Repairs\n\nMayor Anna Lind told reporters on Tuesday that the Aldby bridge would close. \
        She said that engineers had found cracks in the bridge, and that they would mend it by May. \
        Lind promised a free ferry. Residents of Aldby welcomed the ferry, but Peter Holm, who runs a shop, feared \
        that he would lose his customers. \"The bridge is all we have,\" he said.";
    let found = texts(story, &Keywords::default());
    assert!(found.iter().any(|phrase| phrase.ends_with("bridge")), "{found:?}");
    assert!(!found.iter().any(|phrase| phrase.contains("Swift")), "{found:?}");
}

#[test]
fn a_query_prefers_matching_phrases() {
    let text = "The council repaired the bridge. The bridge is old, and they paid for the bridge twice. \
        A ferry crosses the inner harbour at night.";
    assert_eq!(texts(text, &Keywords::default().top(1).query("bridge")), ["bridge"]);
    assert_eq!(texts(text, &Keywords::default().top(1).query("harbour")), ["inner harbour"]);
    let unknown = Keywords::default().query("zebra");
    assert_eq!(run(text, &unknown), run(text, &Keywords::default()));
}

#[test]
fn verbs_are_not_keywords_in_languages_without_a_tagger() {
    let check = |text: &str, code: &str, verb: &str, noun: &str| {
        let document = Segmenter::default().language(code.parse::<Language>().unwrap()).run(text).unwrap();
        let found = Keywords::default().top(20).run(&Analysis::of(&document));
        let has = |word: &str| found.iter().any(|phrase| phrase.text.split(' ').any(|part| part == word));
        assert!(!has(verb) && has(noun), "{verb}, {noun}: {found:?}");
    };
    check("Przedstawiono pomiary drgań mostu. Drgania mostu mierzono zimą.", "pl", "Przedstawiono", "mostu");
    check("Les ingénieurs contrôlaient le pont. Le pont tremblait.", "fr", "contrôlaient", "pont");
    check("Os engenheiros repararam a ponte. A ponte fechou em maio.", "pt", "repararam", "ponte");
    check("Los ingenieros repararon el puente. El puente es viejo.", "es", "repararon", "puente");
}

#[test]
fn phrases_do_not_end_in_a_time_or_a_personal_title() {
    let check = |text: &str, bad: &[&str], good: &str| {
        let found = texts(text, &Keywords::default().top(20));
        assert!(!found.iter().any(|phrase| bad.contains(&phrase.as_str())), "{found:?}");
        assert!(found.iter().any(|phrase| phrase == good), "{good}: {found:?}");
    };
    check(
        "The night train left this morning. After many months the night train is back, forty years late.",
        &["morning", "months", "years", "forty"],
        "night train",
    );
    check("On Black Friday the shop was full. Nobody came on Monday.", &["Monday"], "Black Friday");
    check(
        "Die Ministerin Dr. Anna Weber lobte am Samstag den neuen Deich. Nach drei Jahren hält der Deich dem Hochwasser stand.",
        &["Samstag", "Jahren", "Ministerin Dr"],
        "Deich",
    );
}

#[test]
fn an_abbreviation_is_a_keyword_by_itself_in_languages_without_a_tagger() {
    let text = "Opisano czujnik drgań mostu kolejowego ABM wykonany zimą. Czujnik drgań działa rok.";
    let document = Segmenter::default().language(Language::Polish).run(text).unwrap();
    let found = Keywords::default().top(20).run(&Analysis::of(&document));
    assert!(found.iter().any(|phrase| phrase.text == "ABM"), "{found:?}");
}

#[test]
fn single_words_include_verbs() {
    let text = "Engineers inspected the suspension bridge. They repaired the bridge and repainted it.";
    let found = texts(text, &Keywords::default().single_words(true).top(20));
    assert!(found.iter().all(|word| !word.contains(' ')), "{found:?}");
    for word in ["bridge", "Engineers", "repaired"] {
        assert!(found.iter().any(|found| found == word), "{word}: {found:?}");
    }
}

#[test]
fn min_score_and_diversity_take_effect() {
    let found = run(INDEX, &Keywords::default().min_score(0.5));
    assert!(!found.is_empty() && found.iter().all(|keyword| keyword.score >= 0.5));
    let text =
        "Neural networks learn. Deep neural networks learn more. Neural network training is slow. Rain fell.";
    let n_neural = |diversity: f64| {
        let found = texts(text, &Keywords::default().top(3).diversity(diversity));
        found.iter().filter(|phrase| phrase.to_lowercase().contains("neural")).count()
    };
    assert!(n_neural(0.7) < n_neural(0.0), "{} {}", n_neural(0.7), n_neural(0.0));
}

#[test]
fn norwegian_phrases_have_no_verbs() {
    let text = "Jenta gikk til skolen for å lese om været. Skolen ligger ved elva, og den nye broen over elva åpner i mai.";
    let mut found = texts(text, &Keywords::default().top(20));
    found.sort();
    assert_eq!(found, ["Jenta", "broen", "elva", "skolen", "været"]);
}

#[test]
fn german_phrases_do_not_end_in_verbs() {
    let text = "Der neue Deich schützt die Altstadt. Der neue Deich wurde am Samstag eingeweiht.";
    let document = Segmenter::default().language(Language::German).run(text).unwrap();
    let found = Keywords::default().run(&Analysis::of(&document));
    assert_eq!(found[0].text, "Deich");
    let has_verb = |phrase: &Keyword| phrase.text.contains("schützt") || phrase.text.contains("eingeweiht");
    assert!(!found.iter().any(has_verb), "{found:?}");
}

const NAMES: &str = "Amy Sandler won. Ms Sandler thanked Maria Lopez, and Canada's Maria Lopez thanked Sandler. The striker \
    Ada Moreno left; the sad striker Ada Moreno and a rueful Moreno said no more. The Opalia River rose.";

#[test]
fn a_name_has_one_keyword_whatever_part_of_it_is_said() {
    let check = |name: &str, expected: &[&str]| {
        assert_eq!(occurrences(NAMES, name), expected, "{name}");
    };
    check("Amy Sandler", &["Amy Sandler", "Sandler", "Sandler"]);
    check("Maria Lopez", &["Maria Lopez", "Maria Lopez"]);
    check("Ada Moreno", &["Ada Moreno", "Ada Moreno", "Moreno"]);
    let found = texts(NAMES, &Keywords::default().top(30));
    for other in ["Sandler", "Ms Sandler", "Moreno", "rueful Moreno", "Canada's Maria Lopez"] {
        assert!(!found.iter().any(|name| name == other), "{other}: {found:?}");
    }
}

#[test]
fn what_a_person_is_does_not_belong_to_the_name() {
    let check = |text: &str, name: &str, n: usize| {
        let found = run(text, &Keywords::default().top(20));
        let keyword = found.iter().find(|keyword| keyword.text == name);
        assert_eq!(keyword.map(|keyword| keyword.spans.len()), Some(n), "{name}: {found:?}");
    };
    check("Oscar-winner Ada Moreno has been praised for her film. Moreno thanked the jury.", "Ada Moreno", 2);
    check("Aid was cut, Defence Secretary Ada Moreno said. Later Moreno left the hall.", "Ada Moreno", 2);
    // With one word after it, it is how people say the name; in a name of another kind it is a part.
    check("Aid was cut, as President Moreno said on the way home.", "President Moreno", 1);
    check("The deal was closed by Royal Bank Captain Cook of the island.", "Royal Bank Captain Cook", 1);
}

#[test]
fn what_is_about_the_text_is_not_a_keyword() {
    let text = "Tide tables\n\nThe harbour master prints a tide table every spring.\n\nLicense\n\nAny contribution intentionally \
        submitted for inclusion shall be dual licensed, without any additional terms.\n";
    let found = texts(text, &Keywords::default().top(20));
    assert!(found.iter().any(|phrase| phrase == "harbour master"), "{found:?}");
    let of_licence =
        |phrase: &String| ["contribution", "inclusion", "additional terms"].contains(&phrase.as_str());
    assert!(!found.iter().any(of_licence), "{found:?}");
}

#[test]
fn a_phrase_repeated_after_adjectives_is_a_keyword_without_them() {
    let text = "Engineers praise the modern heat pump in the village. Owners of an old heat pump pay more. Last week an \
        expensive heat pump was sold.";
    check_has(text, "heat pump");
}

#[cfg(feature = "models")]
#[test]
fn chinese_keywords_are_whole_words() {
    let text = "行政保护和行政处罚是两种制度。我国的行政保护在不断强化，算法的收敛与转速有关。";
    let document = Segmenter::default().language(Language::Chinese).run(text).unwrap();
    let found = Keywords::default().run(&Analysis::of(&document));
    let has = |phrase: &str| found.iter().any(|keyword| keyword.text == phrase);
    assert!(has("行政保护") && has("行政处罚"), "{found:?}");
}

#[cfg(feature = "models")]
#[test]
fn a_vietnamese_keyword_may_have_six_syllables() {
    let text = "Tổ chức Giám sát Nhân quyền cho biết ba người đã chết.";
    let document = Segmenter::default().language(Language::Vietnamese).run(text).unwrap();
    let found = Keywords::default().run(&Analysis::of(&document));
    assert!(found.iter().any(|keyword| keyword.text == "Tổ chức Giám sát Nhân quyền"), "{found:?}");
}

#[test]
fn a_surname_of_two_people_stands_for_neither() {
    let text = "Anna Duri met Inna Duri in Opalia. Later Duri, who is a model, went home with Duri.";
    assert_eq!(occurrences(text, "Anna Duri"), ["Anna Duri"]);
}

#[test]
fn names_have_their_marks_and_numbers() {
    let whole = |text: &str, expected: &str| {
        check_has(text, expected);
        let found = texts(text, &Keywords::default().top(30));
        let is_part =
            |phrase: &String| phrase != expected && expected.split([' ', '/']).any(|part| part == phrase);
        assert!(!found.iter().any(is_part), "{expected}: {found:?}");
    };
    whole("The update of Windows 11 is late.", "Windows 11");
    whole("Doctors treat type 2 diabetes with care.", "type 2 diabetes");
    whole("The router speaks TCP/IP over a wire.", "TCP/IP");
    whole("TCP/IP joins the two networks. The class on TCP/IP is full.", "TCP/IP");
    whole("After World War II the cranes were rebuilt.", "World War II");
    whole("They bought it at Lord & Taylor for less.", "Lord & Taylor");
    whole("They heard the State of the Union in silence.", "State of the Union");
    whole("The plane landed in St. Louis at night.", "St. Louis");
    whole("They met Samuel L. Jackson on the pier.", "Samuel L. Jackson");
    whole("They moved to New Zealand with the sheep.", "New Zealand");
}

#[test]
fn titles_and_months_are_not_keywords() {
    let mut found =
        texts("In June, Mrs Jones met Dr. Kowalski, who left in October.", &Keywords::default().top(30));
    found.sort();
    assert_eq!(found, ["Jones", "Kowalski"]);
}

#[test]
fn ranks_do_not_belong_to_names() {
    let text = "Ada Moreno met Gen. Ben Kowalski and Cpl Otto Lund. Later Gen. Kowalski left the hall. Sen. Moreno stayed.";
    let names = ["Ada Moreno", "Ben Kowalski", "Otto Lund", "hall"];
    assert_eq!(texts(text, &Keywords::default()), names);
}

/// The keywords of a text, and the labels of what makes the score of each.
fn reasons(text: &str) -> Vec<(String, Vec<String>)> {
    let of = |keyword: Keyword| {
        let groups = keyword.why.into_iter().flat_map(|why| why.children);
        let labels = groups.flat_map(|group| group.children).map(|why| why.label.to_string());
        (keyword.text, labels.collect())
    };
    run(text, &Keywords::default().top(20).why(true)).into_iter().map(of).collect()
}

#[test]
fn a_part_of_a_name_loses_by_the_capitals_beside_it() {
    let check = |text: &str, part: &str, label: &str| {
        let found = reasons(text);
        let has = |phrase: &str| {
            let labels = &found.iter().find(|(text, _)| text == phrase).expect(phrase).1;
            labels.iter().any(|found| found == label)
        };
        assert!(has(part) && !has("Railway Awards"), "{part}: {found:?}");
    };
    let behind = "share of occurrences behind a word with a capital";
    check("It won at the Theatregoers' Choice Awards, and at the Railway Awards.", "Choice Awards", behind);
    let near = "share of occurrences with small words up to a capital";
    check("The Harbour Coalition for the Homeless won one of the Railway Awards.", "Harbour Coalition", near);
}

#[test]
fn a_phrase_is_not_beside_one_that_has_it_in_it() {
    let text = "The sea ice index fell. The ice index is new. A sea ice index of the north is wanted; the index rose.";
    let found = texts(text, &Keywords::default().top(30));
    let holds = |longer: &String, shorter: &String| longer != shorter && longer.contains(shorter.as_str());
    assert!(!found.iter().any(|one| found.iter().any(|other| holds(one, other))), "{found:?}");
}

#[test]
fn a_text_of_one_long_noun_phrase_has_keywords() {
    for n in [1, 5, 9, 60] {
        let text = ["copper"; 60][..n].join(" kettle ");
        assert!(!texts(&text, &Keywords::default()).is_empty(), "{n}");
    }
}

#[test]
fn the_user_says_which_phrases_are_wanted() {
    let stopped = texts(INDEX, &Keywords::default().stop("snow depth").stop("skiers").top(30));
    assert!(!stopped.is_empty());
    assert!(!stopped.iter().any(|phrase| phrase.contains("snow depth") || phrase == "skiers"), "{stopped:?}");
    let keywords = Keywords::default().only("Lifts", ["lift"]).only("Forecast", ["mountain forecast"]);
    let mut only = texts(INDEX, &keywords.only("Glaciers", ["ice"]));
    only.sort();
    assert_eq!(only, ["Forecast", "Lifts"]);
    let boosted = run(INDEX, &Keywords::default().boost("skier", 1e6).why(true));
    assert_eq!((boosted[0].text.as_str(), boosted[0].score), ("skiers", 1.0));
    let bad = Keywords::default().boost("skier", f64::NAN).check().unwrap_err();
    assert_eq!(bad.to_string(), "a boost is NaN: it has to be a number from 0");
}

#[test]
fn keywords_have_words_of_the_wanted_parts_of_speech_only() {
    const TEXT: &str = "The thin sea ice is quickly lost in Greenland. Some careful scientists measure the sea ice near Greenland.";
    let of = |tags: &[Tag], method: KeywordMethod| {
        let settings = Keywords::default().method(method).parts_of_speech(tags.iter().copied());
        texts(TEXT, &settings.max_words(3).top(50))
    };
    for &method in KeywordMethod::ALL {
        let has =
            |tags: &[Tag], phrase: &str| of(tags, method).iter().any(|text| text.to_lowercase() == phrase);
        assert!(has(&[Tag::Noun], "sea ice") && !has(&[Tag::Noun], "thin sea ice"), "{method}");
        let words = of(&[Tag::Noun], method).join(" ").to_lowercase();
        assert!(
            ["thin", "careful", "greenland", "quickly"].iter().all(|word| !words.contains(word)),
            "{method}: {words}"
        );
    }
    let blend = KeywordMethod::Blend;
    assert_eq!(of(&[Tag::Propn], blend), ["Greenland"]);
    assert!(of(&[Tag::Noun, Tag::Adj], blend).contains(&"careful scientists".to_owned()));
    // Without nouns anything may end a phrase.
    assert!(of(&[Tag::Adj], blend).iter().any(|text| text == "careful"));
    let verbs = Keywords::default().parts_of_speech([Tag::Verb]).single_words(true);
    assert!(texts(TEXT, &verbs).iter().all(|text| ["measure", "lost"].contains(&text.as_str())));
}

#[test]
fn parts_of_speech_need_a_tagger() {
    let settings = Keywords::default().parts_of_speech(["noun".parse().unwrap()]);
    assert_eq!(settings.check_language(Language::French), Ok(()));
    let error = settings.check_language(Language::Finnish).unwrap_err().to_string();
    assert!(error.starts_with("the parts of speech of Finnish are not known, only those of"), "{error}");
    let document =
        Segmenter::default().language(Language::Finnish).run("Meri on syvä. Meri on kylmä.").unwrap();
    assert_eq!(settings.run(&Analysis::of(&document)), []);
    let unknown = "nouns".parse::<Tag>().unwrap_err().to_string();
    assert!(
        unknown.starts_with("no part of speech is called \"NOUNS\": choose one of ADJ, ADP"),
        "{unknown}"
    );
}

#[test]
fn a_name_has_all_its_words_and_no_more() {
    let check = |text: &str, expected: &str, wrong: &str| {
        check_has(text, expected);
        let found = texts(text, &Keywords::default().top(20));
        assert!(!found.iter().any(|phrase| phrase == wrong), "{wrong}: {found:?}");
    };
    check(
        "They sold him to New Zealand Warriors for a record fee.",
        "New Zealand Warriors",
        "Zealand Warriors",
    );
    check(
        "It is backed by a New York-based trade group.",
        "New York-based trade group",
        "York-based trade group",
    );
    check("As one of World War II's victor countries, Britain helped.", "World War II", "War II");
    check(
        "François Hollande spoke first. Then Hollande left. Later President Hollande met the mayor.",
        "François Hollande",
        "President Hollande",
    );
}

#[test]
fn formulas_and_shortened_words_are_not_in_phrases() {
    let text = "It returns an error, e.g. EINVAL, if the term FμνaFaμν of the gauge field is too large.";
    let found = texts(text, &Keywords::default().top(20));
    assert!(!found.iter().any(|phrase| phrase.contains("e.g.") || phrase.contains('μ')), "{found:?}");
    check_has("Levels of TNF-α rise with age in mice.", "TNF-α");
}

#[test]
fn what_is_said_by_itself_is_not_a_keyword() {
    let text = "We put the battery into the remote control. Mm-hmm. The remote control has a rubber case. Mm-hmm. \
        And the battery lasts a year.";
    let found = texts(text, &Keywords::default().top(50));
    assert!(
        found.contains(&"remote control".to_owned()) && !found.contains(&"Mm-hmm".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_weak_phrase_of_words_that_no_text_is_about_is_left_out() {
    let text = "The segmentation of brain images by a neural network is fast. A neural network cuts brain images into regions, \
        and the segmentation of each region takes a second. Brain images of forty patients were cut by the neural network and \
        by three radiologists. In the neural network each layer of neurons sees a larger part of the brain images. Segmentation \
        by radiologists takes an hour. It rests on basic ideas.";
    let found = texts(text, &Keywords::default().top(50));
    assert!(found.contains(&"neural network".to_owned()), "{found:?}");
    assert!(!found.iter().any(|phrase| phrase == "basic ideas"), "{found:?}");
}

#[test]
fn romance_terms_are_whole() {
    let check = |language: Language, text: &str, expected: &str| {
        let document = Segmenter::default().language(language).run(text).unwrap();
        let found = Keywords::default().top(30).run(&Analysis::of(&document));
        assert!(found.iter().any(|keyword| keyword.text == expected), "{expected}: {found:?}");
    };
    check(Language::French, "Elle travaille dans une boutique de vêtements.", "boutique de vêtements");
    check(Language::Spanish, "El gobierno apoya la energía renovable.", "energía renovable");
    check(Language::Portuguese, "O Conselho de Segurança votou ontem.", "Conselho de Segurança");
}

#[test]
fn settings_apply_to_every_method() {
    for &method in KeywordMethod::ALL {
        let found = run(INDEX, &Keywords::default().method(method).top(3).max_words(2));
        assert!(found.len() <= 3 && !found.is_empty(), "{method}");
        assert!(found.iter().all(|keyword| keyword.text.split(' ').count() <= 2), "{method}: {found:?}");
    }
}

#[test]
fn function_words_are_not_keywords_in_any_language() {
    let lacks = |text: &str, words: &[&str]| {
        let found = texts(text, &Keywords::default().top(20));
        assert!(
            !found.is_empty() && words.iter().all(|word| !found.iter().any(|text| text == word)),
            "{found:?}"
        );
    };
    // The list of the crate for Urdu is in a broken encoding.
    lacks(
        "لاہور میں دریا کے کنارے ایک نیا پل بنایا گیا ہے۔ اس پل میں لوہے کا استعمال کیا گیا ہے۔ شہر میں لوگ پل کو دیکھنے جاتے ہیں۔",
        &["میں", "میں لوہے", "ہے", "کیا گیا"],
    );
    // Turkish "bir"; accents and both sigmas in Greek.
    lacks(
        "Bir köprü ve bir liman. Köprü bir yıl sonra açıldı, liman ise bir gün önce.",
        &["bir", "Bir", "önce"],
    );
    lacks(
        "Είναι μια γέφυρα στον ποταμό. Η γέφυρα είναι παλιά και τους αρέσει.",
        &["Είναι", "είναι", "μια", "στον", "τους"],
    );
    lacks("这是一个城市，这个城市有一个港口。其实港口很大。", &["一个", "这个", "其实", "很"]);
}

#[test]
fn a_phrase_found_only_inside_a_longer_one_is_not_a_keyword() {
    let text = "Hội nghị thượng đỉnh khai mạc tại Hà Nội. Các nhà báo theo dõi hội nghị thượng đỉnh từ sáng. \
        Kết quả của hội nghị thượng đỉnh được công bố vào buổi chiều.";
    let found = texts(text, &Keywords::default().top(10));
    assert!(found.iter().any(|phrase| phrase.to_lowercase() == "hội nghị thượng đỉnh"), "{found:?}");
    let parts = ["nghị thượng đỉnh", "hội nghị thượng", "nghị thượng", "thượng đỉnh"];
    assert!(!found.iter().any(|phrase| parts.contains(&phrase.as_str())), "{found:?}");
}

#[test]
fn invalid_settings_are_errors() {
    let check = |keywords: Keywords, expected: &str| {
        assert_eq!(keywords.check().unwrap_err().to_string(), expected);
        assert!(run(INDEX, &keywords).is_empty(), "{expected}");
    };
    check(Keywords::default().top(0), "the number of keywords is 0: it has to be at least 1");
    check(Keywords::default().max_words(0), "the number of words is 0: it has to be at least 1");
    check(Keywords::default().diversity(7.0), "diversity is 7: it has to be from 0 to 1");
    check(Keywords::default().diversity(f64::NAN), "diversity is NaN: it has to be from 0 to 1");
    check(Keywords::default().min_score(-0.1), "the lowest score is -0.1: it has to be from 0 to 1");
    assert!(Keywords::default().min_score(1.0).diversity(1.0).check().is_ok());
}
