//! Runs the operators of a page that place text.

use super::bounded_stack::BoundedStack;
use super::file::{number, text_string};
use super::graphics_state::GraphicsState;
use super::marked_content::{Mark, Replacement};
use super::matrix::Matrix;
use super::operations::{Operand, Operations};
use super::placed_text::{Glyph, PageRuns, PlacedText, Turn};
use super::resources::Resources;
use lopdf::{Dictionary, Object, Stream};
use std::rc::Rc;

/// The largest depth of forms in each other.
const MAX_FORM_DEPTH: usize = 8;

/// Reads content streams.
pub(super) struct ContentReader<'r, 'f> {
    resources: &'r mut Resources<'f>,
    state: GraphicsState,
    saved: BoundedStack<GraphicsState>,
    marks: BoundedStack<Mark>,
    /// From the space of the text to that of the user, and the same at the start of the line.
    text_matrix: Matrix,
    line_matrix: Matrix,
    text: PlacedText,
    /// The text of the glyph being read.
    glyph_text: String,
    /// The forms being read, each in the one before.
    forms: Vec<*const Stream>,
}

impl<'r, 'f> ContentReader<'r, 'f> {
    /// A reader for a page; the matrix goes from its space to one in which y grows downwards.
    pub fn new(resources: &'r mut Resources<'f>, to_page: Matrix, width: f32, height: f32) -> Self {
        let max_runs = resources.max_runs();
        Self {
            resources,
            state: GraphicsState::new(to_page),
            saved: BoundedStack::new(),
            marks: BoundedStack::new(),
            text_matrix: Matrix::IDENTITY,
            line_matrix: Matrix::IDENTITY,
            text: PlacedText::new(width, height, max_runs),
            glyph_text: String::new(),
            forms: Vec::new(),
        }
    }

    /// The runs of the page.
    pub fn finish(self) -> PageRuns {
        let page = self.text.finish();
        self.resources.take_runs(page.runs.len());
        page
    }

    /// Reads the content of the page or of a form.
    pub fn read(&mut self, content: &[u8], resources: &'f Dictionary) {
        let mut operations = Operations::new(content);
        while let Some((operator, operands)) = operations.next() {
            if !self.resources.may_work() {
                return;
            }
            match operator {
                b"Do" => self.draw(operands, resources),
                b"Tf" => self.set_font(operands, resources),
                b"BMC" | b"BDC" => self.mark(operands, resources),
                b"EMC" => drop(self.marks.pop()),
                b"Tj" | b"TJ" | b"'" | b"\"" => self.show(operator, operands),
                _ => self.set(operator, operands),
            }
        }
    }

