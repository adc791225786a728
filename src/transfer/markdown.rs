//! stub
use super::Audience;
use crate::domain::{
    facts::SeasonFacts,
    shortlist::Lookup,
    tables::Program,
    time::{Stamp, Zone},
    tracker::Tracker,
};
use std::sync::Arc;
pub struct ShortlistInput<'a> {
    pub tracker: &'a Tracker,
    pub facts: &'a SeasonFacts,
    pub lookup: &'a Lookup,
    pub rows: &'a [Arc<Program>],
    pub scope: &'a str,
    pub audience: Audience,
    pub now: Stamp,
    pub home: &'a Zone,
}
pub fn shortlist(_: &ShortlistInput) -> String {
    String::new()
}
