//! The register of every code that a diagnostic may carry.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal,)+) => {
        /// The stable name of a kind of problem. Codes are never reused for another meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// Every code there is, in the order of this register.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)+];

            /// The code as it is written in documents: kebab-case, stable.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $text,)+ }
            }

            /// What the code means, in a sentence or two.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Code::$variant => concat!($($doc,)+).trim_ascii(),)+ }
            }
        }
    };
}

codes! {
    /// A command was called in a way that cannot be carried out, or a file cannot be read.
    Unusable = "unusable",
    /// The bytes are not UTF-8 text.
    NotUtf8 = "not-utf8",
    /// The text starts with a byte order mark.
    ByteOrderMark = "byte-order-mark",
    /// The text is not well-formed JSON.
    JsonSyntax = "json-syntax",
    /// The text ends before the JSON does.
    JsonTruncated = "json-truncated",
    /// A value is nested too deeply.
    TooDeep = "too-deep",
    /// A document is larger than the host allows.
    TooLarge = "too-large",
    /// An object has the same key twice.
    DuplicateKey = "duplicate-key",
    /// An object has a field that this version does not know.
    UnknownField = "unknown-field",
    /// An object lacks a field.
    MissingField = "missing-field",
    /// A value is of the wrong type.
    WrongType = "wrong-type",
    /// A value is of the right type and cannot be used.
    InvalidValue = "invalid-value",
    /// The document's `format` is not one that this version reads.
    UnknownFormat = "unknown-format",

    /// Two items of one kind have the same id.
    DuplicateId = "duplicate-id",
    /// An id names no item.
    DanglingId = "dangling-id",
    /// A stage that no path reaches.
    UnreachableStage = "unreachable-stage",
    /// A stage that is not final and that nothing leaves.
    NoWayOut = "no-way-out",
    /// A decision option that neither leads to a stage nor says that the case stays, or says both.
    OptionLeadsNowhere = "option-leads-nowhere",
    /// A decision with fewer than two options is no decision.
    TooFewOptions = "too-few-options",
    /// A requirement that gates no option of any decision.
    GatesNothing = "gates-nothing",
    /// Something that nobody may do or record.
    NobodyMay = "nobody-may",
    /// A timescale whose trigger can never occur.
    TriggerNeverOccurs = "trigger-never-occurs",
    /// A timescale's regimes leave some circumstances without a limit.
    RegimeGap = "regime-gap",
    /// Two of a timescale's regimes can hold at once.
    RegimeOverlap = "regime-overlap",
    /// A timescale's in-force periods leave some dates without a limit.
    InForceGap = "in-force-gap",
    /// Two of a timescale's in-force periods share a date, or one ends before it starts.
    InForceOverlap = "in-force-overlap",
    /// A role that must do something and has no post.
    RoleWithoutPost = "role-without-post",
    /// A requirement that nothing in the plan can meet.
    RequirementCannotBeMet = "requirement-cannot-be-met",
    /// A form's schema is not one that reunify can check a form against.
    InvalidFormSchema = "invalid-form-schema",
    /// An item cites nothing.
    MissingCitation = "missing-citation",
    /// A condition that can never hold.
    NeverHolds = "never-holds",
    /// A condition that always holds.
    AlwaysHolds = "always-holds",
    /// A test does not fit the type of what it tests.
    TestDoesNotFit = "test-does-not-fit",
    /// A reading of a form names a field that the form does not have.
    UnknownFormField = "unknown-form-field",
    /// `start` is used where there is nothing that starts.
    NoStart = "no-start",
    /// The calendar that a plan names is not to be had.
    UnknownCalendar = "unknown-calendar",
    /// A recurring timescale's period is of no length.
    EmptyPeriod = "empty-period",

    /// A policy overlays another plan, or another version of it.
    PolicyPlanMismatch = "policy-plan-mismatch",
    /// A policy would loosen what the law requires.
    PolicyLoosensLaw = "policy-loosens-law",
    /// An item of a policy claims another authority than that of the policy.
    PolicyIsLocal = "policy-is-local",
    /// A policy says how often something recurs that is due only once.
    DoesNotRecur = "does-not-recur",
    /// Two limits cannot be put in order for every date, so both apply.
    LimitsNotComparable = "limits-not-comparable",
    /// Two policies that have no order between them change the same thing, or one changes what
    /// another added.
    PolicyConflict = "policy-conflict",
    /// Whoever acts in another's stead does not stand above them.
    StandInNotAbove = "stand-in-not-above",
    /// A part of a policy leaves the plan as it is.
    ChangesNothing = "changes-nothing",
    /// The content of a packed policy is not what its hash was made of.
    PackChanged = "pack-changed",
    /// A fact or a rule turns on something that no rule may turn on.
    ProtectedCharacteristic = "protected-characteristic",
    /// A rule's script was named in the policy and not supplied, or the other way about.
    ScriptMissing = "script-missing",
    /// A rule's script is not well-formed.
    ScriptSyntax = "script-syntax",
    /// A rule's script uses something that rules may not.
    ScriptForbidden = "script-forbidden",
    /// A rule's script calls a function that there is not.
    UnknownFunction = "unknown-function",
    /// A rule's script puts something where something else is needed.
    TypeMismatch = "type-mismatch",
    /// A rule's script asks something that is always so, or never.
    ConstantCondition = "constant-condition",
    /// A part of a rule's script that nothing reaches.
    UnreachableCode = "unreachable-code",
    /// No test of a policy notices a change to it.
    MutantSurvived = "mutant-survived",
    /// A rule that can never say anything, or says nothing where it could.
    SaysNothing = "says-nothing",
    /// A rule's script failed as it ran.
    ScriptFailed = "script-failed",
    /// A rule's script went past a limit on what a rule may use.
    ScriptLimit = "script-limit",

    /// The case is run under a plan other than the one supplied.
    CasePlanMismatch = "case-plan-mismatch",
    /// An event's number does not follow the one before.
    EventNumber = "event-number",
    /// An event says that it follows something other than the event before it.
    ChainBroken = "chain-broken",
    /// An event's content is not what its hash was made of.
    EventChanged = "event-changed",
    /// An event was recorded before the one it follows.
    RecordedBackwards = "recorded-backwards",
    /// An event corrects something that is not before it in the log.
    CorrectsNothing = "corrects-nothing",

    /// An event is of a task, fact, occurrence or decision that the plan does not have.
    UnknownItem = "unknown-item",
    /// The actor's role may not do this.
    WrongRole = "wrong-role",
    /// What was recorded with the event does not fit its form.
    FormDoesNotFit = "form-does-not-fit",
    /// A decision cannot be put into effect before its requirements are met.
    EffectBeforeApproval = "effect-before-approval",
    /// The decision is not open yet.
    DecisionNotOpen = "decision-not-open",
    /// An event is about another event that cannot be what it says.
    AboutNothing = "about-nothing",
    /// An event happened after it was recorded.
    OccurredAfterRecorded = "occurred-after-recorded",
    /// A departure from the expected pattern carries no reason.
    DepartureNeedsReason = "departure-needs-reason",
    /// A deviation names a requirement of law, which cannot be departed from.
    LawCannotBeDeparted = "law-cannot-be-departed",

    /// A case is moved to another plan with both plans at hand, and not as other entries are added.
    NeedsBothPlans = "needs-both-plans",
    /// A case was moved to another plan. That is not corrected: the case is moved back.
    MigrationStands = "migration-stands",
    /// The case is run under the plan already to which it is to be moved.
    NothingToMigrate = "nothing-to-migrate",
    /// A mapping names what one of its two plans does not have.
    MappingDoesNotFit = "mapping-does-not-fit",
    /// A case's log names what the plan does not have to which it is to be moved.
    NamesNotThere = "names-not-there",
    /// A case would come to another stage by being moved to another plan.
    StageWouldChange = "stage-would-change",
    /// Nothing could lead a case on from its stage under the plan to which it is to be moved.
    NoWayForward = "no-way-forward",

    /// A count of working days reaches past the end of the calendar.
    CalendarPastEnd = "calendar-past-end",
    /// A calendar document contradicts itself.
    CalendarInvalid = "calendar-invalid",
    /// An evaluation has no item of that id.
    NoSuchItem = "no-such-item",
    /// The evaluation was made for a reader who may see more than this one.
    EvaluatedForAnotherReader = "evaluated-for-another-reader",
    /// A wording catalogue lacks a phrase, or has one that nothing uses.
    WordingIncomplete = "wording-incomplete",
}

impl Code {
    /// Whether a document with this problem cannot be read at all, as against one that can be read
    /// and is found wanting.
    #[must_use]
    pub fn is_unusable(self) -> bool {
        use Code::{
            ByteOrderMark, DuplicateKey, InvalidValue, JsonSyntax, JsonTruncated, MissingField,
            NotUtf8, TooDeep, TooLarge, UnknownField, UnknownFormat, Unusable, WrongType,
        };
        matches!(
            self,
            ByteOrderMark
                | DuplicateKey
                | InvalidValue
                | JsonSyntax
                | JsonTruncated
                | MissingField
                | NotUtf8
                | TooDeep
                | TooLarge
                | UnknownField
                | UnknownFormat
                | Unusable
                | WrongType
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Code {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Code".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        schemars::json_schema!({
            "type": "string",
            "description": "The stable name of a kind of problem.",
            "enum": codes,
        })
    }
}
