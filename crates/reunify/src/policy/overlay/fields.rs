//! Fields that a policy adds to a form of the plan.

use super::Laying;
use crate::diagnostic::Code;
use crate::json::{Object, Value};
use crate::plan::{Id, Met, PlanDocument};
use crate::policy::Field;

impl Laying<'_> {
    pub(super) fn field(&mut self, field: &Field, at: &str) {
        let found = self
            .plan
            .forms
            .iter()
            .position(|form| form.id == field.form);
        let Some(number) = found else {
            let known: Vec<Id> = self.plan.forms.iter().map(|form| form.id.clone()).collect();
            self.unknown("form", &field.form, &format!("{at}/form"), known.iter());
            return;
        };
        if field.required
            && let Some(item) = asked_by_law(self.lawful, &field.form)
        {
            let message = format!(
                "with `{}` something is recorded that the law asks for (`{item}`), and it is never turned away for want of a local field",
                field.form
            );
            let help = "leave out `required`; what must be known before a decision takes effect goes into a requirement";
            self.error(
                Code::PolicyLoosensLaw,
                message,
                &format!("{at}/required"),
                Some(help),
            );
            return;
        }
        let name = field.name.as_str();
        let form = self.plan.forms.get_mut(number);
        let Some(Value::Object(schema)) = form.map(|form| &mut form.schema) else {
            return;
        };
        schema.insert_missing("properties", Value::Object(Object::default()));
        let Some(Value::Object(properties)) = schema.get_mut("properties") else {
            return;
        };
        if properties.contains_key(name) {
            let message = format!("the form `{}` has a field `{name}` already", field.form);
            let help = "use that one, or give this one a name of its own";
            self.error(
                Code::DuplicateId,
                message,
                &format!("{at}/name"),
                Some(help),
            );
            return;
        }
        properties.insert(name.to_owned(), field.schema.clone());
        if field.required {
            schema.insert_missing("required", Value::List(Vec::new()));
            if let Some(Value::List(names)) = schema.get_mut("required") {
                names.push(Value::from(name));
            }
        }
        let place = format!("/forms/{number}/schema/properties/{name}");
        self.extra.added(self.policy, place, format!("{at}/schema"));
    }
}

/// Something that the law asks for and that is recorded on a form. What happened to a child may
/// always be recorded too.
fn asked_by_law(plan: &PlanDocument, form: &Id) -> Option<Id> {
    let on = |other: Option<&Id>| other == Some(form);
    let tasks = plan
        .tasks
        .iter()
        .filter(|t| on(t.form.as_ref()) && t.basis.authority.is_law());
    let occurrences = plan.occurrences.iter().filter(|o| on(o.form.as_ref()));
    let decisions = plan
        .decisions
        .iter()
        .filter(|d| on(d.form.as_ref()) && d.basis.authority.is_law());
    let approvals = plan.requirements.iter().filter(|r| {
        let asks = matches!(&r.met, Met::Approval { form, .. } if on(form.as_ref()));
        asks && r.basis.authority.is_law()
    });
    let mut all = tasks
        .map(|t| &t.id)
        .chain(occurrences.map(|o| &o.id))
        .chain(decisions.map(|d| &d.id))
        .chain(approvals.map(|r| &r.id));
    all.next().cloned()
}
