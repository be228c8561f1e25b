//! Two states of a framework.

mod comparison;
mod renaming;
