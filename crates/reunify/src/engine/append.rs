//! Adding an entry to a case's log: what the plan allows, and what it refuses and why.

use serde::Serialize;

use super::{CompiledMet, Inner};
use crate::case::{Case, Entry, Event, Outcome, Standing, View, What, position_of};
use crate::diagnostic::{Code, Diagnostics};
use crate::evaluate::{Answer, Changes, Gated, Moment, State};
use crate::json::Value;
use crate::plan::{Id, TakesEffect, ValueKind};

/// An entry that was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Receipt {
    /// The event that it became, for the host to store.
    pub event: Event,
}

/// Why an entry was refused. The case is as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[error("{code}: {message}")]
pub struct Rejection {
    /// The stable name of the reason.
    pub code: Code,
    /// The reason, in one plain sentence.
    pub message: String,
    /// Where in the entry it is: a JSON pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The requirements that are in the way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Id>,
}

impl Rejection {
    pub(super) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            pointer: None,
            help: None,
            requirements: Vec::new(),
        }
    }

    pub(super) fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

pub(super) fn append(engine: &Inner, case: &mut Case, entry: Entry) -> Result<Receipt, Rejection> {
    super::compile::accepts(engine, case.plan())
        .map_err(|problems| Rejection::new(Code::CasePlanMismatch, messages(&problems)))?;
    Check {
        engine,
        case,
        entry: &entry,
    }
    .all()?;
    let event = case.push(entry).cloned();
    let event = event.ok_or_else(|| {
        Rejection::new(
            Code::InvalidValue,
            "the entry cannot be written as canonical JSON",
        )
    })?;
    Ok(Receipt { event })
}

/// What some problems say.
pub(super) fn messages(problems: &Diagnostics) -> String {
    let messages = problems.iter().map(|problem| problem.message.as_str());
    messages.collect::<Vec<_>>().join("; ")
}

/// Whether a plan takes an entry at the end of a case's log.
pub(super) struct Check<'a> {
    pub(super) engine: &'a Inner,
    pub(super) case: &'a Case,
    pub(super) entry: &'a Entry,
}

