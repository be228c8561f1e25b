//! What a reviewer decided about findings.

use serde::{Deserialize, Serialize};

use crate::value::Date;

/// A decision to leave a finding as it is: who took it, why, and what the agency says to it.
///
/// *lkj:* keputusan penelaah. Decisions sit in a file of their own, so that they do not live
/// in the agency's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["rule", "reason", "by"])))]
#[serde(default, deny_unknown_fields)]
pub struct Decision {
    /// The rule whose findings it silences. *Aturan.*
    pub rule: String,
    /// The matter: what the finding is about, the beginning of that, or its fingerprint; all
    /// of the rule's where it is left out. *Hal yang diputuskan.*
    pub about: Option<String>,
    /// Why it may stay. *Alasan.*
    pub reason: String,
    /// Who decided. *Yang memutuskan.*
    pub by: String,
    /// When. *Tanggal.*
    pub on: Option<Date>,
    /// What the agency says to it. *Tanggapan perangkat daerah.*
    pub reply: Option<String>,
}
