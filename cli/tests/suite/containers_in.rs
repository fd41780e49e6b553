//! Mail, mailboxes, chats and subtitles as files, in rows and on standard input.

use crate::harness::{folder, json_lines, run, run_with_input, stderr, stdout, write};

const ENCODED: &str = "From: Ann <a@b.org>\r\nTo: c@d.org\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nIt rain=\r\ned.\r\n\r\n-- \r\nAnn\r\n";

#[test]
fn a_mail_is_decoded_whatever_its_name() {
    let folder = folder("mail");
    for name in ["a.eml", "a.txt"] {
        let path = write(&folder, name, ENCODED);
        assert_eq!(stdout(&run(&["summarize", &path])), "It rained.\n", "{name}");
    }
    assert_eq!(stdout(&run_with_input(&["keywords", "--max-words", "1"], ENCODED.as_bytes())), "Café\n");
    let text = write(&folder, "b.txt", ENCODED);
    assert!(stdout(&run(&["split", "--from", "text", &text])).contains("Content-Transfer-Encoding"));
}

#[test]
fn a_mailbox_has_a_row_for_each_mail() {
    let start = "From a@b.org Mon May  5 08:00:00 2025\n";
    let mails = [
        "From: a@b.org\nSubject: Rain\n\nIt rained.\n>From noon on it snowed.\n",
        "From: c@d.org\nSubject: Snow\n\nIt snowed.\n",
    ];
    let mailbox = format!("{start}{}\n{start}{}", mails[0], mails[1]);
    let path = write(&folder("mailbox"), "in.mbox", &mailbox);
    for output in [run(&["split", &path]), run_with_input(&["split"], mailbox.as_bytes())] {
        let found: Vec<String> = json_lines(&output)
            .iter()
            .map(|row| {
                let texts = row["sentences"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|sentence| sentence["text"].as_str().unwrap());
                let id = row["id"].as_str().unwrap();
                format!("{}: {}", &id[id.rfind(':').unwrap() + 1..], texts.collect::<Vec<_>>().join("|"))
            })
            .collect();
        assert_eq!(found, ["1: Rain|It rained.|From noon on it snowed.", "8: Snow|It snowed."]);
    }
}

#[test]
fn a_mailbox_that_cannot_be_read_is_told() {
    // A gzip file that ends within the first line.
    let cut = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x01\xff\0\0\xffFrom a@b.org Mon";
    let path = write(&folder("mailbox_damaged"), "in.mbox.gz", cut);
    let output = run(&["split", &path]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).starts_with(&format!("nutgraf: {path}: ")), "{}", stderr(&output));
}

#[test]
fn rows_tell_who_says_what_and_when() {
    let row = r#"{"id":1,"text":"[21:14] <kit> it fails\n[21:15] <ann> why?\n[21:16] <kit> so it does\n"}"#;
    let path = write(&folder("chat_rows"), "a.jsonl", row);
    let output = run(&["summarize", "-l", "1s", &path]);
    let sentence = &json_lines(&output)[0]["sentences"][0];
    let fields = ["text", "shown", "time", "speaker"].map(|field| sentence[field].as_str().unwrap());
    assert_eq!(fields, ["it fails", "kit: it fails", "21:14", "kit"]);
    let chat = run_with_input(
        &["split", "--from", "chat", "--format", "text"],
        b"<kit> it fails\n<ann> why?\n<kit> so it does\n",
    );
    assert_eq!(stdout(&chat), "it fails\nwhy?\nso it does\n");
    let given = stdout(&run(&["split", "--text-markup", "text", "--format", "text", &path]));
    assert!(given.contains("<kit>"), "{given}");
}

#[test]
fn subtitles_in_rows_are_no_html() {
    let row = r#"{"id":1,"text":"1\n00:00:01,000 --> 00:00:03,500\nANN: <i>Rain</i> fell.\n\n2\n00:00:09,000 --> 00:00:11,000\nIt was cold.\n"}"#;
    let path = write(&folder("subtitle_rows"), "a.jsonl", row);
    let sentences = json_lines(&run(&["split", &path]))[0]["sentences"].clone();
    let shown = [0, 1]
        .map(|at| sentences[at]["shown"].as_str().or(sentences[at]["text"].as_str()).unwrap().to_owned());
    assert_eq!(shown, ["Rain fell.", "It was cold."]);
    assert_eq!(sentences[0]["speaker"], "ANN");
}

