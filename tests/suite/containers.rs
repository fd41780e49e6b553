//! Mail, chats, subtitles and pages: the container is not read, and the offsets are those of the text as given.

use nutgraf::Segmenter;
use nutgraf::job::{Input, Job, RowBody, SplitBody};

fn split(text: &str) -> SplitBody {
    let RowBody::Split(body) = Job::split().run(Input::new((), text)).body else { panic!("not split") };
    body
}

/// Checks the sentences as people see them; those about the text are in brackets.
fn check(text: &str, expected: &[&str]) {
    let shown: Vec<String> = split(text)
        .sentences
        .rows()
        .map(|row| if row.kind.name() == "meta" { format!("[{}]", row.shown()) } else { row.shown() })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

const HEADER: &str =
    "From: Ann <a@b.org>\r\nTo: c@d.org,\r\n e@f.org\r\nSubject: Re: Rain in\r\n May\r\n\r\n";

#[test]
fn of_a_mail_the_message_is_read() {
    let with_header = |body: &str| format!("{HEADER}{body}");
    check(&with_header("It rained.\r\n\r\n-- \r\nAnn\r\n"), &["Rain in May", "It rained."]);
    check(
        &with_header(
            "Dear Cy,\n\nOn Monday 3 May c@d.org wrote:\n\n> Did it rain?\n> Really?\n\nIt did rain.\n",
        ),
        &["Rain in May", "[Dear Cy,]", "It did rain."],
    );
    check("Subject: Rain\n\nIt rained.\n", &["Rain", "It rained."]);
    check(
        "Von: Ann <a@b.org>\nGesendet: Montag\nBetreff: AW: Regen\n\nEs regnete.",
        &["Regen", "Es regnete."],
    );
    let answered = "From: c\nSent: Monday\nTo: a\nSubject: Rain\n\nDid it rain?\n";
    let answer = "Yes, it rained all day.";
    check(&format!("{answer}\n\n-----Original Message-----\n{answered}"), &[answer]);
    check(&format!("{answer}\n\n{answered}"), &[answer]);
    check(&format!("See below.\n\n{answered}"), &["See below.", "Rain", "Did it rain?"]);
    check(
        &with_header("It rained.\n\n_______________\nrain mailing list\nhttps://lists.example.org\n"),
        &["Rain in May", "It rained."],
    );
}

#[test]
fn a_letter_opens_and_closes_with_lines_about_it() {
    check(
        "Dear all,\n\nthe roof is done. It took nine days.\n\nKind regards\nAnn Lee\nYard office, room 9\n\nPS: Bring the keys. They are mine.",
        &[
            "[Dear all,]",
            "the roof is done.",
            "It took nine days.",
            "[Kind regards]",
            "[Ann Lee]",
            "[Yard office, room 9]",
            "PS: Bring the keys.",
            "They are mine.",
        ],
    );
}

#[test]
fn a_letter_may_greet_without_a_comma() {
    let said = "Dr Lee is off sick, so the visit moves to Tuesday at nine. Nothing to eat is not needed this time, and a call will do.";
    let sentences = said.split_inclusive(". ").map(str::trim_end).collect::<Vec<_>>();
    let closing = ["[Hill Dental]", "[Reply STOP to opt out]"];
    let with_greeting = |greeting| [&[greeting][..], &sentences, &closing].concat();
    check(
        &format!("Hi Mrs Fern\n\n{said}\n\nHill Dental\nReply STOP to opt out\n"),
        &with_greeting("[Hi Mrs Fern]"),
    );
}

#[test]
fn a_mail_closes_without_a_greeting() {
    let with_header = |body: &str| format!("{HEADER}{body}");
    check(
        &with_header(
            "Cy, it rained all day, and the cellar is under water.\n\nA\n\nAnn Lee\nYard office\nD: +44 1632 960774\n\nThe yard is a company of this county. It is not for you if it is not for you. We do not answer for the rain, \
             and you must not copy what we say of it.\n",
        ),
        &[
            "Rain in May",
            "Cy, it rained all day, and the cellar is under water.",
            "[A]",
            "[Ann Lee]",
            "[Yard office]",
            "[D: +44 1632 960774]",
            "[The yard is a company of this county.]",
            "[It is not for you if it is not for you.]",
            "[We do not answer for the rain, and you must not copy what we say of it.]",
        ],
    );
    check(
        &with_header("It rained.\n\nWith best wishes,\nthe team of the yard\n"),
        &["Rain in May", "It rained.", "[With best wishes,]", "[the team of the yard]"],
    );
    check(
        &with_header("It rained.\n\nSent from my phone\n"),
        &["Rain in May", "It rained.", "[Sent from my phone]"],
    );
}

#[test]
fn a_note_on_what_was_forwarded_does_not_hide_it() {
    let forwarded = "From: c\nSent: Monday\nTo: a\nSubject: FW: Rain\n\nThe cellar is under water.\n";
    check(
        &format!("fyi - can somebody please look at this?\n\n{forwarded}"),
        &["fyi - can somebody please look at this?", "Rain", "The cellar is under water."],
    );
}

#[test]
fn texts_about_mail_are_read_whole() {
    for text in ["Note: it rained.", "From: the river", "To: is a word.", "It rained."] {
        check(text, &[text]);
    }
    check("> quoted\n\nIt rained.", &["quoted", "It rained."]);
    check("On 3 May, Ann wrote:\n> It rained.", &["On 3 May, Ann wrote:", "It rained."]);
}

/// Checks who says what, and when.
fn check_stamps(text: &str, expected: &[[&str; 3]]) {
    let body = split(text);
    let found = body.sentences.rows().map(|row| {
        [row.time.unwrap_or_default(), row.speaker.unwrap_or_default(), row.text].map(str::to_owned)
    });
    assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn of_a_chat_the_messages_are_read() {
    check_stamps(
        "[21:14] <kit> it fails\n[21:15] *** ann has joined\n[21:15] <ann> kit: why?\n[21:16] * kit shrugs\n",
        &[["21:14", "kit", "it fails"], ["21:15", "ann", "why?"], ["21:16", "kit", "shrugs"]],
    );
    check_stamps(
        "12/03/2025, 18:04 - Lena: The boat is here.\n12/03/2025, 18:05 - Omar: <Media omitted>\n12/03/2025, 18:06 - Omar: Good.\nI am coming.\n",
        &[
            ["12/03/2025, 18:04", "Lena", "The boat is here."],
            ["12/03/2025, 18:06", "Omar", "Good."],
            ["12/03/2025, 18:06", "Omar", "I am coming."],
        ],
    );
    check_stamps(
        "#boats\n\nLena V.  9:14 AM\nThe boat is here.\n:+1: 3\n\nomar — Today at 9:15\nGood.\n",
        &[["", "", "#boats"], ["9:14 AM", "Lena V.", "The boat is here."], ["9:15", "omar", "Good."]],
    );
    check_stamps(
        "Ann: It rained.\nBob: Did it?\nAnn: It did.\nBob: I see.\n",
        &[["", "Ann", "It rained."], ["", "Bob", "Did it?"], ["", "Ann", "It did."], ["", "Bob", "I see."]],
    );
}

#[test]
fn of_a_forum_the_posts_are_read() {
    check_stamps(
        "Post by old_kettle » 2 Nov 2025, 18:04\nThe boat leaks.\n__________\n'74 punt, one patient wife\n\nPost by noor » 3 Nov 2025, 18:04\nold_kettle wrote: ↑\nTar it.\n",
        &[["2 Nov 2025, 18:04", "old_kettle", "The boat leaks."], ["3 Nov 2025, 18:04", "noor", "Tar it."]],
    );
    check_stamps(
        "noor\n —\nYesterday at 21:04\nThe boat leaks.\n\nkit\n —\nToday at 9:15\nTar it.\n",
        &[["21:04", "noor", "The boat leaks."], ["9:15", "kit", "Tar it."]],
    );
}

#[test]
fn a_small_word_before_a_colon_is_no_speaker() {
    let talk =
        "Mayor: Let us vote.\nAnn: It is too dear for us.\nMayor: Order.\nAnn: I will not pay for it.\n";
    let speakers = ["Mayor", "Ann", "Mayor", "Ann", "", ""];
    let body = split(&format!("{talk}\nThe boat is to be tarred.\nFor: Mayor, Cy.\n"));
    let found: Vec<_> = body.sentences.rows().map(|row| row.speaker.unwrap_or_default()).collect();
    assert_eq!(found, speakers);
}

#[test]
fn over_a_mail_of_an_archive_nothing_is_said() {
    let header = "To: a@b.org\nSubject: Re: [list] Rain\nFrom: Ann\nDate: Mon\n\n";
    check(
        &format!("[Date Prev][Date Next][Thread Prev]\n\nRe: [list] Rain\n\n{header}It rained all day.\n"),
        &["[Date Prev][Date Next][Thread Prev]", "[Re: [list] Rain]", "[list] Rain", "It rained all day."],
    );
}

#[test]
fn lines_with_colons_and_times_are_no_chat() {
    let recipe = "Serves: Four.\nTime: One hour.\nFlour: Nine ounces.\nSalt: A pinch.\n";
    check(recipe, &["Serves: Four.", "Time: One hour.", "Flour: Nine ounces.", "Salt: A pinch."]);
    check(
        "At 18:04 the boat left.\n18:05 - five minutes late - is when it rang.\nIt was Monday.\n",
        &["At 18:04 the boat left.", "18:05 - five minutes late - is when it rang.", "It was Monday."],
    );
}

#[test]
fn cues_are_read_as_running_text() {
    let cues = "1\n00:00:01,000 --> 00:00:03,500\n<i>Rain fell on</i>\n\n2\n00:00:03,600 --> 00:00:06,000\nthe town.\n[THUNDER]\n\n3\n00:00:09,000 --> 00:00:10,000\n- Who knew?\n- (sighs) Nobody.\n";
    check(cues, &["Rain fell on the town.", "Who knew?", "Nobody."]);
    let body = split(cues);
    let times: Vec<_> = body.sentences.rows().map(|row| row.time.unwrap_or_default()).collect();
    assert_eq!(times, ["00:00:01,000", "00:00:09,000", "00:00:09,000"]);
    let first = body.sentences.rows().next().unwrap();
    assert_eq!(first.text, &cues[first.start as usize..first.end as usize]);
    let credit = "1\n00:00:00,000 --> 00:00:01,000\nBuy your bread here\nat www.bread.example\n\n2\n";
    check(&cues.replacen("1\n", credit, 1), &["Rain fell on the town.", "Who knew?", "Nobody."]);
    // The lines of a cue end at the next one, with a blank line between or not.
    let cue = |second| format!("0:{second}\nrain fell in minute {second} of\n");
    let player: Vec<String> = (10..30).map(cue).collect();
    let read = split(&format!("{}0:31\nmore at www.rain.example\n", player.concat()));
    let said: Vec<&str> = read.sentences.rows().map(|row| row.text).collect();
    let has = |part: &str| said.iter().any(|sentence| sentence.contains(part));
    assert!(has("minute 10 of") && has("minute 29 of") && !has("www"), "{said:?}");
}

#[test]
fn the_edges_of_pages_are_not_read() {
    check(
        "LAMP(1)      General Manual      LAMP(1)\n\nNAME\n     lamp - switch lamps\n\nDESCRIPTION\n     The lamp utility\n     switches lamps.\n\nNorth 2.1      May 2025      North 2.1\n",
        &["NAME", "lamp - switch lamps", "DESCRIPTION", "The lamp utility switches lamps."],
    );
    check(
        "Rain report                     May 2025\n\nIt rained on Monday, and the river rose by a metre in\n\n                 - 1 -\n\u{c}\nRain report                     May 2025\n\none night. Then it fell.\n\n                 - 2 -\n\u{c}",
        &["It rained on Monday, and the river rose by a metre in one night.", "Then it fell."],
    );
}

#[test]
fn a_text_may_be_read_as_given() {
    let document = Segmenter::default().as_given(true).run("Subject: Rain\n\nIt rained.").unwrap();
    assert_eq!(document.sentence(0).text(), "Subject: Rain");
}

#[test]
fn captions_without_marks_are_cut_before_words_that_start_sentences() {
    let said = [
        "so before the railways every town had",
        "its own time and nobody minded",
        "noon was when the sun was highest over",
        "your own church and the trains",
        "could not run by it",
        "they chose the time of one town",
        "and now we all live by it",
    ];
    let pieces = [
        "so before the railways every town had its own time",
        "and nobody minded noon was when the sun was highest over your own church",
        "and the trains could not run by it they chose the time of one town",
        "and now we all live by it",
    ];
    let beside = |joint: &str| -> String {
        let captions = (1..).zip(said).map(|(at, said)| format!("0:{:02}{joint}{said}\n", 3 * at));
        captions.collect::<Vec<_>>().concat()
    };
    check(&beside(" "), &pieces);
    check(&format!("Transcript\n{}", beside("\n")), &pieces);
    let cue =
        |(at, said): (usize, &str)| format!("{at}\n00:00:{at:02},000 --> 00:00:{at:02},900\n{said}\n\n");
    check(&(1..).zip(said).map(cue).collect::<Vec<_>>().concat(), &pieces);
    let flat = said.join("\n");
    check(&format!("Kind: captions Language: en\n{flat}\n"), &pieces.clone());
    // The times of a day are not captions.
    let day = "9:00 Doors open\n9:30 Ann speaks\n10:15 Tea\n10:45 Cy speaks\n12:00 Lunch\n13:30 Walk\n";
    check(day, &day.lines().collect::<Vec<_>>());
}

/// Checks what is read as code.
fn check_code(text: &str, expected: &[&str]) {
    let body = split(text);
    let code = body.sentences.rows().filter(|row| row.kind.name() == "code");
    assert_eq!(code.map(|row| row.text).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn what_a_machine_wrote_among_sentences_is_code() {
    let patch = "diff --git a/rain.c b/rain.c\nindex 4b1f0ad2..9d0c77ab 100644\n--- a/rain.c\n+++ b/rain.c\n@@ -1,3 +1,3 @@ int rain(void)\n {\n-\treturn wet;\n+\treturn dry;\n }\n";
    let stat = " rain.c | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n";
    check_code(
        &format!("The roof leaked.\n\n{stat}\n{patch}Please test it.\n"),
        &[
            "rain.c | 2 +-",
            "1 file changed, 1 insertion(+), 1 deletion(-)",
            "diff --git a/rain.c b/rain.c",
            "index 4b1f0ad2..9d0c77ab 100644",
            "--- a/rain.c",
            "+++ b/rain.c",
            "@@ -1,3 +1,3 @@ int rain(void)",
            "{",
            "-\treturn wet;",
            "+\treturn dry;",
            "}",
        ],
    );
    let log = ["03:04:40 rsync: write failed.", "03:05:02 retry 1 of 2 in 60 s", "03:06:02 no space."];
    let told =
        "The backup of the accounts failed because the volume has no space left on it, and nobody saw it.";
    check_code(&format!("{told}\n\n{}\n", log.join("\n")), &log);
    let day = ["Nov 14 03:04:40 vault sshd: no.", "Nov 14 03:05:02 vault sshd: no.", "Nov 15 03:06:02 up."];
    check_code(&format!("{}\n\n{told}\n", day.join("\n")), &day);
    check_code("It fell at 03:04:40.\nIt rang at 03:05:02.\nIt ended at 03:06:02.\nWe left.\n", &[]);
    let record = r#"{"level":"error","msg":"no space left"}"#;
    check_code(&format!("{told}\n\n{record}\n{record}\n"), &[record, record]);
    check_code(&format!("{told}\n\n{{\n\"level\": 3\n}}\n"), &["{", "\"level\": 3", "}"]);
}

#[test]
fn speech_without_marks_is_not_cut_before_objects() {
    check(
        "so the roof had leaked since the spring and when the rain came back we put a bucket under it and I asked my neighbour for a ladder and he told me that his brother had one and we went up to look at it",
        &[
            "so the roof had leaked since the spring",
            "and when the rain came back",
            "we put a bucket under it and I asked my neighbour for a ladder",
            "and he told me that his brother had one",
            "and we went up to look at it",
        ],
    );
}

#[test]
fn labels_in_a_line_are_a_row() {
    let kinds = |line: &str| {
        let body = split(&format!("{line}\nThe pump does not stop when the tank is full.\n"));
        body.sentences.rows().next().map(|row| row.kind.name())
    };
    assert_eq!(kinds("Conversation 9   Commits 6   Files changed 22"), Some("table"));
    assert_eq!(kinds("FAQ  Search  Log in"), Some("table"));
    assert_ne!(kinds("The  ship  left"), Some("table"));
    assert_eq!(kinds("Author: Ann Hill   Approved: Dr. B. Lee   (signed)"), Some("table"));
    assert_eq!(kinds("Effective: 1 May 2025 | Next review: 1 May 2027"), Some("table"));
    assert_ne!(kinds("He asked: who left?  She said: nobody did."), Some("table"));
}

#[test]
fn events_of_a_forge_are_about_the_text() {
    let thread = "Open   anna wants to mend a pump\nanna opened this on Feb 9, 2024\nThe pump does not stop when the tank is full.\n\nbert added the bug label\nbert requested a review from anna May 6\nbert approved these changes May 7\nI tried it with a full tank.\nanna closed this as completed in #12 on May 8\n";
    check(
        thread,
        &[
            "[Open anna wants to mend a pump]",
            "[anna opened this on Feb 9, 2024]",
            "The pump does not stop when the tank is full.",
            "[bert added the bug label]",
            "[bert requested a review from anna May 6]",
            "[bert approved these changes May 7]",
            "I tried it with a full tank.",
            "[anna closed this as completed in #12 on May 8]",
        ],
    );
    let days =
        "Choir meets in the hall May 6\nBand meets in the barn May 7\nQuartet meets in the barn May 8\n";
    check(days, &days.lines().collect::<Vec<_>>());
    check(
        "* fix: the pump stops\n* chore(deps): bump pipe from 1 to 2 by @dependabot\n",
        &["fix: the pump stops", "[chore(deps): bump pipe from 1 to 2 by @dependabot]"],
    );
    check("test: the pump\nIt stops.\n", &["test: the pump", "It stops."]);
}
