//! Versions: of this engine, and of the native file.

/// The version of the file format that this engine writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// The version of how written values are read and measured. It grows when the same input may give
/// other figures than before; `docs/readings.md` lists what differs.
///
/// *lkj:* cara baca.
pub const READING: u32 = 2;

/// The version of this engine, as it is stamped on every output.
#[must_use]
pub const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}
