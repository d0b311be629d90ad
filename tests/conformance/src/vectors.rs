//! The vectors so far, and the native host that answers them.

use std::path::Path;

use anyhow::{Context, Result, bail};
use reunify_abi::Host;
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Debug, Serialize)]
pub(crate) struct Vector {
    pub(crate) name: String,
    pub(crate) request: String,
    pub(crate) response: String,
}

/// Requests in their order, each with its native answer.
#[derive(Debug, Default)]
pub(crate) struct Vectors {
    host: Host,
    all: Vec<Vector>,
}

impl Vectors {
    /// Adds a request, and gives its answer.
    pub(crate) fn ask(&mut self, name: impl Into<String>, request: &Value) -> Result<Value> {
        self.send(name, request.to_string())
    }

    /// Adds a request as it is written.
    pub(crate) fn send(&mut self, name: impl Into<String>, request: String) -> Result<Value> {
        let response = self.host.call(request.as_bytes());
        let answer = serde_json::from_str(&response)?;
        self.all.push(Vector {
            name: name.into(),
            request,
            response,
        });
        Ok(answer)
    }

    /// Adds a request that must be answered, and gives the number that is in the answer.
    pub(crate) fn handle(&mut self, name: &str, kind: &str, request: &Value) -> Result<u64> {
        let answer = self.ask(name, request)?;
        let handle = answer
            .pointer(&format!("/ok/{kind}"))
            .and_then(Value::as_u64);
        handle.with_context(|| format!("{name}: {answer}"))
    }

    /// Loads the plan that ships.
    pub(crate) fn shipped_plan(&mut self) -> Result<u64> {
        self.ask("the version", &json!({ "call": "version" }))?;
        let plan = reunify_plans::find("reunification@1.0.0").context("the plan ships")?;
        let plan: Value = serde_json::from_str(plan)?;
        self.handle(
            "the plan",
            "plan",
            &json!({ "call": "load-plan", "document": plan }),
        )
    }

    pub(crate) fn all(&self) -> &[Vector] {
        &self.all
    }

    /// Writes the vectors, one to a line.
    pub(crate) fn write(&self, path: &Path) -> Result<()> {
        if self.all.is_empty() {
            bail!("there are no vectors");
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut text = String::new();
        for vector in &self.all {
            text.push_str(&serde_json::to_string(vector)?);
            text.push('\n');
        }
        std::fs::write(path, text)?;
        Ok(())
    }
}
