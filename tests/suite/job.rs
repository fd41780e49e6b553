//! Jobs and the rows that they make.

use nutgraf::job::{Input, Job, Row, RowBody};
use nutgraf::{
    Budget, CorpusLearner, Document, Gist, Keywords, Language, Segmenter, SentenceMethod, Summarizer,
};
use std::sync::Arc;

const TEXT: &str = "# Pier\n\nThe pier is\nclosed. A storm damaged the pier (built in 1931) in May.";

fn english() -> Segmenter {
    Segmenter::default().language(Language::English)
}

fn summary(n: usize) -> Summarizer {
    Summarizer::default().budget(Budget::Sentences(n))
}

#[cfg(feature = "serde")]
fn check(job: &Job, expected: &str) {
    let row = job.clone().segmenter(english()).run(Input::new("a", TEXT));
    assert_eq!(serde_json::to_string(&row).unwrap(), expected);
}

/// The contract of the JSON.
#[cfg(feature = "serde")]
#[test]
fn rows_serialize_with_the_names_and_the_order_of_the_contract() {
    check(
        &Job::split(),
        r#"{"id":"a","language":"en","sentences":[{"start":2,"end":6,"kind":"title","text":"Pier"},{"start":8,"end":27,"kind":"paragraph","text":"The pier is\nclosed."},{"start":28,"end":76,"kind":"paragraph","text":"A storm damaged the pier (built in 1931) in May."}]}"#,
    );
    check(
        &Job::summary_and_keywords(summary(1), Keywords::default().top(1)).with_text(true),
        r##"{"id":"a","language":"en","sentences":[{"index":1,"start":8,"end":27,"score":1.0,"text":"The pier is\nclosed."}],"keywords":[{"text":"pier","score":1.0,"count":3,"spans":[[2,6],[12,16],[48,52]]}],"text":"# Pier\n\nThe pier is\nclosed. A storm damaged the pier (built in 1931) in May."}"##,
    );
    check(
        &Job::summary(summary(1).budget(Budget::Words(2))),
        r#"{"id":"a","language":"en","sentences":[{"index":1,"start":8,"end":16,"score":1.0,"text":"The pier","cut":true}]}"#,
    );
    check(
        &Job::summary(summary(1).compress(true)),
        r#"{"id":"a","language":"en","sentences":[{"index":1,"start":8,"end":27,"score":1.0,"text":"The pier is\nclosed.","compressed":"The pier is closed.","kept":[[8,27]]}]}"#,
    );
    check(
        &Job::keywords_and_why_not(Keywords::default().top(1), vec!["river".to_owned()]),
        r#"{"id":"a","language":"en","keywords":[{"text":"pier","score":1.0,"count":3,"spans":[[2,6],[12,16],[48,52]]}],"why_not":[{"text":"river","reason":"not-in-text","explanation":"the text does not have \"river\""}]}"#,
    );
    check(
        &Job::gist(Gist::default()),
        r#"{"id":"a","language":"en","gist":"The pier is closed.","parts":[{"sentence":1,"start":8,"end":27}]}"#,
    );
    check(
        &Job::keywords(Keywords::default().diversity(7.0)),
        r#"{"id":"a","error":"diversity is 7: it has to be from 0 to 1"}"#,
    );
}

#[cfg(feature = "serde")]
#[test]
fn explanations_are_aligned_with_what_they_explain() {
    let json = |job: Job| serde_json::to_value(job.segmenter(english()).run(Input::new(7, TEXT))).unwrap();
    let row = json(Job::summary(summary(2).why(true)));
    assert_eq!(row["why"].as_array().unwrap().len(), 2);
    assert_eq!(row["why"][0]["share"].as_f64(), row["sentences"][0]["score"].as_f64());
    assert!(row["why"][0].get("effect").is_none(), "{row}");
    let row = json(Job::keywords(Keywords::default().top(3).why(true)));
    assert_eq!(row["why"].as_array().unwrap().len(), row["keywords"].as_array().unwrap().len());
    let row = json(Job::split_and_why());
    assert_eq!(row["why"].as_array().unwrap().iter().filter(|verdict| verdict["is_end"] == true).count(), 3);
}

