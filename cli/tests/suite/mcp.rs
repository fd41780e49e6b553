//! `nutgraf mcp`: the protocol, its errors, and the folder that nothing leads out of.

use crate::harness::{folder, json_lines, name, run, run_with_input};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The answers to some messages after the first of a session.
fn answers(args: &[&str], messages: &[Value]) -> Vec<Value> {
    let lines: Vec<String> = messages.iter().map(Value::to_string).collect();
    raw_answers(args, &lines.join("\n"))
}

fn raw_answers(args: &[&str], lines: &str) -> Vec<Value> {
    let hello = request(
        0,
        "initialize",
        &json!({"protocolVersion": "2025-03-26", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}),
    );
    let ready = json!({"jsonrpc": "2.0", "method": "notifications/initialized"});
    let input = format!("{hello}\n{ready}\n{lines}\n");
    let output = run_with_input(&[&["mcp"], args].concat(), input.as_bytes());
    assert!(output.status.success(), "{output:?}");
    let mut all = json_lines(&output);
    assert_eq!(all.remove(0)["result"]["protocolVersion"], "2025-03-26");
    all
}

fn request(id: u32, method: &str, params: &Value) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
}

fn call(id: u32, tool: &str, arguments: &Value) -> Value {
    request(id, "tools/call", &json!({"name": tool, "arguments": arguments}))
}

/// The text of the result of a call; the error is one for the model.
fn result(answer: &Value) -> Result<String, String> {
    let text =
        answer["result"]["content"][0]["text"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned();
    if answer["result"]["isError"] == true { Err(text) } else { Ok(text) }
}

const TEXT: &str = "# Harbour\n\nThe harbour council closed the old bridge on Monday. It rained.\n\n## Ferries\n\nFerries cross the harbour twice an hour.\n";

#[test]
fn versions_are_negotiated() {
    for (asked, agreed) in
        [("2024-11-05", "2024-11-05"), ("2025-06-18", "2025-06-18"), ("1999-01-01", "2025-06-18")]
    {
        let hello = request(1, "initialize", &json!({"protocolVersion": asked}));
        let answer = &json_lines(&run_with_input(&["mcp"], hello.to_string().as_bytes()))[0];
        assert_eq!(answer["result"]["protocolVersion"], agreed);
        assert!(answer["result"]["capabilities"]["tools"].is_object());
    }
}

#[test]
fn every_tool_answers() {
    let text = json!({"text": TEXT});
    let names = ["summarize", "keywords", "gist", "outline", "trim"];
    let calls: Vec<Value> = names.iter().zip(1..).map(|(name, id)| call(id, name, &text)).collect();
    let answers = answers(&[], &calls);
    let texts: Vec<String> = answers.iter().map(|answer| result(answer).unwrap()).collect();
    assert!(texts[0].contains("The harbour council closed the old bridge on Monday."), "{texts:?}");
    assert!(texts[1].lines().any(|line| line == "bridge" || line == "old bridge"), "{texts:?}");
    assert_eq!(texts[2], "The harbour council closed the old bridge on Monday.\n");
    assert!(texts[3].starts_with("Harbour\n  – The harbour council"), "{texts:?}");
    assert_eq!(texts[4], TEXT);
    assert_eq!(
        answers.iter().map(|answer| answer["id"].as_u64().unwrap()).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5]
    );
}

#[test]
fn tools_are_listed_with_their_arguments() {
    let listed =
        |args: &[&str]| answers(args, &[request(1, "tools/list", &json!({}))])[0]["result"]["tools"].clone();
    let [alone, with_folder] = [listed(&[]), listed(&["--root", "seeds"])];
    for (tools, has_path) in [(alone, false), (with_folder, true)] {
        let tools = tools.as_array().unwrap().clone();
        assert_eq!(tools.len(), 5);
        for tool in tools {
            let schema = &tool["inputSchema"];
            assert_eq!((&schema["type"], &schema["additionalProperties"]), (&json!("object"), &json!(false)));
            assert_eq!(schema["properties"].get("path").is_some(), has_path, "{tool}");
        }
    }
}

#[test]
fn malformed_messages_get_errors_and_the_session_goes_on() {
    let deep = "[".repeat(100_000);
    for (line, code) in [
        ("{", -32700),
        ("not json", -32700),
        (deep.as_str(), -32700),
        ("\"text\"", -32600),
        ("[]", -32600),
        ("{\"id\":1,\"method\":\"ping\"}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":1}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}", -32600),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[1]}", -32602),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/list\"}", -32601),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"}", -32602),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"rm\"}}", -32602),
        (
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"gist\",\"arguments\":[]}}",
            -32602,
        ),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{\"cursor\":\"x\"}}", -32602),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}", -32602),
    ] {
        let after = request(9, "ping", &json!({}));
        let answers = raw_answers(&[], &format!("{line}\n\n{after}"));
        let shown = &line[..line.len().min(80)];
        assert_eq!(answers.len(), 2, "{shown}");
        assert_eq!(answers[0]["error"]["code"], code, "{shown}");
        assert_eq!(answers[1], json!({"jsonrpc": "2.0", "id": 9, "result": {}}), "{shown}");
    }
    // Bytes that are no text, and a message that is too long.
    let output = run_with_input(
        &["mcp", "--max-document", "1kB"],
        &[b"\xff\xfe\n".as_slice(), &vec![b' '; 200_000], b"\n{}"].concat(),
    );
    let codes: Vec<Value> =
        json_lines(&output).iter().map(|answer| answer["error"]["code"].clone()).collect();
    assert_eq!(codes, [-32700, -32700, -32600]);
}

