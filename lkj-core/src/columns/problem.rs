//! Why columns cannot be worked through.

/// Why rules or columns cannot be worked through.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KernelProblem {
    /// Columns and buffers are not of one length.
    #[error("the columns and buffers are not of one length")]
    Lengths,
    /// More decimals than columns can hold.
    #[error("achievements in columns have at most 6 decimals")]
    Places,
    /// A limit with more decimals than the achievements, or a number of the rules that is too
    /// large.
    #[error("a limit has more decimals than the achievements, or is too large for columns")]
    Limit,
    /// Aggregates of unrounded achievements.
    #[error("columns are rolled up from rounded achievements")]
    ExactAggregates,
    /// A part names a group that its level has not.
    #[error("part {at} is of a group that is not there")]
    UnknownGroup {
        /// Which part, counted from 0.
        at: usize,
    },
    /// More rows than can be rolled up at once.
    #[error("at most 4 294 967 295 rows are rolled up at once")]
    TooManyRows,
    /// Instructions that this machine lacks.
    #[error("this machine lacks the instructions that were asked for")]
    Instructions,
}
