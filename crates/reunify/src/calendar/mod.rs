//! Days, instants, periods and the working days of regulation 2.
//!
//! A working day is a day that is not a Saturday, a Sunday, Christmas Day, Good Friday or a bank
//! holiday in England and Wales (regulation 2 of the Care Planning, Placement and Case Review
//! (England) Regulations 2010). The table of bank holidays is a versioned document; a count that
//! would go past its end is an error, never a guess.

mod date;
mod error;
mod instant;
mod order;
mod period;
mod table;
mod working_days;

pub use date::{Date, DateError};
pub use error::CalendarError;
pub use instant::{Instant, InstantError};
pub use period::{Period, Unit, UnitError};
pub use table::{BankHoliday, CalendarDocument, CalendarFormat, HolidayKind};
pub use working_days::{Calendar, Due};
