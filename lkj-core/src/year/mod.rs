//! The working year: what has to be entered for it, how it is opened after the last one, and
//! how programs continue from one year to the next.
//!
//! A planner begins with [`first_file`], or opens a year with
//! [`Framework::next_year`](crate::framework::Framework::next_year); what a year needs is
//! [`Framework::required`](crate::framework::Framework::required), and what is late of it by a date
//! that the caller gives is [`Framework::to_do`](crate::framework::Framework::to_do). Nothing here
//! reads a clock.

mod action_plan;
mod first;
#[cfg(feature = "toml")]
mod opening;
mod quarter;
mod rename;
mod required;
pub mod revision;
mod succession;
mod todo;

pub use rename::RenameError;

pub use action_plan::{ActionPlan, ActionRow, PlannedSpending, Support};
pub use first::first_file;
#[cfg(feature = "toml")]
pub use opening::{NextYear, OpeningError};
pub use quarter::{Forecast, ForecastMethod, Forecasting, IndicatorInPeriod, PeriodEvaluation};
pub use required::{Entered, Required, RequiredOf};
pub use succession::{Continuation, ContinuationKind, Incomparable, SpendingComparison, YearMoney};
pub use todo::{Deadlines, DueStatus, ToDo, ToDoItem, UnitToDo};
