//! Tiny files, written as text.

use super::pdf;
use std::fmt::Write;

/// A file of numbered objects, the first of which is the catalog.
fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{} 0 obj\n{object}\nendobj", index + 1).unwrap();
    }
    let start = file.len();
    let size = objects.len() + 1;
    write!(file, "{table}trailer\n<</Root 1 0 R/Size {size}{trailer}>>\nstartxref\n{start}\n%%EOF").unwrap();
    file.into_bytes()
}

fn stream(dictionary: &str, content: &str) -> String {
    format!("<<{dictionary}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// Fonts whose letters are half as wide as the font size: F1 is plain, F2 bold, F3 has all letters equally wide.
fn fonts() -> [String; 3] {
    let widths = "500 ".repeat(224);
    let font = |name: &str| {
        format!(
            "<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding/FirstChar 32/Widths[{widths}]>>"
        )
    };
    [font("Plain"), font("Plain-Bold"), font("PlainMono")]
}

/// A file with pages of 600 by 800 points, more resources, and more objects from number 6 on; the pages come after them.
fn pages(contents: &[&str], resources: &str, more: &[String]) -> Vec<u8> {
    let first = 6 + more.len();
    let kids =
        (0..contents.len()).map(|page| format!("{} 0 R ", first + 2 * page)).collect::<Vec<_>>().concat();
    let tree = format!(
        "<</Type/Pages/Count {}/Kids[{kids}]/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>{resources}>>>>",
        contents.len()
    );
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), tree];
    objects.extend(fonts());
    objects.extend(more.iter().cloned());
    for (page, content) in contents.iter().enumerate() {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", first + 2 * page + 1));
        objects.push(stream("", content));
    }
    file(&objects, "")
}

/// Text in a font, its first base line at (x, y) and its others below, 12 points apart.
fn at(font: &str, size: u32, x: u32, y: u32, lines: &[&str]) -> String {
    let shown = lines.iter().map(|line| format!("({line}) Tj T* ")).collect::<Vec<_>>().concat();
    format!("BT /{font} {size} Tf 12 TL {x} {y} Td {shown}ET\n")
}

fn check_pages(contents: &[&str], expected: &str) {
    assert_eq!(pdf(&pages(contents, "", &[])).unwrap().text, expected, "{contents:?}");
}

fn check(content: &str, expected: &str) {
    check_pages(&[content], expected);
}

fn check_error(bytes: &[u8], expected: &str) {
    let error = pdf(bytes).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
}

#[test]
fn gaps_between_glyphs_are_blanks() {
    check("BT /F1 10 Tf 50 700 Td [(Rain)-300(fell on)-50( t)20(he town.)] TJ ET", "Rain fell on the town.");
    check("BT /F1 10 Tf 50 700 Td (Rain) Tj 25 0 Td (fell.) Tj ET", "Rain fell.");
    check("BT /F1 10 Tf 2 Tc 50 700 Td (Rain) Tj ET", "Rain");
    check("BT /F1 1 Tf 10 0 0 10 50 700 Tm 50 Tz (Rain) Tj 1.25 0 Td (fell.) Tj ET", "Rain fell.");
    check(
        "q 2 0 0 2 0 0 cm BT /F1 5 Tf 25 350 Td (Rain) Tj ET Q BT /F1 10 Tf 75 700 Td (fell.) Tj ET",
        "Rain fell.",
    );
    // In another font, with the blank before or after the change.
    check(
        "BT /F1 10 Tf 50 700 Td (Rain ) Tj /F2 10 Tf (fell) Tj /F1 10 Tf ( hard.) Tj ET",
        "Rain fell hard.",
    );
    // Drawn twice, to look bold.
    check("BT /F1 10 Tf 50 700 Td (Rain) Tj .3 0 Td (Rain) Tj ET", "Rain");
}

