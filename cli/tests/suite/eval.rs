//! `nutgraf eval` as a user runs it.

use crate::harness::{folder, nutgraf, rows, run_with_input, stderr, stdout, write};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Output;

/// A folder with the files of a test, in which the program runs.
struct EvalFolder(PathBuf);

impl EvalFolder {
    fn new(name: &str) -> Self {
        Self(folder(name))
    }

    fn write(&self, name: &str, lines: &[&str]) {
        write(&self.0, name, lines.join("\n"));
    }

    fn run(&self, args: &str) -> Output {
        nutgraf().current_dir(&self.0).arg("eval").args(args.split(' ')).output().unwrap()
    }

    fn json(&self, args: &str) -> Value {
        serde_json::from_slice(&self.run(args).stdout).unwrap()
    }

    /// The mean of a measure.
    fn mean(&self, args: &str, measure: &str) -> f64 {
        self.json(&format!("{args} --format json"))["measures"][measure]["mean"].as_f64().unwrap()
    }
}

fn messages(output: &Output) -> Vec<String> {
    stderr(output).lines().map(str::to_owned).collect()
}

const SUMMARIES: &str = "summaries --gold gold.jsonl --pred pred.jsonl";

#[test]
fn summaries_are_scored() {
    let folder = EvalFolder::new("eval_scores_summaries");
    folder.write(
        "gold.jsonl",
        &[
            r#"{"id":1,"summary":["the cats sat down","no match"]}"#,
            r#"{"id":"fr","lang":"fr","summary":[["les maisons"]]}"#,
        ],
    );
    folder.write(
        "pred.jsonl",
        &[
            r#"{"id":"fr","language":"fr","sentences":[{"text":"La maison"}]}"#,
            r#"{"id":"1","summary":"the cat sat\nthere"}"#,
        ],
    );
    assert_eq!(folder.run(SUMMARIES).status.code(), Some(0));
    let recall = |more: &str| folder.mean(&format!("{SUMMARIES}{more}"), "ROUGE-1 R");
    assert_eq!(recall(""), f64::midpoint(0.75, 0.0));
    assert_eq!(recall(" --stem"), f64::midpoint(0.75, 0.5));
    assert_eq!(recall(" --no-stem"), f64::midpoint(0.5, 0.0));
    assert_eq!(recall(" --references average"), f64::midpoint(0.375, 0.0));
    assert_eq!(recall(" --words 1"), f64::midpoint(0.25, 0.0));
    // Three of the six words of both references; ROUGE-1.5.5 stems in every language.
    assert_eq!(recall(" --like rouge-1.5.5"), f64::midpoint(0.5, 0.5));
    // The references are cut too: one of their first two words matches.
    assert_eq!(recall(" --like rouge-1.5.5 --words 1"), f64::midpoint(0.5, 0.0));
}

