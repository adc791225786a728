//! Kept versions of the rank lists: each carries names and codes, so that it can be read, compared and brought back though
//! its programs are gone.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::entry::{Entry, lines};
use crate::domain::{
    id::{Id, IdSource},
    tables::{
        Certified, Position, Program, RankEntry, RankKind, RankList, RankVersion, Specialty, Status,
        VersionHead,
    },
    time::Stamp,
    tracker::Tracker,
};

/// Why a version is kept.
const CERTIFIED: &str = "certified";
const BEFORE_RESTORE: &str = "before a restore";
/// The user gave it a name.
pub const NAMED: &str = "named";

/// All rank lists at one time, best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// By the ids of the lists.
    pub lists: BTreeMap<String, SnapshotList>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotList {
    pub kind: Option<RankKind>,
    pub letter: String,
    pub name: String,
    pub rows: Vec<SnapshotRow>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SnapshotRow {
    /// `program#position`.
    pub entry: String,
    pub name: String,
    pub code: String,
    /// The letter of the supplemental list.
    pub supplemental: String,
    pub reason: String,
    pub specialty: String,
}

/// Whether the lists are those that were certified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certainty {
    Never,
    /// They are the same as when they were certified.
    Certified(Stamp),
    /// Something that R3 holds differs: which positions, in which order, with which supplemental lists.
    Changed(Stamp),
}

impl Snapshot {
    /// Returns the lists as they are. A primary list on which nothing stands is left out.
    pub fn of_present(tracker: &Tracker) -> Snapshot {
        let is_told =
            |it: &&std::sync::Arc<RankList>| !it.order.is_empty() || it.kind == Some(RankKind::Supplemental);
        Snapshot {
            lists: tracker
                .rank_lists
                .iter()
                .filter(is_told)
                .map(|it| (it.id.to_string(), list_of(tracker, it)))
                .collect(),
        }
    }

    /// Reads a kept version. What it doesn't know of its lists, as older ones don't, is as the id says.
    pub fn of_version(version: &RankVersion) -> Snapshot {
        let list = |(id, rows): (&String, &Value)| {
            let head = version.heads.get(id).cloned().unwrap_or_default();
            let rows: Vec<SnapshotRow> =
                rows.as_object().into_iter().flat_map(Map::values).map(row_of).collect();
            let is_primary = id == super::edit::PRIMARY;
            let kind =
                head.kind.or(Some(if is_primary { RankKind::Primary } else { RankKind::Supplemental }));
            (id.clone(), SnapshotList { kind, letter: head.letter, name: head.name, rows })
        };
        Snapshot { lists: version.lists.iter().map(list).collect() }
    }

    /// Returns the lists as a version holds them.
    pub fn values(&self) -> BTreeMap<String, Value> {
        let list = |(id, list): (&String, &SnapshotList)| {
            let keyed = list.rows.iter().enumerate();
            let rows: Map<String, Value> =
                keyed.map(|(at, row)| (key(at, list.rows.len()), row.value())).collect();
            (id.clone(), Value::Object(rows))
        };
        self.lists.iter().map(list).collect()
    }

    fn heads(&self) -> BTreeMap<String, VersionHead> {
        let head = |(id, list): (&String, &SnapshotList)| {
            let (letter, name) = (list.letter.clone(), list.name.clone());
            (id.clone(), VersionHead { kind: list.kind, letter, name, ..VersionHead::default() })
        };
        self.lists.iter().map(head).collect()
    }

    /// True if R3 would hold the same: reasons and names don't count.
    pub fn ranks_as(&self, other: &Snapshot) -> bool {
        let row = |it: &SnapshotRow| (it.entry.clone(), it.code.to_uppercase(), it.supplemental.clone());
        let list = |it: &SnapshotList| it.rows.iter().map(row).collect::<Vec<_>>();
        let told = |snapshot: &Snapshot| -> BTreeMap<String, Vec<(String, String, String)>> {
            snapshot.lists.iter().map(|(id, it)| (id.clone(), list(it))).collect()
        };
        told(self) == told(other)
    }

    /// Returns the lists with their ids as they are read: the primary list first, supplemental ones by letter.
    pub fn in_order(&self) -> Vec<(&String, &SnapshotList)> {
        let mut all: Vec<_> = self.lists.iter().collect();
        all.sort_by_key(|(_, it)| it.turn());
        all
    }

