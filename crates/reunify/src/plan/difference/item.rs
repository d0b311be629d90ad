//! The items of a plan as they are written, each by its kind and name.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::field::fields;
use crate::plan::{Basis, Citation, Grounds, PlanDocument};

/// The lists of a plan, and what one item of each is called.
const LISTS: [(&str, &str); 15] = [
    ("sources", "source"),
    ("roles", "role"),
    ("labels", "label"),
    ("causes", "cause"),
    ("facts", "fact"),
    ("occurrences", "occurrence"),
    ("forms", "form"),
    ("stages", "stage"),
    ("tasks", "task"),
    ("decisions", "decision"),
    ("transitions", "transition"),
    ("timescales", "timescale"),
    ("requirements", "requirement"),
    ("classifications", "classification"),
    ("advisories", "advisory"),
];

/// What names a plan, and so is not a difference.
const NAMING: [&str; 3] = ["format", "id", "version"];

/// An item of a plan.
pub(super) struct Item {
    /// What it is called: task, decision, …
    pub(super) kind: &'static str,
    /// Its kind and its name in the plan.
    pub(super) name: String,
    pub(super) title: String,
    /// The item of which it is a part.
    pub(super) of: Option<String>,
    /// The item as it is written.
    pub(super) content: Value,
}

impl Item {
    /// Who says so, as closely as the item says it of a part of it.
    pub(super) fn grounds(&self, plan: &PlanDocument, part: &str) -> Option<Grounds> {
        let basis = Basis::deserialize(self.content.get("basis")?).ok()?;
        let mut closer = Vec::new();
        let mut within = &self.content;
        for step in part.split('/').skip(1) {
            let next = match within {
                Value::Array(items) => step.parse().ok().and_then(|n: usize| items.get(n)),
                other => other.get(step),
            };
            let Some(next) = next else { break };
            within = next;
            let cites = within.get("cites").map(Vec::<Citation>::deserialize);
            if let Some(Ok(cites)) = cites {
                closer = cites;
            }
        }
        Some(plan.grounds_at(&basis, &closer))
    }
}

/// Every item of a plan, the plan itself first.
pub(super) fn items(plan: &PlanDocument) -> Vec<Item> {
    let Ok(Value::Object(mut written)) = serde_json::to_value(plan) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (list, kind) in LISTS {
        if let Some(Value::Array(items)) = written.remove(list) {
            for content in items {
                item(kind, content, &mut found);
            }
        }
    }
    written.retain(|key, _| !NAMING.contains(&key.as_str()));
    found.insert(
        0,
        Item {
            kind: "plan",
            name: "plan".to_owned(),
            title: plan.title.clone(),
            of: None,
            content: Value::Object(written),
        },
    );
    found
}

fn item(kind: &'static str, mut content: Value, found: &mut Vec<Item>) {
    let id = text(&content, "id");
    if let Some(item) = content.as_object_mut() {
        item.remove("id");
    }
    let name = format!("{kind} {id}");
    let schema = content.as_object_mut().filter(|_| kind == "form");
    let fields = schema.map(|form| fields_of(form, &id, &name));
    found.push(Item {
        kind,
        title: text(&content, "title"),
        name,
        of: None,
        content,
    });
    found.extend(fields.into_iter().flatten());
}

/// Takes the fields out of a form, as items of their own.
fn fields_of(form: &mut Map<String, Value>, id: &str, name: &str) -> Vec<Item> {
    let Some(schema) = form.get_mut("schema") else {
        return Vec::new();
    };
    let item = |(path, content): (String, Value)| Item {
        kind: "field",
        name: format!("field {path} of {id}"),
        title: text(&content, "title"),
        of: Some(match path.rsplit_once('/') {
            Some((above, _)) => format!("field {above} of {id}"),
            None => name.to_owned(),
        }),
        content,
    };
    fields(schema).into_iter().map(item).collect()
}

fn text(content: &Value, key: &str) -> String {
    let found = content.get(key).and_then(Value::as_str);
    found.unwrap_or_default().to_owned()
}