    /// Runs an operator that places nothing.
    fn set(&mut self, operator: &[u8], operands: &[Operand]) {
        let mut numbers = [0.0; 6];
        let n_numbers = operands
            .iter()
            .filter_map(Operand::number)
            .zip(&mut numbers)
            .map(|(given, number)| *number = given)
            .count();
        let numbers = &numbers[..n_numbers];
        let first = numbers.first().copied().unwrap_or(0.0);
        let state = &mut self.state;
        match operator {
            b"q" => self.saved.push(state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_else(|| state.clone()),
            b"cm" => state.to_page = Matrix::of(numbers).unwrap_or(Matrix::IDENTITY).then(state.to_page),
            b"Tc" => state.char_spacing = first,
            b"Tw" => state.word_spacing = first,
            b"Tz" => state.stretch = first / 100.0,
            b"TL" => state.leading = first,
            b"Ts" => state.rise = first,
            b"Tr" => state.is_invisible = first == INVISIBLE,
            b"BT" => self.set_line(Matrix::IDENTITY),
            b"Tm" => self.set_line(Matrix::of(numbers).unwrap_or(Matrix::IDENTITY)),
            b"T*" => self.next_line(),
            b"Td" | b"TD" => {
                if let [x, y, ..] = *numbers {
                    if operator == b"TD" {
                        state.leading = -y;
                    }
                    self.set_line(Matrix::shift(x, y).then(self.line_matrix));
                }
            }
            _ => {}
        }
    }

    fn set_line(&mut self, matrix: Matrix) {
        (self.text_matrix, self.line_matrix) = (matrix, matrix);
    }

    fn next_line(&mut self) {
        self.set_line(Matrix::shift(0.0, -self.state.leading).then(self.line_matrix));
    }

    fn set_font(&mut self, operands: &[Operand], resources: &'f Dictionary) {
        let [.., name, size] = operands else { return };
        let file = self.resources.file;
        let fonts = file.dictionary(resources, b"Font");
        let font = fonts.zip(name.name()).and_then(|(fonts, name)| file.dictionary(fonts, name));
        self.state.font = font.and_then(|font| self.resources.font(font));
        self.state.font_size = size.number().unwrap_or(0.0);
    }

    /// Reads a form, unless it is in itself. Images are passed over.
    fn draw(&mut self, operands: &[Operand], resources: &'f Dictionary) {
        let file = self.resources.file;
        let name = operands.last().and_then(Operand::name);
        let objects = file.dictionary(resources, b"XObject");
        let object = objects.zip(name).and_then(|(objects, name)| file.get(objects, name));
        let Some(Object::Stream(form)) = object else { return };
        let key = std::ptr::from_ref(form);
        let is_deep = self.forms.len() >= MAX_FORM_DEPTH || self.forms.contains(&key);
        if is_deep || file.name(&form.dict, b"Subtype") != Some(b"Form") {
            return;
        }
        let Some(content) = self.resources.form(form) else { return };
        let outer = (self.state.clone(), self.text_matrix, self.line_matrix);
        if let Some(matrix) =
            file.array(&form.dict, b"Matrix").and_then(|matrix| Matrix::of(&file.numbers(matrix.get(..6)?)))
        {
            self.state.to_page = matrix.then(self.state.to_page);
        }
        self.forms.push(key);
        self.read(&content, file.dictionary(&form.dict, b"Resources").unwrap_or(resources));
        self.forms.pop();
        (self.state, self.text_matrix, self.line_matrix) = outer;
    }

    /// Notes the start of marked content.
    fn mark(&mut self, operands: &[Operand], resources: &Dictionary) {
        let file = self.resources.file;
        let tag = operands.first().and_then(Operand::name).unwrap_or_default();
        let replacement = match operands.get(1) {
            Some(Operand::Name(name)) => file
                .dictionary(resources, b"Properties")
                .and_then(|properties| file.dictionary(properties, name))
                .and_then(|properties| actual_text(file.get(properties, b"ActualText")?)),
            Some(properties) => properties
                .value(b"ActualText")
                .and_then(Operand::text)
                .and_then(|text| actual_text(&Object::string_literal(text))),
            None => None,
        };
        self.marks.push(match (tag, replacement) {
            (b"Artifact", _) => Mark::Artifact,
            (_, Some(text)) => Mark::Replaced(Replacement::new(text)),
            (_, None) => Mark::Plain,
        });
    }

    fn show(&mut self, operator: &[u8], operands: &[Operand]) {
        if let (b"\"", [Operand::Number(word_spacing), Operand::Number(char_spacing), _]) =
            (operator, operands)
        {
            (self.state.word_spacing, self.state.char_spacing) = (*word_spacing, *char_spacing);
        }
        if matches!(operator, b"'" | b"\"") {
            self.next_line();
        }
        match operands.last() {
            Some(Operand::Text(string)) => self.show_string(string),
            Some(Operand::Array(parts)) => {
                for part in parts {
                    match part {
                        Operand::Text(string) => self.show_string(string),
                        Operand::Number(back) => {
                            self.advance(-back / 1000.0 * self.state.font_size * self.state.stretch);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn advance(&mut self, x: f32) {
        self.text_matrix = Matrix::shift(x, 0.0).then(self.text_matrix);
    }

    fn show_string(&mut self, string: &[u8]) {
        let Some(font) = self.state.font.as_ref().map(Rc::clone) else { return };
        let state = &self.state;
        let (size, stretch, rise) = (state.font_size, state.stretch, state.rise);
        let to_page = self.text_matrix.then(state.to_page);
        let sign = if size * stretch < 0.0 { -1.0 } else { 1.0 };
        let turn = Turn::of(to_page.a * sign, to_page.b * sign);
        let height = size.abs() * (to_page.c * to_page.c + to_page.d * to_page.d).sqrt();
        let is_artifact = self.marks.items().iter().any(|mark| matches!(mark, Mark::Artifact));
        let (mut x, mut rest) = (0.0, string);
        loop {
            self.glyph_text.clear();
            let Some((code, after)) = font.read_code(rest, &mut self.glyph_text) else { break };
            rest = after;
            if !self.resources.may_work() {
                break;
            }
            let spacing = self.state.char_spacing + if code.is_blank { self.state.word_spacing } else { 0.0 };
            let end = x + (code.width * size + spacing) * stretch;
            if let Some(turn) = turn.filter(|_| !is_artifact) {
                let replacement = self.marks.items().iter_mut().find_map(Mark::replacement);
                let text = match replacement {
                    Some(replacement) => replacement.take(),
                    None => std::mem::take(&mut self.glyph_text),
                };
                let (start, end) = (to_page.point(x, rise), to_page.point(end, rise));
                let is_invisible = self.state.is_invisible;
                self.text.add(&Glyph {
                    start,
                    end,
                    size: height,
                    text: &text,
                    style: font.style,
                    turn,
                    is_invisible,
                });
                self.glyph_text = text;
            }
            x = end;
        }
        self.advance(x);
    }
}

/// Text that stands for glyphs; `None` if it is so long that it stands for a page.
fn actual_text(object: &Object) -> Option<String> {
    const MAX_BYTES: usize = 1024;
    let is_short = object.as_str().is_ok_and(|text| text.len() <= MAX_BYTES);
    is_short.then(|| text_string(object)).flatten()
}

/// The way of drawing text without ink.
const INVISIBLE: f32 = 3.0;

/// The space of a page: from its own to one that starts at the left and the top of what is shown, with its width and height.
pub(super) fn page_space(resources: &Resources, page: &Dictionary) -> (Matrix, f32, f32) {
    let file = resources.file;
    let read_box = |key: &[u8]| {
        let array = file.inherited(page, key)?.as_array().ok()?;
        let numbers = file.numbers(array.get(..4)?);
        let (left, right) = (numbers[0].min(numbers[2]), numbers[0].max(numbers[2]));
        let (bottom, top) = (numbers[1].min(numbers[3]), numbers[1].max(numbers[3]));
        (right > left && top > bottom).then_some([left, bottom, right, top])
    };
    let shown = read_box(b"CropBox").or_else(|| read_box(b"MediaBox")).unwrap_or(A4);
    let [left, bottom, right, top] = shown;
    let turns = file.inherited(page, b"Rotate").and_then(number).unwrap_or(0.0) as i64 / 90;
    let matrix = |a, b, c, d, e, f| Matrix { a, b, c, d, e, f };
    let (width, height) = (right - left, top - bottom);
    match turns.rem_euclid(4) {
        0 => (matrix(1.0, 0.0, 0.0, -1.0, -left, top), width, height),
        1 => (matrix(0.0, 1.0, 1.0, 0.0, -bottom, -left), height, width),
        2 => (matrix(-1.0, 0.0, 0.0, 1.0, right, -bottom), width, height),
        _ => (matrix(0.0, -1.0, -1.0, 0.0, top, right), height, width),
    }
}

/// The box of a page that has none.
const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];
