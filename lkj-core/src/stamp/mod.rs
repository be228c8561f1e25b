//! What an output was made with, so that it can be made again.

mod digest;
mod figures;
mod published;
mod reproduction;
#[cfg(feature = "sarif")]
mod sarif;
mod stamped;

pub use digest::ContentDigest;
pub use figures::{Figure, FigureOf, Figures};
pub use published::{Published, PublishedOf, StampMissing};
pub use reproduction::{Digits, FigureChange, Reproduction, ReproductionError};
pub(crate) use stamped::digest_of_rules;
pub use stamped::{Stamp, StampChange, Stamped};
