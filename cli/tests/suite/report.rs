//! `nutgraf report`: pages are the same every time, say what `summarize` says, and no text becomes markup in them.

use crate::harness::{
    folder, json_lines, name, names, read, root, rows, run, run_with_input, stderr, stdout, write,
};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fs;

const ARTICLE: &str = "seeds/texts/china-us-coordination.txt";

fn report(args: &[&str]) -> String {
    let output = run(&[&["report"], args].concat());
    assert!(output.status.success(), "{args:?}: {}", stderr(&output));
    stdout(&output)
}

/// The texts between two marks, in order.
fn between<'p>(page: &'p str, start: &str, end: &str) -> Vec<&'p str> {
    page.split(start).skip(1).filter_map(|rest| rest.split_once(end)).map(|(part, _)| part).collect()
}

/// The places of the sentences that can be picked, in the order of the text.
fn places(page: &str) -> Vec<usize> {
    let ids = between(page, "<span id=\"", "</span>").into_iter().filter(|part| part.contains("class=\"s "));
    ids.map(|part| part.split_once('"').unwrap().0.parse().unwrap()).collect()
}

fn texts() -> Vec<String> {
    let mut texts = names(&root().join("seeds/texts"));
    texts.iter_mut().for_each(|text| *text = format!("seeds/texts/{text}"));
    texts
}

#[test]
fn the_sentences_at_every_length_are_those_of_a_nested_summary() {
    for text in texts() {
        let page = report(&[&text]);
        let sentences = between(&page, "<span id=\"", "</span>");
        let places = places(&page);
        assert!(places.len() > 2, "{text}");
        for k in 1..=places.len() {
            let length = format!("{k}s");
            let summary = run(&["summarize", "-l", &length, "--nested", "--format", "jsonl", &text]);
            let picks = json_lines(&summary)[0]["sentences"].as_array().unwrap().clone();
            let expected: Vec<u64> = picks.iter().map(|pick| pick["place"].as_u64().unwrap() + 1).collect();
            let found: Vec<u64> =
                places.iter().filter(|place| **place <= k).map(|place| *place as u64).collect();
            assert_eq!(found, expected, "{text} at {k}");
        }
        let n_marked = sentences.iter().filter(|sentence| sentence.contains(" on\"")).count();
        assert_eq!(n_marked, places.len().min(3), "{text}");
    }
}

#[test]
fn pages_are_the_same_every_time() {
    let folder = folder("report_same");
    let input = write(&folder, "rows.jsonl", rows(60));
    for args in [&[ARTICLE][..], &[&input, "--group-field", "day.of"], &["seeds/texts"]] {
        let page = report(args);
        assert_eq!(page, report(args));
        assert_eq!(page, report(&[args, &["-j", "1"]].concat()));
        let out = folder.join("out.html");
        report(&[args, &["-o", name(&out)]].concat());
        assert_eq!(page, read(&out));
    }
}

#[test]
fn the_policy_allows_the_one_style_and_the_one_script() {
    for page in [report(&[ARTICLE]), report(&["seeds/texts"])] {
        let policy = between(&page, "Content-Security-Policy\" content=\"", "\"")[0].to_owned();
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        for (kind, tag) in [("style-src", "style"), ("script-src", "script")] {
            let content = between(&page, &format!("<{tag}>"), &format!("</{tag}>"));
            assert_eq!(content.len(), 1);
            let hash = BASE64_STANDARD.encode(Sha256::digest(content[0]));
            assert!(policy.contains(&format!("{kind} 'sha256-{hash}'")), "{kind}: {policy}");
        }
        assert_eq!((page.matches("<script").count(), page.matches("<style").count()), (1, 1));
        assert!(!page.contains(" style=") && !page.contains(" src=") && !page.contains("href=\"http"));
    }
}

/// Texts that would be markup if they were not escaped.
const HOSTILE: [&str; 6] = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onclick='alert(1)",
    "--><!--</title></style><iframe>",
    "\u{202e}&lt;img src=x&gt;",
];

