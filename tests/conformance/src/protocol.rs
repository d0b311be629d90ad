//! The vectors written by hand, in `vectors/`: what a host may send, and what it is told.
//!
//! A file holds requests in their order. `keep` gives the number of what was loaded a name, and
//! `"$name"` stands for it from then on; `{"$file": "path"}` stands for a document of the checkout.
//! `expect` names by JSON pointer what the answer must have, so that a person can say so
//! beforehand; the whole answer is then held to on every host.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde_json::Value;

use crate::root;
use crate::vectors::Vectors;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "about")]
    _about: String,
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    name: String,
    /// A request; a text is sent as it is.
    send: Value,
    /// The name of what the answer gives the number of.
    keep: Option<String>,
    expect: BTreeMap<String, Value>,
}

pub(crate) fn add(vectors: &mut Vectors) -> Result<()> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/conformance/vectors"))? {
        files.push(entry?.path());
    }
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let written: Written =
            serde_json::from_str(&text).with_context(|| file.display().to_string())?;
        let mut kept = BTreeMap::new();
        for vector in written.vectors {
            one(vectors, vector, &mut kept)?;
        }
    }
    Ok(())
}

fn one(vectors: &mut Vectors, vector: Vector, kept: &mut BTreeMap<String, Value>) -> Result<()> {
    let request = match vector.send {
        Value::String(raw) => raw,
        request => filled(request, kept)?.to_string(),
    };
    let name = vector.name;
    let answer = vectors.send(name.clone(), request)?;
    ensure!(!vector.expect.is_empty(), "{name} expects nothing");
    for (pointer, expected) in vector.expect {
        let is = answer.pointer(&pointer).cloned().unwrap_or_default();
        ensure!(
            is == expected,
            "{name}: {pointer} is {is}, not {expected}: {answer}"
        );
    }
    if let Some(keep) = vector.keep {
        let kinds = ["plan", "policy", "engine", "case"];
        let number = kinds
            .iter()
            .find_map(|kind| answer.pointer(&format!("/ok/{kind}")));
        kept.insert(
            keep,
            number.with_context(|| format!("{name}: {answer}"))?.clone(),
        );
    }
    Ok(())
}

/// A request with what it stands for in place of names and files.
fn filled(value: Value, kept: &BTreeMap<String, Value>) -> Result<Value> {
    Ok(match value {
        Value::String(text) => match text.strip_prefix('$') {
            Some(name) => match kept.get(name) {
                Some(number) => number.clone(),
                None => bail!("nothing was kept as `{name}`"),
            },
            None => Value::String(text),
        },
        Value::Array(items) => {
            let items = items.into_iter().map(|item| filled(item, kept));
            Value::Array(items.collect::<Result<_>>()?)
        }
        Value::Object(fields) => match fields.get("$file").and_then(Value::as_str) {
            Some(path) => serde_json::from_slice(&std::fs::read(root().join(path))?)?,
            None => {
                let fields = fields.into_iter();
                let fields = fields.map(|(name, value)| Ok((name, filled(value, kept)?)));
                Value::Object(fields.collect::<Result<_>>()?)
            }
        },
        other => other,
    })
}
