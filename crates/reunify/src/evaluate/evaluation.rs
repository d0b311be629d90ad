//! The answer: where a case stands, what is owed, what is in the way and who may do what next.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::reason::{EventReference, Reason};
use crate::calendar::{Date, Instant};
use crate::case::Related;
use crate::diagnostic::Diagnostic;
use crate::engine::Stamp;
use crate::format::document_format;
use crate::json::{Sha256, Value, locate, sha256};
use crate::plan::{Audience, Grounds, Id};

document_format!(
    /// The format of an evaluation.
    EvaluationFormat = "reunify-evaluation/1"
);

/// The whole answer for one case, on one day, with what had been recorded by one instant.
///
/// The same case, plan, policies, calendar and [`At`](super::At) give the same bytes on every host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Evaluation {
    /// The version of this format.
    pub format: EvaluationFormat,
    /// The host's reference for the case.
    pub case: String,
    /// The day for which it is the answer.
    pub as_of: Date,
    /// The instant after which nothing recorded counts; nothing is left out, if this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_at: Option<Instant>,
    /// Who may read it: nothing that is kept from them has been used.
    pub reader: Audience,
    /// Cases that should be read beside this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// The answer itself.
    #[serde(flatten)]
    pub standing: CaseStanding,
    /// The first later day on which the answer would be another, if nothing else were recorded;
    /// left out, if it would stay as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_change: Option<Date>,
    /// What it was made from.
    pub receipt: EvaluationReceipt,
}

/// The parts of an [`Evaluation`] that stay the same until its `next_change`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct CaseStanding {
    /// The stage that the case is at.
    pub stage: StageStanding,
    /// The stages that it has been at, the first one first, this one last.
    pub path: Vec<StageStanding>,
    /// What is due, was due, or would be.
    pub deadlines: Vec<Deadline>,
    /// What stages that the case is past expected and nobody recorded.
    pub owed: Vec<Owed>,
    /// The decisions of this attempt.
    pub decisions: Vec<DecisionStanding>,
    /// What must be so before a decision that is open, or that waits, takes effect.
    pub requirements: Vec<RequirementStanding>,
    /// The levels that people picked, beside the pattern of the table.
    pub classifications: Vec<ClassificationStanding>,
    /// Advice.
    pub advisories: Vec<AdvisoryStanding>,
    /// What local rules returned.
    pub findings: Vec<Finding>,
    /// Local rules that could not be run to their end. What they would have found is not known.
    pub failed_rules: Vec<FailedRule>,
    /// What each role may do, and why not what it may not.
    pub actions: Vec<Action>,
}

/// A stage at which a case is or has been.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct StageStanding {
    /// The name of this part of the evaluation: `stage` for the present one.
    pub item: String,
    /// The stage.
    pub stage: Id,
    /// What practitioners call it.
    pub title: String,
    /// Which attempt at a return this is, counted from 1.
    pub attempt: usize,
    /// The day on which it was entered; left out for the stage at which every case starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// The event that led to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<EventReference>,
}

/// Who owes something, or may do it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Holder {
    /// The role.
    pub role: Id,
    /// What practitioners call it.
    pub title: Arc<str>,
    /// The post that holds it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<Arc<str>>,
    /// Who may approve or decide in its stead here, when nobody who holds it is there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stand_ins: Vec<Holder>,
}

/// Where a deadline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DeadlineStatus {
    /// It should have been done by now.
    Overdue,
    /// It is due within the time that counts as soon.
    DueSoon,
    /// It is due later.
    Due,
    /// Too little is known to say whether, or when, it is due.
    Unknown,
    /// It was done in time.
    Met,
    /// It was done, after it was due.
    MetLate,
    /// What it was for ended before it was done.
    NoLongerOwed,
    /// Nothing has started its clock.
    NotStarted,
}

/// Something that must be done within a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Deadline {
    /// The name of this part of the evaluation.
    pub item: String,
    /// The timescale.
    pub timescale: Id,
    /// What practitioners call it.
    pub title: Arc<str>,
    /// Where it stands.
    pub status: DeadlineStatus,
    /// The last day for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Whether the day rests on bank holidays that have not been proclaimed yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub forecast: bool,
    /// The day from which it is due soon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_soon_from: Option<Date>,
    /// The last day that the plan gives, where a local policy gives less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_without_policy: Option<Date>,
    /// The local policy whose shorter limit makes it due on that day, and what it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_grounds: Option<Grounds>,
    /// The bank holidays that the count of working days left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<Holiday>,
    /// How long there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<crate::calendar::Period>,
    /// The day from which that is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_from: Option<Date>,
    /// The day on which the clock first started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<Date>,
    /// The events that started it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub started_by: Vec<EventReference>,
    /// The event that met it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met_by: Option<EventReference>,
    /// Whether it was overdue when what it was for ended.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub missed: bool,
    /// Earlier times that it was due, for what recurs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<PastDeadline>,
    /// The recorded departures from it while its clock ran. They explain; they excuse nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deviations: Vec<EventReference>,
    /// Who owes it.
    pub owed_by: Holder,
    /// Who says so.
    pub grounds: Grounds,
    /// What must be found out to say whether it is due.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// Why its clock runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Box<Reason>>,
}

