//! Reads content streams, and the PostScript of character maps and fonts, which are written alike: operands, then their operator.

/// An operand.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    Number(f32),
    /// A string, its escapes resolved.
    Text(Vec<u8>),
    Name(Vec<u8>),
    Array(Vec<Operand>),
    /// Keys and values in turn.
    Dictionary(Vec<Operand>),
}

impl Operand {
    /// The number; `None` if it is something else.
    pub fn number(&self) -> Option<f32> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The bytes of a string; `None` if it is something else.
    pub fn text(&self) -> Option<&[u8]> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The name; `None` if it is something else.
    pub fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    /// The value of a key of a dictionary.
    pub fn value(&self, key: &[u8]) -> Option<&Operand> {
        let Self::Dictionary(entries) = self else { return None };
        entries.chunks_exact(2).find(|entry| entry[0].name() == Some(key)).map(|entry| &entry[1])
    }
}

/// Operands before an operator beyond this number are left out.
const MAX_OPERANDS: usize = 1 << 16;
/// The largest depth of arrays and dictionaries in each other.
const MAX_DEPTH: usize = 16;

/// Reads operators one after another. Damaged parts are passed over.
pub(super) struct Operations<'t> {
    bytes: &'t [u8],
    at: usize,
    operands: Vec<Operand>,
    /// Where the operands of the open arrays and dictionaries start.
    open: Vec<usize>,
}

/// A part of a stream that is more than white space.
enum StreamToken<'t> {
    Operand(Operand),
    Open,
    /// The end of an array or a dictionary.
    Close(fn(Vec<Operand>) -> Operand),
    Operator(&'t [u8]),
}

impl<'t> Operations<'t> {
    pub fn new(bytes: &'t [u8]) -> Self {
        Self { bytes, at: 0, operands: Vec::new(), open: Vec::new() }
    }

    /// The next operator with its operands; `None` at the end.
    pub fn next(&mut self) -> Option<(&'t [u8], &[Operand])> {
        self.operands.clear();
        self.open.clear();
        loop {
            match self.token()? {
                StreamToken::Operand(operand) => self.push(operand),
                StreamToken::Open if self.open.len() < MAX_DEPTH => self.open.push(self.operands.len()),
                StreamToken::Open => {}
                StreamToken::Close(made_of) => {
                    if let Some(start) = self.open.pop() {
                        let inner = self.operands.split_off(start);
                        self.push(made_of(inner));
                    }
                }
                StreamToken::Operator(b"ID") => self.pass_image(),
                StreamToken::Operator(operator) => return Some((operator, &self.operands)),
            }
        }
    }

    fn push(&mut self, operand: Operand) {
        if self.operands.len() < MAX_OPERANDS {
            self.operands.push(operand);
        }
    }

    /// Passes over the data of an image, up to the `EI` that ends it.
    fn pass_image(&mut self) {
        self.operands.clear();
        let data = self.bytes.get(self.at..).unwrap_or_default();
        let is_end = |at: &usize| {
            data[..*at].last().is_none_or(|&byte| is_white(byte))
                && data.get(at + 2).is_none_or(|&byte| is_white(byte))
        };
        let end = memchr::memmem::find_iter(data, b"EI").find(is_end);
        self.at += end.map_or(data.len(), |end| end + 2);
    }