impl Check<'_> {
    pub(super) fn all(&self) -> Result<(), Rejection> {
        if matches!(self.entry.what, What::Migration { .. }) {
            return Err(Rejection::new(
                Code::NeedsBothPlans,
                "a case is moved with the plan before and the plan after at hand",
            )
            .at("/type")
            .help("use `Engine::migrate`, or `reunify migrate`"));
        }
        self.times()?;
        self.actor()?;
        self.labels()?;
        self.correction()?;
        match &self.entry.what {
            What::Task { id, data } => self.task(id, data.as_ref()),
            What::Occurrence { id, data } => self.occurrence(id, data.as_ref()),
            What::Fact {
                id,
                standing,
                value,
                ..
            } => self.fact(id, *standing, value.as_ref()),
            What::Decision { id, option, data } => self.decision(id, option, data.as_ref()),
            What::Approval {
                id,
                about,
                outcome,
                data,
            } => self.approval(id, *about, *outcome, data.as_ref()),
            What::Effect { about } => self.effect(*about),
            What::Deviation { id, cause, why } => self.deviation(id, cause, why),
            What::PeerReview { about, view, .. } => self.peer_review(*about, view),
            What::Learning { about, learned, .. } => self.learning(*about, learned),
            What::Migration { .. } | What::Withdrawal => Ok(()),
        }
    }

    /// Whether the entry, which moves the case, can stand at the end of the log.
    pub(super) fn moves(&self) -> Result<(), Rejection> {
        self.times()?;
        match &self.entry.what {
            What::Migration { why, .. } => in_words(why, "/why", "say why, in words"),
            _ => Ok(()),
        }
    }

    /// Whether what was recorded fits the form for it.
    pub(super) fn recorded_form(&self) -> Result<(), Rejection> {
        let plan = self.engine;
        let (form, data) = match &self.entry.what {
            What::Task { id, data } => (plan.task(id).and_then(|t| t.task.form.as_ref()), data),
            What::Occurrence { id, data } => {
                let mut occurrences = plan.plan.occurrences.iter();
                let found = occurrences.find(|o| o.id == *id);
                (found.and_then(|o| o.form.as_ref()), data)
            }
            What::Decision { id, data, .. } => {
                let found = plan.decision(id);
                (found.and_then(|d| d.decision.form.as_ref()), data)
            }
            What::Approval { id, data, .. } => (plan.approval_form(id), data),
            _ => return Ok(()),
        };
        self.form(form, data.as_ref())
    }

    fn times(&self) -> Result<(), Rejection> {
        let Entry {
            occurred, recorded, ..
        } = self.entry;
        // A day in the United Kingdom is never more than one ahead of the same instant in UTC.
        if recorded
            .date()
            .plus_days(1)
            .is_some_and(|next| *occurred > next)
        {
            return Err(Rejection::new(
                Code::OccurredAfterRecorded,
                format!(
                    "it was recorded on {}, and happens on {occurred}",
                    recorded.date()
                ),
            )
            .at("/occurred")
            .help("record what is planned as part of a plan or a decision, not as done"));
        }
        let last = self.case.events().last().map(|event| event.entry.recorded);
        if let Some(last) = last.filter(|last| last > recorded) {
            return Err(Rejection::new(
                Code::RecordedBackwards,
                format!("it was recorded at {recorded}, before the last event, at {last}"),
            )
            .at("/recorded"));
        }
        Ok(())
    }

    fn actor(&self) -> Result<(), Rejection> {
        let role = &self.entry.actor.role;
        if self.engine.plan.roles.iter().any(|other| other.id == *role) {
            return Ok(());
        }
        Err(
            Rejection::new(Code::UnknownItem, format!("the plan has no role `{role}`"))
                .at("/actor/role"),
        )
    }

    fn labels(&self) -> Result<(), Rejection> {
        let known = |label: &&Id| {
            self.engine
                .plan
                .labels
                .iter()
                .any(|other| other.id == **label)
        };
        match self.entry.labels.iter().find(|label| !known(label)) {
            Some(label) => Err(Rejection::new(
                Code::UnknownItem,
                format!("the plan has no label `{label}`"),
            )
            .at("/labels")),
            None => Ok(()),
        }
    }

    fn correction(&self) -> Result<(), Rejection> {
        let Some(corrects) = self.entry.corrects else {
            return Ok(());
        };
        let position = position_of(corrects);
        let event = position.and_then(|position| self.case.events().get(position));
        if let Some(event) = event {
            return match event.entry.what {
                What::Migration { .. } => Err(Rejection::new(
                    Code::MigrationStands,
                    format!("event {corrects} moved the case to another plan, which stands"),
                )
                .at("/corrects")
                .help("move the case back, or on to another plan")),
                _ => Ok(()),
            };
        }
        Err(Rejection::new(
            Code::CorrectsNothing,
            format!("the case has no event {corrects}"),
        )
        .at("/corrects"))
    }

    fn unknown(&self, kind: &str, id: &Id) -> Rejection {
        Rejection::new(Code::UnknownItem, format!("the plan has no {kind} `{id}`")).at("/id")
    }

    fn role(&self, allowed: &[Id], what: &str) -> Result<(), Rejection> {
        let role = &self.entry.actor.role;
        if allowed.is_empty() || allowed.contains(role) {
            return Ok(());
        }
        let holders = self.engine.holders(allowed);
        let titles: Vec<String> = holders
            .iter()
            .map(|holder| holder.title.to_string())
            .collect();
        let allowed = self.engine.wording.list(&titles);
        let title = self.engine.holder(role).title;
        Err(Rejection::new(
            Code::WrongRole,
            format!("{title} may not {what}; this is for: {allowed}"),
        )
        .at("/actor/role"))
    }

    /// As [`Check::role`], for what may be done by those who stand in for somebody too.
    fn approver(&self, allowed: &[Id], what: &str) -> Result<(), Rejection> {
        if self.engine.may_act(&self.entry.actor.role, allowed) {
            return Ok(());
        }
        self.role(allowed, what)
    }

    fn form(&self, form: Option<&Id>, data: Option<&Value>) -> Result<(), Rejection> {
        let shape = form.and_then(|form| self.engine.forms.get(form));
        let (shape, data) = match (shape, data) {
            (None, None) => return Ok(()),
            (None, Some(_)) => {
                return Err(
                    Rejection::new(Code::FormDoesNotFit, "nothing is recorded with it").at("/data"),
                );
            }
            (Some(_), None) => {
                let form = form.map(Id::to_string).unwrap_or_default();
                return Err(Rejection::new(
                    Code::FormDoesNotFit,
                    format!("the form `{form}` is to be filled in"),
                )
                .at("/data"));
            }
            (Some(shape), Some(data)) => (shape, data),
        };
        let misfits = shape.misfits(data);
        match misfits.first() {
            None => Ok(()),
            Some(first) => {
                let more = match misfits.len().saturating_sub(1) {
                    0 => String::new(),
                    more => format!(" (and {more} more)"),
                };
                Err(
                    Rejection::new(Code::FormDoesNotFit, format!("{}{more}", first.message))
                        .at(format!("/data{}", first.at)),
                )
            }
        }
    }

    fn task(&self, id: &Id, data: Option<&Value>) -> Result<(), Rejection> {
        let task = &self
            .engine
            .task(id)
            .ok_or_else(|| self.unknown("task", id))?
            .task;
        self.role(&task.done_by, "do this task")?;
        self.form(task.form.as_ref(), data)?;
        let mut classifications = self.engine.plan.classifications.iter();
        let Some(classification) = classifications.find(|c| c.task == *id) else {
            return Ok(());
        };
        let data = data.unwrap_or(&Value::Null);
        let reason = classification
            .departure_at
            .of(data)
            .and_then(Value::as_text);
        if classification.departs(data) && reason.is_none_or(|reason| reason.trim().is_empty()) {
            return Err(Rejection::new(
                Code::DepartureNeedsReason,
                "the table shows another level for these answers",
            )
            .at(format!("/data{}", classification.departure_at))
            .help("pick the level that you judge right, and say why it is another"));
        }
        Ok(())
    }

    fn occurrence(&self, id: &Id, data: Option<&Value>) -> Result<(), Rejection> {
        let found = self.engine.plan.occurrences.iter().find(|o| o.id == *id);
        let occurrence = found.ok_or_else(|| self.unknown("occurrence", id))?;
        self.role(&occurrence.recorded_by, "record this")?;
        self.form(occurrence.form.as_ref(), data)
    }

    pub(super) fn fact(
        &self,
        id: &Id,
        standing: Standing,
        value: Option<&Value>,
    ) -> Result<(), Rejection> {
        let found = self.engine.tables.fact_id(id.as_str());
        let fact = found.and_then(|id| self.engine.tables.fact(id));
        let fact = fact.ok_or_else(|| self.unknown("fact", id))?;
        let Some(value) = value else { return Ok(()) };
        let kind = &fact.definition.value;
        // What was only reported may be in other words than the plan's.
        let reported = standing != Standing::Known
            && matches!(kind, ValueKind::Choice(_) | ValueKind::Date)
            && value.as_text().is_some();
        if reported || kind.admits(value) {
            return Ok(());
        }
        let needed = match kind {
            ValueKind::YesNo => "true or false".to_owned(),
            ValueKind::Number => "a whole number".to_owned(),
            ValueKind::Text => "text".to_owned(),
            ValueKind::Date => "a date, as in 2026-02-20".to_owned(),
            ValueKind::Choice(choices) => {
                let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
                format!("one of {}", ids.join(", "))
            }
        };
        Err(Rejection::new(
            Code::FormDoesNotFit,
            format!("the fact `{id}` needs {needed}"),
        )
        .at("/value"))
    }

    fn decision(&self, id: &Id, option: &Id, data: Option<&Value>) -> Result<(), Rejection> {
        let found = self
            .engine
            .decision(id)
            .ok_or_else(|| self.unknown("decision", id))?;
        let decision = &found.decision;
        if !decision.options.iter().any(|other| other.id == *option) {
            let ids: Vec<&str> = decision.options.iter().map(|o| o.id.as_str()).collect();
            return Err(Rejection::new(
                Code::UnknownItem,
                format!(
                    "`{option}` cannot be decided here; the options are {}",
                    ids.join(", ")
                ),
            )
            .at("/option"));
        }
        self.approver(&decision.made_by, "make this decision")?;
        self.form(decision.form.as_ref(), data)?;
        let Some(when) = &found.when else {
            return Ok(());
        };
        let day = self.entry.occurred;
        let answer = self
            .state()
            .holds(when, Moment::end_of(day), &mut Changes::after(day));
        if answer == Answer::No {
            return Err(Rejection::new(
                Code::DecisionNotOpen,
                format!("\"{}\" is not open on {day}", decision.title),
            )
            .at("/id")
            .help("ask what each role may do next to see what is missing"));
        }
        Ok(())
    }

    /// The state of the case on the day of the entry, with everything that has been recorded.
    fn state(&self) -> State<'_> {
        State::new(
            self.engine,
            View::new(self.case, None, Vec::new()),
            self.entry.occurred,
        )
    }

    /// An event of the log, by the names of the plan.
    fn event(&self, seq: u64) -> Option<&Event> {
        self.case.reading(None).event(seq)
    }

    /// The decision that an entry is about.
    fn about(&self, about: u64) -> Result<(&Id, &Id), Rejection> {
        let nothing = |message: String| Rejection::new(Code::AboutNothing, message).at("/about");
        let event = self
            .event(about)
            .ok_or_else(|| nothing(format!("the case has no event {about}")))?;
        let What::Decision { id, option, .. } = &event.entry.what else {
            return Err(nothing(format!("event {about} is not a decision")));
        };
        if event.entry.occurred > self.entry.occurred {
            return Err(nothing(format!("event {about} happened after this")));
        }
        Ok((id, option))
    }

    fn approval(
        &self,
        id: &Id,
        about: u64,
        outcome: Outcome,
        data: Option<&Value>,
    ) -> Result<(), Rejection> {
        let (decision, option) = self.about(about)?;
        let gating = self.engine.gating(decision, option);
        let on = self.event(about).map(|event| event.entry.occurred);
        let on = on.unwrap_or(self.entry.occurred);
        let found = gating
            .into_iter()
            .find(|r| r.requirement.id == *id && r.in_force_on(on));
        let requirement = found.ok_or_else(|| {
            Rejection::new(
                Code::UnknownItem,
                format!("event {about} needs no approval of the name `{id}`"),
            )
            .at("/id")
        })?;
        if !matches!(requirement.met, CompiledMet::Approval { .. }) {
            return Err(Rejection::new(
                Code::UnknownItem,
                format!("`{id}` is not met by an approval"),
            )
            .at("/id"));
        }
        let what = match outcome {
            Outcome::Given => "approve this",
            Outcome::Refused => "refuse this",
        };
        self.approver(&requirement.met.approvers(on), what)?;
        self.form(self.engine.approval_form(id), data)
    }

    fn effect(&self, about: u64) -> Result<(), Rejection> {
        let (decision, option) = self.about(about)?;
        let found = self.engine.decision(decision);
        let made_by = found.map_or(&[][..], |found| &found.decision.made_by);
        self.approver(made_by, "put this into effect")?;
        let takes = self
            .engine
            .option(decision, option)
            .map(|option| option.takes_effect);
        let at = |rejection: Rejection| rejection.at("/about");
        if takes != Some(TakesEffect::WhenPutIntoEffect) {
            return Err(at(Rejection::new(
                Code::AboutNothing,
                format!("event {about} takes effect by itself"),
            )));
        }
        let state = self.state();
        let decided = state.path.decision(about).filter(|d| !d.superseded);
        let Some(decided) = decided else {
            return Err(at(Rejection::new(
                Code::AboutNothing,
                format!("event {about} was corrected, or another decision took its place"),
            )));
        };
        if decided.effective.is_some() {
            return Err(at(Rejection::new(
                Code::AboutNothing,
                format!("event {about} has taken effect already"),
            )));
        }
        let day = self.entry.occurred;
        let standing = state.requirements(Gated::decided(decided), day, &mut Changes::after(day));
        let in_the_way: Vec<_> = standing
            .into_iter()
            .filter(|r| r.status.is_in_the_way())
            .collect();
        if in_the_way.is_empty() {
            return Ok(());
        }
        let titles: Vec<&str> = in_the_way.iter().map(|r| r.title.as_str()).collect();
        let mut rejection = at(Rejection::new(
            Code::EffectBeforeApproval,
            format!("not met yet: {}", titles.join("; ")),
        ))
        .help("if it has happened all the same, record what happened as an occurrence");
        rejection.requirements = in_the_way.into_iter().map(|r| r.requirement).collect();
        Err(rejection)
    }

    fn peer_review(&self, about: u64, view: &str) -> Result<(), Rejection> {
        self.about(about)?;
        let reviewer = self.entry.actor.reference.as_ref();
        let decided = self.case.event(about).map(|event| &event.entry.actor);
        if reviewer.is_some() && reviewer == decided.and_then(|actor| actor.reference.as_ref()) {
            return Err(Rejection::new(
                Code::WrongRole,
                format!("who made the decision of event {about} cannot review it as a peer"),
            )
            .at("/actor/reference"));
        }
        in_words(
            view,
            "/view",
            "say what you think of the decision, in words",
        )
    }

    fn learning(&self, about: Option<u64>, learned: &str) -> Result<(), Rejection> {
        if let Some(about) = about.filter(|about| self.case.event(*about).is_none()) {
            let message = format!("the case has no event {about}");
            return Err(Rejection::new(Code::AboutNothing, message).at("/about"));
        }
        in_words(learned, "/learned", "say what was learned, in words")
    }

    fn deviation(&self, id: &Id, cause: &Id, why: &str) -> Result<(), Rejection> {
        let plan = &self.engine.plan;
        let requirement = plan
            .requirements
            .iter()
            .find(|requirement| requirement.id == *id);
        let law = requirement.is_some_and(|requirement| requirement.basis.authority.is_law());
        if law {
            return Err(Rejection::new(
                Code::LawCannotBeDeparted,
                format!("`{id}` is required by law, so a reason does not take its place"),
            )
            .at("/id")
            .help("if something happened all the same, record it as an occurrence"));
        }
        let known = requirement.is_some()
            || plan.tasks.iter().any(|task| task.id == *id)
            || plan.decisions.iter().any(|decision| decision.id == *id)
            || plan.timescales.iter().any(|timescale| timescale.id == *id);
        if !known {
            return Err(self.unknown("task, decision, timescale or requirement", id));
        }
        if !plan.causes.iter().any(|other| other.id == *cause) {
            return Err(Rejection::new(
                Code::UnknownItem,
                format!("the plan has no cause `{cause}`"),
            )
            .at("/cause"));
        }
        in_words(why, "/why", "say why, in words")
    }
}

fn in_words(text: &str, at: &str, else_say: &str) -> Result<(), Rejection> {
    if text.trim().is_empty() {
        return Err(Rejection::new(Code::FormDoesNotFit, else_say).at(at));
    }
    Ok(())
}