#[test]
fn no_text_becomes_markup() {
    let folder = folder("report_hostile");
    let fields = HOSTILE.map(|hostile| {
        let text =
            format!("{hostile} is a bridge. The bridge of {hostile} was closed.\n\n{hostile} It opens.");
        json!({"id": hostile, "title": hostile, "text": text, "group": hostile, "time": hostile})
    });
    let lines = fields.iter().map(|row| row.to_string() + "\n").collect::<String>() + "{\"id\":\"<b>\"}\n";
    let input = write(&folder, "<i>.jsonl", lines);
    let options = ["--group-field", "group", "--time-field", "time"];
    let corpus = stdout(&run(&[&["report", &input], &options[..]].concat()));
    let pages = folder.join("pages");
    run(&["report", &input, "--report-dir", name(&pages)]);
    let mut all = vec![corpus];
    all.extend((1..=HOSTILE.len()).map(|at| read(&pages.join(format!("documents/{at:05}.html")))));
    for hostile in HOSTILE {
        let one =
            write(&folder, "one.txt", format!("{hostile}\n\n{hostile} is a bridge. The bridge is closed."));
        all.push(report(&["--from", "text", &one]));
    }
    for page in all {
        let (_, body) = page.split_once("</style>").unwrap();
        for tag in [
            "<script",
            "<img",
            "<iframe",
            "<i>",
            "<style",
            "<!--",
            "<svg o",
            " onerror=alert(1)>",
            " onclick='",
        ] {
            let n_own = usize::from(tag == "<script");
            assert_eq!(body.matches(tag).count(), n_own, "{tag}: {}", &page[..200]);
        }
        assert_eq!(page.matches("<title").count() - page.matches("<title>").count(), 0);
        assert!(page.contains("&lt;") || page.contains("&#39;"));
    }
}

#[test]
fn a_document_that_fails_costs_no_other() {
    let folder = folder("report_failed");
    let input = write(&folder, "rows.jsonl", rows(3) + "{\"id\":9}\nnot JSON\n" + &rows(2));
    let out = folder.join("out.html");
    let output = run(&["report", &input, "-o", name(&out)]);
    assert_eq!(output.status.code(), Some(3));
    let page = read(&out);
    assert_eq!(page.matches("<tr id=\"d").count(), 5);
    assert!(page.contains("2 failed") && page.contains("rows.jsonl:4: field &quot;text&quot; is missing"));
    assert!(stderr(&output).contains("rows.jsonl:5: "), "{}", stderr(&output));

    let strict = run(&["report", &input, "--strict", "-o", name(&out)]);
    assert_eq!((strict.status.code(), read(&out) == page), (Some(2), true));

    let none = run(&["report", name(&folder.join("missing.txt")), "-o", name(&folder.join("none.html"))]);
    assert_eq!(none.status.code(), Some(3));
    assert_eq!(names(&folder), ["out.html", "rows.jsonl"]);
}

