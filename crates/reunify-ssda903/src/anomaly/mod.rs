//! What does not hold together in the rows of a return.
//!
//! An anomaly has a stable code, a child, a file, a row and a column, and nothing else of the child's
//! record.

mod code;

pub use code::{AnomalyCode, Effect};

use crate::read::Column;
use crate::submission::{ChildNo, RowAt};

/// One thing that does not hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anomaly {
    /// The child, if the row has one.
    pub child: Option<ChildNo>,
    /// Where it is.
    pub at: RowAt,
    /// What it is.
    pub code: AnomalyCode,
    /// The column, if it is about one.
    pub column: Option<Column>,
}
