//! What the operators of a content stream set.

use super::font::Font;
use super::matrix::Matrix;
use std::rc::Rc;

/// The state that `q` saves and `Q` brings back.
#[derive(Clone)]
pub(super) struct GraphicsState {
    /// From the user's space to the page.
    pub to_page: Matrix,
    pub font: Option<Rc<Font>>,
    pub font_size: f32,
    pub char_spacing: f32,
    pub word_spacing: f32,
    /// The stretch of the letters; 1 for none.
    pub stretch: f32,
    pub leading: f32,
    pub rise: f32,
    /// True if text is drawn without ink.
    pub is_invisible: bool,
}

impl GraphicsState {
    /// The state at the start of a page.
    pub fn new(to_page: Matrix) -> Self {
        Self {
            to_page,
            font: None,
            font_size: 0.0,
            char_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_invisible: false,
        }
    }
}