    /// Returns the title of a list: "primary", "supplemental A, Bay Area".
    pub fn title(&self, id: &str) -> String {
        let Some(list) = self.lists.get(id) else { return "primary".to_owned() };
        match list.kind {
            Some(RankKind::Supplemental) if list.name.is_empty() => format!("supplemental {}", list.letter),
            Some(RankKind::Supplemental) => format!("supplemental {}, {}", list.letter, list.name),
            Some(RankKind::Couple) => "couple".to_owned(),
            Some(RankKind::Primary) | None => "primary".to_owned(),
        }
    }
}

impl SnapshotList {
    /// Returns what lists are sorted by to be read.
    pub(super) fn turn(&self) -> (bool, &str) {
        (self.kind == Some(RankKind::Supplemental), &self.letter)
    }
}

impl SnapshotRow {
    fn value(&self) -> Value {
        let told = [
            ("entry", &self.entry),
            ("name", &self.name),
            ("code", &self.code),
            ("supplemental", &self.supplemental),
            ("reason", &self.reason),
            ("specialty", &self.specialty),
        ];
        let told = told.into_iter().filter(|it| !it.1.is_empty());
        Value::Object(told.map(|(key, text)| (key.to_owned(), Value::from(text.as_str()))).collect())
    }
}

fn row_of(value: &Value) -> SnapshotRow {
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    SnapshotRow {
        entry: text("entry"),
        name: text("name"),
        code: text("code"),
        supplemental: text("supplemental"),
        reason: text("reason"),
        specialty: text("specialty"),
    }
}

