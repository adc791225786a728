//! Two changes of one list joined: as a set, or as an order that somebody chose.

use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
};

use serde_json::{Number, Value};

use crate::text::paragraphs::Clean;

/// Returns true if all elements are scalars and no list has one twice: such lists can be joined element by element.
pub fn are_plain(lists: &[&[Value]]) -> bool {
    lists.iter().all(|list| {
        let mut seen = HashSet::new();
        list.iter().all(|it| !it.is_object() && !it.is_array() && seen.insert(it))
    })
}

/// Returns true if all elements are objects, each with an id of its own in its list.
pub fn are_rows(lists: &[&[Value]]) -> bool {
    lists.iter().all(|list| {
        let mut seen = HashSet::new();
        list.iter().all(|it| it.get("id").and_then(Value::as_str).is_some_and(|id| seen.insert(id)))
    })
}

pub fn ids(rows: &[Value]) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(|row| row.get("id")?.as_str())
}

/// Rows by id.
pub fn by_id(rows: &[Value]) -> HashMap<&str, &Value> {
    ids(rows).zip(rows).collect()
}

/// Joins lists as sets, with what either side added and without what either took away. The result is sorted as both
/// were, or upward if they weren't sorted alike.
pub fn sets(base: &[Value], ours: &[Value], theirs: &[Value]) -> Vec<Value> {
    let mut joined: Vec<Value> = survivors(base, ours, theirs).into_iter().cloned().collect();
    joined.sort_by(compare);
    let falls = |list: &&[Value]| list.len() < 2 || list.is_sorted_by(|a, b| compare(a, b).is_ge());
    let falling = (ours.len() > 1 || theirs.len() > 1) && [ours, theirs].iter().all(falls);
    if falling {
        joined.reverse();
    }
    joined
}

/// Joins lists as orders. If both sides moved what was there, that is a conflict: the order is ours, with their
/// additions.
pub fn orders<'a>(base: &[Value], ours: &'a [Value], theirs: &'a [Value]) -> (Vec<&'a Value>, Clean) {
    let alive: HashSet<&Value> = survivors(base, ours, theirs).into_iter().collect();
    let only = |list: &'a [Value]| list.iter().filter(|it| alive.contains(it)).collect::<Vec<&Value>>();
    let (ours, theirs) = (only(ours), only(theirs));
    let (in_ours, in_theirs): (HashSet<&Value>, HashSet<&Value>) =
        (ours.iter().copied().collect(), theirs.iter().copied().collect());
    let shared = |it: &&&Value| in_ours.contains(*it) && in_theirs.contains(*it);
    let (my_order, other_order): (Vec<&&Value>, Vec<&&Value>) =
        (ours.iter().filter(shared).collect(), theirs.iter().filter(shared).collect());
    let old: Vec<&Value> = base.iter().filter(|it| shared(&it)).collect();
    let was: HashSet<&Value> = old.iter().copied().collect();
    let moved = |order: &[&&Value]| {
        !order.iter().filter(|it| was.contains(**it)).map(|it| **it).eq(old.iter().copied())
    };
    let clean = match (my_order == other_order, moved(&my_order), moved(&other_order)) {
        (true, ..) | (_, false, true) | (_, true, false) => Clean::Yes,
        _ => Clean::No,
    };
    let theirs_leads = clean == Clean::Yes && moved(&other_order) && !moved(&my_order);
    let joined = match theirs_leads {
        true => insert(&theirs, &ours, &in_ours),
        false => insert(&ours, &theirs, &in_theirs),
    };
    (joined, clean)
}

/// Returns what stands in both lists or was added by one side.
fn survivors<'a>(base: &[Value], ours: &'a [Value], theirs: &'a [Value]) -> Vec<&'a Value> {
    let set = |list: &'a [Value]| list.iter().collect::<HashSet<&Value>>();
    let old: HashSet<&Value> = base.iter().collect();
    let (in_ours, in_theirs) = (set(ours), set(theirs));
    let stays = ours.iter().filter(|it| in_theirs.contains(it) || !old.contains(it));
    let comes = theirs.iter().filter(|it| !in_ours.contains(it) && !old.contains(it));
    stays.chain(comes).collect()
}

/// Puts each element that only `other` has behind the one that it stands behind there. If both put something in one
/// place, the lesser comes first, so that it doesn't matter whose it is.
fn insert<'a>(leading: &[&'a Value], other: &[&'a Value], in_other: &HashSet<&'a Value>) -> Vec<&'a Value> {
    let in_leading: HashSet<&Value> = leading.iter().copied().collect();
    let mine = runs(leading, in_other);
    let mut others = runs(other, &in_leading).into_iter().collect::<HashMap<_, _>>();
    let mut joined = Vec::new();
    for (head, run) in mine {
        joined.extend(head);
        let also = others.remove(&head).unwrap_or_default();
        let first = run.iter().zip(&also).map(|(a, b)| compare(a, b)).find(|it| it.is_ne());
        match first.unwrap_or(run.len().cmp(&also.len())) {
            Ordering::Greater => joined.extend(also.into_iter().chain(run)),
            Ordering::Less | Ordering::Equal => joined.extend(run.into_iter().chain(also)),
        }
    }
    joined
}

/// An element that both lists have, or the start of the list, with what only this list has behind it.
type Run<'a> = (Option<&'a Value>, Vec<&'a Value>);

/// Cuts the list before each element that both lists have.
fn runs<'a>(list: &[&'a Value], in_both: &HashSet<&'a Value>) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = vec![(None, Vec::new())];
    for it in list {
        match runs.last_mut() {
            Some((_, run)) if !in_both.contains(it) => run.push(it),
            _ => runs.push((Some(it), Vec::new())),
        }
    }
    runs
}

/// Compares scalars: numbers by value, texts by bytes, different kinds apart. Equal only if they are the same.
fn compare(a: &Value, b: &Value) -> Ordering {
    let kind = |it: &Value| match it {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) | Value::Array(_) | Value::Object(_) => 3,
    };
    let by_value = match (a, b) {
        (Value::String(a), Value::String(b)) => a.cmp(b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Number(a), Value::Number(b)) => {
            let near = |it: &Number| it.as_f64().unwrap_or(f64::INFINITY);
            let exact = |it: &Number| (it.as_i64(), it.to_string());
            near(a).total_cmp(&near(b)).then_with(|| exact(a).cmp(&exact(b)))
        }
        _ => Ordering::Equal,
    };
    kind(a).cmp(&kind(b)).then(by_value)
}
