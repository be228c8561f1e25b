//! The native file: its schemas, and every message for a file that is wrong.

mod bad_input;
mod schema;
