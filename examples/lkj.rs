//! The `lkj` program: see `-- --help`.
fn main() {}
