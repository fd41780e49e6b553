//! A start tag, and what its attributes say.

/// A start tag, read attribute by attribute.
#[derive(Debug, Default)]
pub(super) struct StartTag {
    pub name: Vec<u8>,
    attribute: Vec<u8>,
    /// True if its class, id or role has a word of what is beside the main text.
    pub is_aside: bool,
    pub is_caption: bool,
    pub is_hidden: bool,
    /// The property and the content of a `meta` element.
    property: String,
    content: String,
}

impl StartTag {
    pub(super) fn start(&mut self, name: &[u8]) {
        *self = Self { name: name.to_vec(), ..Self::default() };
    }

    pub(super) fn attribute(&mut self, name: &[u8]) {
        self.attribute.clear();
        self.attribute.extend_from_slice(name);
        self.is_hidden |= name == b"hidden";
    }

    pub(super) fn value(&mut self, value: &[u8]) {
        match self.attribute.as_slice() {
            b"role" | b"epub:type" if is_mark(value) => self.is_hidden = true,
            b"class" | b"id" | b"role" => self.read_class(value),
            b"hidden" => self.is_hidden = !value.eq_ignore_ascii_case(b"false"),
            b"aria-hidden" => self.is_hidden |= value.eq_ignore_ascii_case(b"true"),
            b"style" => self.is_hidden |= hides(value),
            b"property" | b"name" if self.name == b"meta" => self.property = text(value).to_ascii_lowercase(),
            b"content" if self.name == b"meta" => self.content = text(value),
            _ => {}
        }
    }

    /// The property that a `meta` element gives, and its content.
    pub(super) fn property(&self) -> Option<(&str, &str)> {
        (self.name == b"meta").then_some((self.property.as_str(), self.content.as_str()))
    }

    /// Reads the names in a class, an id or a role: `post-comments`, `relatedPosts`, `share_bar`.
    fn read_class(&mut self, value: &[u8]) {
        for name in value.split(u8::is_ascii_whitespace) {
            let mut before: &[u8] = b"";
            let (mut is_aside, mut is_caption) = (false, false);
            let mut is_around = false;
            for word in words(name) {
                let is_one_of = |all: &[&[u8]]| all.iter().any(|one| word.eq_ignore_ascii_case(one));
                let starts = |start: &&[u8]| {
                    word.len() >= start.len() && word[..start.len()].eq_ignore_ascii_case(start)
                };
                let ends_pair = |(first, second): &(&[u8], &[u8])| {
                    before.eq_ignore_ascii_case(first) && word.eq_ignore_ascii_case(second)
                };
                is_aside |= is_one_of(&ASIDE_WORDS)
                    || ASIDE_STARTS.iter().any(starts)
                    || ASIDE_PAIRS.iter().any(ends_pair);
                is_caption |= word.eq_ignore_ascii_case(b"caption");
                is_around |= is_one_of(&AROUND_WORDS);
                before = word;
            }
            self.is_aside |= is_aside && !is_around;
            self.is_caption |= is_caption && !is_around;
        }
    }
}

/// The words of a name: `relatedPosts-2` has `related`, `Posts`, `2`.
fn words(name: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_in_word = |&[before, byte]: &[u8; 2]| {
        byte.is_ascii_alphanumeric()
            && before.is_ascii_alphanumeric()
            && !(before.is_ascii_lowercase() && byte.is_ascii_uppercase())
    };
    name.chunk_by(move |&before, &byte| is_in_word(&[before, byte]))
        .filter(|word| word[0].is_ascii_alphanumeric())
}

fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).into_owned()
}

/// True for the role of a mark in a book: the number of a note or of a printed page, or the way back from a note.
fn is_mark(role: &[u8]) -> bool {
    role.split(u8::is_ascii_whitespace).any(|word| {
        let word = word.strip_prefix(b"doc-").unwrap_or(word);
        matches!(word, b"noteref" | b"pagebreak" | b"backlink")
    })
}

/// True if a style hides the element.
fn hides(style: &[u8]) -> bool {
    let plain: Vec<u8> =
        style.iter().filter(|byte| !byte.is_ascii_whitespace()).map(u8::to_ascii_lowercase).collect();
    plain.split(|&byte| byte == b';').any(|one| {
        let one = one.strip_suffix(b"!important").unwrap_or(one);
        one == b"display:none" || one == b"visibility:hidden"
    })
}

/// Words of classes whose elements are beside the main text.
const ASIDE_WORDS: [&[u8]; 19] = [
    b"comments",
    b"commentlist",
    b"disqus",
    b"respond",
    b"related",
    b"recommended",
    b"sidebar",
    b"share",
    b"sharing",
    b"social",
    b"newsletter",
    b"subscribe",
    b"consent",
    b"gdpr",
    b"outbrain",
    b"taboola",
    b"trending",
    b"pagination",
    b"modal",
];

/// How such words start.
const ASIDE_STARTS: [&[u8]; 6] =
    [b"recirc", b"recommendation", b"cookie", b"advert", b"breadcrumb", b"popup"];

/// Two words of such classes, one after the other.
const ASIDE_PAIRS: [(&[u8], &[u8]); 7] = [
    (b"comment", b"list"),
    (b"right", b"rail"),
    (b"most", b"read"),
    (b"author", b"bio"),
    (b"author", b"box"),
    (b"author", b"info"),
    (b"author", b"card"),
];

/// A class with one of these is of an element around the main text: `content-sidebar-wrap`, `no-sidebar`.
const AROUND_WORDS: [&[u8]; 12] = [
    b"content",
    b"main",
    b"wrap",
    b"wrapper",
    b"container",
    b"layout",
    b"page",
    b"body",
    b"has",
    b"no",
    b"with",
    b"without",
];
