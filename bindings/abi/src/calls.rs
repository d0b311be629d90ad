//! The calls: a request as JSON in, a response as JSON out.

use std::borrow::Cow;

use reunify::calendar::{Calendar, Date, Instant};
use reunify::json::Sha256;
use reunify::policy::{RuleLimits, changes};
use reunify::sorted::Sorted;
use reunify::{At, Audience, Case, Engine, Evaluation, Id, Options, Plan, Policy, Version};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::answer::{Answer, Refusal, json, response};
use crate::handles::{Handles, Kept};

/// The version of the calls and of the functions that carry them.
pub const ABI: u32 = 1;

/// What a module keeps for its host, and answers from.
#[derive(Debug, Default)]
pub struct Host {
    kept: Handles<Kept>,
}

/// Declares the calls, each with the fields that its request may have, and the fields of a request.
///
/// All requests are read as one type: a type for each would be a reader for each in the module.
macro_rules! calls {
    (
        { $($name:literal $method:ident [$($takes:literal)*])+ }
        { $($(#[$meta:meta])* $field:ident $key:literal: $type:ty,)* }
    ) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Request<'a> {
            call: String,
            $($(#[$meta])* #[serde(default, rename = $key)] $field: Option<$type>,)*
        }

        impl Host {
            fn answer(&mut self, request: &str) -> Answer {
                let request: Request<'_> = read(request)?;
                let given = [$(($key, request.$field.is_some())),*];
                match request.call.as_str() {
                    $($name => {
                        only($name, &[$($takes),*], &given)?;
                        self.$method(request)
                    })+
                    other => Err(Refusal::new(
                        "unknown-call",
                        format!("there is no call `{other}`: use one of {}", [$($name),+].join(", ")),
                    )),
                }
            }
        }

        #[allow(dead_code, reason = "some fields may be left out, and are taken as they are")]
        impl<'a> Request<'a> {
            $(fn $field(&mut self) -> Result<$type, Refusal> {
                self.$field.take().ok_or_else(|| self.lacks($key))
            })*
        }
    };
}

calls! {
    {
        "version" version []
        "load-plan" load_plan ["document"]
        "load-policy" load_policy ["document" "manifest" "files"]
        "compile" compile ["plan" "policies" "calendar" "limits"]
        "changes" changes ["plan" "engine"]
        "form" form ["engine" "item"]
        "load-case" load_case ["document"]
        "case" write_case ["case"]
        "verify" verify ["case"]
        "append" append ["engine" "case" "entry"]
        "evaluate" evaluate ["engine" "case" "as-of" "known-at" "reader"]
        "explain" explain ["engine" "case" "item" "as-of" "known-at" "reader"]
        "drop" drop_handle ["handle"]
    }
    {
        #[serde(borrow)]
        document "document": &'a RawValue,
        #[serde(borrow)]
        manifest "manifest": &'a RawValue,
        files "files": Sorted<String, String>,
        plan "plan": u32,
        policies "policies": Vec<u32>,
        #[serde(borrow)]
        calendar "calendar": &'a RawValue,
        limits "limits": Limits,
        engine "engine": u32,
        case "case": u32,
        #[serde(borrow)]
        entry "entry": &'a RawValue,
        item "item": String,
        as_of "as-of": Date,
        known_at "known-at": Instant,
        reader "reader": Reader,
        handle "handle": u32,
    }
}

/// Refuses what a call does not take.
fn only(call: &str, takes: &[&str], given: &[(&str, bool)]) -> Result<(), Refusal> {
    for (key, given) in given {
        if *given && !takes.contains(key) {
            let message = format!("`{call}` has no `{key}`");
            return Err(Refusal::new("bad-request", message));
        }
    }
    Ok(())
}

impl Request<'_> {
    fn lacks(&self, key: &str) -> Refusal {
        Refusal::new("bad-request", format!("`{}` needs `{key}`", self.call))
    }
}

/// Who reads an answer.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Reader {
    #[default]
    Practitioner,
    Parent,
    Child,
}

impl From<Reader> for Audience {
    fn from(reader: Reader) -> Self {
        match reader {
            Reader::Practitioner => Audience::Practitioner,
            Reader::Parent => Audience::Parent,
            Reader::Child => Audience::Child,
        }
    }
}

/// What a rule may use; the usual, where left out.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct Limits {
    operations: Option<u64>,
    script: Option<usize>,
    depth: Option<usize>,
    text: Option<usize>,
    items: Option<usize>,
    variables: Option<usize>,
    memory: Option<usize>,
    findings: Option<usize>,
}

