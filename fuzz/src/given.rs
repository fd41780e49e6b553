//! The bytes of a fuzzer as settings and a text.

use nutgraf::{Budget, Language};

/// How many bytes are settings.
const N_SETTINGS: usize = 4;

/// Settings, by their first bytes, and a text.
pub struct Given {
    settings: [u8; N_SETTINGS],
    pub text: String,
}

impl Given {
    pub fn new(data: &[u8]) -> Self {
        let mut settings = [0; N_SETTINGS];
        let (head, rest) = data.split_at(data.len().min(N_SETTINGS));
        settings[..head.len()].copy_from_slice(head);
        Self { settings, text: String::from_utf8_lossy(rest).into_owned() }
    }

    /// One of some values.
    pub fn one_of<T: Copy>(&self, setting: usize, values: &[T]) -> T {
        values[usize::from(self.settings[setting]) % values.len()]
    }

    /// A number from 1 to 256.
    pub fn number(&self, setting: usize) -> usize {
        usize::from(self.settings[setting]) + 1
    }

    /// One of all languages, or none.
    pub fn language(&self, setting: usize) -> Option<Language> {
        Language::ALL.get(usize::from(self.settings[setting])).copied()
    }

    pub fn budget(&self, kind: usize, size: usize) -> Budget {
        let n = self.number(size);
        let share = Budget::Share(n as f64 / 256.0);
        self.one_of(
            kind,
            &[Budget::Sentences(n), Budget::Words(n), Budget::Chars(n), Budget::Bytes(n), share],
        )
    }
}
