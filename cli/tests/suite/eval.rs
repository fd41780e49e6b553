//! `nutgraf eval` as a user runs it.

use crate::harness::{folder, nutgraf, stderr, write};
use serde_json::Value;
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

    /// The mean of a measure.
    fn mean(&self, args: &str, measure: &str) -> f64 {
        let output = self.run(&format!("{args} --format json"));
        let object: Value = serde_json::from_slice(&output.stdout).unwrap();
        object["measures"][measure]["mean"].as_f64().unwrap()
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
