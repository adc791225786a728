//! Rank order lists as R3 knows them, and their kept versions.

use std::collections::BTreeMap;

use super::words::RankKind;
use crate::domain::{id::Id, record::record, time::Stamp};

record! {
    pub struct RankList {
        id: Id,
        kind: Option<RankKind>,
        letter: String,
        name: String,
        /// `program#position`, best first.
        order: Vec<String>,
        entries: BTreeMap<String, RankEntry>,
        certified: Option<Box<Certified>>,
    }

    pub struct RankEntry {
        reason: String,
        supplemental: Option<Id>,
    }

    pub struct Certified {
        at: Option<Stamp>,
        version: Option<Id>,
    }

    /// A version never changes; it carries names and codes, so that it can be read without its programs.
    pub struct RankVersion {
        id: Id,
        name: String,
        why: String,
        at: Option<Stamp>,
        lists: BTreeMap<String, serde_json::Value>,
    }
}
