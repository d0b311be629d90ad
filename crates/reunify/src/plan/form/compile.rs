//! From a JSON Schema to a [`Shape`].

use super::Shape;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::{Object, Value};
use crate::sorted::Sorted;

/// Makes a shape of a form's schema; `at` is where the schema is in its document.
///
/// # Errors
/// A diagnostic for every keyword that is not one of the few, or that has a value it cannot have.
pub(crate) fn compile(schema: &Value, at: &str) -> Result<Shape, Diagnostics> {
    let mut problems = Diagnostics::new();
    match shape(schema, at, &mut problems) {
        Some(shape) if problems.is_empty() => Ok(shape),
        _ => Err(problems),
    }
}

fn problem(problems: &mut Diagnostics, at: &str, message: String) {
    problems.push(Diagnostic::error(Code::InvalidFormSchema, message).at(at));
}

fn shape(schema: &Value, at: &str, problems: &mut Diagnostics) -> Option<Shape> {
    let Value::Object(keywords) = schema else {
        problem(
            problems,
            at,
            format!("a schema is an object, not {}", schema.kind()),
        );
        return None;
    };
    let kind = keywords.get("type").and_then(Value::as_text);
    let allowed: &[&str] = match kind {
        Some("object") => &["properties", "required", "additionalProperties"],
        Some("array") => &["items", "minItems", "maxItems", "contains"],
        Some("string") => &["minLength", "maxLength", "enum", "const", "format"],
        Some("integer") => &["minimum", "maximum", "enum", "const"],
        Some("boolean") => &["const"],
        _ => {
            let message = "`type` is one of object, array, string, integer and boolean";
            problem(problems, at, message.to_owned());
            return None;
        }
    };
    for keyword in keywords.keys() {
        let named = ["type", "title", "description"].contains(&keyword.as_str());
        if !named && !allowed.contains(&keyword.as_str()) {
            let message = format!(
                "`{keyword}` cannot be used here; besides title and description, use {}",
                allowed.join(", ")
            );
            problem(problems, &format!("{at}/{keyword}"), message);
        }
    }
    let mut reader = Reader {
        keywords,
        at,
        problems,
    };
    match kind {
        Some("object") => reader.object(),
        Some("array") => reader.list(),
        Some("string") => reader.text(),
        Some("integer") => reader.whole(),
        _ => reader.yes_no(),
    }
}