#[test]
fn rows_have_groups_times_and_near_duplicates() {
    let folder = folder("report_fields");
    let text = fs::read_to_string(root().join("seeds/texts/harbour-bridge-news.txt")).unwrap();
    let rows =
        [("a", "2024-01-31", 1.5), ("b", "Feb 3, 2024", 2.0), ("b", "", 3.0)].map(|(group, time, number)| {
            json!({"id": number, "text": text, "meta": {"group": group}, "time": time}).to_string() + "\n"
        });
    let input = write(&folder, "rows.jsonl", rows.concat());
    let page = report(&[&input, "--group-field", "meta.group", "--time-field", "time"]);
    for part in [
        "3 documents",
        "2 near-duplicates",
        "<td data-v=\"2024-02-03\">",
        "data-g=\"b\" data-of=\"1\"",
        "<option>a</option><option>b</option>",
        "Keywords over time",
        "Keywords by group",
        "Nearly the same as",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let without = report(&[&input]);
    assert!(!without.contains("Keywords by group") && !without.contains("data-g"));
    let absent = run(&["report", &input, "--time-field", "when"]);
    assert!(stderr(&absent).contains("no field \"when\""), "{}", stderr(&absent));
    let text_alone = run(&["report", ARTICLE, "--time-field", "when"]);
    assert!(stderr(&text_alone).contains("no effect"), "{}", stderr(&text_alone));
}

#[test]
fn many_documents_are_a_folder_of_pages() {
    let folder = folder("report_folder");
    let input = write(&folder, "rows.jsonl", rows(501));
    let (out, dir) = (folder.join("out.html"), folder.join("pages"));
    let output = run(&["report", &input, "-o", name(&out)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("use --report-dir DIR"), "{}", stderr(&output));
    assert!(!out.exists());

    let small = write(&folder, "small.jsonl", rows(4));
    for _ in 0..2 {
        report(&[&small, "--report-dir", name(&dir)]);
        assert_eq!(names(&dir), ["documents", "index.html"]);
        assert_eq!(names(&dir.join("documents")).len(), 4);
    }
    assert!(read(&dir.join("index.html")).contains("<a href=\"documents/00004.html\">"));
    assert!(read(&dir.join("documents/00004.html")).contains("<a href=\"../index.html\">"));
    let inside = run(&["report", name(&dir), "--report-dir", name(&dir)]);
    assert_eq!(inside.status.code(), Some(2), "{}", stderr(&inside));
    let other = run(&["report", &small, "--report-dir", name(&folder)]);
    assert!(stderr(&other).contains("is neither empty nor an earlier report"), "{}", stderr(&other));
    let both = run(&["report", &small, "--report-dir", name(&dir), "-o", name(&out)]);
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn an_index_of_many_rows_has_several_pages() {
    let folder = folder("report_pages");
    // The texts are short, so that the test is.
    let rows = |n: usize| {
        (0..n).map(|at| json!({"id": at, "text": format!("Bridge {at} is open.")}).to_string() + "\n")
    };
    let input = write(&folder, "rows.jsonl", rows(501).collect::<String>());
    let dir = folder.join("pages");
    report(&[&input, "--report-dir", name(&dir)]);
    assert_eq!(names(&dir), ["documents", "index-2.html", "index.html"]);
    let [first, second] = ["index.html", "index-2.html"].map(|page| read(&dir.join(page)));
    assert_eq!([&first, &second].map(|page| page.matches("<tr id=\"d").count()), [500, 1]);
    assert!(first.contains("<a href=\"index-2.html\">Page 2</a>") && second.contains("page 2 of 2"));
}

#[test]
fn no_input_is_written_over_by_a_report() {
    let folder = folder("report_inputs");
    let input = write(&folder, "in.jsonl", rows(3));
    let output = run(&["report", &input, "-o", &input]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("would be written over the input"), "{}", stderr(&output));
    assert_eq!(read(&folder.join("in.jsonl")), rows(3));
}

#[test]
fn the_language_and_the_direction_are_told() {
    let check = |text: &str, part: &str| assert!(report(&[text]).contains(part), "{text}: {part}");
    check("seeds/texts/miyah-khabar.txt", "data-joint=\" \" lang=\"ar\" dir=\"rtl\">");
    check("seeds/texts/miyah-khabar.txt", "<svg class=\"map rtl\"");
    check("seeds/texts/gaotie-xinwen.txt", "data-joint=\"\" lang=\"zh\" dir=\"ltr\">");
    check("seeds/texts/hochwasser-nachricht.txt", " lang=\"de\" dir=\"ltr\">");
    let unknown = stdout(&run_with_input(&["report", "--lang", "und"], b"Zarela venka dorka. Esu la marel."));
    assert!(unknown.contains(" lang=\"\" dir=\"auto\""));
}

#[test]
fn texts_of_nothing_have_a_page() {
    for input in ["", "\n", "?!", "a"] {
        let output = run_with_input(&["report"], input.as_bytes());
        assert!(output.status.success(), "{input:?}: {}", stderr(&output));
        assert!(stdout(&output).ends_with("</html>\n"));
    }
    let empty = run_with_input(&["report", "--from", "jsonl"], b"{\"text\":\"\"}\n{\"text\":null}\n");
    assert_eq!(stdout(&empty).matches("<tr id=\"d").count(), 2, "{}", stderr(&empty));
}

#[test]
fn lists_tables_and_code_are_shown_as_such() {
    let folder = folder("report_blocks");
    let text = "# Bridge\n\nThe bridge opens.\n\n- one thing\n- another\n\n> A quotation here.\n\n\
                ```\nfn open() {\n    swing();\n}\n```\n\n| pier | state |\n|---|---|\n| east | new |\n";
    let page = report(&[&write(&folder, "a.md", text)]);
    for part in ["<h1>Bridge</h1>", "<ul>\n<li", "<blockquote", "\n    swing();", "<tr class=\"b\"><td>"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let section = between(&page, "<section class=\"text", "</section>")[0].to_owned();
    assert!(!section.contains("<h3") && !section.contains("<hr"), "no title again, no fences: {section}");
    let numbered = write(
        &folder,
        "a.txt",
        "The bridge opens today, they say:\n\n3. The first thing is done.\n4. So is the second.\n",
    );
    let page = report(&[&numbered]);
    assert!(
        page.contains("<ol>\n<li class=\"b has\" value=\"3\">")
            || page.contains("<ol>\n<li class=\"b\" value=\"3\">"),
        "{page}"
    );
}
