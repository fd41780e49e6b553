//! Writing systems, and which a letter belongs to.

macro_rules! scripts {
    ($($script:ident)*) => {
        /// The writing system that most of a language's letters belong to.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Script {
            $($script,)*
            Other,
        }

        impl Script {
            /// Every script that has a name.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$script),*];

            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Self::$script => stringify!($script),)*
                    Self::Other => "Other",
                }
            }
        }
    };
}

scripts! {
    Latin Cyrillic Greek Arabic Hebrew Armenian Georgian Ethiopic Devanagari Bengali Gurmukhi Gujarati Tamil Telugu
    Thai Lao Burmese Khmer Han Kana Hangul
}

impl Script {
    /// True if texts of the script may end their sentences with a mark other than `.`.
    pub(crate) fn has_own_stop(self) -> bool {
        !matches!(self, Self::Latin | Self::Cyrillic | Self::Greek | Self::Hebrew | Self::Armenian)
    }
}

impl Script {
    /// True if a letter of the script is a word or a syllable, and words have no blanks between them.
    pub(crate) fn is_ideographic(self) -> bool {
        matches!(self, Self::Han | Self::Kana)
    }
}

/// The script of a letter; nothing for marks, digits and blanks.
pub(crate) fn script_of(c: char) -> Option<Script> {
    let script = match u32::from(c) {
        0..=0x7f => return c.is_ascii_alphabetic().then_some(Script::Latin),
        0xaa
        | 0xba
        | 0xc0..=0xd6
        | 0xd8..=0xf6
        | 0xf8..=0x24f
        | 0x1e00..=0x1eff
        | 0xff21..=0xff3a
        | 0xff41..=0xff5a => Script::Latin,
        0x370..=0x3ff | 0x1f00..=0x1fff => Script::Greek,
        0x400..=0x52f | 0x1c80..=0x1c8f | 0x2de0..=0x2dff | 0xa640..=0xa69f => Script::Cyrillic,
        0x530..=0x58f => Script::Armenian,
        0x590..=0x5ff | 0xfb1d..=0xfb4f => Script::Hebrew,
        0x600..=0x6ff | 0x750..=0x77f | 0x8a0..=0x8ff | 0xfb50..=0xfdff | 0xfe70..=0xfeff => Script::Arabic,
        0x900..=0x97f => Script::Devanagari,
        0x980..=0x9ff => Script::Bengali,
        0xa00..=0xa7f => Script::Gurmukhi,
        0xa80..=0xaff => Script::Gujarati,
        0xb80..=0xbff => Script::Tamil,
        0xc00..=0xc7f => Script::Telugu,
        0xe00..=0xe7f => Script::Thai,
        0xe80..=0xeff => Script::Lao,
        0x1000..=0x109f | 0xa9e0..=0xa9ff | 0xaa60..=0xaa7f => Script::Burmese,
        0x10a0..=0x10ff | 0x1c90..=0x1cbf | 0x2d00..=0x2d2f => Script::Georgian,
        0x1200..=0x139f => Script::Ethiopic,
        0x1780..=0x17ff => Script::Khmer,
        0x3040..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => Script::Kana,
        0x2e80..=0x2fdf
        | 0x3005..=0x3007
        | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff
        | 0xf900..=0xfaff
        | 0x20000..=0x3ffff => Script::Han,
        0x1100..=0x11ff | 0x3130..=0x318f | 0xa960..=0xa97f | 0xac00..=0xd7af => Script::Hangul,
        _ => return c.is_alphabetic().then_some(Script::Other),
    };
    Some(script)
}
