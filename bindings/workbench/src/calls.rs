//! The calls that this module has beside those of the ABI.

use std::borrow::Cow;

use reunify_abi::{Answer, Handles, Refusal, response, unknown};
use reunify_report::Figures;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::returns::Returns;
use crate::{costs, draft, plans, returns};

/// One thing that is kept besides those of the ABI.
#[derive(Debug)]
pub(crate) enum Kept {
    Returns(Box<Returns>),
    Figures(Box<Figures>),
}

/// What is kept, and answered from.
#[derive(Debug)]
pub struct Desk {
    pub(crate) abi: reunify_abi::Host,
    pub(crate) kept: Handles<Kept>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            abi: reunify_abi::Host::default(),
            // The numbers of the ABI's things come from below, and do not get here.
            kept: Handles::after(1 << 31),
        }
    }
}

/// The name of a call. The rest is passed over: most requests are for the ABI, which reads them.
#[derive(Deserialize)]
struct Called<'a> {
    #[serde(borrow)]
    call: Cow<'a, str>,
}

/// Nothing but the name of the call.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Drop {
    handle: u32,
}

impl Desk {
    /// Answers a request. Every request has an answer: `{"ok":…}`, or `{"error":{"code":…}}`.
    pub fn call(&mut self, request: &str) -> String {
        match self.own(request) {
            Some(answer) => response(answer),
            None => self.abi.call(request.as_bytes()),
        }
    }

    /// Takes a file with the request that is about it.
    pub fn give(&mut self, request: &str, bytes: Vec<u8>) -> String {
        response(asked(request).and_then(|file| returns::add(self, file, bytes)))
    }

    /// The answer to a call of this module's own; `None`, if it is for the ABI.
    fn own(&mut self, request: &str) -> Option<Answer> {
        let Called { call } = serde_json::from_str(request).ok()?;
        Some(match &*call {
            "check-policy" => asked(request).and_then(|asked| draft::check(self, &asked)),
            "test-policy" => asked(request).and_then(|asked| draft::test(self, &asked)),
            "accept-tests" => asked(request).and_then(|asked| draft::accept(self, &asked)),
            "pack-policy" => asked(request).and_then(|asked| draft::pack(&asked)),
            "compare-policies" => asked(request).and_then(|asked| draft::compare(self, &asked)),
            "compare-plans" => asked(request).and_then(|asked| plans::compare(self, &asked)),
            "migrate" => asked(request).and_then(|asked| plans::migrate(self, &asked)),
            "run-rule" => asked(request).and_then(|asked| draft::run(self, &asked)),
            "start-policy" => asked(request).and_then(|asked| draft::start(&asked)),
            "reference" => asked(request).and_then(|asked| draft::reference(self, &asked)),
            "laid-plan" => asked(request).and_then(|asked| draft::laid(self, &asked)),
            "returns" => asked(request).and_then(|Nothing {}| returns::start(self)),
            "remove-file" => asked(request).and_then(|asked| returns::remove(self, &asked)),
            "count" => asked(request).and_then(|asked| returns::count(self, &asked)),
            "seed" => asked(request).and_then(|asked| returns::seed(self, &asked)),
            "figures" => asked(request).and_then(|asked| returns::figures(self, &asked)),
            "write-figures" => asked(request).and_then(|asked| returns::write(self, &asked)),
            "costs" => asked(request).and_then(|asked| costs::report(&asked)),
            "costs-chart" => asked(request).and_then(|asked| costs::chart(&asked)),
            "national-costs" => asked(request).and_then(|asked| costs::national(&asked)),
            "drop" => {
                let Drop { handle } = asked(request).ok()?;
                self.kept.drop(handle).then(|| Ok("{}".to_owned()))?
            }
            _ => return None,
        })
    }

    pub(crate) fn keep(&mut self, thing: Kept) -> Result<u32, Refusal> {
        let kept = self.kept.keep(thing);
        kept.ok_or_else(|| Refusal::new("too-many", "there are no more numbers"))
    }

    pub(crate) fn returns(&mut self, number: u32) -> Result<&mut Returns, Refusal> {
        match self.kept.get_mut(number) {
            Some(Kept::Returns(returns)) => Ok(returns),
            _ => Err(unknown("returns", number)),
        }
    }

    pub(crate) fn figures(&self, number: u32) -> Result<&Figures, Refusal> {
        match self.kept.get(number) {
            Some(Kept::Figures(figures)) => Ok(figures),
            _ => Err(unknown("figures", number)),
        }
    }
}

/// What a call is given: its request without the name of the call.
fn asked<T: DeserializeOwned>(request: &str) -> Result<T, Refusal> {
    let read = serde_json::from_str(request).and_then(|mut fields: Map<String, Value>| {
        fields.remove("call");
        serde_json::from_value(Value::Object(fields))
    });
    read.map_err(|error| Refusal::new("bad-request", error.to_string()))
}
