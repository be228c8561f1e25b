//! What a reviewer would find: printed numbers held against what they should be.

mod conjecture;
mod digits;
mod printed;

pub use conjecture::{AchievementFormula, Conjecture, Input, explain_achievement};
pub use printed::{Fit, Printed};
