//! How easily what families are told can be read: the Flesch–Kincaid grade (Kincaid et al. 1975),
//! which is the school year in the United States; a reader's age is about five years more.
//! A parent's text is held to an age of 11, a child's to 9.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that fails panics"
)]

mod common;

use common::{EXAMPLES, root};
use reunify::{At, Audience, Case, Engine, Plan};

const PARENT: f64 = 6.0;
const CHILD: f64 = 4.0;

/// The syllables of an English word: groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let word: String = word
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect();
    if word.is_empty() {
        return 1;
    }
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut count = 0;
    let mut before = false;
    for c in word.chars() {
        let vowel = is_vowel(c);
        if vowel && !before {
            count += 1;
        }
        before = vowel;
    }
    let silent = (word.ends_with('e') && !word.ends_with("le"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"))
        || (word.ends_with("es")
            && !["ses", "zes", "ces", "ges", "hes", "xes"]
                .iter()
                .any(|e| word.ends_with(e)));
    if silent && count > 1 {
        count -= 1;
    }
    count.max(1)
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '?', '!', ';', '\n'])
        .filter(|s| s.split_whitespace().any(|w| w.len() > 1))
}

/// The Flesch–Kincaid grade of a text.
#[allow(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "it is a measure"
)]
fn grade(text: &str) -> f64 {
    let count = |number: usize| number.max(1) as f64;
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect();
    let spoken: usize = words.iter().map(|word| syllables(word)).sum();
    let (words, sentences) = (count(words.len()), count(sentences(text).count()));
    0.39 * (words / sentences) + 11.8 * (count(spoken) / words) - 15.59
}

#[test]
fn the_measure_measures() {
    assert!(grade("The cat sat on the mat. It was a big cat.") < 2.0);
    let law = "Notwithstanding any contrary determination, the responsible authority must \
               satisfactorily demonstrate compliance with the applicable statutory requirements.";
    assert!(grade(law) > 15.0);
    let counted = [
        "cat", "table", "review", "decided", "placed", "family", "social", "manager",
    ]
    .map(syllables);
    assert_eq!(counted, [1, 2, 2, 3, 1, 3, 2, 3]);
}

#[test]
fn what_families_are_told_is_easy_to_read() {
    let plan = reunify_plans::find("reunification").unwrap();
    let engine = Engine::compile(&Plan::from_json(plan.as_bytes()).unwrap(), &[]).unwrap();
    let mut hard = Vec::new();
    for (case, days) in EXAMPLES {
        let file = root().join(format!("examples/cases/{case}.json"));
        let loaded = Case::from_json(&std::fs::read(file).unwrap()).unwrap();
        for day in *days {
            for (reader, limit) in [(Audience::Parent, PARENT), (Audience::Child, CHILD)] {
                let at = At::day(day.parse().unwrap()).read_by(reader);
                let evaluation = engine.evaluate(&loaded, &at);
                for item in evaluation.items() {
                    let text = engine.explain(&evaluation, &item, reader).unwrap().text;
                    // Under its title: what is said, whole.
                    let body = text.split_once('\n').map_or("", |(_, body)| body);
                    let found = grade(body);
                    if found > limit {
                        hard.push(format!("{reader:?} {item}: {found:.1}\n{text}"));
                    }
                }
            }
        }
    }
    hard.sort();
    hard.dedup();
    assert!(
        hard.is_empty(),
        "{} texts are too hard:\n{}",
        hard.len(),
        hard.join("\n")
    );
}

#[test]
fn every_name_for_families_is_short_and_plain() {
    let plan = Plan::from_json(reunify_plans::find("reunification").unwrap().as_bytes()).unwrap();
    let document = serde_json::to_value(plan.document()).unwrap();
    let mut names = Vec::new();
    gather(&document, &mut names);
    assert!(names.len() > 400, "the plan has words for families");
    for (reader, name) in names {
        let words = name.split_whitespace().count();
        assert!(words <= 16, "{reader}: `{name}` has {words} words");
        let hard: Vec<&str> = name
            .split_whitespace()
            .filter(|word| syllables(word) > 4)
            .collect();
        assert!(
            hard.is_empty(),
            "{reader}: `{name}` has hard words: {hard:?}"
        );
    }
}

fn gather(value: &serde_json::Value, names: &mut Vec<(&'static str, String)>) {
    if let Some(plain) = value.get("plain").and_then(serde_json::Value::as_object) {
        for reader in ["parent", "child"] {
            names.push((reader, plain[reader].as_str().unwrap().to_owned()));
        }
    }
    match value {
        serde_json::Value::Object(fields) => fields.values().for_each(|v| gather(v, names)),
        serde_json::Value::Array(items) => items.iter().for_each(|v| gather(v, names)),
        _ => {}
    }
}
