//! What a word is to the word it hangs on: subject, object, preposition, relative clause.

/// A grammatical relation (the Stanford dependencies, those alike for our purpose taken together).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Relation {
    /// A mark.
    Mark,
    /// A noun, a title or a part of a name before the noun it belongs to.
    NounModifier,
    /// An article or another determiner.
    Determiner,
    /// An adjective before its noun.
    Adjective,
    /// A number, and what qualifies it.
    Number,
    /// A possessor.
    Possessor,
    /// The subject of a verb, active or passive.
    Subject,
    /// The object of a verb.
    Object,
    /// An auxiliary verb, and the `to` of an infinitive.
    Auxiliary,
    /// `not`, `never`.
    Negation,
    /// The verb of the sentence.
    Root,
    /// The verb of a clause that is said, thought or known.
    ClauseComplement,
    /// A verb that shares its subject with the verb it completes: "agreed *to increase*".
    OpenComplement,
    /// The verb of an adverbial clause.
    AdverbialClause,
    /// The verb of a relative clause.
    RelativeClause,
    /// A participle behind its noun.
    Participle,
    /// An infinitive behind its noun.
    Infinitive,
    /// A noun that names another once more.
    Apposition,
    /// The second of two that are joined.
    Conjunct,
    /// The word that joins them.
    Conjunction,
    /// A preposition.
    Preposition,
    /// The noun of a preposition.
    PrepositionObject,
    /// The verb of a preposition.
    PrepositionClause,
    /// An adverb.
    Adverb,
    /// A noun of time or measure used as an adverb.
    TimeNoun,
    /// The word that opens an adverbial clause.
    ClauseMark,
    /// The `that` of a clause that is said.
    That,
    /// The adjective of `is`, `seems`, `looks`.
    AdjectiveComplement,
    /// The noun of `is`.
    Predicate,
    /// The particle of a verb: "hang *out*".
    Particle,
    /// A clause set beside another.
    Parataxis,
    /// Anything else.
    Other,
}

impl Relation {
    /// Every relation, in the order of their numbers.
    pub const ALL: [Self; 32] = [
        Self::Mark,
        Self::NounModifier,
        Self::Determiner,
        Self::Adjective,
        Self::Number,
        Self::Possessor,
        Self::Subject,
        Self::Object,
        Self::Auxiliary,
        Self::Negation,
        Self::Root,
        Self::ClauseComplement,
        Self::OpenComplement,
        Self::AdverbialClause,
        Self::RelativeClause,
        Self::Participle,
        Self::Infinitive,
        Self::Apposition,
        Self::Conjunct,
        Self::Conjunction,
        Self::Preposition,
        Self::PrepositionObject,
        Self::PrepositionClause,
        Self::Adverb,
        Self::TimeNoun,
        Self::ClauseMark,
        Self::That,
        Self::AdjectiveComplement,
        Self::Predicate,
        Self::Particle,
        Self::Parataxis,
        Self::Other,
    ];

    /// The relation of a name of the Stanford dependencies: `nsubj`.
    #[must_use]
    pub fn of_stanford(name: &str) -> Self {
        match name {
            "p" => Self::Mark,
            "nn" | "title" | "suffix" => Self::NounModifier,
            "det" | "predet" => Self::Determiner,
            "amod" => Self::Adjective,
            "num" | "number" | "quantmod" => Self::Number,
            "poss" => Self::Possessor,
            "nsubj" | "nsubjpass" | "csubj" | "csubjpass" | "expl" => Self::Subject,
            "dobj" | "iobj" => Self::Object,
            "aux" | "auxpass" => Self::Auxiliary,
            "neg" => Self::Negation,
            "ROOT" => Self::Root,
            "ccomp" => Self::ClauseComplement,
            "xcomp" => Self::OpenComplement,
            "advcl" | "purpcl" => Self::AdverbialClause,
            "rcmod" => Self::RelativeClause,
            "partmod" => Self::Participle,
            "infmod" => Self::Infinitive,
            "appos" => Self::Apposition,
            "conj" => Self::Conjunct,
            "cc" | "preconj" => Self::Conjunction,
            "prep" => Self::Preposition,
            "pobj" => Self::PrepositionObject,
            "pcomp" => Self::PrepositionClause,
            "advmod" => Self::Adverb,
            "tmod" | "npadvmod" => Self::TimeNoun,
            "mark" => Self::ClauseMark,
            "complm" => Self::That,
            "acomp" => Self::AdjectiveComplement,
            "attr" | "pred" => Self::Predicate,
            "prt" => Self::Particle,
            "parataxis" => Self::Parataxis,
            _ => Self::Other,
        }
    }

    /// Whether the word is the verb of a clause with a subject of its own.
    #[must_use]
    pub fn heads_clause(self) -> bool {
        matches!(
            self,
            Self::Root
                | Self::ClauseComplement
                | Self::AdverbialClause
                | Self::RelativeClause
                | Self::Parataxis
        )
    }

    /// Whether what the word heads is no part of the core of what it hangs on.
    pub(super) fn is_adjunct(self) -> bool {
        matches!(
            self,
            Self::AdverbialClause
                | Self::RelativeClause
                | Self::Participle
                | Self::Infinitive
                | Self::Apposition
                | Self::Conjunct
                | Self::Preposition
                | Self::Adverb
                | Self::TimeNoun
                | Self::Parataxis
                | Self::Adjective
                | Self::ClauseComplement
                | Self::OpenComplement
        )
    }

    /// Whether the word is a verb that shares the subject of another.
    pub(super) fn heads_phrase_of_verb(self) -> bool {
        matches!(self, Self::OpenComplement | Self::Participle | Self::Infinitive | Self::PrepositionClause)
    }
}

/// How many relations there are.
pub const N_RELATIONS: usize = Relation::ALL.len();
