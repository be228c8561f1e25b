//! The working year: opened, revised, under way, and the one after it.

mod agency_year;
mod disbursements;
mod replaced_indicators;
mod revisions;
mod working_year;
