//! The language of rules: every function there is, what it takes and what it gives.
//!
//! The static checks, the reference in the book and an editor's completion all go by this table;
//! a test holds it against what the machine that runs rules has.

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The case.
    Case,
    /// A fact, or a field of what was recorded: a value that may not be known.
    Fact,
    /// A number that may not be known.
    Amount,
    /// Events of a kind, in order.
    Events,
    /// One event, which may not be there.
    Event,
    /// The items of a list in what was recorded, which may not be there.
    Items,
    /// A day, which may not be known.
    Day,
    /// A length of time.
    Period,
    /// An amount of money.
    Money,
    /// Yes, no or not known.
    Answer,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Whole,
    /// Some words.
    Text,
    /// A list of values that are written down.
    List,
    /// Nothing.
    Nothing,
}

impl Kind {
    /// What it is called in a sentence.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Kind::Case => "the case",
            Kind::Fact => "a fact",
            Kind::Amount => "an amount",
            Kind::Events => "events",
            Kind::Event => "an event",
            Kind::Items => "a list of items",
            Kind::Day => "a day",
            Kind::Period => "a period",
            Kind::Money => "an amount of money",
            Kind::Answer => "an answer",
            Kind::Bool => "true or false",
            Kind::Whole => "a whole number",
            Kind::Text => "a text",
            Kind::List => "a list",
            Kind::Nothing => "nothing",
        }
    }
}

/// What a function takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Argument {
    /// The name of a fact of the plan.
    FactName,
    /// The name of a task of the plan.
    TaskName,
    /// The name of an occurrence of the plan.
    OccurrenceName,
    /// The name of a decision of the plan.
    DecisionName,
    /// The name of a requirement that asks for an approval.
    ApprovalName,
    /// The name of an option of the decision.
    OptionName,
    /// The name of a stage of the plan.
    StageName,
    /// The name of a role of the plan.
    RoleName,
    /// A place in what was recorded: a JSON pointer, such as `/seen-alone`.
    Place,
    /// A value, written down: a text, a whole number, `true` or `false`, or money.
    Value,
    /// A list of values, written down.
    Values,
    /// A whole number or an amount of money.
    Number,
    /// How many, written down.
    Count,
    /// A date, written down: `"2026-02-20"`.
    Date,
    /// A day.
    Day,
    /// A length of time.
    Period,
    /// An answer.
    Answer,
    /// What the reader is told: a sentence, written down.
    Words,
}

impl Argument {
    /// What stands for it where the function is shown.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Argument::FactName => "fact",
            Argument::TaskName => "task",
            Argument::OccurrenceName => "occurrence",
            Argument::DecisionName => "decision",
            Argument::ApprovalName => "approval",
            Argument::OptionName => "option",
            Argument::StageName => "stage",
            Argument::RoleName => "role",
            Argument::Place => "place",
            Argument::Value => "value",
            Argument::Values => "[value, …]",
            Argument::Number => "number",
            Argument::Count => "count",
            Argument::Date => "date",
            Argument::Day => "day",
            Argument::Period => "period",
            Argument::Answer => "answer",
            Argument::Words => "words",
        }
    }
}

/// How a function is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// `value.name`
    Property,
    /// `value.name(…)`
    Method,
    /// `name(…)`
    Function,
}

/// A function that rules have.
#[derive(Debug, Clone, Copy, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Function {
    /// What it is asked of; nothing, for a function that stands by itself.
    pub on: Kind,
    /// Its name.
    pub name: &'static str,
    /// How it is written.
    pub form: Form,
    /// What it takes.
    pub takes: &'static [Argument],
    /// What it gives.
    pub gives: Kind,
    /// What it is for.
    pub about: &'static str,
    /// A line or two that use it.
    pub example: &'static str,
}