impl From<Limits> for RuleLimits {
    fn from(given: Limits) -> Self {
        let usual = RuleLimits::default();
        Self {
            operations: given.operations.unwrap_or(usual.operations),
            script: given.script.unwrap_or(usual.script),
            depth: given.depth.unwrap_or(usual.depth),
            text: given.text.unwrap_or(usual.text),
            items: given.items.unwrap_or(usual.items),
            variables: given.variables.unwrap_or(usual.variables),
            memory: given.memory.unwrap_or(usual.memory),
            findings: given.findings.unwrap_or(usual.findings),
        }
    }
}

fn read<'a, T: Deserialize<'a>>(request: &'a str) -> Result<T, Refusal> {
    serde_json::from_str(request).map_err(|error| {
        let message = error.to_string();
        // Where it is in a request that an SDK wrote says nothing to a person.
        let end = if error.is_data() {
            message.rfind(" at line ")
        } else {
            None
        };
        let words = end.and_then(|end| message.get(..end));
        Refusal::new("bad-request", words.unwrap_or(&message))
    })
}

/// What a document is, as the fields of an object.
fn stamp(id: &Id, version: &Version, sha256: Sha256) -> String {
    format!("\"id\":\"{id}\",\"version\":\"{version}\",\"sha256\":\"{sha256}\"")
}

/// The text of a document, which is in a request as it is, or as a text of JSON that holds it.
fn text(document: &RawValue) -> Result<Cow<'_, str>, Refusal> {
    let given = document.get();
    if given.starts_with('"') {
        return read(given).map(Cow::Owned);
    }
    Ok(Cow::Borrowed(given))
}

impl Host {
    /// Answers a request. Every request has an answer: `{"ok":…}`, or `{"error":{"code":…}}`.
    pub fn call(&mut self, request: &[u8]) -> String {
        let answer = match std::str::from_utf8(request) {
            Ok(text) => self.answer(text),
            Err(error) => Err(Refusal::new("bad-request", error.to_string())),
        };
        response(answer)
    }

    fn version(&mut self, _: Request<'_>) -> Answer {
        Ok(format!(
            "{{\"abi\":{ABI},\"reunify\":\"{}\"}}",
            env!("CARGO_PKG_VERSION")
        ))
    }

    fn load_plan(&mut self, mut asked: Request<'_>) -> Answer {
        let plan = Plan::from_json(text(asked.document()?)?.as_bytes())?;
        let what = stamp(&plan.document().id, &plan.document().version, plan.sha256());
        let warnings = json(plan.warnings())?;
        let number = self.keep(Kept::Plan(Box::new(plan)))?;
        Ok(format!(
            "{{\"plan\":{number},{what},\"warnings\":{warnings}}}"
        ))
    }

    fn load_policy(&mut self, mut asked: Request<'_>) -> Answer {
        let files = asked.files.take();
        let policy = match (asked.document.take(), asked.manifest.take()) {
            (Some(pack), None) if files.is_none() => Policy::from_json(text(pack)?.as_bytes())?,
            (None, Some(manifest)) => {
                let files = files.unwrap_or_default();
                let files = files
                    .iter()
                    .map(|(path, text)| (path.as_str(), text.as_bytes()));
                Policy::from_parts(text(manifest)?.as_bytes(), files)?
            }
            _ => {
                let message = "give a packed policy as `document`, or its `manifest` and `files`";
                return Err(Refusal::new("bad-request", message));
            }
        };
        let document = policy.document();
        let what = stamp(&document.id, &document.version, policy.sha256());
        let number = self.keep(Kept::Policy(Box::new(policy)))?;
        Ok(format!("{{\"policy\":{number},{what}}}"))
    }

    fn compile(&mut self, mut asked: Request<'_>) -> Answer {
        let plan = self.plan(asked.plan()?)?;
        let mut policies = Vec::new();
        for number in asked.policies.take().unwrap_or_default() {
            policies.push(self.policy(number)?.clone());
        }
        let calendar = match asked.calendar.take() {
            Some(calendar) => Some(
                Calendar::from_json(&text(calendar)?)
                    .map_err(|error| Refusal::new("invalid-calendar", error.to_string()))?,
            ),
            None => None,
        };
        let options = Options {
            calendar,
            limits: asked.limits.take().unwrap_or_default().into(),
            ..Options::default()
        };
        let engine = Engine::compile_with(plan, &policies, options)?;
        let warnings = json(engine.warnings())?;
        let number = self.keep(Kept::Engine(Box::new(engine)))?;
        Ok(format!("{{\"engine\":{number},\"warnings\":{warnings}}}"))
    }

    fn changes(&mut self, mut asked: Request<'_>) -> Answer {
        json(&changes(
            self.plan(asked.plan()?)?,
            self.engine(asked.engine()?)?,
        ))
    }

    fn form(&mut self, mut asked: Request<'_>) -> Answer {
        let name = asked.item()?;
        let forms = &self.engine(asked.engine()?)?.plan().forms;
        let form = forms.iter().find(|form| form.id.as_str() == name);
        let form = form.ok_or_else(|| Refusal::new("no-such-item", "the plan has no such form"))?;
        json(&form.schema)
    }

