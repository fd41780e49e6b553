//! Words of English that the rules know by name: closed classes, and open ones that change what is true.

/// Whether a word is in a list, whatever its capitals.
pub(super) fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// Words that change what the next word says: with it or not at all.
pub(super) const BINDING: &[&str] = &[
    "not", "no", "never", "neither", "nor", "without", "hardly", "barely", "rarely", "seldom", "scarcely",
    "cannot", "few", "little", "only", "almost", "nearly", "about", "around", "approximately", "roughly",
    "than", "least", "most", "up", "over", "under", "below", "above", "alleged", "allegedly", "reportedly",
    "apparently", "possible", "possibly", "probably", "perhaps", "maybe", "likely", "unlikely", "suspected",
    "attempted", "potential", "potentially", "proposed", "planned", "would-be", "fake", "so-called",
    "supposed", "supposedly", "purported", "purportedly", "partly", "partially", "temporarily", "virtually",
    "technically", "theoretically", "seemingly", "falsely", "wrongly", "wrongfully", "mistakenly",
    "formerly", "originally", "initially", "conditionally", "presumably", "ostensibly", "sometimes", "often",
    "usually", "mostly", "largely", "mainly", "normally", "typically", "generally", "occasionally",
    "provisionally", "if", "unless", "even", "too", "so", "as", "more", "less", "rather", "instead",
];

/// Of those, the words that do so only before a number.
pub(super) const BINDING_NUMBERS: &[&str] =
    &["about", "around", "than", "least", "most", "up", "over", "under", "below", "above", "roughly"];

/// Adjectives that take back, or put off, a part of what their noun says.
pub(super) const DOUBTS: &[&str] = &[
    "alleged", "possible", "likely", "unlikely", "suspected", "attempted", "potential", "proposed", "planned",
    "would-be", "fake", "so-called", "supposed", "purported", "former", "future", "acting", "deputy",
    "assistant", "vice", "failed", "false", "partial", "conditional", "temporary", "other", "another", "same",
    "own", "such", "certain", "some", "many", "several", "few", "fewer", "more", "less", "much", "enough",
    "first", "second", "third", "last", "only", "next", "best", "worst", "sole", "late", "near", "virtual",
    "apparent", "artificial", "intended", "expected", "presumed", "rumoured", "rumored", "wanted", "missing",
];

/// Adverbs that a statement can do without, beside those in "-ly".
pub(super) const LIGHT_ADVERBS: &[&str] = &[
    "also", "now", "still", "already", "again", "just", "however", "meanwhile", "then", "today", "yesterday",
    "soon", "later", "earlier", "once", "further", "moreover", "furthermore", "nevertheless", "therefore",
    "thus", "hence", "indeed", "overnight", "tonight", "tomorrow", "ever",
];

/// Adverbs and prepositions that open a condition: no statement is made without it.
pub(super) const CONDITIONS: &[&str] =
    &["if", "unless", "until", "provided", "except", "without", "instead", "lest", "whether", "once", "till"];

/// Verbs whose clause may be left out around what was said: the speaker holds it true.
pub(super) const STATING: &[&str] = &[
    "said", "says", "say", "reported", "reports", "report", "announced", "announces", "announce", "told",
    "tells", "confirmed", "confirms", "added", "adds", "stated", "states", "revealed", "reveals", "declared",
    "showed", "shows", "found", "finds", "learned", "learnt", "emerged",
];

/// Verbs that say nothing without where or what: "put tax cuts *at the centre*".
pub(super) const PLACING: &[&str] = &[
    "put", "puts", "putting", "place", "placed", "places", "set", "lay", "laid", "keep", "keeps", "kept",
    "turn", "turned", "turns", "bring", "brings", "brought", "send", "sent", "charged", "accused", "accuse",
    "accuses", "treat", "treated", "regard", "regarded", "describe", "described", "base", "based", "name",
    "named", "replaced", "provide", "provided", "prevent", "prevented", "stop", "stopped", "ban", "banned",
    "help", "helped", "compare", "compared", "blame", "blamed", "cut", "add", "added", "left", "leave",
    "leaves", "made", "turned", "play", "plays", "played", "plunged", "forced", "sentenced", "linked", "tied",
];

/// Prepositions of an argument where they stand right behind their verb.
pub(super) const ARGUMENT_PREPOSITIONS: &[&str] = &[
    "to", "into", "onto", "upon", "against", "about", "with", "from", "for", "off", "out", "toward",
    "towards", "through", "between", "of", "as", "than", "like",
];

/// Forms of "be" and verbs like it.
pub(super) const BEING: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "become", "becomes", "became",
    "remain", "remains", "remained", "stay", "stays", "stayed", "seem", "seems", "seemed", "look", "looks",
    "looked", "appear", "appears", "appeared", "sit", "sits", "sat", "lie", "lies", "stand", "stands",
    "live", "lives", "lived", "belong", "belongs", "comes", "came", "come", "go", "goes", "went", "gone",
];

/// Determiners with which a noun means all, or none, of what a clause behind it picks out.
pub(super) const QUANTIFIERS: &[&str] = &[
    "all", "every", "each", "no", "any", "most", "few", "many", "some", "those", "these", "only", "both",
    "either", "neither", "half", "anyone", "everyone", "someone", "nobody", "anything", "everything",
    "something", "nothing", "one", "people", "that", "what",
];

/// Nouns of times.
pub(super) const TIMES: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
    "tomorrow", "tonight", "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december", "jan", "feb", "aug", "sept", "oct", "nov", "dec",
    "morning", "afternoon", "evening", "night", "week", "month", "year", "weekend", "day", "gmt", "season",
];

/// Whether a word opens a relative clause or a question.
pub(super) fn is_wh(word: &str) -> bool {
    const WORDS: [&str; 12] =
        ["who", "which", "whom", "whose", "that", "what", "where", "when", "why", "how", "whoever", "whatever"];
    is_in(&WORDS, word)
}

/// Whether a word names a day, a month or a time of the day.
pub(super) fn is_time(word: &str) -> bool {
    is_in(TIMES, word) && (!word.eq_ignore_ascii_case("may") || word.starts_with('M'))
}

/// Whether a verb says little without the infinitive of what is agreed, asked or tried.
pub(super) fn wants_infinitive(verb: &str) -> bool {
    const STEMS: [&str; 56] = [
        "agree", "decid", "plan", "vow", "promis", "refus", "fail", "threaten", "try", "tri", "attempt", "seek",
        "sought", "hop", "expect", "pledg", "begin", "began", "start", "continu", "want", "need", "offer",
        "intend", "struggl", "manag", "prepar", "choos", "chose", "aim", "opt", "urg", "ask", "tell", "told",
        "order", "allow", "forc", "call", "help", "requir", "request", "encourag", "permit", "enabl", "invit",
        "persuad", "warn", "advis", "lead", "led", "caus", "instruct", "wish", "vot", "commit",
    ];
    let lower = verb.to_lowercase();
    let stem = lower.trim_end_matches("ing").trim_end_matches("ed").trim_end_matches(['s', 'e']);
    let single = stem.strip_suffix("nn").map(|stem| format!("{stem}n"));
    STEMS.contains(&stem) || single.is_some_and(|stem| STEMS.contains(&stem.as_str()))
}