impl Function {
    /// How it is written, with what it takes: `case.fact(fact)`, `.yes`, `days(count)`.
    #[must_use]
    pub fn written(&self) -> String {
        let takes: Vec<&str> = self.takes.iter().map(|takes| takes.words()).collect();
        let takes = takes.join(", ");
        match self.form {
            Form::Property => format!(".{}", self.name),
            Form::Method if self.on == Kind::Case => format!("case.{}({takes})", self.name),
            Form::Method => format!(".{}({takes})", self.name),
            Form::Function => format!("{}({takes})", self.name),
        }
    }
}

macro_rules! functions {
    ($($on:ident $form:ident $name:ident ($($takes:ident),*) -> $gives:ident: $about:literal, $example:literal;)+) => {
        /// Every function that rules have.
        pub const FUNCTIONS: &[Function] = &[$(Function {
            on: Kind::$on,
            name: stringify!($name),
            form: Form::$form,
            takes: &[$(Argument::$takes),*],
            gives: Kind::$gives,
            about: $about,
            example: $example,
        },)+];
    };
}

functions! {
    Case Method fact (FactName) -> Fact: "A fact as it stands on the day of the evaluation.", "case.fact(\"legal-status\").is(\"care-order\").yes";
    Case Method done (TaskName) -> Events: "Every time that a task was done.", "case.done(\"statutory-visit\").any";
    Case Method happened (OccurrenceName) -> Events: "Every time that something happened.", "case.happened(\"placement-started\").last.day";
    Case Method decided (DecisionName) -> Events: "Every time that a decision was recorded, whether or not it has taken effect.", "case.decided(\"decision-3\").chose(\"return-home\").any";
    Case Method took_effect (DecisionName) -> Events: "Every time that a decision took effect.", "case.took_effect(\"decision-3\").any";
    Case Method approved (ApprovalName) -> Events: "Every time that an approval was given.", "case.approved(\"nominated-officer-approves-placement\").any";
    Case Method at (StageName) -> Bool: "Whether the case is at a stage.", "case.at(\"monitoring\")";
    Case Method add (Day, Period) -> Day: "The day that is a time after another. Working days are counted on the calendar of the plan, from the day after.", "case.add(case.happened(\"placement-started\").last.day, working_days(10))";
    Case Method working_days_between (Day, Day) -> Amount: "How many working days there are after one day, up to and including another.", "case.working_days_between(case.happened(\"referral-received\").last.day, case.done(\"referral-response\").last.day).at_most(1).no";
    Case Method reached (Day) -> Answer: "Whether a day has come.", "case.reached(date(\"2026-04-01\")).yes";
    Case Method passed_since (Day, Period) -> Answer: "Whether a time has passed since a day.", "case.passed_since(case.happened(\"became-looked-after\").first.day, weeks(40)).yes";
    Case Method require (RoleName, Words) -> Nothing: "Says that somebody must see to something.", "case.require(\"social-worker\", \"Find out who lives in the home.\");";
    Case Method advise (RoleName, Words) -> Nothing: "Says that something is well advised.", "case.advise(\"team-manager\", \"Talk this through in supervision.\");";
    Case Method due (Day, RoleName, Words) -> Nothing: "Says that something is due on a day. While the day is not known, it is due and nobody can say when.", "case.due(case.add(case.happened(\"child-went-home\").last.day, days(1)), \"social-worker\", \"See the child at home.\");";
    Case Method needs_approval (RoleName, Words) -> Nothing: "Says that somebody must approve something.", "case.needs_approval(\"service-manager\", \"Approve the cost of the support.\");";

    Fact Method is (Value) -> Answer: "Whether it is this. Not known while the fact is not.", "case.fact(\"looked-after\").is(true).yes";
    Fact Method is_one_of (Values) -> Answer: "Whether it is one of these.", "case.fact(\"legal-status\").is_one_of([\"care-order\", \"interim-care-order\"]).yes";
    Fact Method at_least (Number) -> Answer: "Whether it is a number of at least this.", "case.fact(\"earlier-returns\").at_least(1).yes";
    Fact Method at_most (Number) -> Answer: "Whether it is a number of at most this.", "case.fact(\"earlier-returns\").at_most(0).yes";
    Fact Method ever (Value) -> Answer: "Whether it was ever known to be this, up to the day. Not known if it never was and was not known throughout.", "case.fact(\"placement\").ever(\"residential\").yes";
    Fact Method on (Day) -> Fact: "The fact as it stood at the end of another day, not after the day of the evaluation.", "case.fact(\"placement\").on(case.decided(\"decision-3\").last.day).is(\"foster-care\").yes";
    Fact Property since () -> Day: "The day from which it has been what it is.", "case.passed_since(case.fact(\"placement\").since, months(12)).yes";
    Fact Property known () -> Bool: "Whether it is known.", "!case.fact(\"date-of-birth\").known";
    Fact Property disputed () -> Bool: "Whether people say different things.", "case.fact(\"parental-substance-misuse\").disputed";
    Fact Property reported () -> Bool: "Whether it was reported and not confirmed.", "case.fact(\"parental-substance-misuse\").reported";
    Fact Property asked () -> Bool: "Whether anybody has asked.", "!case.fact(\"earlier-returns\").asked";
    Fact Property day () -> Day: "The day that it holds.", "case.fact(\"date-of-birth\").day";
    Fact Property number () -> Amount: "The number that it holds.", "case.fact(\"earlier-returns\").number.at_least(2).yes";
    Fact Property age () -> Amount: "The age in whole years, on the day of the evaluation, of whoever was born on the day that it holds.", "case.fact(\"date-of-birth\").age.at_least(16).yes";
    Fact Method age_on (Day) -> Amount: "That age on another day.", "case.fact(\"date-of-birth\").age_on(case.decided(\"decision-3\").last.day).at_least(16).yes";

    Amount Method at_least (Number) -> Answer: "Whether it is at least this.", "case.fact(\"date-of-birth\").age.at_least(10).yes";
    Amount Method at_most (Number) -> Answer: "Whether it is at most this.", "case.fact(\"date-of-birth\").age.at_most(4).yes";
    Amount Property known () -> Bool: "Whether it is known.", "case.fact(\"date-of-birth\").age.known";

    Events Property any () -> Bool: "Whether there is one.", "case.happened(\"child-went-home\").any";
    Events Property count () -> Whole: "How many there are.", "case.done(\"statutory-visit\").count >= 3";
    Events Property first () -> Event: "The first.", "case.done(\"statutory-visit\").first.day";
    Events Property last () -> Event: "The last.", "case.done(\"statutory-visit\").last.day";
    Events Property this_attempt () -> Events: "Those since the present attempt at a return began.", "case.done(\"parental-agreement\").this_attempt.any";
    Events Method chose (OptionName) -> Events: "Decisions for an option.", "case.decided(\"decision-3\").chose(\"return-home\").any";
    Events Method with (Place, Value) -> Events: "Those with which this was recorded.", "case.done(\"statutory-visit\").with(\"/seen-alone\", true).any";
    Events Method without (Place, Value) -> Events: "Those with which this was not recorded.", "case.done(\"statutory-visit\").without(\"/seen-alone\", true).count > 1";
    Events Method some_at_least (Place, Number) -> Answer: "Whether one was recorded with a number of at least this. Not known while some do not say and none does.", "case.happened(\"became-looked-after\").some_at_least(\"/earlier-periods\", 2).yes";
    Events Method since (Day) -> Events: "Those on a day or after it; none while the day is not known.", "case.done(\"statutory-visit\").since(case.happened(\"child-went-home\").last.day).any";
    Events Method before (Day) -> Events: "Those before a day; none while the day is not known.", "case.done(\"statutory-visit\").before(date(\"2026-01-01\")).any";
    Events Property longest_gap () -> Amount: "The most days from one to the next. Not known with fewer than two.", "case.done(\"statutory-visit\").longest_gap.at_least(43).yes";

    Event Property there () -> Bool: "Whether there is one.", "case.done(\"goals-set\").last.there";
    Event Property day () -> Day: "The day on which it happened.", "case.done(\"goals-set\").last.day";
    Event Method field (Place) -> Fact: "A field of what was recorded with it.", "case.done(\"statutory-visit\").last.field(\"/seen-alone\").is(false).yes";
    Event Method items (Place) -> Items: "A list in what was recorded with it, such as goals or the adults of a household.", "case.done(\"goal-review\").last.items(\"/goals\").some(\"/rating\", \"red\").yes";
    Event Method was_by (RoleName) -> Answer: "Whether somebody in this role recorded it.", "case.done(\"assessment-sign-off\").last.was_by(\"team-manager\").no";

    Items Property count () -> Amount: "How many there are.", "case.done(\"goals-set\").last.items(\"/goals\").count.at_least(1).no";
    Items Method every (Place, Value) -> Answer: "Whether each has this. Not known while some do not say.", "case.done(\"goal-review\").last.items(\"/goals\").every(\"/rating\", \"green\").yes";
    Items Method some (Place, Value) -> Answer: "Whether one has this at least. Not known while some do not say.", "case.done(\"regulation-17-assessment\").last.items(\"/household-adults\").some(\"/police-check\", \"awaited\").yes";
    Items Method some_at_least (Place, Number) -> Answer: "Whether one has a number of at least this. Not known while some do not say and none does.", "case.done(\"transition-plan\").last.items(\"/steps\").some_at_least(\"/nights\", 3).yes";
    Items Method with (Place, Value) -> Items: "Those that have this.", "case.done(\"goal-review\").last.items(\"/goals\").with(\"/rating\", \"red\").count.at_least(2).yes";

    Day Property known () -> Bool: "Whether it is known.", "case.done(\"goals-set\").last.day.known";
    Day Method is_before (Day) -> Answer: "Whether it comes before another.", "case.done(\"statutory-review\").last.day.is_before(case.decided(\"decision-3\").last.day).yes";
    Day Method is_after (Day) -> Answer: "Whether it comes after another.", "case.done(\"statutory-review\").last.day.is_after(case.decided(\"decision-3\").last.day).yes";

    Answer Property yes () -> Bool: "Whether it is yes.", "case.fact(\"looked-after\").is(true).yes";
    Answer Property no () -> Bool: "Whether it is no.", "case.fact(\"looked-after\").is(true).no";
    Answer Property unknown () -> Bool: "Whether it is not known.", "case.fact(\"looked-after\").is(true).unknown";
    Answer Method and (Answer) -> Answer: "Yes if both are; no if one is.", "case.fact(\"looked-after\").is(true).and(case.fact(\"living-with-parent\").is(true)).yes";
    Answer Method or (Answer) -> Answer: "Yes if one is; no if both are.", "case.fact(\"parental-substance-misuse\").is(\"past\").or(case.fact(\"parental-substance-misuse\").is(\"present\")).yes";
    Answer Property negated () -> Answer: "No for yes, and yes for no.", "case.fact(\"looked-after\").is(true).negated.yes";

    Nothing Function hours (Count) -> Period: "Hours, counted in whole days: 24, 48, 72.", "hours(72)";
    Nothing Function days (Count) -> Period: "Days.", "days(3)";
    Nothing Function working_days (Count) -> Period: "Days that are not a weekend or a bank holiday in England and Wales.", "working_days(10)";
    Nothing Function weeks (Count) -> Period: "Weeks.", "weeks(6)";
    Nothing Function months (Count) -> Period: "Months: to the same day of the month, or its last.", "months(3)";
    Nothing Function years (Count) -> Period: "Years.", "years(1)";
    Nothing Function date (Date) -> Day: "A day that is written down.", "date(\"2026-02-20\")";
    Nothing Function pounds (Count) -> Money: "Pounds. What a fact holds is in pence.", "pounds(50000)";
    Nothing Function pence (Count) -> Money: "Pence.", "pence(250)";
}

/// The function of a name that is asked of a kind of value.
pub(crate) fn find(on: Kind, name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|f| f.on == on && f.name == name)
}

/// The names of the functions that are asked of a kind of value.
pub(crate) fn names(on: Kind) -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().filter(move |f| f.on == on).map(|f| f.name)
}
