//! The `lkj` program as its users start it.

mod guides;
mod stamps;