#[test]
fn notifications_and_answers_get_no_answer() {
    let quiet = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}\n{\"jsonrpc\":\"2.0\",\"id\":4,\"result\":{}}\n{\"jsonrpc\":\"2.0\",\"method\":\"no/such\"}";
    assert_eq!(raw_answers(&[], quiet), Vec::<Value>::new());
}

#[test]
fn nothing_is_called_before_the_version_is_agreed_on() {
    let output = run_with_input(&["mcp"], call(1, "gist", &json!({"text": "a"})).to_string().as_bytes());
    assert_eq!(json_lines(&output)[0]["error"]["code"], -32600);
}

#[test]
fn lists_of_messages_are_answered_where_the_version_has_them() {
    let batch = json!([request(1, "ping", &json!({})), 7, {"jsonrpc": "2.0", "method": "x"}]);
    let answer = &answers(&[], std::slice::from_ref(&batch))[0];
    assert_eq!(
        (&answer[0]["id"], &answer[1]["error"]["code"], answer.as_array().unwrap().len()),
        (&json!(1), &json!(-32600), 2)
    );
    let hello = request(1, "initialize", &json!({"protocolVersion": "2025-06-18"}));
    let output = run_with_input(&["mcp"], format!("{hello}\n{batch}\n").as_bytes());
    assert_eq!(json_lines(&output)[1]["error"]["code"], -32600);
}

#[test]
fn wrong_arguments_are_told_to_the_model() {
    for (tool, arguments, part) in [
        ("gist", json!({}), "\"text\" is missing"),
        ("gist", json!({"text": 7}), "string"),
        ("gist", json!({"text": "a", "path": "b"}), "not both"),
        ("gist", json!({"path": "b"}), "no folder"),
        ("gist", json!({"text": "a", "max_words": 0}), "from 1 to 200"),
        ("gist", json!({"text": "a", "max_words": -3}), "from 1 to 200"),
        ("gist", json!({"text": "a", "colour": "red"}), "colour"),
        ("summarize", json!({"text": "a", "length": "many"}), "not a length"),
        ("trim", json!({"text": "a", "length": "0w"}), "no room"),
        ("outline", json!({"text": "a", "length": "3s"}), "outline"),
        ("trim", json!({"text": "a", "language": "klingonese"}), "language code"),
    ] {
        let told = result(&answers(&[], &[call(1, tool, &arguments)])[0]).unwrap_err();
        assert!(told.contains(part), "{arguments}: {told}");
    }
}

#[test]
fn no_answer_is_over_its_length() {
    let text = fs::read_to_string(crate::harness::root().join("README.md")).unwrap();
    for bytes in [1, 10, 100, 1000] {
        let length = format!("{bytes}B");
        let mut calls: Vec<Value> = ["summarize", "outline", "trim"]
            .iter()
            .zip(1..)
            .map(|(tool, id)| call(id, tool, &json!({"text": text, "length": length})))
            .collect();
        calls.extend(
            ["summarize", "keywords", "gist", "outline", "trim"]
                .iter()
                .zip(4..)
                .map(|(tool, id)| call(id, tool, &json!({"text": text}))),
        );
        for (number, answer) in answers(&["--max-length", &length], &calls).iter().enumerate() {
            let answer = result(answer).unwrap();
            assert!(answer.len() <= bytes, "{number}: {bytes}: {answer}");
            assert!(!answer.is_empty() || bytes < 10, "{number}: {bytes}");
        }
    }
}

#[cfg(unix)]
#[test]
fn nothing_leads_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    let outside = folder("mcp");
    let root = outside.join("root");
    fs::create_dir_all(root.join("sub")).unwrap();
    fs::write(outside.join("secret.txt"), "The secret is out there, they say.").unwrap();
    fs::write(root.join("sub/a.md"), TEXT).unwrap();
    fs::write(root.join("rows.jsonl"), "{\"text\":\"a\"}\n{\"text\":\"b\"}\n").unwrap();
    fs::write(root.join("large.txt"), "It rained. ".repeat(200_000)).unwrap();
    symlink(outside.join("secret.txt"), root.join("link.txt")).unwrap();
    symlink(&outside, root.join("up")).unwrap();
    symlink("sub/a.md", root.join("inside.md")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(root.join("pipe")).status().unwrap().success());
    let read = |path: &str| {
        let args = ["--root", name(&root), "--max-document", "1MB"];
        result(&answers(&args, &[call(1, "trim", &json!({"path": path}))])[0])
    };
    for path in ["sub/a.md", "./sub/../sub/a.md", "inside.md", root.join("sub/a.md").to_str().unwrap()] {
        assert_eq!(read(path).as_deref(), Ok(TEXT), "{path}");
    }
    let secret = outside.join("secret.txt");
    for path in [
        "../secret.txt",
        "link.txt",
        "up/secret.txt",
        name(&secret),
        "/etc/passwd",
        "pipe",
        "sub",
        "missing.txt",
        "",
        "a\0b",
        "-",
    ] {
        let told = read(path).unwrap_err();
        assert!(told.contains("no such file") && !told.contains("secret is out"), "{path:?}: {told}");
    }
    assert!(read("large.txt").unwrap_err().contains("1 MB"));
    assert!(read("rows.jsonl").unwrap_err().contains("several documents"));
    assert_eq!(run(&["mcp", "--root", name(Path::new("/no/such/folder"))]).status.code(), Some(2));
}