#[test]
fn a_readme_is_read_as_markdown_without_being_told() {
    const README: &str = "# rain\n\n<img src=\"ci.svg\">\n\n`rain` counts the drops that\nfall on a **roof**.\n\n## Use\n\nSee the [manual](manual.md).\n";
    const READ: &str = "rain counts the drops that fall on a roof.\n";
    let row = serde_json::json!({ "id": 1, "text": README }).to_string();
    let path = write(&folder("readme_rows"), "a.jsonl", &row);
    let of_row = |markup: &str| {
        stdout(&run(&["summarize", "-l", "1s", "--format", "text", "--text-markup", markup, &path]))
    };
    let of_input =
        |from: &str| stdout(&run_with_input(&["summarize", "-l", "1s", "--from", from], README.as_bytes()));
    assert_eq!([of_row("auto"), of_input("auto")], [READ, READ]);
    for text in [of_row("text"), of_input("text")] {
        assert!(text.contains("`rain`"), "{text}");
    }
    // What is cut from a text is cut from its source.
    let whole = stdout(&run_with_input(&["trim", "-l", "1kB"], README.as_bytes()));
    assert_eq!(whole, README);
}

#[test]
fn lines_with_tags_within_them_stay_lines() {
    let row = serde_json::json!({
        "id": 1,
        "text": "Tram news\n\nThe <b>tram</b> is back on Monday\n<a href=\"https://tram.example/9\">Line 9</a> waits for parts.\n<img src=\"o.gif\">\n",
    });
    let path = write(&folder("tag_rows"), "a.jsonl", row.to_string());
    let rows = json_lines(&run(&["split", &path]));
    let sentences = rows[0]["sentences"].as_array().unwrap();
    let texts: Vec<&str> = sentences.iter().map(|sentence| sentence["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["Tram news", "The tram is back on Monday", "Line 9 waits for parts."]);
}

#[test]
fn a_summary_of_a_talk_names_who_says_what() {
    let talk = "Ann: The bakery opens at noon tomorrow. The new oven bakes forty loaves at once.\n\
                Ben: Forty loaves of rye bread are too many for the bakery.\n\
                Ann: Who eats the forty loaves?\nBen: The school and the hotel take half of them.\n";
    let summary = |length: &str| stdout(&run_with_input(&["summarize", "-l", length], talk.as_bytes()));
    assert_eq!(
        summary("100%"),
        "Ann: The bakery opens at noon tomorrow. The new oven bakes forty loaves at once. \
         Ben: Forty loaves of rye bread are too many for the bakery. Ann: Who eats the forty loaves? \
         Ben: The school and the hotel take half of them.\n"
    );
    // The name counts as a word.
    assert_eq!(summary("12w"), "Ben: Forty loaves of rye bread are too many for the bakery.\n");
    assert!(!summary("11w").contains("too many for the bakery."), "{}", summary("11w"));
    let path = write(&folder("talk"), "talk.jsonl", serde_json::json!({"id": 1, "text": talk}).to_string());
    let row = &json_lines(&run(&["summarize", "-l", "100%", &path]))[0];
    let [first, second] = [&row["sentences"][0], &row["sentences"][1]];
    assert_eq!(first["text"], "Ann: The bakery opens at noon tomorrow.");
    assert_eq!((&first["start"], &first["speaker"]), (&0.into(), &"Ann".into()));
    assert!(first.get("shown").is_none() && second.get("shown").is_none(), "{row}");
}

#[test]
fn a_summary_of_subtitles_has_the_times() {
    let cues =
        "1\n00:00:01,000 --> 00:00:03,500\nRain fell on\n\n2\n00:00:03,600 --> 00:00:06,000\nthe town.\n";
    let path = write(&folder("cues"), "a.srt", cues);
    let sentence = &json_lines(&run(&["summarize", "--format", "jsonl", &path]))[0]["sentences"][0];
    assert_eq!(
        (&sentence["text"], &sentence["time"]),
        (&"Rain fell on the town.".into(), &"00:00:01,000".into())
    );
}