    fn load_case(&mut self, mut asked: Request<'_>) -> Answer {
        let case = Case::from_json(text(asked.document()?)?.as_bytes())?;
        let (id, events) = (json(&case.id())?, case.events().len());
        let number = self.keep(Kept::Case(Box::new(case)))?;
        Ok(format!(
            "{{\"case\":{number},\"id\":{id},\"events\":{events}}}"
        ))
    }

    fn write_case(&mut self, mut asked: Request<'_>) -> Answer {
        Ok(self.case(asked.case()?)?.to_json())
    }

    fn verify(&mut self, mut asked: Request<'_>) -> Answer {
        self.case(asked.case()?)?.verify()?;
        Ok("{}".to_owned())
    }

    fn append(&mut self, mut asked: Request<'_>) -> Answer {
        let engine = self.engine(asked.engine()?)?.clone();
        let case = self.case_to_change(asked.case()?)?;
        let mut entries = Case::entries_from_json(text(asked.entry()?)?.as_bytes())?;
        match (entries.pop(), entries.is_empty()) {
            (Some(entry), true) => json(&engine.append(case, entry)?),
            _ => Err(Refusal::new("bad-request", "give one entry at a time")),
        }
    }

    fn evaluate(&mut self, mut asked: Request<'_>) -> Answer {
        let (_, evaluation) = self.evaluation(&mut asked)?;
        Ok(evaluation.to_json())
    }

    fn explain(&mut self, mut asked: Request<'_>) -> Answer {
        let item = asked.item()?;
        let reader = asked.reader.unwrap_or_default();
        let (engine, evaluation) = self.evaluation(&mut asked)?;
        let explained = engine.explain(&evaluation, &item, reader.into());
        json(&explained.map_err(|error| Refusal::new("not-explained", error.to_string()))?)
    }

    fn drop_handle(&mut self, mut asked: Request<'_>) -> Answer {
        let number = asked.handle()?;
        if self.kept.drop(number) {
            Ok("{}".to_owned())
        } else {
            Err(unknown("thing", number))
        }
    }

    /// What is asked of a case, and the engine that answers.
    fn evaluation(&self, asked: &mut Request<'_>) -> Result<(&Engine, Evaluation), Refusal> {
        let (engine, case) = (self.engine(asked.engine()?)?, self.case(asked.case()?)?);
        let known_at = asked.known_at.take();
        engine.accepts(case, known_at)?;
        let at = At {
            as_of: asked.as_of()?,
            known_at,
            reader: asked.reader.take().unwrap_or_default().into(),
        };
        Ok((engine, engine.evaluate(case, &at)))
    }

    /// A case that was loaded, to be changed.
    ///
    /// # Errors
    /// If there is none of this number.
    pub fn case_to_change(&mut self, number: u32) -> Result<&mut Case, Refusal> {
        match self.kept.get_mut(number) {
            Some(Kept::Case(case)) => Ok(case),
            _ => Err(unknown("case", number)),
        }
    }

    fn keep(&mut self, thing: Kept) -> Result<u32, Refusal> {
        self.kept
            .keep(thing)
            .ok_or_else(|| Refusal::new("too-many", "there are no more numbers"))
    }

    /// A plan that was loaded.
    ///
    /// # Errors
    /// If there is none of this number.
    pub fn plan(&self, number: u32) -> Result<&Plan, Refusal> {
        match self.kept.get(number) {
            Some(Kept::Plan(plan)) => Ok(plan),
            _ => Err(unknown("plan", number)),
        }
    }

    /// A policy that was loaded.
    ///
    /// # Errors
    /// If there is none of this number.
    pub fn policy(&self, number: u32) -> Result<&Policy, Refusal> {
        match self.kept.get(number) {
            Some(Kept::Policy(policy)) => Ok(policy),
            _ => Err(unknown("policy", number)),
        }
    }

    /// An engine that was compiled.
    ///
    /// # Errors
    /// If there is none of this number.
    pub fn engine(&self, number: u32) -> Result<&Engine, Refusal> {
        match self.kept.get(number) {
            Some(Kept::Engine(engine)) => Ok(engine),
            _ => Err(unknown("engine", number)),
        }
    }

    /// A case that was loaded.
    ///
    /// # Errors
    /// If there is none of this number.
    pub fn case(&self, number: u32) -> Result<&Case, Refusal> {
        match self.kept.get(number) {
            Some(Kept::Case(case)) => Ok(case),
            _ => Err(unknown("case", number)),
        }
    }
}

/// There is nothing of a kind under a number.
#[must_use]
pub fn unknown(kind: &str, number: u32) -> Refusal {
    Refusal::new("unknown-handle", format!("there is no {kind} {number}"))
}
