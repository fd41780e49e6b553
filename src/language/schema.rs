//! The keys of a file of `seeds/lang`. `seeds/lang/README.md` explains each with an example.
//!
//! `build.rs` reads the files by this; the library looks the facts up by it.

/// An enum whose variants have the names that the files use.
macro_rules! named {
    ($(#[$about:meta])* enum $type:ident { $($(#[$doc:meta])* $variant:ident $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum $type {
            $($(#[$doc])* $variant,)*
        }

        impl $type {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in the files.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

named! {
    /// A key whose words are looked up: what a word of the language can be.
    enum WordClass {
        /// Something must follow: "Dr.", "e.g.". Ends no sentence.
        AbbreviationNever "abbreviations-never",
        /// An abbreviation before a number only: "No. 5".
        AbbreviationNumber "abbreviations-number",
        /// Rather inside a sentence, but may end one: "Inc.", "U.S.".
        AbbreviationUsual "abbreviations-usual",
        /// Ends a sentence if a capital follows: "etc.", "p.m.".
        AbbreviationClosing "abbreviations-closing",
        /// A word with a capital that follows an abbreviation within a sentence: "5 p.m. Friday".
        AfterAbbreviation "after-abbreviations",
        StopWord "stop-words",
        Month "months",
        /// A month's name cut short, as date lines have it.
        ShortMonth "short-months",
        WeekDay "week-days",
        /// Any other word of date lines.
        DateWord "date-words",
        /// A unit or time of day: no keyword ends in one.
        TimeWord "time-words",
        /// A title before a name: "Mr". It is not part of the name.
        Title "titles",
        /// A noun for a person, which may have a capital before the name: "chancellor", "actress".
        PersonNoun "person-nouns",
        /// A small word inside of a name: "of" in "Bank of England".
        InsideName "inside-names",
        /// A verb of saying, where the script has no capitals: a question in quotes goes on with it.
        Saying "saying",
        /// An article, pronoun or the like cut short before an apostrophe: "l'", "qu'".
        Elision "elisions",
        /// A word or phrase that opens a sentence that leans on the one before it: "He", "For example".
        Opening "openings",
        /// A word or phrase that opens a sentence which sends the reader elsewhere: "See", "For details".
        CrossReference "cross-references",
        /// The start of one of these two; not listed, but derived.
        OpeningStart "opening-starts",
        /// A word that points to something named before, where a noun follows: "these".
        Demonstrative "demonstratives",
        /// An article before something known: "the".
        DefiniteArticle "definite-articles",
        /// An article before something new: "a".
        IndefiniteArticle "indefinite-articles",
        /// A phrase before its first comma that a sentence can do without.
        Adverbial "adverbials",
        /// The authors of a text: "we".
        We "we",
        /// The writer or the reader: "I", "you".
        Person "person",
        /// A word before one for the text itself: "this" in "this paper".
        This "this",
        /// A word by which a text calls itself: "paper".
        Text "text",
        /// A word of sentences that ask for something or settle it: "please", "agreed".
        Decision "decisions",
        /// A word of greetings, thanks and small talk: "thanks", "hello".
        Ritual "rituals",
        /// A word of what is around a text, not of it: "copyright", "unsubscribe".
        Furniture "furniture",
        /// A pronoun for what was named: "him", "their".
        Pronoun "pronouns",
    }
}

named! {
    /// A key whose words are gone through, few as they are.
    enum WordList {
        /// Words of sentences with a finding (Edmundson's bonus words).
        Bonus "bonus",
        /// Words of sentences that hedge (Edmundson's stigma words).
        Stigma "stigma",
        /// Words of sentences that say what a text comes to: "Conclusions: …".
        Conclusion "conclusions",
        /// Words before the names of a byline.
        By "by",
        /// Small words between the names of a byline: "Jane Doe and John Smith".
        NameLinks "name-links",
        /// Words before the date of a text.
        Published "published",
        /// The names of lines in the header of a mail: "From".
        MailFields "mail-fields",
        /// The name of the line with the subject of a mail.
        Subject "mail-subject",
        /// Words before the device or program that a mail was written with: "Sent from".
        SentFrom "sent-from",
        /// Objects and possessives of `we` and `person`: "me", "my". Hardly a sentence starts with one.
        ObjectForms "object-forms",
        /// Words that join a sentence to the one before it, which may be dropped with or without a comma: "And", "So".
        Joints "joints",
        /// Words that deny or limit what is said: "not", "except".
        Limiting "limiting",
        /// Words with a capital wherever they are: "I".
        AlwaysCapital "always-capital",
        /// Particles that go on after a quote without a blank.
        QuoteParticles "quote-particles",
        /// Particles before a blank that ends a sentence, in a language without marks.
        SentenceEnds "sentence-ends",
        /// Words after such a blank.
        SentenceStarts "sentence-starts",
        /// Endings of finite verbs, and of hardly anything else.
        VerbEndings "verb-endings",
        /// Endings of adjectives, in a language whose nouns have capitals.
        AdjectiveEndings "adjective-endings",
        /// Words that the language it is taken for spells otherwise.
        OwnWords "own-words",
    }
}

named! {
    /// A property that a language has or has not.
    enum Property {
        /// Adjectives come after their nouns, and a small word joins two nouns: "garde à vue".
        AdjectivesAfter "adjectives-after",
        /// All nouns have capitals, so that a capital says little.
        CapitalNouns "capital-nouns",
        /// A colon stands before the ending of an abbreviation: "EU:n".
        ColonBeforeEndings "colon-before-endings",
        /// Text in ASCII letters that speaks for no other language is in this one.
        DefaultOfAscii "default-of-ascii",
        /// A definite article stands before what is meant in general too: "la vie".
        GenericArticles "generic-articles",
        /// Nouns that belong together are one word: "Nachtzug".
        JoinedCompounds "joined-compounds",
        /// A number with a full stop is an ordinal: "31. August".
        OrdinalStops "ordinal-stops",
        /// A sentence starts after a colon wherever there is a capital.
        SentenceAfterColon "sentence-after-colon",
        /// Blanks end sentences, marks do not.
        SentencesWithoutMarks "sentences-without-marks",
        /// A sentence starts after a colon and «.
        SpeechAfterColon "speech-after-colon",
        /// Blanks are between syllables, of which most words have two.
        Syllables "syllables",
        /// Of two languages that explain a text almost alike, this is the likelier.
        WidelyWritten "widely-written",
    }
}

impl WordClass {
    /// Its bit in a set.
    pub(crate) const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The bits of the kinds of abbreviations; a word is of one at most.
    pub(crate) const ABBREVIATIONS: u32 = Self::AbbreviationNever.bit()
        | Self::AbbreviationNumber.bit()
        | Self::AbbreviationUsual.bit()
        | Self::AbbreviationClosing.bit();

    /// True if the words are looked up as they are written; others are in lower case.
    pub(crate) fn keeps_case(self) -> bool {
        self.bit() & (Self::ABBREVIATIONS | Self::AfterAbbreviation.bit()) != 0
    }

    /// True if commas, not blanks, stand between the entries.
    pub(crate) fn has_phrases(self) -> bool {
        matches!(self, Self::Opening | Self::CrossReference | Self::Adverbial)
    }

    /// True if the words of all languages are looked up, whatever the language of a text: date lines and
    /// bylines are found before it is known, and an undetermined text may be in any.
    pub(crate) fn is_shared(self) -> bool {
        matches!(self, Self::Month | Self::ShortMonth | Self::WeekDay | Self::DateWord | Self::Saying)
    }
}

impl Property {
    /// Its bit in a set.
    pub(crate) const fn bit(self) -> u32 {
        1 << self as u32
    }
}

impl WordList {
    /// As [`WordClass::keeps_case`].
    pub(crate) fn keeps_case(self) -> bool {
        matches!(self, Self::By | Self::Published | Self::SentFrom | Self::AlwaysCapital)
    }

    /// As [`WordClass::has_phrases`].
    pub(crate) fn has_phrases(self) -> bool {
        matches!(self, Self::By | Self::Published | Self::Subject | Self::SentFrom)
    }

    /// As [`WordClass::is_shared`].
    pub(crate) fn is_shared(self) -> bool {
        self.has_phrases() || matches!(self, Self::NameLinks | Self::MailFields)
    }
}
