//! Small values that everything is made of: ids, periods and dates, places in the input, tables in
//! the order of the file, the language, and words in two languages.

pub(crate) mod excerpt;
mod free;
pub(crate) mod id;
mod locale;
pub(crate) mod nearest;
mod period;
pub(crate) mod place;
pub(crate) mod register;
#[cfg(feature = "schema")]
pub(crate) mod shape;
mod versions;
mod words;

pub use free::{Free, FreeValue};
pub use id::{Id, InvalidId, InvalidIdReason, RESERVED};
pub use locale::Locale;
pub use period::{Date, InvalidPeriod, PartLength, PartOfYear, Period, Year, Years};
pub use place::{Place, Sources};
pub use register::Register;
pub use versions::{FORMAT, READING, version};
pub use words::Words;