    fn token(&mut self) -> Option<StreamToken<'t>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            let next = self.bytes.get(self.at + 1).copied();
            match byte {
                b'%' => self.pass(|byte| byte != b'\n' && byte != b'\r'),
                b'(' => return Some(StreamToken::Operand(Operand::Text(self.literal()))),
                b'<' if next == Some(b'<') => return Some(self.marked(2, StreamToken::Open)),
                b'>' if next == Some(b'>') => {
                    return Some(self.marked(2, StreamToken::Close(Operand::Dictionary)));
                }
                b'<' => return Some(StreamToken::Operand(Operand::Text(self.hexadecimal()))),
                b'[' => return Some(self.marked(1, StreamToken::Open)),
                b']' => return Some(self.marked(1, StreamToken::Close(Operand::Array))),
                b'/' => return Some(StreamToken::Operand(Operand::Name(self.name()))),
                _ if is_white(byte) || is_delimiter(byte) => self.at += 1,
                _ => return Some(self.word()),
            }
        }
    }

    fn marked(&mut self, length: usize, token: StreamToken<'t>) -> StreamToken<'t> {
        self.at += length;
        token
    }

    /// Passes over bytes as long as they are of a kind.
    fn pass(&mut self, is_kind: fn(u8) -> bool) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|&byte| !is_kind(byte)).unwrap_or(rest.len());
    }

    /// A number or an operator.
    fn word(&mut self) -> StreamToken<'t> {
        let start = self.at;
        self.pass(is_regular);
        let word = &self.bytes[start..self.at];
        match number(word) {
            Some(number) => StreamToken::Operand(Operand::Number(number)),
            None => StreamToken::Operator(word),
        }
    }

    /// `/Name`, with `#20` for a byte.
    fn name(&mut self) -> Vec<u8> {
        let start = self.at + 1;
        self.at = start;
        self.pass(is_regular);
        let raw = &self.bytes[start..self.at];
        let mut name = Vec::with_capacity(raw.len());
        let mut at = 0;
        while let Some(&byte) = raw.get(at) {
            let digits = raw.get(at + 1).zip(raw.get(at + 2));
            let coded = digits.and_then(|(high, low)| Some(16 * digit(*high)? + digit(*low)?));
            let coded = coded.filter(|_| byte == b'#');
            name.push(coded.unwrap_or(byte));
            at += if coded.is_some() { 3 } else { 1 };
        }
        name
    }

    /// `<48 69>`
    fn hexadecimal(&mut self) -> Vec<u8> {
        let rest = &self.bytes[self.at + 1..];
        let length = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        self.at += length + 2;
        let digits: Vec<u8> = rest[..length].iter().filter_map(|&byte| digit(byte)).collect();
        digits.chunks(2).map(|pair| 16 * pair[0] + pair.get(1).copied().unwrap_or(0)).collect()
    }

    /// `(Text \(with\) escapes)`
    fn literal(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut depth = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut text),
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        text.push(byte);
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    text.push(byte);
                }
                _ => text.push(byte),
            }
        }
        text
    }

    /// Reads what follows a backslash.
    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(&byte) = self.bytes.get(self.at) else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'0'..=b'7' => {
                let more =
                    self.bytes[self.at..].iter().take(2).take_while(|byte| matches!(byte, b'0'..=b'7'));
                let (count, code) = more.fold((0, u32::from(byte - b'0')), |(count, code), &digit| {
                    (count + 1, 8 * code + u32::from(digit - b'0'))
                });
                self.at += count;
                text.push(code as u8);
            }
            b'\r' => self.at += usize::from(self.bytes.get(self.at) == Some(&b'\n')),
            b'\n' => {}
            other => text.push(other),
        }
    }
}

fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !is_delimiter(byte)
}

/// The value of a hexadecimal digit.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// The number that a word is: `12`, `-.5`, `4.`; of `1-2` only the first part counts, as in other readers.
fn number(word: &[u8]) -> Option<f32> {
    if !word.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.')) {
        return None;
    }
    let unsigned = word.iter().position(|byte| !matches!(byte, b'+' | b'-'))?;
    let (mut value, mut scale, mut is_fraction) = (0.0_f64, 1.0_f64, false);
    for &byte in &word[unsigned..] {
        match byte {
            b'.' if is_fraction => break,
            b'.' => is_fraction = true,
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte - b'0');
                scale *= if is_fraction { 10.0 } else { 1.0 };
            }
            _ => break,
        }
    }
    let sign = if word[0] == b'-' { -1.0 } else { 1.0 };
    let number = (sign * value / scale) as f32;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stream: &str, expected: &[(&str, &[Operand])]) {
        let mut operations = Operations::new(stream.as_bytes());
        for &(operator, operands) in expected {
            assert_eq!(operations.next(), Some((operator.as_bytes(), operands)), "{stream}");
        }
        assert_eq!(operations.next(), None, "{stream}");
    }

    fn text(text: &str) -> Operand {
        Operand::Text(text.as_bytes().to_vec())
    }

    fn name(name: &str) -> Operand {
        Operand::Name(name.as_bytes().to_vec())
    }

    use Operand::{Array, Dictionary, Number};

    #[test]
    fn operands_come_before_their_operator() {
        check(
            "BT /F1 12 Tf % x\n-.5 4. Td",
            &[("BT", &[]), ("Tf", &[name("F1"), Number(12.0)]), ("Td", &[Number(-0.5), Number(4.0)])],
        );
        check("[(a)-20(b)]TJ", &[("TJ", &[Array(vec![text("a"), Number(-20.0), text("b")])])]);
        check("/Span<</A(b)>>BDC", &[("BDC", &[name("Span"), Dictionary(vec![name("A"), text("b")])])]);
        check("/a#20b gs", &[("gs", &[name("a b")])]);
    }

    #[test]
    fn strings_have_escapes() {
        check(r"(a\(b\)(c)\101\12\\) '", &[("'", &[text("a(b)(c)A\n\\")])]);
        check("<48 69 2> Tj", &[("Tj", &[text("Hi ")])]);
        check("(open", &[]);
    }

    #[test]
    fn data_of_images_and_damage_are_passed_over() {
        check("BI /W 1 ID (\u{1} EIx\nEI Q", &[("BI", &[]), ("Q", &[])]);
        check(") ] >> } 1 q", &[("q", &[Number(1.0)])]);
    }
}