#[test]
fn lines_of_a_paragraph_are_joined() {
    let lines = [
        "Rain fell on the town and on the coun-",
        "cil, which had not expected it at all, and",
        "nobody went out.",
    ];
    check(
        &at("F1", 10, 50, 700, &lines),
        "Rain fell on the town and on the coun-\ncil, which had not expected it at all, and nobody went out.",
    );
    let two = at("F1", 10, 50, 700, &lines) + &at("F1", 10, 60, 664, &lines);
    let text =
        "Rain fell on the town and on the coun-\ncil, which had not expected it at all, and nobody went out.";
    check(&two, &format!("{text}\n\n{text}"));
    let wide = |y: u32| at("F1", 10, 50, y, &["Rain fell on the town, and on the hills, and on"]);
    let line = "Rain fell on the town, and on the hills, and on";
    check(&[wide(700), wide(670), wide(640)].concat(), &[line; 3].join(" "));
    let apart = at("F1", 10, 50, 700, &["Rain fell on the town, and on", "the hills, said the council,"])
        + &at("F1", 10, 50, 670, &["which had not expected it."]);
    check(&apart, "Rain fell on the town, and on the hills, said the council,\n\nwhich had not expected it.");
}

#[test]
fn program_code_in_smaller_letters_is_part_of_its_line() {
    let code = "BT /F1 10 Tf 50 700 Td (The settings are found in the file named) Tj 0 -12 Td /F3 8 Tf (/etc/nutgraf/settings.conf,) Tj \
        108 0 Td /F1 10 Tf ( and ) Tj -108 -12 Td (nowhere else.) Tj ET";
    check(code, "The settings are found in the file named /etc/nutgraf/settings.conf, and nowhere else.");
}

#[test]
fn columns_are_read_one_after_another() {
    let title = at("F1", 20, 150, 750, &["Rain fell on the town of Hull"]);
    let left = [
        "The rain that fell on the town",
        "of Hull was the most that had",
        "been seen in May since books",
        "were kept, and the river rose",
        "by a metre before it went back",
    ];
    let right = [
        "to where it had been, said the",
        "master of the harbour, and he",
        "had never seen that. The next",
        "day was dry, and so were the",
        "days after it.",
    ];
    let columns = at("F1", 10, 50, 700, &left) + &at("F1", 10, 310, 700, &right);
    let text = format!("{} {}", left.join(" "), right.join(" "));
    check(&columns, &text);
    check(&(title + &columns), &format!("# Rain fell on the town of Hull\n\n{text}"));
    let note = at("F1", 7, 50, 640, &["A note about the books, in small letters."]);
    check(&(columns + &note), &format!("{text}\n\nA note about the books, in small letters."));
}

#[test]
fn larger_and_bold_lines_are_headings() {
    let text =
        at("F1", 10, 50, 650, &["Rain fell on the town, and on the hills,", "which had not expected it."]);
    let expected = "Rain fell on the town, and on the hills, which had not expected it.";
    check(&(at("F1", 14, 50, 700, &["Rain in", "May"]) + &text), &format!("# Rain in May\n\n{expected}"));
    check(&(at("F2", 10, 50, 662, &["Rain in May"]) + &text), &format!("# Rain in May\n\n{expected}"));
    check(
        &(text.clone() + &at("F3", 10, 50, 600, &["let x = 1;", "x + 1"])),
        &format!("{expected}\n\n```\nlet x = 1;\nx + 1\n```"),
    );
    let items = at("F1", 10, 50, 600, &["\\225 One thing", "\\225 and another"]);
    check(&(text + &items), &format!("{expected}\n\n- One thing\n- and another"));
}

#[test]
fn marks_of_notes_are_left_out_and_exponents_kept() {
    let line = |script: &str, after: &str| {
        check_line(&format!(
            "BT /F1 10 Tf 50 700 Td (the rain) Tj /F1 6 Tf 4 Ts ({script}) Tj /F1 10 Tf 0 Ts ({after}) Tj ET"
        ))
    };
    assert_eq!(line("12", " fell."), "the rain fell.");
    assert_eq!(line("th", " fell."), "the rainth fell.");
    assert_eq!(
        check_line("BT /F1 10 Tf 50 700 Td (it is 10) Tj /F1 6 Tf 4 Ts (-6) Tj /F1 10 Tf 0 Ts ( m.) Tj ET"),
        "it is 10⁻⁶ m."
    );
}

