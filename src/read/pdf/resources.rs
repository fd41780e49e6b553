//! Fonts and forms, each read once, and how much work a file may still make.

use super::file::PdfFile;
use super::font::Font;
use foldhash::{HashMap, HashMapExt};
use lopdf::{Dictionary, Stream};
use std::rc::Rc;

/// The fonts and forms that the pages of a file share.
pub(super) struct Resources<'f> {
    pub file: &'f PdfFile,
    /// By the address of their dictionary, which does not change.
    fonts: HashMap<*const Dictionary, Rc<Font>>,
    forms: HashMap<*const Stream, Rc<[u8]>>,
    /// Bytes of forms that may still be kept.
    room: usize,
    /// Operators and glyphs that may still be read.
    work: usize,
    /// Runs of text that may still be kept.
    runs: usize,
}

/// No more fonts are read.
const MAX_FONTS: usize = 4096;
/// Forms of no more bytes are kept.
const MAX_FORM_BYTES: usize = 64 << 20;
/// No more operators and glyphs are read; in a small file, no more than some for each of its bytes.
const MAX_WORK: usize = 1 << 25;
const MIN_WORK: usize = 1 << 20;
const WORK_PER_BYTE: usize = 64;

/// A page, and a file, do not have more runs of text.
const MAX_PAGE_RUNS: usize = 1 << 17;
const MAX_RUNS: usize = 1 << 21;

impl<'f> Resources<'f> {
    pub fn new(file: &'f PdfFile) -> Self {
        let work = MAX_WORK.min(MIN_WORK + WORK_PER_BYTE * file.n_bytes);
        Self {
            file,
            fonts: HashMap::new(),
            forms: HashMap::new(),
            room: MAX_FORM_BYTES,
            work,
            runs: MAX_RUNS,
        }
    }

    /// Notes a piece of work; false if there was enough.
    pub fn may_work(&mut self) -> bool {
        self.work = self.work.saturating_sub(1);
        self.work > 0
    }

    /// The number of runs that a page may have.
    pub fn max_runs(&self) -> usize {
        self.runs.min(MAX_PAGE_RUNS)
    }

    /// Notes the number of runs of a page.
    pub fn take_runs(&mut self, n_runs: usize) {
        self.runs = self.runs.saturating_sub(n_runs);
    }

    /// The font that a dictionary describes; `None` if too many were read.
    pub fn font(&mut self, dictionary: &Dictionary) -> Option<Rc<Font>> {
        let key = std::ptr::from_ref(dictionary);
        if let Some(font) = self.fonts.get(&key) {
            return Some(Rc::clone(font));
        }
        if self.fonts.len() >= MAX_FONTS {
            return None;
        }
        let font = Rc::new(Font::read(self.file, dictionary));
        self.fonts.insert(key, Rc::clone(&font));
        Some(font)
    }

    /// The content of a form; `None` if it is damaged.
    pub fn form(&mut self, form: &Stream) -> Option<Rc<[u8]>> {
        let key = std::ptr::from_ref(form);
        if let Some(content) = self.forms.get(&key) {
            return Some(Rc::clone(content));
        }
        let content: Rc<[u8]> = self.file.bytes(form)?.into();
        if let Some(room) = self.room.checked_sub(content.len()) {
            self.room = room;
            self.forms.insert(key, Rc::clone(&content));
        }
        Some(content)
    }
}
