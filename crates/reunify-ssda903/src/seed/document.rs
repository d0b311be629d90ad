//! What is told of the cases that were made, and of those that were not.

use reunify::calendar::{Date, Instant};
use reunify::case::PlanReference;
use reunify::{Case, Engine, Entry, Rejection};
use serde::Serialize;

use super::Gap;
use crate::anomaly::AnomalyCode;
use crate::read::{PlanListFile, PlanRowSetAside};

reunify::document_format!(
    /// The format of [`Seeds`].
    SeedsFormat = "reunify-ssda903-cases/1"
);

/// The cases that a return gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Seeds {
    /// The format.
    pub format: SeedsFormat,
    /// The plan under which they are run.
    pub plan: String,
    /// The day as of which they tell.
    pub as_of: Date,
    /// The instant at which every event is recorded.
    pub recorded: Instant,
    /// The first day on which a child who left care for home gets a case.
    pub went_home_from: Date,
    /// The last day of which the files tell something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_to: Option<Date>,
    /// The cases, by the code of the child.
    pub cases: Vec<Seed>,
    /// The lists of plans that were read, in the order of their names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plan_lists: Vec<PlanListFile>,
    /// Their rows that were set aside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plan_rows_set_aside: Vec<PlanRowSetAside>,
    /// The children who are or may be at home or are to go there, and get no case.
    pub not_seeded: Vec<NotSeeded>,
    /// The cases of which the plan refused an entry. Whoever appends the entries fills it in.
    pub refused: Vec<Refused>,
}

/// A case of which the plan refused an entry, so that it was not made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Refused {
    /// The code of the child.
    pub child: String,
    /// Why it was refused.
    pub rejection: Rejection,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct Seed {
    /// Its reference, which is the name of its file as well.
    pub id: String,
    /// The code of the child.
    pub child: String,
    /// Why there is a case.
    pub why: WhySeeded,
    /// The day on which the child went home, if the child is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// How many events it has.
    pub events: usize,
    /// What the return cannot tell, or not enough of for the form.
    pub left_out: Vec<LeftOut>,
    /// Its entries, in order.
    #[serde(skip)]
    pub entries: Vec<Entry>,
}

impl Seed {
    /// The case, made by appending its entries one by one.
    ///
    /// # Errors
    /// If the plan refuses one of them.
    pub fn case(&self, engine: &Engine, plan: &PlanReference) -> Result<Case, Rejection> {
        let mut case = Case::new(&self.id, plan.clone());
        for entry in &self.entries {
            engine.append(&mut case, entry.clone())?;
        }
        Ok(case)
    }
}

impl Seeds {
    /// Makes the cases one by one, hands each on, and notes those that the plan refuses.
    ///
    /// # Errors
    /// As whoever is handed a case says; the rest are then not made.
    pub fn make<E>(
        &mut self,
        engine: &Engine,
        plan: &PlanReference,
        mut made: impl FnMut(&Seed, Option<Case>) -> Result<(), E>,
    ) -> Result<(), E> {
        for seed in &self.cases {
            let case = match seed.case(engine, plan) {
                Ok(case) => Some(case),
                Err(rejection) => {
                    self.refused.push(Refused {
                        child: seed.child.clone(),
                        rejection,
                    });
                    None
                }
            };
            made(seed, case)?;
        }
        Ok(())
    }
}

/// Why there is a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WhySeeded {
    /// The child is looked after and placed with own parents (P1) on the day.
    PlacedWithParents,
    /// The child ceased to be looked after and went home (E4A or E4B), not long ago.
    LeftCareForHome,
    /// The child is looked after away from home on the day, and a list says that the plan is to go home.
    PlanToGoHome,
}

/// Something that is not in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct LeftOut {
    /// What it is.
    pub gap: Gap,
    /// The item of the plan that is not recorded.
    pub item: &'static str,
    /// What its form asks for that the return does not tell.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub needs: &'static [&'static str],
    /// Why it is left out.
    pub because: &'static str,
    /// The days that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<Date>,
}

/// A child who gets no case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct NotSeeded {
    /// The code of the child.
    pub child: String,
    /// Why not.
    pub why: WhyNot,
    /// What does not hold together in the child's rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub anomalies: Vec<AnomalyCode>,
}

/// Why a child gets no case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WhyNot {
    /// The rows do not hold together, so that it cannot be told.
    InDoubt,
    /// The child went home lately and is looked after again, not at home.
    LookedAfterAgain,
    /// The child is 18 or over.
    Aged18,
    /// A list says that the plan is to go home, and the files have no episode of the child that is used.
    NotInReturn,
    /// A list says that the plan is to go home, and the child is not looked after on the day.
    NotLookedAfter,
}
