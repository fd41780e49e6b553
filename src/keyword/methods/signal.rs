//! The signals of a phrase that the default method adds up.
//!
//! All come from the text itself and from the frequencies of words in the language. Counts are taken as logarithms, since
//! the second occurrence of a phrase says more than the twentieth.

/// How many signals there are.
pub(super) const N_SIGNALS: usize = Signal::ALL.len();

/// A number that is known of every phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::keyword) struct Signal {
    /// Its name among the weights.
    pub(in crate::keyword) name: &'static str,
    /// Its name in an explanation.
    pub(super) label: &'static str,
    /// The part of an explanation that it belongs to.
    pub(super) group: &'static str,
}

const FREQUENCY: &str = "how often it occurs";
const POSITION: &str = "where it first occurs";
const PLACE: &str = "titles, lists and what is about the text";
const INFORMATION: &str = "how telling its words are";
const LENGTH: &str = "number of words";
const FORM: &str = "form";

impl Signal {
    /// Every signal, in the order of [`super::measure::Signals::of`]; those of a group are together.
    pub(in crate::keyword) const ALL: [Self; 52] = [
        // ln of how often the phrase occurs, and 1 if it occurs but once.
        Self::new("count", "occurrences", FREQUENCY),
        Self::new("once", "occurs only once", FREQUENCY),
        // ln of the share of occurrences that are a whole noun phrase.
        Self::new("alone", "share of occurrences as a phrase of its own", FREQUENCY),
        // 1 if it is never a whole noun phrase, but for an adjective before it.
        Self::new("part", "only ever a part of a phrase", FREQUENCY),
        // ln of the sentences that have it.
        Self::new("sentences", "sentences that have it", FREQUENCY),
        // Mean ln of one more than the phrases that its words are part of.
        Self::new("relatives", "other phrases with its words", FREQUENCY),
        // ln of the occurrences of all phrases that have a word of it: the mean of its words, the rarest.
        Self::new("word-counts", "occurrences of phrases with its words", FREQUENCY),
        Self::new("rarest-word", "occurrences of phrases with its rarest word", FREQUENCY),
        // ln of 20 more than the tokens before its first occurrence, and those over the length of the text.
        Self::new("tokens-before", "words before it", POSITION),
        Self::new("share-before", "share of the text before it", POSITION),
        // ln of one more than the occurrences in the first 15% of the text.
        Self::new("early", "occurrences near the start", POSITION),
        // 1 if the first sentence has all its words, and 1 if it is in the first two.
        Self::new("opening-words", "its words are in the first sentence", POSITION),
        Self::new("opening", "it is in the first two sentences", POSITION),
        // ln of 20 more than the tokens before phrases that have a word of it: the mean of its words.
        Self::new("word-positions", "words before its words", POSITION),
        // 1 if a title has all its words.
        Self::new("title", "its words are in the title", PLACE),
        // 1 for two words or more that are only before the first paragraph: the wording of a headline.
        Self::new("headline", "only a headline says it so", PLACE),
        // The share of its occurrences in titles, in list items, in sections about the text ("Licence").
        Self::new("in-titles", "share of occurrences in titles", PLACE),
        Self::new("in-items", "share of occurrences in list items", PLACE),
        Self::new("furniture", "share of occurrences in what is about the text", PLACE),
        Self::new("furniture-word", "has a word of what is about the text", PLACE),
        // ln of the mean idf of its words, and of the idf of the last.
        Self::new("information", "rarity of its words", INFORMATION),
        Self::new("head-information", "rarity of its last word", INFORMATION),
        // ln of the idf of the first of two words or more, and of a single word.
        Self::new("first-information", "rarity of the first of its words", INFORMATION),
        Self::new("word-information", "rarity of a single word", INFORMATION),
        // ln of how often a text with the word has it again, over what is usual: of a single word, of the last of several and the
        // first, the least of several. "Idea" is as common as "network", but no text is about ideas.
        Self::new("adaptation", "a single word that texts say again", INFORMATION),
        Self::new("head-adaptation", "a last word that texts say again", INFORMATION),
        Self::new("first-adaptation", "a first word that texts say again", INFORMATION),
        Self::new("least-adaptation", "the word of several that texts least say again", INFORMATION),
        // ln of the letters a word.
        Self::new("letters", "letters for each word", INFORMATION),
        // 1 for fewer than three letters.
        Self::new("symbol", "too few letters for a term", INFORMATION),
        Self::new("one-word", "one word", LENGTH),
        Self::new("three-words", "three words", LENGTH),
        Self::new("four-words", "four words or more", LENGTH),
        // 1 for one word with two capitals or more.
        Self::new("abbreviation", "abbreviation", FORM),
        // The share of its words that are names; 1 if all of two words or more are.
        Self::new("name", "share of names", FORM),
        Self::new("whole-name", "a name of several words", FORM),
        // The share of its occurrences with a capital that do not begin a sentence.
        Self::new("capital", "share of occurrences with a capital", FORM),
        // 1 if it begins with an adjective (or is a verb, among single words), ends in -ing, ends in -s.
        Self::new("adjective", "begins with an adjective", FORM),
        Self::new("gerund", "ends in -ing", FORM),
        Self::new("plural", "ends in -s", FORM),
        // 1 if the first word is mostly a verb, and the last.
        Self::new("verb-first", "begins with what is mostly a verb", FORM),
        Self::new("verb-last", "ends in what is mostly a verb", FORM),
        // The share of its occurrences before "of".
        Self::new("before-of", "share of occurrences before \"of\"", FORM),
        // The share of its occurrences, with a capital at that end, beside a word with a capital: a part of a longer name, as
        // "Grand Prix" of "Chinese Grand Prix"; and parted from one by small words, "National Coalition for the Homeless".
        Self::new("behind-capital", "share of occurrences behind a word with a capital", FORM),
        Self::new("before-capital", "share of occurrences before a word with a capital", FORM),
        Self::new("near-capital", "share of occurrences with small words up to a capital", FORM),
        // 1 if it begins with an owner ("Canada's"), has a number, a mark or a small word in it.
        Self::new("owner", "begins with an owner", FORM),
        Self::new("figure", "has a number", FORM),
        // 1 if it has a word for a time or of a number and a unit ("16-year-old"), or ends in what a person is.
        Self::new("time", "has a time or a measure", FORM),
        Self::new("person", "ends in what a person is", FORM),
        Self::new("linked", "has a mark or a small word inside", FORM),
        // 1 if a word of it has a mark inside, as names of files do: "Cargo.toml", "env_logger".
        Self::new("code", "has a word as in code", FORM),
    ];

    const fn new(name: &'static str, label: &'static str, group: &'static str) -> Self {
        Self { name, label, group }
    }
}