fn check_line(content: &str) -> String {
    pdf(&pages(&[content], "", &[])).unwrap().text
}

#[test]
fn rows_of_tables_keep_their_cells() {
    let rows =
        at("F1", 10, 50, 700, &["Town", "Hull", "York"]) + &at("F1", 10, 150, 700, &["Rain", "12", "9"]);
    check(&rows, "| Town | Rain |\n| Hull | 12 |\n| York | 9 |");
    check(&at("F1", 10, 50, 700, &["Rain in May . . . . . . 12"]), "| Rain in May | 12 |");
}

#[test]
fn running_heads_and_page_numbers_are_left_out() {
    let page = |number: usize, text: &str| {
        at("F1", 10, 50, 770, &["The Hull Report of Rain"])
            + &at("F1", 10, 50, 700, &[text])
            + &at("F1", 10, 300, 30, &[&number.to_string()])
    };
    let contents =
        [page(7, "Rain fell on the town of Hull, and on the"), page(8, "hills, which had not expected it.")];
    check_pages(
        &[&contents[0], &contents[1]],
        "Rain fell on the town of Hull, and on the hills, which had not expected it.",
    );
}

#[test]
fn the_only_line_of_each_page_is_no_running_head() {
    let words = ["Rain fell.", "Wind blew.", "Fog came.", "Snow lay."];
    let pages = words.map(|text| at("F1", 10, 50, 700, &[text]));
    check_pages(&pages.each_ref().map(String::as_str), &words.join("\n\n"));
}

#[test]
fn text_that_nobody_reads_is_left_out() {
    let text = at("F1", 10, 50, 700, &["Rain fell."]);
    check(&(text.clone() + "BT /F1 10 Tf 0 1 -1 0 20 300 Tm (arXiv) Tj ET"), "Rain fell.");
    check(&(text.clone() + &at("F1", 10, 700, 700, &["outside"])), "Rain fell.");
    check(&(text.clone() + "/Artifact BMC " + &at("F1", 10, 50, 600, &["a head"]) + "EMC"), "Rain fell.");
    check(&(text + "BT /F1 10 Tf 3 Tr 50 600 Td (unseen) Tj ET"), "Rain fell.");
    check("BT /F1 10 Tf 3 Tr 50 600 Td (A scan.) Tj ET", "A scan.");
    check("BT /F1 10 Tf 0 1 -1 0 300 300 Tm (A page on its side.) Tj ET", "A page on its side.");
}

#[test]
fn actual_text_counts() {
    check(
        "BT /F1 10 Tf 50 700 Td (Rain ) Tj /Span<</ActualText(fell)>>BDC (xyz1) Tj EMC (.) Tj ET",
        "Rain fell.",
    );
}

#[test]
fn forms_are_read_as_deep_as_they_are_not_endless() {
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 0 -50]",
        "BT /F1 10 Tf 50 700 Td (Rain) Tj ET /X Do",
    );
    let file = pages(&["/X Do"], "/XObject<</X 6 0 R>>", &[form]);
    assert_eq!(pdf(&file).unwrap().text, "Rain");
    // Each form draws the next one, 50 points lower.
    let form = |next: usize| {
        let keys = format!(
            "/Subtype/Form/Matrix[1 0 0 1 0 -50]/Resources<</Font<</F1 3 0 R>>/XObject<</X {next} 0 R>>>>"
        );
        stream(&keys, "BT /F1 10 Tf 50 700 Td (Rain) Tj ET /X Do")
    };
    let forms: Vec<String> = (7..40).map(form).collect();
    assert_eq!(
        pdf(&pages(&["/X Do"], "/XObject<</X 6 0 R>>", &forms)).unwrap().text,
        ["Rain"; 8].join("\n\n")
    );
}

