//! Lists of the plans for children, which the return does not have.

use std::collections::BTreeSet;
use std::io::Read;

use ::csv::ByteRecord;
use serde::Serialize;

use super::column::tidy;
use super::guard::Guard;
use super::row::LONGEST_ID;
use super::{Limits, ReadError, Source, csv, no_limit};

/// What a plan to go home is called, unless it is said otherwise: in words, and in the codes for care
/// plans that lists for Ofsted (Annex A) have. Not held against the text of Annex A.
pub const USUAL_VALUES: [&str; 7] = [
    "return to family",
    "return home",
    "reunification",
    "rehabilitation",
    "RETURN1M",
    "RETURN6M",
    "RETURNEV",
];

/// Headings of the column of the child, as [`tidy`] leaves them.
const CHILD: [&str; 4] = ["CHILD", "CHILDID", "CHILD_ID", "CHILD_UNIQUE_ID"];
/// Headings of the column of the plan.
const PLAN: [&str; 4] = ["PERMANENCE_PLAN", "PERMANENCY_PLAN", "CARE_PLAN", "PLAN"];

/// The children whose plan is to go home, from any number of lists.
///
/// A child of whom one row says so is among them, whatever another row says: plans are made side by
/// side.
#[derive(Debug, Clone)]
pub struct PlanList {
    /// The values that count, as [`plain`] leaves them.
    values: BTreeSet<String>,
    children: BTreeSet<Box<str>>,
    files: Vec<PlanListFile>,
    set_aside: Vec<PlanRowSetAside>,
}

/// A list that was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct PlanListFile {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: u64,
    /// How many of them say that the plan is to go home.
    pub to_go_home: u64,
    /// How many say another plan.
    pub other_plans: u64,
    /// How many were set aside.
    pub set_aside: u64,
}

/// A row of a list that was set aside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct PlanRowSetAside {
    /// The file.
    pub file: String,
    /// Its number, the heading being 1 and lines with nothing on them left out.
    pub row: u32,
    /// The heading of the column that is blank, or is no id.
    pub column: String,
}

impl Default for PlanList {
    /// No list yet; the [`USUAL_VALUES`] count.
    fn default() -> Self {
        Self::counting(USUAL_VALUES)
    }
}

impl PlanList {
    /// No list yet, and what a plan to go home is called. Capitals and spaces make no difference.
    pub fn counting<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            values: values.into_iter().map(plain).collect(),
            children: BTreeSet::new(),
            files: Vec::new(),
            set_aside: Vec::new(),
        }
    }

    /// Reads a CSV file with a column of the child and one of the plan. If the child is the only
    /// column, the plan for everybody in it is to go home.
    ///
    /// # Errors
    /// If it cannot be read, or its columns are not those. Start anew after an error.
    pub fn csv(&mut self, source: &Source, from: impl Read) -> Result<(), ReadError> {
        let limits = Limits::default();
        let (guarded, reached) = Guard::new(from, limits.row, no_limit());
        let mut reader = csv::reader(guarded);
        let failed = |error: ::csv::Error| csv::failed(source, &error);
        let mut record = ByteRecord::new();
        reader.read_byte_record(&mut record).map_err(failed)?;
        let columns = Columns::of(source, &record)?;
        let mut file = PlanListFile {
            name: source.name.clone(),
            rows: 0,
            to_go_home: 0,
            other_plans: 0,
            set_aside: 0,
        };
        while reader.read_byte_record(&mut record).map_err(failed)? {
            reached.set(reader.position().byte());
            if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            file.rows = file.rows.saturating_add(1);
            if file.rows > limits.rows {
                return Err(ReadError::TooLarge {
                    file: file.name,
                    limit: "there are more rows than are read",
                });
            }
            let count = match self.row(&columns, &record) {
                Ok(true) => &mut file.to_go_home,
                Ok(false) => &mut file.other_plans,
                Err(column) => {
                    self.set_aside.push(PlanRowSetAside {
                        file: file.name.clone(),
                        row: u32::try_from(file.rows).map_or(u32::MAX, |row| row.saturating_add(1)),
                        column: column.to_owned(),
                    });
                    &mut file.set_aside
                }
            };
            *count = count.saturating_add(1);
        }
        self.files.push(file);
        Ok(())
    }

    /// Whether a row says that the plan is to go home; or the column that says nothing.
    fn row<'a>(&mut self, columns: &'a Columns, record: &ByteRecord) -> Result<bool, &'a str> {
        let cell = |place: usize| {
            let cell = record.get(place).unwrap_or_default();
            String::from_utf8_lossy(cell).trim().to_owned()
        };
        let (place, heading) = &columns.child;
        let child = cell(*place);
        if child.is_empty() || child.len() > LONGEST_ID {
            return Err(heading);
        }
        if let Some((place, heading)) = &columns.plan {
            let plan = plain(&cell(*place));
            if plan.is_empty() {
                return Err(heading);
            }
            if !self.values.contains(&plan) {
                return Ok(false);
            }
        }
        self.children.insert(child.into());
        Ok(true)
    }

    /// Whether a list says that the plan for a child is to go home.
    #[must_use]
    pub fn has(&self, child: &str) -> bool {
        self.children.contains(child)
    }

    /// The children whose plan is to go home, in the order of their codes.
    pub fn children(&self) -> impl Iterator<Item = &str> {
        self.children.iter().map(|child| &**child)
    }

    /// The lists that were read, in the order of their names.
    #[must_use]
    pub fn files(&self) -> Vec<PlanListFile> {
        let mut files = self.files.clone();
        files.sort();
        files
    }

    /// The rows that were set aside, by file and row.
    #[must_use]
    pub fn set_aside(&self) -> Vec<PlanRowSetAside> {
        let mut rows = self.set_aside.clone();
        rows.sort();
        rows
    }
}

/// Where the columns are, and what they are called.
struct Columns {
    child: (usize, String),
    plan: Option<(usize, String)>,
}

impl Columns {
    fn of(source: &Source, record: &ByteRecord) -> Result<Self, ReadError> {
        let file = || source.name.clone();
        if csv::is_utf16(record) {
            return Err(ReadError::Utf16 { file: file() });
        }
        let not = |problem| ReadError::NotAPlanList {
            file: file(),
            problem,
        };
        let text = |cell| tidy(&String::from_utf8_lossy(cell));
        let headings: Vec<String> = record.iter().map(text).collect();
        let named = |names: &[&str]| -> Vec<(usize, String)> {
            let all = headings.iter().enumerate();
            let found = all.filter(|(_, heading)| names.contains(&heading.as_str()));
            found.map(|(place, name)| (place, name.clone())).collect()
        };
        let (children, plans) = (named(&CHILD), named(&PLAN));
        let others = headings
            .iter()
            .filter(|heading| !heading.is_empty())
            .count()
            > 1;
        match (children.as_slice(), plans.as_slice()) {
            ([], _) => Err(not(
                "it has no column of the child (CHILD, Child ID or Child Unique ID)",
            )),
            ([child], [plan]) => Ok(Self {
                child: child.clone(),
                plan: Some(plan.clone()),
            }),
            ([child], []) if !others => Ok(Self {
                child: child.clone(),
                plan: None,
            }),
            ([_], []) => Err(not(
                "it has no column of the plan (Permanence Plan, Care Plan or Plan)",
            )),
            ([_], _) => Err(not("it has more than one column of the plan")),
            _ => Err(not("it has more than one column of the child")),
        }
    }
}

/// A value without what makes no difference.
fn plain(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
