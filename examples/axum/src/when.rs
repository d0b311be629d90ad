//! For when, as known when and for whom a case is asked, from an address.

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use reunify::{At, Audience};
use serde::Deserialize;

use crate::fault::Fault;

/// A name that is not known is refused: who mistypes `known-at` must not be told about now.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct When {
    as_of: Option<String>,
    known_at: Option<String>,
    reader: Option<String>,
}

pub(crate) fn at(asked: Result<Query<When>, QueryRejection>) -> Result<At, Fault> {
    let Query(asked) = asked.map_err(|error| Fault::BadRequest(error.body_text()))?;
    let as_of = asked.as_of.ok_or_else(|| {
        let message = "give the day for which you ask, as in ?as-of=2026-02-20";
        Fault::BadRequest(message.to_owned())
    })?;
    let as_of = as_of.parse().map_err(|error| wrong("as-of", &error))?;
    let mut at = At::day(as_of).read_by(reader(asked.reader.as_deref())?);
    if let Some(known_at) = asked.known_at {
        at = at.known_at(
            known_at
                .parse()
                .map_err(|error| wrong("known-at", &error))?,
        );
    }
    Ok(at)
}

fn reader(named: Option<&str>) -> Result<Audience, Fault> {
    match named {
        None | Some("practitioner") => Ok(Audience::Practitioner),
        Some("parent") => Ok(Audience::Parent),
        Some("child") => Ok(Audience::Child),
        Some(_) => Err(Fault::BadRequest(
            "`reader` is practitioner, parent or child".to_owned(),
        )),
    }
}

fn wrong(name: &str, error: &dyn std::error::Error) -> Fault {
    Fault::BadRequest(format!("`{name}`: {error}"))
}