#[test]
fn rows_that_cannot_be_scored_are_reported() {
    let folder = EvalFolder::new("eval_says_which_rows");
    let gold = [r#"{"id":"a","summary":"x"}"#, r#"{"id":"b","summary":"x"}"#, r#"{"id":"c"}"#, "{"];
    folder.write("gold.jsonl", &gold);
    let pred = [
        r#"{"id":"a","summary":"x"}"#,
        "",
        r#"{"id":"a","summary":"y"}"#,
        r#"{"id":"d","error":"too long"}"#,
    ];
    folder.write("pred.jsonl", &pred);
    let output = folder.run(SUMMARIES);
    assert_eq!(output.status.code(), Some(3));
    let expected = [
        "nutgraf: gold.jsonl:3: field \"summary\" is missing",
        "nutgraf: gold.jsonl:4: column 1: not a row: EOF while parsing an object",
        "nutgraf: pred.jsonl:3: id \"a\" is already used in line 1; this row is ignored",
        "nutgraf: pred.jsonl:4: the document failed: too long",
        "nutgraf: gold.jsonl:2: id \"b\" has no row in pred.jsonl",
    ];
    assert_eq!(messages(&output), expected);
    assert_eq!(folder.mean(SUMMARIES, "ROUGE-1 F1"), 1.0);
}

#[test]
fn nothing_to_score_is_an_error() {
    let folder = EvalFolder::new("eval_fails");
    folder.write("gold.jsonl", &[r#"{"id":"a","summary":"x"}"#]);
    folder.write("pred.jsonl", &[r#"{"id":"b","summary":"x"}"#]);
    let output = folder.run(SUMMARIES);
    assert_eq!(output.status.code(), Some(2));
    let expected = "nutgraf: no row of pred.jsonl can be scored against one of gold.jsonl";
    assert_eq!(messages(&output).last().unwrap(), expected);
    let output = folder.run("summaries --gold none.jsonl --pred pred.jsonl");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(messages(&output), ["nutgraf: none.jsonl: no such file or directory"]);
    assert_eq!(folder.run(&format!("{SUMMARIES} --words 1 --bytes 1")).status.code(), Some(2));
}

#[test]
fn keywords_are_scored() {
    let folder = EvalFolder::new("eval_scores_keywords");
    let gold = [
        r#"{"id":1,"keys":["neural network","tree"],"text":"Neural networks grow."}"#,
        r#"{"id":2,"keys":[]}"#,
    ];
    folder.write("gold.jsonl", &gold);
    let pred =
        [r#"{"id":1,"keywords":[{"text":"Neural Networks"},{"text":"graph"}]}"#, r#"{"id":2,"keywords":[]}"#];
    folder.write("pred.jsonl", &pred);
    let keywords = "keywords --gold gold.jsonl --pred pred.jsonl -k 1,2";
    let output = folder.run(keywords);
    assert_eq!((output.status.code(), messages(&output).len()), (Some(0), 1));
    assert_eq!(folder.mean(keywords, "P@1"), 1.0);
    assert_eq!(folder.mean(keywords, "R@2"), 0.5);
    assert_eq!(folder.mean(keywords, "micro F1@2"), 0.5);
    assert_eq!(folder.mean(keywords, "MAP"), 0.5);
    let output = folder.run(&format!("{keywords} --present"));
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(
        messages(&output),
        ["nutgraf: gold.jsonl:2: field \"text\" is missing, which --present needs"]
    );
    assert_eq!(folder.mean(&format!("{keywords} --present"), "R@1"), 1.0);
}

#[test]
fn two_systems_are_compared() {
    let folder = EvalFolder::new("eval_compares");
    let row = |id: usize, text: &str| format!(r#"{{"id":{id},"summary":"{text}"}}"#);
    let rows =
        |text: fn(usize) -> &'static str| (0..40).map(|id| row(id, text(id))).collect::<Vec<_>>().join("\n");
    folder.write("gold.jsonl", &[&rows(|_| "one two")]);
    folder.write("pred.jsonl", &[&rows(|_| "one two")]);
    folder.write("other.jsonl", &[&rows(|id| if id % 2 == 0 { "one two" } else { "three" })]);
    let output = folder.run(&format!("{SUMMARIES} --against other.jsonl --format json"));
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    let measure = &object["measures"]["ROUGE-2 F1"];
    assert_eq!((measure["against"].as_f64(), measure["difference"]["mean"].as_f64()), (Some(0.5), Some(0.5)));
    assert!(measure["p"].as_f64().unwrap() < 0.01);
    assert_eq!(output.stdout, folder.run(&format!("{SUMMARIES} --pred2 other.jsonl --format json")).stdout);
    assert_eq!(
        folder
            .run(&format!("{SUMMARIES} --against pred.jsonl"))
            .stdout
            .windows(7)
            .filter(|w| w == b"p 1.000")
            .count(),
        12
    );
}

/// A row for a report by kind.
fn kind_row(kind: &str, text: &str, summary: &str) -> String {
    json!({"kind": kind, "text": text, "summary": summary, "lang": "en"}).to_string()
}

#[test]
fn a_report_by_kind_has_the_figures_of_every_method() {
    let folder = EvalFolder::new("eval_by_kind");
    // Every method has to take the only sentence: two of its five words and one of its four pairs are in the reference.
    let whole = kind_row("x", "Rain fell on the town.", "Rain fell");
    let row = kind_row("x", "Snow fell. Rain fell. Wind blew.", "Snow fell. Rain fell.");
    folder.write("weather.v2.jsonl", &[&whole, &row]);
    let report = folder.json("summaries --kind-report weather.v2.jsonl -l 1s --format json");
    let kind = &report["kinds"][0];
    assert_eq!((&kind["kind"], &kind["documents"]), (&json!("weather.v2"), &json!(2)));
    // The reference has two words, and four.
    assert_eq!(kind["gold_words"], 3.0);
    let lead = &kind["methods"]["lead"];
    // "Snow fell": both words are in the reference, which has four words; its pair is one of three.
    let close =
        |found: &Value, expected: f64| assert!((found.as_f64().unwrap() - expected).abs() < 1e-12, "{found}");
    close(&lead["ROUGE-1 F1"], f64::midpoint(4.0 / 7.0, 2.0 / 3.0));
    close(&lead["ROUGE-2 F1"], f64::midpoint(0.4, 0.5));
    close(&lead["mean"]["mean"], (4.0 / 7.0 + 2.0 / 3.0 + 0.4 + 0.5) / 4.0);
    // One of the two documents at each end of the interval.
    close(&lead["mean"]["low"], f64::midpoint(4.0 / 7.0, 0.4));
    close(&lead["mean"]["high"], f64::midpoint(2.0 / 3.0, 0.5));
    close(&lead["words"], 3.5);
    assert!(kind["methods"]["default"]["difference"].is_null() && lead["p"].is_number());
}

#[test]
fn summaries_are_as_long_as_the_references_unless_told() {
    let folder = EvalFolder::new("eval_by_kind_length");
    let row = kind_row("x", "Rain fell. Snow fell. Wind blew.", "Snow fell. Wind blew.");
    folder.write("weather.jsonl", &[&row]);
    let words = |more: &str| {
        let report = folder.json(&format!("summaries --kind-report weather.jsonl --format json{more}"));
        ["default", "lead", "textrank"].map(|method| report["kinds"][0]["methods"][method]["words"].as_f64())
    };
    assert_eq!(words(""), [Some(4.0); 3]);
    assert_eq!(words(" -l 1s"), [Some(2.0); 3]);
    assert_eq!(words(" --words 1"), [Some(1.0); 3]);
}

#[test]
fn kinds_are_named_by_a_field_or_the_file() {
    let folder = EvalFolder::new("eval_by_kind_names");
    let row = |kind: &str| kind_row(kind, "Rain fell.", "Rain fell.");
    folder.write("a.jsonl", &[&row("news"), &row("mail"), &row("news")]);
    folder.write("b.csv", &["text,summary,kind", "Rain fell.,Rain fell.,mail"]);
    let kinds = |more: &str| -> Vec<String> {
        let output = folder.run(&format!("summaries --kind-report a.jsonl b.csv --format tsv{more}"));
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
        let lines = stdout(&output);
        let fields =
            lines.lines().skip(1).step_by(3).map(|line| line.split('\t').take(2).collect::<Vec<_>>());
        fields.map(|fields| fields.join(" ")).collect()
    };
    assert_eq!(kinds(""), ["a 3", "b 1"]);
    assert_eq!(kinds(" --kind-field kind"), ["news 2", "mail 2"]);
}

#[test]
fn a_report_by_kind_reads_standard_input_and_is_the_same_with_any_threads() {
    let rows: String = rows(300)
        .lines()
        .map(|line| {
            let mut row: Value = serde_json::from_str(line).unwrap();
            row["summary"] = json!(["The bridge is closed. Ferries run."]);
            row.to_string() + "\n"
        })
        .collect();
    let report = |threads: &str| {
        run_with_input(
            &["eval", "summaries", "--kind-report", "-", "--kind-field", "day.of", "-j", threads],
            rows.as_bytes(),
        )
    };
    let one = report("1");
    let lines = stdout(&one);
    assert_eq!((one.status.code(), lines.lines().count()), (Some(0), 11), "{lines}");
    assert!(lines.lines().nth(2).unwrap().starts_with("0           100  default "), "{lines}");
    assert_eq!(one.stdout, report("8").stdout);
}

#[test]
fn a_report_by_kind_says_which_rows_it_lacks() {
    let folder = EvalFolder::new("eval_by_kind_fails");
    let good = kind_row("news", "Rain fell.", "Rain fell.");
    folder
        .write("a.jsonl", &[&good, r#"{"id":"b","text":"Rain fell."}"#, r#"{"id":"c","summary":"x"}"#, "{"]);
    let output = folder.run("summaries --kind-report a.jsonl none.jsonl");
    assert_eq!(output.status.code(), Some(3));
    let expected = [
        "nutgraf: b: field \"summary\" is missing",
        "nutgraf: a.jsonl:3: field \"text\" is missing",
        "nutgraf: a.jsonl:4: column 1: not a row of JSON: EOF while parsing an object",
        "nutgraf: none.jsonl: no such file or directory",
    ];
    assert_eq!(messages(&output), expected);
    assert_eq!(stdout(&output).lines().count(), 5);
    let output = folder.run("summaries --kind-report a.jsonl --kind-field subject");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert_eq!(messages(&output).last().unwrap(), "nutgraf: no row could be scored");
    for wrong in [
        "--kind-report a.jsonl --gold a.jsonl",
        "--kind-report",
        "--gold a.jsonl --pred a.jsonl -l 1s",
        "--pred a.jsonl",
    ] {
        assert_eq!(folder.run(&format!("summaries {wrong}")).status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn scores_are_printed_as_a_table_with_tabs() {
    let folder = EvalFolder::new("eval_tsv");
    folder.write("gold.jsonl", &[r#"{"id":1,"summary":"one two"}"#]);
    folder.write("pred.jsonl", &[r#"{"id":1,"summary":"one"}"#]);
    let output = stdout(&folder.run(&format!("{SUMMARIES} --against gold.jsonl --format tsv")));
    let mut lines = output.lines();
    let head = "measure\tmean\tlow\thigh\tagainst\tdifference\tdifference_low\tdifference_high\tp";
    assert_eq!(lines.next(), Some(head));
    assert_eq!(lines.nth(1), Some("ROUGE-1 P\t1\t1\t1\t1\t0\t0\t0\t1"));
    assert_eq!(
        lines.next().map(|line| line.rsplit_once('\t').unwrap().0),
        Some("ROUGE-1 R\t0.5\t0.5\t0.5\t1\t-0.5\t-0.5\t-0.5")
    );
    assert_eq!(lines.last(), Some("gold words\t2\t\t\t\t\t\t\t"));
}
