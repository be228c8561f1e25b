//! Many agencies.

mod made_region;
mod region;