fn list_of(tracker: &Tracker, list: &RankList) -> SnapshotList {
    let row = |place: super::Place| {
        let program = place.program.as_deref();
        SnapshotRow {
            code: place.code(tracker).unwrap_or_default(),
            name: program.map(|it| it.name.clone()).unwrap_or_default(),
            specialty: program.and_then(|it| it.specialty).map(|it| it.word().to_owned()).unwrap_or_default(),
            supplemental: place.supplemental.clone().filter(|it| it != "?").unwrap_or_default(),
            reason: place.reason,
            entry: place.text,
        }
    };
    SnapshotList {
        kind: list.kind,
        letter: list.letter.clone(),
        name: list.name.clone(),
        rows: lines(tracker, list).into_iter().map(row).collect(),
    }
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

impl Tracker {
    /// Keeps the lists as they are as a version.
    pub fn keep_version(&mut self, (name, why): (&str, &str), now: Stamp, ids: &mut IdSource) -> Id {
        let version = Snapshot::of_present(self).version((name, why), now, ids);
        let id = version.id.clone();
        self.rank_versions.put(version);
        id
    }

    /// Writes down that the lists, as they are, were certified in R3: from then on the programs of the primary one are
    /// ranked.
    pub fn certify(&mut self, at: Stamp, ids: &mut IdSource) {
        let list = self.make_primary_list();
        let ranked = self.primary_list().map(|it| it.order.clone()).unwrap_or_default();
        for Entry { program, .. } in ranked.iter().filter_map(|it| it.parse().ok()) {
            self.advance_status(program.as_str(), Status::Ranked, at);
        }
        let version = self.keep_version((CERTIFIED, CERTIFIED), at, ids);
        self.rank_lists.edit(list.as_str(), |row| {
            let certified = Certified { at: Some(at), version: Some(version), ..Certified::default() };
            row.certified = Some(Box::new(certified));
        });
    }

    /// Returns whether the lists are those that were certified.
    pub fn certainty(&self) -> Certainty {
        let certified = self.primary_list().and_then(|it| it.certified.as_deref());
        let Some((certified, at)) = certified.and_then(|it| Some((it, it.at?))) else {
            return Certainty::Never;
        };
        let version = certified.version.as_ref().and_then(|it| self.rank_versions.get(it.as_str()));
        match version {
            Some(it) if Snapshot::of_version(it).ranks_as(&Snapshot::of_present(self)) => {
                Certainty::Certified(at)
            }
            // without its version nobody can tell
            Some(_) | None => Certainty::Changed(at),
        }
    }

    /// Brings a version back: its lists with their order, reasons and supplemental lists, and programs and positions that
    /// are gone. The lists as they were are kept as a version first.
    pub fn restore_version(&mut self, version: &str, now: Stamp, ids: &mut IdSource) {
        let Some(row) = self.rank_versions.get(version).cloned() else { return };
        let (wanted, present) = (Snapshot::of_version(&row), Snapshot::of_present(self));
        let is_kept = self.rank_versions.iter().any(|it| Snapshot::of_version(it) == present);
        if !is_kept && !present.lists.is_empty() {
            self.keep_version((BEFORE_RESTORE, BEFORE_RESTORE), now, ids);
        }
        wanted.lists.values().flat_map(|it| &it.rows).for_each(|it| self.bring_back_position(it));
        let gone = self.rank_lists.iter().filter(|it| !wanted.lists.contains_key(it.id.as_str()));
        let gone: Vec<(Id, Option<RankKind>)> = gone.map(|it| (it.id.clone(), it.kind)).collect();
        for (id, kind) in gone {
            match kind {
                Some(RankKind::Supplemental) => {
                    self.delete_rank_list(id.as_str());
                }
                Some(RankKind::Primary | RankKind::Couple) | None => {
                    self.rank_lists.edit(id.as_str(), |it| it.order.clear());
                }
            }
        }
        for (id, list) in &wanted.lists {
            self.bring_back_list(&wanted, id, list);
        }
    }

    fn bring_back_list(&mut self, wanted: &Snapshot, id: &str, list: &SnapshotList) {
        let mut row = self.rank_lists.get(id).map(|it| RankList::clone(it)).unwrap_or_default();
        row.id = Id::new(id);
        row.kind = list.kind;
        if !list.letter.is_empty() || row.letter.is_empty() {
            row.letter.clone_from(&list.letter);
            row.name.clone_from(&list.name);
        }
        row.order = list.rows.iter().map(|it| it.entry.clone()).collect();
        let of_letter = |letter: &str| {
            let mut lists = wanted.lists.iter();
            let kept = lists.find(|it| it.1.letter == letter && !letter.is_empty()).map(|it| Id::new(it.0));
            // older versions don't say the letters of their lists
            let mut present = self.rank_lists.iter();
            kept.or_else(|| {
                present.find(|it| it.letter == letter && !letter.is_empty()).map(|it| it.id.clone())
            })
        };
        for it in &list.rows {
            let entry = row.entries.entry(it.entry.clone()).or_default();
            entry.reason.clone_from(&it.reason);
            entry.supplemental = of_letter(&it.supplemental);
        }
        row.entries.retain(|_, it| *it != RankEntry::default());
        self.rank_lists.put(row);
    }

    /// Makes the program and the position of a row, where they are gone.
    fn bring_back_position(&mut self, row: &SnapshotRow) {
        let Ok(Entry { program, track }) = row.entry.parse() else { return };
        if !self.programs.has(program.as_str()) {
            // of one that was gone already nothing is known
            if row.name.is_empty() {
                return;
            }
            let of_id = program.as_str().rsplit_once('/').map_or("", |it| it.1);
            let specialty: Option<Specialty> = row.specialty.parse().or_else(|_| of_id.parse()).ok();
            let name = row.name.clone();
            let positions = [(track, Position::default())].into();
            self.programs.put(Program {
                id: program.clone(),
                name,
                specialty,
                positions,
                ..Program::default()
            });
        }
        let has = |position: &Position| position.nrmp_code.trim().eq_ignore_ascii_case(&row.code);
        let known = self.programs.get(program.as_str()).and_then(|it| it.positions.get(&track));
        if row.code.is_empty() || known.is_some_and(has) {
            return;
        }
        self.programs.edit(program.as_str(), |program| {
            program.positions.entry(track).or_default().nrmp_code.clone_from(&row.code);
        });
    }
}

impl Snapshot {
    /// Makes a version of the lists.
    pub fn version(&self, (name, why): (&str, &str), now: Stamp, ids: &mut IdSource) -> RankVersion {
        RankVersion {
            id: ids.make(),
            name: name.to_owned(),
            why: why.to_owned(),
            at: Some(now),
            lists: self.values(),
            heads: self.heads(),
            ..RankVersion::default()
        }
    }
}
