//! The rules that decide where sentences end: one table of names and explanations.

macro_rules! boundary_rules {
    (ends { $($end:ident $end_id:literal $end_text:literal)* } goes_on { $($on:ident $on_id:literal $on_text:literal)* }) => {
        /// The rule that decided whether a sentence ends at some place in a text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum BoundaryRule {
            $(#[doc = concat!("An end: ", $end_text, ".")] $end,)*
            $(#[doc = concat!("Not an end: ", $on_text, ".")] $on,)*
        }

        impl BoundaryRule {
            /// Every rule: first those of ends, then the others.
            pub const ALL: &'static [Self] = &[$(Self::$end,)* $(Self::$on),*];

            /// Its name in output, which stays the same from version to version: `blank-line`, `abbreviation`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$end => $end_id,)* $(Self::$on => $on_id),* }
            }

            /// Its meaning, in one line.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$end => $end_text,)* $(Self::$on => $on_text),* }
            }

            /// True if a sentence ends where this rule decides.
            #[must_use]
            pub fn is_end(self) -> bool {
                match self { $(Self::$end => true,)* $(Self::$on => false),* }
            }
        }
    };
}

boundary_rules! {
    ends {
        // Ends of lines.
        EndOfText "end-of-text" "the text ends here"
        BlankLine "blank-line" "a blank line follows"
        Heading "heading" "a heading is a block of its own"
        UnderlinedTitle "underlined-title" "the next line is an underlined title"
        ListItem "list-item" "the next line starts an item of a list"
        ListItemOver "list-item-over" "the next line does not belong to the list item before it"
        QuotedLines "quoted-lines" "quoted lines (>) start or end here"
        TableRow "table-row" "a row of a table is a block of its own"
        DrawnLine "drawn-line" "the next line is a drawn line (---)"
        CodeBlock "code-block" "a block of code starts or ends here"
        TableCell "table-cell" "a cell of a table ends here"
        CodeLine "code-line" "each line of code counts as a sentence"
        DateLine "date-line" "a date line, byline or copyright line is a block of its own"
        TitleLine "title-line" "a short line without a closing mark before running text is a title"
        CapitalLine "capital-line" "one of the two lines is a heading in capitals"
        RoomInLine "room-in-line" "the line has room for the next word, so the paragraph ends"
        Greeting "greeting" "a greeting or a sign-off is a line of its own"
        ShortLine "short-line" "the line is shorter than most, so the paragraph ends"
        UnwrappedLine "unwrapped-line" "the lines of this text are not wrapped, so a newline ends the paragraph"
        LineSeparator "line-separator" "a character that separates lines or paragraphs (U+2028, U+2029)"
        // Pieces within a line.
        NextListItem "next-list-item" "the next item of a list within the line starts here"
        RowOfMarks "row-of-marks" "a long row of marks (=====) is not part of a sentence"
        TimeStamp "time-stamp" "the time stamp of a mail header is not part of a sentence"
        AddressBeforeSentence "address-before-sentence" "after the web address comes a word that starts sentences, or another address"
        // Marks.
        ScriptFullStop "script-full-stop" "a full stop like 。 or । has no other use"
        QuestionOrExclamation "question-or-exclamation" "a question mark or exclamation mark"
        MarkBeforeLowerCase "mark-before-lower-case" "a question mark or exclamation mark that is not part of a name"
        Ellipsis "ellipsis" "an ellipsis that no lower-case word follows"
        Smiley "smiley" "a smiley or emoji before a capital"
        ItemAfterPause "item-after-pause" "a semicolon or colon before an item of a list"
        SemicolonBeforeStarter "semicolon-before-starter" "after the semicolon comes a word that starts sentences"
        ColonBeforeCapital "colon-before-capital" "in this language a sentence may start after a colon"
        // Full stops.
        FullStop "full-stop" "a full stop, and nothing shows that the sentence goes on"
        FullStopBeforeLowerCase "full-stop-before-lower-case" "a full stop after a word that does not look like an abbreviation"
        MissingBlank "missing-blank" "a full stop between a word and a capital, with the blank left out"
        StarterFollows "starter-follows" "the next word has its capital because a sentence starts with it"
        AbbreviationBeforeCapital "abbreviation-before-capital" "an abbreviation that may end a sentence (etc., p.m.) before a capital"
        AbbreviationBeforeCaseless "abbreviation-before-caseless" "an abbreviation or unit before a script without capitals"
        UnitBeforeCapital "unit-before-capital" "a unit after a number, before a capital"
        NoNumberFollows "no-number-follows" "an abbreviation for use before numbers (No., p.), but no number follows"
        EndingAfterApostrophe "ending-after-apostrophe" "the letter before the full stop is an ending (men's), not an initial"
        LetterBeforeCaseless "letter-before-caseless" "a single letter before a script without capitals, not an initial"
        NumberOfName "number-of-name" "the Roman number belongs to a name (John Paul II)"
        // Blanks of Thai and Lao.
        ParticleBeforeBlank "particle-before-blank" "a particle that ends sentences before a blank"
        StarterAfterBlank "starter-after-blank" "a word that starts sentences after a blank"
        FullLengthBeforeBlank "full-length-before-blank" "a blank after as much text as a sentence has"
        // Speech without marks.
        StarterWithoutMark "starter-without-mark" "many words follow each other without a mark, and the next one may start a sentence"
    }
    goes_on {
        // Ends of lines.
        WrappedLine "wrapped-line" "the lines of this paragraph are wrapped, so a newline is a blank"
        UnevenLine "uneven-line" "the lines are wrapped to uneven widths, so a newline is a blank"
        CutLine "cut-line" "the sentence is cut in the middle and goes on in the next line"
        LineEndsWithParticle "line-ends-with-particle" "a Japanese sentence cannot end with this particle"
        HangingLine "hanging-line" "the next line is indented under the list item"
        ItemGoesOn "item-goes-on" "the list item has no closing mark yet and goes on in lower case"
        NoSentence "no-sentence" "no sentence has started"
        // Marks that are never weighed.
        Markup "markup" "part of a list marker, a drawn line or other markup"
        MarkInCode "mark-in-code" "marks in code end no sentence"
        ClosingMark "closing-mark" "a quote or bracket closes, without a mark that may end a sentence"
        // Marks.
        OnlySignsFollow "only-signs-follow" "only signs follow in this block, and they belong to the sentence"
        NothingSaid "nothing-said" "the sentence has no word yet"
        CommaFollows "comma-follows" "a comma, semicolon or colon follows"
        MarkInBrackets "mark-in-brackets" "brackets hold the mark alone: (!), [...]"
        TitleInBrackets "title-in-brackets" "the mark belongs to a title in 《》"
        ParticleFollows "particle-follows" "a Japanese particle follows the quote"
        SpeakerFollows "speaker-follows" "who said it follows"
        QuoteBeforeLowerCase "quote-before-lower-case" "a lower-case word follows the closing quote or bracket"
        CitationFollows "citation-follows" "the source of the quote follows in brackets"
        BeforeLowerCase "before-lower-case" "a lower-case word follows"
        EllipsisBeforePronoun "ellipsis-before-pronoun" "an ellipsis before \"I\", which has its capital anywhere"
        DashFollows "dash-follows" "a dash follows"
        NameWithMark "name-with-mark" "the mark belongs to a name (Yahoo!)"
        SmileyInSentence "smiley-in-sentence" "no capital follows the smiley or emoji"
        Pause "pause" "a semicolon or colon, and nothing shows a new sentence after it"
        SignFollows "sign-follows" "a sign follows that belongs to what comes before it"
        NoBlankFollows "no-blank-follows" "no blank follows"
        Address "address" "part of an address, a file name or an abbreviation"
        TimeStampInSentence "time-stamp-in-sentence" "a lower-case word follows the time stamp"
        // Full stops.
        OtherFullStop "other-full-stop" "sentences of this text end with another full stop (։ । 。)"
        Abbreviation "abbreviation" "an abbreviation that something must follow (Dr., e.g.)"
        AbbreviationGoesOn "abbreviation-goes-on" "an abbreviation, and nothing shows a new sentence after it"
        AbbreviationBeforeNumber "abbreviation-before-number" "an abbreviation before its number (No. 5)"
        TimeGoesOn "time-goes-on" "a date or time zone follows the time of day"
        TooFewWords "too-few-words" "too few words before the abbreviation for a sentence"
        AbbreviatedNearby "abbreviated-nearby" "the text uses this word as an abbreviation elsewhere"
        RareAbbreviation "rare-abbreviation" "a short word that is rare in the language looks like an abbreviation"
        LooksAbbreviated "looks-abbreviated" "a short word without a vowel looks like an abbreviation"
        Initial "initial" "a single letter is an initial"
        ListMarker "list-marker" "the number marks an item of a list"
        Ordinal "ordinal" "a number with a full stop is an ordinal (3. Mai)"
    }
}