/// A bank holiday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// What it is.
    pub name: String,
}

/// One earlier time that something recurring was due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct PastDeadline {
    /// The last day for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Whether it was met in time.
    pub status: DeadlineStatus,
    /// The event that met it.
    pub met_by: EventReference,
}

/// Something that a stage expected, which the case is past, and that nobody recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Owed {
    /// The name of this part of the evaluation.
    pub item: String,
    /// The stage.
    pub stage: Id,
    /// What practitioners call the stage.
    pub stage_title: String,
    /// The task or decision.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// Who may do it.
    pub by: Vec<Holder>,
    /// Who says so.
    pub grounds: Grounds,
    /// The deviations that were recorded from it, each with its reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deviations: Vec<EventReference>,
}

/// Where a decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DecisionStatus {
    /// It has taken effect.
    InEffect,
    /// Nothing is in its way; nobody has recorded that it was put into effect.
    Ready,
    /// Something is in its way.
    Waiting,
    /// Another decision took its place before it took effect.
    Superseded,
}

/// A decision that was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct DecisionStanding {
    /// The name of this part of the evaluation.
    pub item: String,
    /// The decision.
    pub decision: Id,
    /// What practitioners call it.
    pub title: String,
    /// The option that was chosen.
    pub option: Id,
    /// What practitioners call the option.
    pub option_title: String,
    /// The event that recorded it.
    pub recorded_by: EventReference,
    /// Where it stands.
    pub status: DecisionStatus,
    /// The day on which it took effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_effect_since: Option<Date>,
    /// The attempt at a return in which it was made, counted from 1.
    pub attempt: usize,
    /// Who says that it is to be made.
    pub grounds: Grounds,
}

/// Where a requirement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RequirementStatus {
    /// It is not met.
    NotMet,
    /// Too little is known to say.
    Unknown,
    /// It is met.
    Met,
    /// It was departed from, with a recorded reason.
    Departed,
    /// It is not required in these circumstances.
    NotRequired,
}

impl RequirementStatus {
    /// Whether it keeps a decision from taking effect.
    #[must_use]
    pub fn is_in_the_way(self) -> bool {
        matches!(self, RequirementStatus::NotMet | RequirementStatus::Unknown)
    }
}

/// Something that must be so before a decision takes effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct RequirementStanding {
    /// The name of this part of the evaluation.
    pub item: String,
    /// The requirement.
    pub requirement: Id,
    /// What practitioners call it.
    pub title: String,
    /// Where it stands.
    pub status: RequirementStatus,
    /// The decision that it gates.
    pub decision: Id,
    /// The option that it gates.
    pub option: Id,
    /// The number of the decision's event, once it has been recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<u64>,
    /// What is missing, who may supply it and by when.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// Who says so.
    pub grounds: Grounds,
    /// Why it is required, where that depends on the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Reason>,
    /// Why it stands as it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Reason>,
    /// The events that approved it, refused it or departed from it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventReference>,
}

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MissingKind {
    /// A fact has to be found out.
    Fact,
    /// A fact has to be another.
    OtherFact,
    /// A task has to be done.
    Task,
    /// Something has to happen.
    Occurrence,
    /// A decision has to be made, or take effect.
    Decision,
    /// An approval has to be given.
    Approval,
    /// A stage has to be reached.
    Stage,
    /// Time has to pass.
    Time,
    /// Something was recorded that must not have been.
    Absence,
}

impl MissingKind {
    /// Whether somebody can supply it: what is known cannot be made otherwise, nor can what
    /// happened.
    #[must_use]
    pub fn can_be_supplied(self) -> bool {
        !matches!(self, MissingKind::OtherFact | MissingKind::Absence)
    }
}

/// Something without which the answer cannot be another, who may supply it and by when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Missing {
    /// What kind of thing it is.
    pub kind: MissingKind,
    /// The item of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// What practitioners call it.
    pub title: String,
    /// Who may supply it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Holder>,
    /// The day by which, or from which, it is to be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// What would do instead of it; the reasons say what goes together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<Missing>,
}

/// A level that somebody picked, beside the pattern of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ClassificationStanding {
    /// The name of this part of the evaluation.
    pub item: String,
    /// The classification.
    pub classification: Id,
    /// What practitioners call it.
    pub title: String,
    /// The level that was picked.
    pub level: Id,
    /// What practitioners call the level.
    pub level_title: String,
    /// What usually follows from that level.
    pub usually: String,
    /// The event that recorded it.
    pub recorded_by: EventReference,
    /// The levels for which the table shows the answers that were given.
    pub table_shows: Vec<Id>,
    /// Whether the level is another than the table shows.
    pub departs: bool,
    /// The reason that was given for the departure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub departure: Option<String>,
    /// The answers, by column.
    pub answers: Vec<ColumnAnswer>,
    /// Who says so.
    pub grounds: Grounds,
}