#[test]
fn codes_are_read_by_the_map_of_their_font() {
    let map = stream(
        "",
        "1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <0001> <0416> <0002> <FB01> endbfchar",
    );
    let font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 500>>]>>";
    let named = "<</Type/Font/Subtype/Type1/BaseFont/Y/Encoding<</Differences[1/f_i/adieresis/uni0416]>>/FirstChar 1/Widths[500 500 500]>>";
    let gb = "<</Type/Font/Subtype/Type0/BaseFont/Z/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0>>]>>";
    let file = |content: &str| {
        let fonts = "/Font<</T 7 0 R/N 8 0 R/G 9 0 R>>";
        let content = stream("", content);
        let objects = [
            map.clone(),
            font.to_owned(),
            named.to_owned(),
            gb.to_owned(),
            format!("<</Type/Page/Parent 2 0 R/Contents 11 0 R/Resources<<{fonts}>>>>"),
            content,
        ];
        let mut bytes = pages(&[], "", &objects);
        let at = bytes.windows(8).position(|window| window == b"/Kids[]/").unwrap();
        bytes.splice(at..at + 8, *b"/Kids[10 0 R]/");
        pdf(&bytes).unwrap().text
    };
    assert_eq!(file("BT /T 10 Tf 50 700 Td <00010002> Tj ET"), "Жfi");
    assert_eq!(file("BT /N 10 Tf 50 700 Td <010203> Tj ET"), "fiäЖ");
    assert_eq!(file("BT /G 10 Tf 50 700 Td <CCECC6F8> Tj ET"), "天气");
}

#[test]
fn letters_below_accents_are_one_character() {
    check("BT /F1 10 Tf 50 700 Td [(H\\250)500(ohe)] TJ ET", "Höhe");
}

#[test]
fn files_without_text_say_what_to_do() {
    check_error(
        &pages(&["0 0 9 9 re f"], "", &[]),
        "no text: a scan? recognize its text first (ocrmypdf FILE OUT)",
    );
    check_error(b"%PDF-1.4\nnothing", "damaged: ");
    check_error(b"", "damaged: it has no header");
    let file = file(
        &["<</Type/Catalog/Pages 2 0 R>>".to_owned(), "<</Type/Pages/Kids[2 0 R 2 0 R]>>".to_owned()],
        "",
    );
    check_error(&file, "no text");
}

#[test]
fn what_can_be_read_of_a_damaged_file_is_kept() {
    let bytes = pages(&[&at("F1", 10, 50, 700, &["Rain fell."]), "bad"], "", &[]);
    let text = String::from_utf8(bytes).unwrap();
    let damaged = text.replace("<</Length 3>>\nstream\nbad", "<</Length 3/Filter/None>>\nstream\nbad");
    let read = pdf(damaged.as_bytes()).unwrap();
    assert_eq!(
        (read.text.as_str(), read.warning.as_deref()),
        ("Rain fell.", Some("1 of 2 pages could not be read"))
    );
    let cut = &text[..text.find("xref").unwrap()];
    assert_eq!(pdf(cut.as_bytes()).unwrap().text, "Rain fell.");
}

#[test]
fn the_title_is_in_the_properties_or_on_the_first_page() {
    let text = at("F1", 20, 50, 750, &["Rain in May"])
        + &at("F1", 10, 50, 700, &["Rain fell on the town, and on the hills."]);
    let bytes = pages(&[&text], "", &["<</Title(Rain of May)>>".to_owned()]);
    assert_eq!(pdf(&bytes).unwrap().title.as_deref(), Some("Rain in May"));
    let bytes = String::from_utf8(bytes).unwrap().replace("trailer\n<<", "trailer\n<</Info 6 0 R");
    assert_eq!(pdf(bytes.as_bytes()).unwrap().title.as_deref(), Some("Rain of May"));
}
