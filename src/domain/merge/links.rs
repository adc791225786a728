//! Rows that one side deleted while the other linked to them anew come back.

use std::collections::{BTreeSet, HashSet};

use crate::domain::{id::Id, rows::Row, tables::*, tracker::Tracker};

/// Names the rows that a row links to.
trait Links {
    fn links(&self, to: &mut dyn FnMut(Table, &str));
}

macro_rules! links {
    ($($record:ident |$it:ident, $to:ident| $body:expr;)*) => {$(
        impl Links for $record {
            fn links(&self, $to: &mut dyn FnMut(Table, &str)) {
                let $it = self;
                $body
            }
        }
    )*};
}
links! {
    Milestone |it, to| all(to, Table::Programs, &it.program);
    Rotation |it, to| all(to, Table::Letters, &it.letter);
    Component |it, to| all(to, Table::Programs, &it.program);
    Letter |it, to| all(to, Table::Programs, &it.programs);
    Statement |_it, _to| {};
    Exam |_it, _to| {};
    Program |it, to| {
        all(to, Table::Statements, &it.statement);
        all(to, Table::CustomFields, it.custom.keys());
        own(to, Table::Criteria, it.scores.keys().map(String::as_str));
        for partner in it.positions.values().filter_map(|it| it.joint_partner.as_ref()) {
            to(Table::Programs, program_of(partner.as_str()));
        }
    };
    Interview |it, to| {
        all(to, Table::Programs, &it.programs);
        all(to, Table::Milestones, &it.promises);
        all(to, Table::People, it.agenda.values().filter_map(|it| it.person.as_ref()));
        own(to, Table::Questions, it.ask.iter().chain(it.answers.keys()).map(Id::as_str));
        own(to, Table::Criteria, it.scores.keys().map(String::as_str));
    };
    Person |it, to| {
        all(to, Table::Programs, &it.programs);
        all(to, Table::Interviews, &it.interviews);
    };
    Message |it, to| {
        all(to, Table::Programs, &it.program);
        all(to, Table::People, &it.person);
    };
    Question |_it, _to| {};
    Criterion |_it, _to| {};
    RankList |it, to| {
        for entry in it.order.iter().chain(it.entries.keys()) {
            to(Table::Programs, program_of(entry));
        }
        all(to, Table::RankLists, it.entries.values().filter_map(|it| it.supplemental.as_ref()));
        all(to, Table::RankVersions, it.certified.iter().filter_map(|it| it.version.as_ref()));
    };
    RankVersion |_it, _to| {};
    Expense |it, to| all(to, Table::Programs, &it.program);
    CustomField |_it, _to| {};
    Template |_it, _to| {};
    Import |_it, _to| {};
}

fn all<'a>(to: &mut dyn FnMut(Table, &str), table: Table, ids: impl IntoIterator<Item = &'a Id>) {
    ids.into_iter().for_each(|id| to(table, id.as_str()));
}

/// Names links to the user's own things only: a row about a bundled thing can be deleted, and the thing itself stays.
fn own<'a>(to: &mut dyn FnMut(Table, &str), table: Table, ids: impl Iterator<Item = &'a str>) {
    let is_own = |id: &str| id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    ids.filter(|id| is_own(id)).for_each(|id| to(table, id));
}

/// Returns the program of a rank entry, `program#position`.
pub fn program_of(entry: &str) -> &str {
    entry.rsplit_once('#').map_or(entry, |it| it.0)
}

type Place = (Table, Id);

/// Returns how many links of all rows lead to any of these.
pub fn links_to(tracker: &Tracker, targets: &BTreeSet<Place>) -> usize {
    let mut count: usize = 0;
    if !targets.is_empty() {
        each_link(tracker, &mut |table, id| {
            count = count.saturating_add(usize::from(targets.contains(&(table, Id::new(id)))));
        });
    }
    count
}

macro_rules! declare {
    ($($field:ident $variant:ident $record:ident |$it:ident| $title:expr, $fields:expr;)*) => {
        /// Returns the rows of the base that `deleter` took away and `other` still has, except for those that are back
        /// already.
        fn gone(present: &Tracker, base: &Tracker, deleter: &Tracker, other: &Tracker) -> HashSet<Place> {
            let mut gone = HashSet::new();
            $(for (old, new) in deleter.$field.changed_since(&base.$field) {
                let Some(old) = old.filter(|_| new.is_none()) else { continue };
                let id = old.id().as_str();
                if other.$field.has(id) && !present.$field.has(id) {
                    gone.insert((Table::$variant, old.id().clone()));
                }
            })*
            gone
        }

        /// Returns the rows that `side` added or changed.
        fn changed(base: &Tracker, side: &Tracker) -> Vec<Place> {
            let mut places = Vec::new();
            $(for (old, new) in side.$field.changed_since(&base.$field) {
                places.extend(new.filter(|_| old != new).map(|row| (Table::$variant, row.id().clone())));
            })*
            places
        }

        fn each_link(tracker: &Tracker, to: &mut dyn FnMut(Table, &str)) {
            $(tracker.$field.iter().for_each(|row| row.links(to));)*
        }

        fn links_of(tracker: &Tracker, (table, id): &Place, to: &mut dyn FnMut(Table, &str)) {
            match table {
                $(Table::$variant => if let Some(row) = tracker.$field.get(id.as_str()) { row.links(to) }),*
            }
        }

        fn restore(tracker: &mut Tracker, base: &Tracker, (table, id): &Place) {
            match table {
                $(Table::$variant => if let Some(row) = base.$field.get(id.as_str()) {
                    tracker.$field.put_shared(row.clone());
                }),*
            }
        }
    };
}
each_table!(declare);

/// Puts back what one side deleted and rows that the other changed or added link to, with what that links to in turn.
pub fn bring_back(present: &mut Tracker, base: &Tracker, ours: &Tracker, theirs: &Tracker) {
    for (deleter, other) in [(ours, theirs), (theirs, ours)] {
        let mut gone = gone(present, base, deleter, other);
        if gone.is_empty() {
            continue;
        }
        let mut places = changed(base, other);
        while let Some(place) = places.pop() {
            let mut wanted = Vec::new();
            links_of(present, &place, &mut |table, id| wanted.push((table, Id::new(id))));
            for target in wanted {
                if gone.remove(&target) {
                    restore(present, base, &target);
                    places.push(target);
                }
            }
        }
    }
}
