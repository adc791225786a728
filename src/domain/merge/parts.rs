//! What stands in a season beside its tables: profile, settings, corrections, judged warnings, unreadable rows, unknown
//! keys. And what differs between two seasons.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{
    Change, ChangeKind, Conflict, Part, conflict,
    json::{Clash, Joiner, Shape},
    kept, rows, title_of,
    value::{back, three},
};
use crate::domain::{id::Id, tracker::Tracker};

/// Returns a tracker whose parts are joined and whose tables are empty.
pub fn join(base: &Tracker, ours: &Tracker, theirs: &Tracker, conflicts: &mut Vec<Conflict>) -> Tracker {
    use Shape::{Entries, Fields};
    let kept = kept::join(base, ours, theirs, conflicts);
    // whose memory of it stays is nothing to decide about
    let exported = [&base.exported, &ours.exported, &theirs.exported];
    let exported = Parts(&mut Vec::new()).part(Part::Exported, Entries, &[], exported);
    let mut join = Parts(conflicts);
    Tracker {
        exported,
        id: join.id(&base.id, &ours.id, &theirs.id),
        profile: join.part(Part::Profile, Fields, &[], [&base.profile, &ours.profile, &theirs.profile]),
        settings: join.part(
            Part::Settings,
            Fields,
            &["columns"],
            [&base.settings, &ours.settings, &theirs.settings],
        ),
        overrides: join.part(
            Part::Overrides,
            Entries,
            &[],
            [&base.overrides, &ours.overrides, &theirs.overrides],
        ),
        dismissed: join.part(
            Part::Dismissal,
            Entries,
            &[],
            [&base.dismissed, &ours.dismissed, &theirs.dismissed],
        ),
        extra: join.part(Part::Extra, Entries, &[], [&base.extra, &ours.extra, &theirs.extra]),
        kept,
        ..Tracker::default()
    }
}

/// Takes over the pointers of `base` for parts that are equal.
pub fn relate(base: &Tracker, tracker: &mut Tracker) {
    same_if_equal(&base.profile, &mut tracker.profile);
    same_if_equal(&base.settings, &mut tracker.settings);
    same_if_equal(&base.overrides, &mut tracker.overrides);
    same_if_equal(&base.dismissed, &mut tracker.dismissed);
    same_if_equal(&base.exported, &mut tracker.exported);
    same_if_equal(&base.extra, &mut tracker.extra);
    same_if_equal(&base.kept, &mut tracker.kept);
}

fn same_if_equal<T: PartialEq>(base: &Arc<T>, part: &mut Arc<T>) {
    if part == base {
        *part = base.clone();
    }
}

struct Parts<'a>(&'a mut Vec<Conflict>);

impl Parts<'_> {
    fn id(&mut self, base: &Id, ours: &Id, theirs: &Id) -> Id {
        if ours == theirs || base == theirs {
            return ours.clone();
        }
        if base == ours {
            return theirs.clone();
        }
        let [base, was, said] = [base, ours, theirs].map(|id| Value::from(id.as_str()));
        let clash = Clash { path: "id".into(), base, ours: was, theirs: said };
        self.0.push(conflict(Part::File, "", clash));
        ours.clone()
    }

    fn part<T>(
        &mut self,
        part: Part,
        shape: Shape,
        orders: &'static [&'static str],
        of: [&Arc<T>; 3],
    ) -> Arc<T>
    where
        T: Serialize + DeserializeOwned + PartialEq,
    {
        let [base, ours, theirs] = of;
        if ours == theirs || base == theirs {
            return ours.clone();
        }
        if base == ours {
            return theirs.clone();
        }
        let sides = [ours, theirs];
        let Ok(values) = three(&**base, &**ours, &**theirs) else { return ours.clone() };
        let mut joiner = Joiner::new(orders);
        let [base, was, said] = &values;
        let joined = joiner.join(shape, base, was, said);
        let Ok(read) = back(&joined) else {
            let [base, ours_said, theirs] = values;
            let clash = Clash { path: String::new(), base, ours: ours_said, theirs };
            self.0.push(conflict(part, "", clash));
            return ours.clone();
        };
        self.0.extend(joiner.clashes.into_iter().map(|clash| {
            let first = clash.path.split('/').next().unwrap_or_default();
            let id = match shape {
                Shape::Entries => first.replace("~1", "/").replace("~0", "~"),
                Shape::Fields => String::new(),
            };
            conflict(part, &id, clash)
        }));
        sides.into_iter().find(|it| ***it == read).cloned().unwrap_or_else(|| Arc::new(read))
    }
}

/// Returns what differs in `new` from `old`, in the order of the file; what was exported is nobody's change.
pub fn changes(old: &Tracker, new: &Tracker) -> Vec<Change> {
    let mut changes = Vec::new();
    let whole = |part, title: &str| Change {
        part,
        id: String::new(),
        title: title.into(),
        kind: ChangeKind::Changed,
    };
    if old.profile != new.profile {
        changes.push(whole(Part::Profile, "profile"));
    }
    if old.settings != new.settings {
        changes.push(whole(Part::Settings, "settings"));
    }
    entries(Part::Overrides, &old.overrides, &new.overrides, &mut changes);
    entries(Part::Dismissal, &old.dismissed, &new.dismissed, &mut changes);
    rows::changes(old, new, |table, id, kind| {
        let tracker = if kind == ChangeKind::Removed { old } else { new };
        let title = title_of(tracker, table, id);
        changes.push(Change { part: Part::Rows(table), id: id.to_string(), title, kind });
    });
    entries(Part::Extra, &old.extra, &new.extra, &mut changes);
    if old.kept != new.kept {
        changes.push(whole(Part::Extra, "unreadable rows"));
    }
    changes
}

fn entries<T: PartialEq>(
    part: Part,
    old: &Arc<BTreeMap<String, T>>,
    new: &Arc<BTreeMap<String, T>>,
    changes: &mut Vec<Change>,
) {
    if Arc::ptr_eq(old, new) {
        return;
    }
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        let kind = match (old.get(key), new.get(key)) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            (Some(was), Some(is)) if was == is => continue,
            _ => ChangeKind::Changed,
        };
        changes.push(Change { part, id: key.clone(), title: key.clone(), kind });
    }
}