struct Reader<'a> {
    keywords: &'a Object,
    at: &'a str,
    problems: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn problem(&mut self, keyword: &str, message: impl Into<String>) {
        problem(
            self.problems,
            &format!("{}/{keyword}", self.at),
            message.into(),
        );
    }

    /// The value of a keyword that must be of a kind, if the keyword is there.
    fn optional<'k, T>(
        &'k mut self,
        keyword: &str,
        kind: &str,
        read: impl FnOnce(&'k Value) -> Option<T>,
    ) -> Option<T> {
        let value = self.keywords.get(keyword)?;
        let found = read(value);
        if found.is_none() {
            problem(
                self.problems,
                &format!("{}/{keyword}", self.at),
                format!("`{keyword}` is {kind}"),
            );
        }
        found
    }

    fn size(&mut self, keyword: &str) -> Option<usize> {
        self.optional(keyword, "a whole number, 0 or more", |value| {
            value
                .as_number()
                .and_then(|number| usize::try_from(number).ok())
        })
    }

    fn range<T: PartialOrd>(&mut self, keyword: &str, at_least: &T, at_most: &T) {
        if at_least > at_most {
            self.problem(keyword, "nothing fits: the least is more than the most");
        }
    }

    fn object(&mut self) -> Option<Shape> {
        if self.keywords.get("additionalProperties") != Some(&Value::Bool(false)) {
            self.problem(
                "additionalProperties",
                "`additionalProperties` must be `false`",
            );
        }
        let mut fields = Sorted::new();
        if let Some(Value::Object(properties)) = self.keywords.get("properties") {
            for (name, schema) in properties {
                let at = format!("{}/properties/{}", self.at, crate::json::escape(name));
                if let Some(field) = shape(schema, &at, self.problems) {
                    fields.insert(name.clone(), field);
                }
            }
        } else {
            self.problem("properties", "an object lists its `properties`");
        }
        let required: Vec<String> = self
            .optional("required", "a list of names", |value| {
                value
                    .as_list()?
                    .iter()
                    .map(|name| name.as_text().map(str::to_owned))
                    .collect()
            })
            .unwrap_or_default();
        for name in &required {
            if !fields.contains_key(name) {
                self.problem(
                    "required",
                    format!("`{name}` is required and is not a property"),
                );
            }
        }
        Some(Shape::Object { fields, required })
    }

    fn list(&mut self) -> Option<Shape> {
        let at = format!("{}/items", self.at);
        let Some(items) = self.keywords.get("items") else {
            self.problem("items", "an array says what its `items` are");
            return None;
        };
        let items = shape(items, &at, self.problems)?;
        let at_least = self.size("minItems").unwrap_or(0);
        let at_most = self.size("maxItems").unwrap_or(usize::MAX);
        self.range("minItems", &at_least, &at_most);
        let contains = self.contains(&items);
        Some(Shape::List {
            items: Box::new(items),
            at_least,
            at_most,
            contains,
        })
    }

    /// The fields and values that one of the items must have: `contains` with `properties`, each a
    /// `const`, all of them `required`.
    fn contains(&mut self, items: &Shape) -> Vec<(String, Value)> {
        let form = "`{ \"properties\": { …: { \"const\": … } }, \"required\": [ … ] }`";
        let read = |value: &Value| {
            let Value::Object(keywords) = value else {
                return None;
            };
            let known = |key: &String| key == "properties" || key == "required";
            let properties = keywords.get("properties").and_then(Value::as_object)?;
            let required = keywords.get("required").and_then(Value::as_list)?;
            let named =
                |name: &&String| required.iter().any(|r| r.as_text() == Some(name.as_str()));
            let whole = keywords.keys().all(known)
                && !properties.is_empty()
                && required.len() == properties.len()
                && properties.keys().all(|name| named(&name));
            let fields = properties.iter().map(|(name, schema)| {
                let schema = schema.as_object().filter(|schema| schema.len() == 1)?;
                Some((name.clone(), schema.get("const")?.clone()))
            });
            fields.collect::<Option<Vec<_>>>().filter(|_| whole)
        };
        let contains = self.optional("contains", form, read).unwrap_or_default();
        for (name, value) in &contains {
            let field = match items {
                Shape::Object { fields, .. } => fields.get(name),
                _ => None,
            };
            if !field.is_some_and(|field| field.admits(value)) {
                self.problem(
                    "contains",
                    format!("no item can have {value} as its `{name}`"),
                );
            }
        }
        contains
    }

    fn text(&mut self) -> Option<Shape> {
        let at_least = self.size("minLength").unwrap_or(0);
        let at_most = self.size("maxLength").unwrap_or(usize::MAX);
        self.range("minLength", &at_least, &at_most);
        let is_date = self
            .optional("format", "`date`; no other is checked", |value| {
                (value.as_text() == Some("date")).then_some(true)
            })
            .unwrap_or(false);
        let one_of = self.one_of("text", |value| value.as_text().map(str::to_owned));
        Some(Shape::Text {
            at_least,
            at_most,
            one_of,
            is_date,
        })
    }

    fn whole(&mut self) -> Option<Shape> {
        let at_least = self.optional("minimum", "a whole number", Value::as_number);
        let at_least = at_least.unwrap_or(i64::MIN);
        let at_most = self.optional("maximum", "a whole number", Value::as_number);
        let at_most = at_most.unwrap_or(i64::MAX);
        self.range("minimum", &at_least, &at_most);
        let one_of = self.one_of("a whole number", Value::as_number);
        Some(Shape::Whole {
            at_least,
            at_most,
            one_of,
        })
    }

    fn yes_no(&mut self) -> Option<Shape> {
        Some(Shape::YesNo {
            only: self.optional("const", "`true` or `false`", Value::as_bool),
        })
    }

    fn one_of<T>(&mut self, kind: &str, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
        let only = self.optional("const", kind, &read);
        let listed = self.optional("enum", &format!("a list, each of it {kind}"), |value| {
            value
                .as_list()
                .filter(|l| !l.is_empty())?
                .iter()
                .map(&read)
                .collect::<Option<Vec<T>>>()
        });
        only.map(|only| vec![only]).or(listed)
    }
}
