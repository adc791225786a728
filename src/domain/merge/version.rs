//! The other copy's rank lists as a kept version, for the case that both copies moved them.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Context, links::program_of};
use crate::domain::{
    tables::{RankList, RankVersion, Track},
    tracker::Tracker,
};

const MERGED: &str = "merged";

/// Returns all rank lists of `theirs` as a version with names and codes; none if `present` keeps such a version
/// already.
pub fn of_lists(theirs: &Tracker, present: &Tracker, context: &mut Context) -> Option<RankVersion> {
    let lists: BTreeMap<String, Value> = theirs
        .rank_lists
        .iter()
        .filter(|list| !list.order.is_empty())
        .map(|list| (list.id.to_string(), entries(theirs, list).into()))
        .collect();
    let is_kept = |it: &RankVersion| it.why == MERGED && it.lists == lists;
    if present.rank_versions.iter().any(|it| is_kept(it)) {
        return None;
    }
    let (name, why) = (MERGED.to_owned(), MERGED.to_owned());
    Some(RankVersion {
        id: context.ids.make(),
        name,
        why,
        at: Some(context.now),
        lists,
        ..Default::default()
    })
}

/// Returns the entries under keys in the order of the list: `a`, `b`… or, for more than 26, `aa`, `ab`…
fn entries(tracker: &Tracker, list: &RankList) -> Map<String, Value> {
    let entry = |(at, entry): (usize, &String)| {
        (key(at, list.order.len()), Value::Object(described(tracker, list, entry)))
    };
    list.order.iter().enumerate().map(entry).collect()
}

fn described(tracker: &Tracker, list: &RankList, entry: &str) -> Map<String, Value> {
    let program = tracker.programs.get(program_of(entry));
    let track = entry.rsplit_once('#').and_then(|it| it.1.parse::<Track>().ok());
    let position = program.zip(track).and_then(|(program, track)| program.positions.get(&track));
    let more = list.entries.get(entry);
    let supplemental = more.and_then(|it| tracker.rank_lists.get(it.supplemental.as_ref()?.as_str()));
    let told = [
        ("entry", Some(entry)),
        ("name", program.map(|it| it.name.as_str())),
        ("code", position.map(|it| it.nrmp_code.as_str())),
        ("supplemental", supplemental.map(|it| it.letter.as_str())),
        ("reason", more.map(|it| it.reason.as_str())),
    ];
    let told = told.into_iter().filter_map(|(key, text)| Some((key, text.filter(|text| !text.is_empty())?)));
    told.map(|(key, text)| (key.to_owned(), Value::from(text))).collect()
}

/// Returns a key of letters for a number. All keys are as long as the last one needs, so that they sort as the numbers
/// do.
fn key(at: usize, of: usize) -> String {
    let mut letters = Vec::new();
    let (mut rest, mut last) = (at, of.saturating_sub(1));
    loop {
        letters.push(char::from(b'a'.saturating_add((rest % 26) as u8)));
        (rest, last) = (rest / 26, last / 26);
        if last == 0 {
            return letters.iter().rev().collect();
        }
    }
}
