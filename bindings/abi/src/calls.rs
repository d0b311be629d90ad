//! The calls: a request as JSON in, a response as JSON out.

use std::collections::BTreeMap;

use reunify::calendar::{Calendar, Date, Instant};
use reunify::policy::RuleLimits;
use reunify::{At, Audience, Case, Engine, Options, Plan, Policy};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::answer::{Answer, Refusal, json, response};
use crate::handles::Handles;

/// The version of the calls and of the functions that carry them.
pub const ABI: u32 = 1;

/// What a module keeps for its host, and answers from.
#[derive(Debug, Default)]
pub struct Host {
    plans: Handles<Plan>,
    policies: Handles<Policy>,
    engines: Handles<Engine>,
    cases: Handles<Case>,
}

/// Declares the calls: each has the fields of its request, and refuses others.
macro_rules! calls {
    ($($name:literal $method:ident $request:ident { $($(#[$meta:meta])* $field:ident: $type:ty,)* })+) => {
        $(
            #[derive(Deserialize)]
            #[serde(rename_all = "kebab-case", deny_unknown_fields)]
            #[allow(dead_code, reason = "every request names its call")]
            struct $request<'a> {
                call: IgnoredAny,
                #[serde(skip)]
                of: std::marker::PhantomData<&'a ()>,
                $($(#[$meta])* $field: $type,)*
            }
        )+

        impl Host {
            fn answer(&mut self, request: &str) -> Answer {
                let Named { call } = read(request)?;
                match call.as_str() {
                    $($name => self.$method(read(request)?),)+
                    other => Err(Refusal::new(
                        "unknown-call",
                        format!("there is no call `{other}`: use one of {}", [$($name),+].join(", ")),
                    )),
                }
            }
        }
    };
}

#[derive(Deserialize)]
struct Named {
    call: String,
}

calls! {
    "version" version Version {}
    "load-plan" load_plan LoadPlan { #[serde(borrow)] document: &'a RawValue, }
    "load-policy" load_policy LoadPolicy {
        #[serde(borrow, default)] document: Option<&'a RawValue>,
        #[serde(borrow, default)] manifest: Option<&'a RawValue>,
        #[serde(default)] files: BTreeMap<String, String>,
    }
    "compile" compile Compile {
        plan: u32,
        #[serde(default)] policies: Vec<u32>,
        #[serde(borrow, default)] calendar: Option<&'a RawValue>,
        #[serde(default)] limits: Limits,
    }
    "load-case" load_case LoadCase { #[serde(borrow)] document: &'a RawValue, }
    "case" case CaseOf { case: u32, }
    "append" append Append { engine: u32, case: u32, #[serde(borrow)] entry: &'a RawValue, }
    "evaluate" evaluate Evaluate {
        engine: u32,
        case: u32,
        as_of: Date,
        #[serde(default)] known_at: Option<Instant>,
        #[serde(default)] reader: Reader,
    }
    "explain" explain Explain {
        engine: u32,
        case: u32,
        item: String,
        as_of: Date,
        #[serde(default)] known_at: Option<Instant>,
        #[serde(default)] reader: Reader,
    }
    "drop" drop_handle DropHandle {
        #[serde(default)] plan: Option<u32>,
        #[serde(default)] policy: Option<u32>,
        #[serde(default)] engine: Option<u32>,
        #[serde(default)] case: Option<u32>,
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
    calls: Option<usize>,
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
            calls: given.calls.unwrap_or(usual.calls),
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
    serde_json::from_str(request).map_err(|error| Refusal::new("bad-request", error.to_string()))
}

fn kept(kind: &str, handle: Option<u32>) -> Result<u32, Refusal> {
    handle.ok_or_else(|| {
        Refusal::new(
            "too-many",
            format!("there are no more numbers for a {kind}"),
        )
    })
}

fn there<T>(kind: &str, number: u32, found: Option<T>) -> Result<T, Refusal> {
    found.ok_or_else(|| Refusal::new("unknown-handle", format!("there is no {kind} {number}")))
}

fn bytes(document: &RawValue) -> &[u8] {
    document.get().as_bytes()
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

    fn version(&mut self, _: Version<'_>) -> Answer {
        Ok(format!(
            "{{\"abi\":{ABI},\"reunify\":\"{}\"}}",
            env!("CARGO_PKG_VERSION")
        ))
    }

    fn load_plan(&mut self, asked: LoadPlan<'_>) -> Answer {
        let plan = Plan::from_json(bytes(asked.document))?;
        let number = kept("plan", self.plans.keep(plan))?;
        Ok(format!("{{\"plan\":{number}}}"))
    }

    fn load_policy(&mut self, asked: LoadPolicy<'_>) -> Answer {
        let policy = match (asked.document, asked.manifest) {
            (Some(pack), None) if asked.files.is_empty() => Policy::from_json(bytes(pack))?,
            (None, Some(manifest)) => {
                let files = asked.files.iter();
                Policy::from_parts(
                    bytes(manifest),
                    files.map(|(path, text)| (path.as_str(), text.as_bytes())),
                )?
            }
            _ => {
                let message = "give a packed policy as `document`, or its `manifest` and `files`";
                return Err(Refusal::new("bad-request", message));
            }
        };
        let number = kept("policy", self.policies.keep(policy))?;
        Ok(format!("{{\"policy\":{number}}}"))
    }

    fn compile(&mut self, asked: Compile<'_>) -> Answer {
        let plan = there("plan", asked.plan, self.plans.get(asked.plan))?;
        let mut policies = Vec::new();
        for number in asked.policies {
            policies.push(there("policy", number, self.policies.get(number))?.clone());
        }
        let options = Options {
            calendar: match asked.calendar {
                Some(calendar) => Some(
                    Calendar::from_json(calendar.get())
                        .map_err(|error| Refusal::new("invalid-calendar", error.to_string()))?,
                ),
                None => None,
            },
            limits: asked.limits.into(),
            ..Options::default()
        };
        let engine = Engine::compile_with(plan, &policies, options)?;
        let warnings = json(engine.warnings())?;
        let number = kept("engine", self.engines.keep(engine))?;
        Ok(format!("{{\"engine\":{number},\"warnings\":{warnings}}}"))
    }

    fn load_case(&mut self, asked: LoadCase<'_>) -> Answer {
        let case = Case::from_json(bytes(asked.document))?;
        let events = case.events().len();
        let number = kept("case", self.cases.keep(case))?;
        Ok(format!("{{\"case\":{number},\"events\":{events}}}"))
    }

    fn case(&mut self, asked: CaseOf<'_>) -> Answer {
        Ok(there("case", asked.case, self.cases.get(asked.case))?.to_json())
    }

    fn append(&mut self, asked: Append<'_>) -> Answer {
        let engine = there("engine", asked.engine, self.engines.get(asked.engine))?;
        let case = there("case", asked.case, self.cases.get_mut(asked.case))?;
        let mut entries = Case::entries_from_json(bytes(asked.entry))?;
        match (entries.pop(), entries.is_empty()) {
            (Some(entry), true) => json(&engine.append(case, entry)?),
            _ => Err(Refusal::new("bad-request", "give one entry at a time")),
        }
    }

    fn evaluate(&mut self, asked: Evaluate<'_>) -> Answer {
        let engine = there("engine", asked.engine, self.engines.get(asked.engine))?;
        let case = there("case", asked.case, self.cases.get(asked.case))?;
        engine.accepts(case)?;
        let at = At {
            as_of: asked.as_of,
            known_at: asked.known_at,
            reader: asked.reader.into(),
        };
        Ok(engine.evaluate(case, &at).to_json())
    }

    fn explain(&mut self, asked: Explain<'_>) -> Answer {
        let engine = there("engine", asked.engine, self.engines.get(asked.engine))?;
        let case = there("case", asked.case, self.cases.get(asked.case))?;
        engine.accepts(case)?;
        let at = At {
            as_of: asked.as_of,
            known_at: asked.known_at,
            reader: asked.reader.into(),
        };
        let explained = engine.explain(
            &engine.evaluate(case, &at),
            &asked.item,
            asked.reader.into(),
        );
        json(&explained.map_err(|error| Refusal::new("not-explained", error.to_string()))?)
    }

    fn drop_handle(&mut self, asked: DropHandle<'_>) -> Answer {
        let mut all = true;
        for (number, dropped) in [
            (
                asked.engine,
                self.engines.drop(asked.engine.unwrap_or_default()),
            ),
            (asked.case, self.cases.drop(asked.case.unwrap_or_default())),
            (
                asked.policy,
                self.policies.drop(asked.policy.unwrap_or_default()),
            ),
            (asked.plan, self.plans.drop(asked.plan.unwrap_or_default())),
        ] {
            all &= number.is_none() || dropped;
        }
        if all {
            Ok("{}".to_owned())
        } else {
            Err(Refusal::new(
                "unknown-handle",
                "something of that number is not there",
            ))
        }
    }
}