/// The answer that was given in one column of a classification table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct ColumnAnswer {
    /// The column.
    pub column: Id,
    /// What practitioners call it.
    pub title: String,
    /// The answer; left out, if none was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Value>,
    /// Whether the table shows that answer for the level that was picked.
    pub fits: bool,
}

/// A piece of advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct AdvisoryStanding {
    /// The name of this part of the evaluation.
    pub item: String,
    /// The advisory.
    pub advisory: Id,
    /// What practitioners call it.
    pub title: String,
    /// The advice.
    pub advice: String,
    /// Who should read it.
    pub to: Vec<Holder>,
    /// Who says so.
    pub grounds: Grounds,
    /// Why it is given.
    pub why: Reason,
}

/// What a local rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Finding {
    /// The name of this part of the evaluation.
    pub item: String,
    /// The policy.
    pub policy: Id,
    /// The rule.
    pub rule: Id,
    /// What kind of thing it found.
    pub kind: FindingKind,
    /// The rule's words for the reader.
    pub words: String,
    /// Who should act on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Holder>,
    /// The day by which it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The facts and events that the rule read.
    pub read: Vec<Read>,
    /// The lines of its script that it ran, counted from 1.
    pub lines: Vec<usize>,
    /// Who says so.
    pub grounds: Grounds,
}

/// What kind of thing a local rule found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// Something must be so.
    Require,
    /// Something is well advised.
    Advise,
    /// Something is due.
    Due,
    /// Something needs approval.
    NeedsApproval,
}

/// Something that a local rule read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Read {
    /// What the rule asked for, in its own words.
    pub what: String,
    /// The numbers of the events that it was given.
    pub events: Vec<u64>,
}

/// A local rule that could not be run to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct FailedRule {
    /// The policy.
    pub policy: Id,
    /// The rule.
    pub rule: Id,
    /// What went wrong and where.
    pub problem: Diagnostic,
}

/// What kind of thing may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ActionKind {
    /// A task may be done.
    Task,
    /// A decision may be made.
    Decision,
    /// An approval may be given or refused.
    Approval,
    /// A decision may be put into effect.
    Effect,
}

/// What gives rise to an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// A deadline asks for it.
    Deadline,
    /// A stage that the case is past expected it.
    Owed,
    /// A decision waits for it.
    Waiting,
    /// It belongs to the present stage.
    Stage,
    /// It may be done at any stage.
    AnyTime,
}

/// Something that a role may do next, or may not and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Action {
    /// The name of this part of the evaluation.
    pub item: String,
    /// What kind of thing it is.
    pub kind: ActionKind,
    /// The item of the plan.
    pub id: Id,
    /// What practitioners call it.
    pub title: String,
    /// The number of the decision's event, for an approval or an effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<u64>,
    /// Who may do it.
    pub by: Vec<Holder>,
    /// What gives rise to it.
    pub occasion: Occasion,
    /// Whether it may be done now.
    pub open: Answer,
    /// What is in the way, if it may not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// The items of this evaluation that are in the way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocked_by: Vec<String>,
    /// Why it may or may not be done, where that depends on the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Reason>,
    /// The form that goes with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Id>,
    /// Who says that it is to be done.
    pub grounds: Grounds,
}

use super::Answer;

/// What an evaluation was made from and what came out, each by its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct EvaluationReceipt {
    /// The version of reunify.
    pub reunify: String,
    /// The plan.
    pub plan: Stamp,
    /// The policies, in the order in which they were laid over it.
    pub policies: Vec<Stamp>,
    /// The calendar.
    pub calendar: Stamp,
    /// The words.
    pub wording: Stamp,
    /// How many events had been recorded. Left out for a reader from whom the plan may keep some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<u64>,
    /// The hash of the last of them; of the case's header, if there was none. Left out likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<Sha256>,
    /// The hash of the evaluation without this field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<Sha256>,
}

impl Evaluation {
    /// The evaluation as canonical JSON (RFC 8785), its own hash included: the bytes that are the
    /// same on every host.
    #[must_use]
    pub fn to_json(&self) -> String {
        if self.receipt.output.is_some() {
            return crate::json::canonical(&self.sealed()).unwrap_or_default();
        }
        let (mut text, receipt) =
            crate::json::canonical_marked(self, "receipt").unwrap_or_default();
        let output = Sha256::of(text.as_bytes());
        // The hash goes where the order of the receipt's fields has it: before the plan.
        if let Some(start) = receipt
            && let Some(plan) = text.get(start..).and_then(|rest| locate(rest, "/plan"))
        {
            let name = "\"plan\":".len();
            let before = start.saturating_add(plan.start).saturating_sub(name);
            text.insert_str(before, &format!("\"output\":\"{output}\","));
        }
        text
    }

    /// The evaluation with its own hash on the receipt.
    #[must_use]
    pub fn sealed(&self) -> Self {
        let mut sealed = self.clone();
        sealed.receipt.output = None;
        sealed.receipt.output = sha256(&sealed).ok();
        sealed
    }
}
