//! Rank order lists as R3 knows them, and their kept versions.

use std::collections::BTreeMap;

use super::words::{Firmness, RankKind};
use crate::domain::{
    field::{Field, fields},
    id::Id,
    record::record,
    time::Stamp,
};

record! {
    pub struct RankList {
        id: Id,
        kind: Option<RankKind>,
        letter: String,
        name: String,
        /// `program#position`, best first.
        order: Vec<String>,
        entries: BTreeMap<String, RankEntry>,
        /// How firm a pair of neighbors is, by `upper>lower`.
        firm: BTreeMap<String, Firmness>,
        /// What was answered when two were held against each other, by `upper>lower`.
        answers: BTreeMap<String, PairAnswer>,
        certified: Option<Box<Certified>>,
    }

    pub struct RankEntry {
        reason: String,
        supplemental: Option<Id>,
    }

    pub struct PairAnswer {
        at: Option<Stamp>,
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
        /// What the lists were, by their ids.
        heads: BTreeMap<String, VersionHead>,
    }

    /// What a kept list was: its kind, its letter in R3, its name.
    pub struct VersionHead {
        kind: Option<RankKind>,
        letter: String,
        name: String,
    }
}

impl RankList {
    pub const FIELDS: &'static [Field<RankList>] = fields! {
        line name "Name" [] "Bay Area, New York…" [Hidden];
        choice(RankKind) kind "Kind" [] "Primary, or supplemental to an advanced position" [Hidden];
        line letter "Letter" [] "As R3 names a supplemental list" [Hidden];
    };
}

impl RankVersion {
    pub const FIELDS: &'static [Field<RankVersion>] = fields! {
        line name "Name" [] "What this version was" [Hidden];
        line why "Why" [] "Certified, named, merged, before a restore" [Hidden];
    };
}
