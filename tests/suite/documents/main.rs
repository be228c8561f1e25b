//! Finished documents.

mod publication;
