//! Where two seasons differ, record by record and field by field, for people who choose between them.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::{Map, Value};

use super::{ChangeKind, Part, json::pointer, title_of};
use crate::domain::{
    id::Id,
    slot::Key,
    tables::*,
    tracker::{Kept, Tracker},
};

/// One record, or one part beside the tables, that differs between the two seasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub part: Part,
    /// The row's id, or the key at the top of the part; empty in profile and settings, and for all unreadable rows, which
    /// are one difference of [`Part::Extra`].
    pub id: String,
    /// What to call it in a sentence; its id where it has no name of its own.
    pub title: String,
    pub kind: ChangeKind,
    /// The fields that differ, in the order of the file; none if the record was added or removed.
    pub fields: Vec<FieldDifference>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FieldDifference {
    /// A JSON pointer inside the record, without the slash at its start: `scores/case-volume`. Empty for a whole value.
    pub path: String,
    /// The old value; `null` if it isn't set.
    pub before: Value,
    pub after: Value,
}

/// Returns all differences, in the order of the file. Costs a look at each row whose pointer differs.
pub fn differences(before: &Tracker, after: &Tracker) -> Vec<Difference> {
    let mut found = Vec::new();
    if before.id != after.id {
        let [before, after] = [before, after].map(|it| Value::from(it.id.as_str()));
        found.push(whole(
            Part::File,
            "file id",
            vec![FieldDifference { path: String::new(), before, after }],
        ));
    }
    part(Part::Profile, "profile", &before.profile, &after.profile, &mut found);
    part(Part::Settings, "settings", &before.settings, &after.settings, &mut found);
    entries(Part::Overrides, &before.overrides, &after.overrides, &mut found);
    entries(Part::Dismissal, &before.dismissed, &after.dismissed, &mut found);
    rows(before, after, &mut found);
    entries(Part::Extra, &before.extra, &after.extra, &mut found);
    found.extend(unreadable(&before.kept, &after.kept));
    found
}

macro_rules! declare {
    ($($field:ident $variant:ident $record:ident |$it:ident| $title:expr, $fields:expr;)*) => {
        fn rows(before: &Tracker, after: &Tracker, found: &mut Vec<Difference>) {
            $(for (old, new) in after.$field.changed_since(&before.$field) {
                found.extend(of_rows(before, after, old.map(|it| &**it), new.map(|it| &**it)));
            })*
        }
    };
}
each_table!(declare);

fn of_rows<T: Record>(
    before: &Tracker,
    after: &Tracker,
    old: Option<&T>,
    new: Option<&T>,
) -> Option<Difference> {
    if old == new {
        return None;
    }
    let named = |tracker: &Tracker, id: &Id, kind, fields| Difference {
        part: Part::Rows(T::TABLE),
        id: id.to_string(),
        title: title_of(tracker, T::TABLE, id),
        kind,
        fields,
    };
    match (old, new) {
        (Some(old), Some(new)) => Some(named(after, new.id(), ChangeKind::Changed, fields(old, new))),
        (None, Some(new)) => Some(named(after, new.id(), ChangeKind::Added, Vec::new())),
        (Some(old), None) => Some(named(before, old.id(), ChangeKind::Removed, Vec::new())),
        (None, None) => None,
    }
}

fn whole(part: Part, title: &str, fields: Vec<FieldDifference>) -> Difference {
    Difference { part, id: String::new(), title: title.into(), kind: ChangeKind::Changed, fields }
}

fn part<T: PartialEq + Serialize>(
    part: Part,
    title: &str,
    before: &Arc<T>,
    after: &Arc<T>,
    found: &mut Vec<Difference>,
) {
    if !Arc::ptr_eq(before, after) && before != after {
        found.push(whole(part, title, fields(&**before, &**after)));
    }
}

fn entries<T: PartialEq + Serialize>(
    part: Part,
    before: &Arc<BTreeMap<String, T>>,
    after: &Arc<BTreeMap<String, T>>,
    found: &mut Vec<Difference>,
) {
    if Arc::ptr_eq(before, after) {
        return;
    }
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for key in keys {
        let (kind, fields) = match (before.get(key), after.get(key)) {
            (Some(old), Some(new)) if old == new => continue,
            (Some(old), Some(new)) => (ChangeKind::Changed, fields(old, new)),
            (None, _) => (ChangeKind::Added, Vec::new()),
            (_, None) => (ChangeKind::Removed, Vec::new()),
        };
        found.push(Difference { part, id: key.clone(), title: key.clone(), kind, fields });
    }
}

/// Compares rows kept as text: those differ that only one side has, whatever line they stood in.
fn unreadable(before: &Arc<Vec<Kept>>, after: &Arc<Vec<Kept>>) -> Option<Difference> {
    if Arc::ptr_eq(before, after) {
        return None;
    }
    let [only_before, only_after] = [(before, after), (after, before)].map(|(these, those)| {
        let mut there: HashMap<(Table, &str), usize> = HashMap::new();
        for it in those.iter() {
            let count = there.entry((it.table, &it.text)).or_default();
            *count = count.saturating_add(1);
        }
        let only = these.iter().filter(|it| match there.get_mut(&(it.table, &*it.text)) {
            Some(count) if *count > 0 => {
                *count = count.saturating_sub(1);
                false
            }
            _ => true,
        });
        only.map(|it| Value::from(&*it.text)).collect::<Vec<_>>()
    });
    if only_before.is_empty() && only_after.is_empty() {
        return None;
    }
    let (path, before, after) = (String::new(), only_before.into(), only_after.into());
    Some(whole(Part::Extra, "unreadable rows", vec![FieldDifference { path, before, after }]))
}

/// Returns the fields in which two values differ, in the order in which they are written.
fn fields<T: Serialize>(before: &T, after: &T) -> Vec<FieldDifference> {
    let [old, new] = [before, after].map(|it| serde_json::to_value(it).unwrap_or_default());
    let mut found = Vec::new();
    compare(&mut Vec::new(), &old, &new, &mut found);
    let order = places_of(before).into_iter().chain(places_of(after)).collect::<HashMap<_, _>>();
    found.sort_by_key(|it| order.get(it.path.split('/').next().unwrap_or_default()).copied());
    found
}

fn compare<'a>(
    path: &mut Vec<&'a str>,
    before: &'a Value,
    after: &'a Value,
    found: &mut Vec<FieldDifference>,
) {
    if before == after {
        return;
    }
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        let path = pointer(path.iter().copied());
        found.push(FieldDifference { path, before: before.clone(), after: after.clone() });
        return;
    };
    let keys: BTreeSet<&'a String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        path.push(key);
        compare(path, value_of(old, key), value_of(new, key), found);
        path.pop();
    }
}

fn value_of<'a>(object: &'a Map<String, Value>, key: &str) -> &'a Value {
    object.get(key).unwrap_or(&Value::Null)
}

/// Returns where each key stands, as a JSON pointer names it.
fn places_of<T: Serialize>(value: &T) -> Vec<(String, usize)> {
    let text = serde_json::to_string(value).unwrap_or_default();
    let keys = serde_json::from_str::<Keys>(&text).map(|it| it.0).unwrap_or_default();
    keys.iter().enumerate().map(|(at, key)| (pointer([key.as_str()]), at)).collect()
}

/// Returns the keys of an object in the order of the text.
struct Keys(Vec<String>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Keys;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                let mut keys = Vec::new();
                while let Some((Key(key), de::IgnoredAny)) = map.next_entry()? {
                    keys.push(key.into_owned());
                }
                Ok(Keys(keys))
            }
        }
        from.deserialize_map(Visitor)
    }
}
