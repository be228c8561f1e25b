//! The checker and the review: what they find, and where they keep still.

mod checks;
mod completeness;
mod findings;
mod lumajang_check;
mod review;
