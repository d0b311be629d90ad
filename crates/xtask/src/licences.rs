//! The licences of everything that is built in, for machines without `cargo deny`.

use std::path::Path;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::shell::{metadata, root};

/// Holds the licence of every package of a workspace against the list in `deny.toml`.
pub(crate) fn check(manifest: &Path) -> Result<()> {
    let allowed = allowed()?;
    let metadata = metadata(manifest)?;
    let mut refused = Vec::new();
    let field = |value: &Value, name: &str| value.get(name).cloned().unwrap_or_default();
    for package in field(&metadata, "packages")
        .as_array()
        .into_iter()
        .flatten()
    {
        let licence = field(package, "license");
        let licence = licence.as_str().unwrap_or("none");
        if !is_allowed(licence, &allowed) {
            refused.push(format!(
                "{} is licensed under {licence}",
                field(package, "name")
            ));
        }
    }
    if !refused.is_empty() {
        bail!(
            "licences that deny.toml does not allow:\n  {}",
            refused.join("\n  ")
        );
    }
    Ok(())
}

fn allowed() -> Result<Vec<String>> {
    let text = std::fs::read_to_string(root().join("deny.toml"))?;
    let list = text
        .split_once("allow = [")
        .and_then(|(_, rest)| rest.split_once(']'));
    let Some((list, _)) = list else {
        bail!("deny.toml lists no licences")
    };
    let quoted = list.split('"').skip(1).step_by(2);
    Ok(quoted.map(str::to_owned).collect())
}

/// Whether an expression of SPDX allows one of the listed licences: every part joined by AND has
/// one among its parts joined by OR. A `+` allows later versions as well, so the version is enough.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    plain.split(" AND ").all(|part| {
        part.split(" OR ").any(|licence| {
            allowed
                .iter()
                .any(|known| known == licence.trim().trim_end_matches('+'))
        })
    })
}