#[test]
fn sentences_of_several_texts_say_which_they_are_from() {
    let texts = [
        ("first", "The pier is closed. A storm damaged it in May."),
        ("copy", "The pier is closed. A storm damaged it in May."),
        ("second", "Ferries replace the pier. The council pays for them."),
    ];
    let job =
        Job::summary_and_keywords(summary(9), Keywords::default()).segmenter(english()).without_copies(true);
    let row = job.run_together("all", texts.map(|(id, text)| Input::new(id, text)));
    let RowBody::Summary(body) = row.body else { panic!("{row:?}") };
    assert_eq!((row.id, body.sources), ("all", Some(vec!["first", "second"])));
    assert_eq!((body.copies.len(), body.copies[0].id, body.copies[0].of), (1, "copy", "first"));
    let text_of = |id: &str| texts.iter().find(|(known, _)| *known == id).unwrap().1;
    assert_eq!(body.sentences.len(), 4);
    for row in &body.sentences {
        let text = text_of(row.source.unwrap());
        assert_eq!(&text[row.start as usize..row.end as usize], row.text);
        assert_eq!(Document::new(text).unwrap().sentence(row.index).text(), row.text);
    }
    for row in body.keywords.unwrap() {
        assert_eq!((row.sources.len(), row.count), (row.spans.len(), row.spans.len()));
        for (id, [start, end]) in row.sources.iter().zip(&row.spans) {
            let found = text_of(id)[*start as usize..*end as usize].to_lowercase();
            assert!(found == row.text.to_lowercase(), "{found} is not {}", row.text);
        }
    }
}

#[test]
fn threads_and_order_change_no_row() {
    let texts: Vec<String> =
        (0..40).map(|number| format!("{TEXT} It was storm number {number}. ").repeat(number)).collect();
    let job = |threads| Job::summary_and_keywords(summary(3), Keywords::default()).threads(threads);
    let together = |threads| {
        let inputs = texts.iter().enumerate().map(|(id, text)| Input::new(id, text.as_str()));
        job(threads).run_together(0, inputs)
    };
    let long = || Input::new(0, texts.concat().repeat(24));
    assert!(long().text.len() > 1 << 20);
    assert_eq!(job(1).run(long()), job(4).run(long()));
    assert_eq!(together(1), together(4));
}

#[test]
fn wrong_settings_fail_every_document_and_only_summaries_join() {
    let error = |row: Row<u8>| row.error().unwrap_or_default().to_owned();
    let job = Job::keywords(Keywords::default().diversity(f64::NAN));
    assert_eq!(error(job.run(Input::new(1, TEXT))), job.check().unwrap_err().to_string());
    assert_eq!(
        error(Job::split().run_together(1, [Input::new(2, TEXT)])),
        "only summaries are made of several documents"
    );
    assert_eq!(error(Job::gist(Gist::default()).run(Input::new(1, ""))), "");
}

#[test]
fn a_corpus_and_a_title_count() {
    let mut learner = CorpusLearner::default();
    (0..20).for_each(|_| learner.add(&english().run("The pier is a pier.").unwrap()));
    let plain = Job::keywords(Keywords::default().top(1)).segmenter(english());
    let first = |job: &Job| match job
        .run(Input::new((), "The pier has a crane. The pier is old. The crane is on the pier."))
        .body
    {
        RowBody::Keywords(body) => body.keywords[0].text.clone(),
        body => panic!("{body:?}"),
    };
    assert_eq!([first(&plain), first(&plain.clone().corpus(Arc::new(learner.finish())))], ["pier", "crane"]);
    let summary = Job::summary(summary(1).method(SentenceMethod::Edmundson)).segmenter(english());
    let titled = |title: &str| {
        let text = "Boats are painted here. Crews rest now. Cranes are sold here.";
        match summary.run(Input::new((), text).title(title)).body {
            RowBody::Summary(body) => body.shown(),
            body => panic!("{body:?}"),
        }
    };
    assert_eq!([titled("Boats"), titled("Cranes")], ["Boats are painted here.", "Cranes are sold here."]);
}
