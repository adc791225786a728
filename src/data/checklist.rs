//! The bundled checklist: components with their sub-items, and the headings they stand under.

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize;

use crate::domain::{
    facts::{Applicant, BundledComponent, Confidence, Origin, Overdue, Stake},
    id::Id,
    tables::{Component, Flag, Item, Specialty},
};

#[derive(Default)]
pub(super) struct Checklist {
    pub components: Vec<BundledComponent>,
    pub groups: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawList {
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(rename = "as_of")]
    _as_of: String,
    groups: Vec<Titled>,
    components: Vec<RawComponent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Titled {
    id: String,
    title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawComponent {
    id: String,
    group: String,
    title: String,
    #[serde(rename = "for")]
    applicants: Vec<Applicant>,
    specialties: Vec<Specialty>,
    flags: Vec<Flag>,
    #[serde(default)]
    unless: Vec<Flag>,
    due: Option<String>,
    #[serde(default)]
    days_before: u32,
    stake: Option<Stake>,
    serves: Option<String>,
    overdue: Option<RawOverdue>,
    moot_after: Option<String>,
    locked_at_submission: bool,
    assumed_done_at_submission: bool,
    limit: Option<String>,
    help: String,
    guide: String,
    items: Vec<Titled>,
    source: String,
    as_of: String,
    confidence: Confidence,
}

/// Parses the checklist; the error says which key is wrong.
pub(super) fn parse(text: &str) -> Result<Checklist, String> {
    let raw: RawList = serde_json::from_str(text).map_err(|why| why.to_string())?;
    Ok(Checklist {
        components: raw.components.into_iter().enumerate().map(component).collect(),
        groups: raw.groups.into_iter().map(|it| (it.id, it.title)).collect(),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOverdue {
    title: String,
    reason: String,
}

fn component((at, raw): (usize, RawComponent)) -> BundledComponent {
    let base = Component {
        id: Id::new(&raw.id),
        group: raw.group,
        title: raw.title,
        order: order_text(at),
        items: items(raw.items),
        ..Default::default()
    };
    BundledComponent {
        base: Arc::new(base),
        applicants: raw.applicants,
        specialties: raw.specialties,
        flags: raw.flags,
        unless: raw.unless,
        help: raw.help,
        guide: raw.guide,
        due: raw.due.as_deref().map(Id::new),
        days_before: raw.days_before,
        stake: raw.stake,
        serves: raw.serves.as_deref().map(Id::new),
        overdue: Arc::new(
            raw.overdue.map(|it| Overdue { title: it.title, reason: it.reason }).unwrap_or_default(),
        ),
        moot_after: raw.moot_after.as_deref().map(Id::new),
        locked_at_submission: raw.locked_at_submission,
        assumed_done_at_submission: raw.assumed_done_at_submission,
        limit: raw.limit,
        origin: Origin { source: raw.source, as_of: raw.as_of, confidence: raw.confidence },
    }
}

fn items(raw: Vec<Titled>) -> BTreeMap<Id, Item> {
    let item = |(at, Titled { id, title }): (usize, Titled)| {
        (Id::new(&id), Item { title, order: order_text(at), ..Default::default() })
    };
    raw.into_iter().enumerate().map(item).collect()
}

/// "a" … "y", "za" … "zy", "zza" …: texts that sort as the numbers do and leave room between them.
fn order_text(at: usize) -> String {
    let last = u8::try_from(at % 25).unwrap_or(0);
    format!("{}{}", "z".repeat(at / 25), char::from(b'a' + last))
}

#[cfg(test)]
mod tests {
    use super::order_text;

    #[test]
    fn order_texts_sort_as_the_numbers_do() {
        let all: Vec<String> = (0..90).map(order_text).collect();
        assert!(all.is_sorted());
        assert_eq!(
            (all[0].as_str(), all[24].as_str(), all[25].as_str(), all[50].as_str()),
            ("a", "y", "za", "zza")
        );
    }
}
