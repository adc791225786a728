//! Lists that follow from rows, as they are kept: what each cause brought, and all of it in order. Where a cause is looked
//! at again, only what differs is moved.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, HashMap},
    hash::Hash,
    ops::RangeBounds,
    sync::Arc,
};

/// More changes than this at once, and a list is sorted anew.
const ANEW_FROM: usize = 64;

/// What causes of the type `C` brought, by cause and in order.
#[derive(Debug)]
pub struct Kept<C, T> {
    by_cause: HashMap<C, Vec<Arc<T>>>,
    sorted: Vec<Arc<T>>,
}

/// What goes from a list and what comes into it.
#[derive(Debug)]
pub struct Change<T> {
    pub gone: Vec<Arc<T>>,
    pub came: Vec<Arc<T>>,
}

impl<C, T> Default for Kept<C, T> {
    fn default() -> Self {
        Kept { by_cause: HashMap::new(), sorted: Vec::new() }
    }
}

impl<T> Default for Change<T> {
    fn default() -> Self {
        Change { gone: Vec::new(), came: Vec::new() }
    }
}

impl<T> Change<T> {
    pub fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.came.is_empty()
    }

    /// True where sorting everything is cheaper than moving one after the other.
    pub fn is_large(&self) -> bool {
        self.gone.len().saturating_add(self.came.len()) > ANEW_FROM
    }
}

impl<C: Eq + Hash, T: PartialEq> Kept<C, T> {
    /// Keeps what is in order already.
    pub fn of(sorted: Vec<T>, cause: impl Fn(&T) -> C) -> Kept<C, T> {
        let sorted: Vec<Arc<T>> = sorted.into_iter().map(Arc::new).collect();
        let mut by_cause: HashMap<C, Vec<Arc<T>>> = HashMap::new();
        for it in &sorted {
            by_cause.entry(cause(it)).or_default().push(it.clone());
        }
        Kept { by_cause, sorted }
    }

    /// Everything, in order.
    pub fn all(&self) -> &[Arc<T>] {
        &self.sorted
    }

    /// What one cause brought, in the order in which it did.
    pub fn by(&self, cause: &C) -> &[Arc<T>] {
        self.by_cause.get(cause).map(Vec::as_slice).unwrap_or_default()
    }

    /// Keeps what each cause brings now in place of what it brought before. What is equal stays the same value.
    pub fn replace(
        &mut self,
        found: impl IntoIterator<Item = (C, Vec<T>)>,
        order: impl Fn(&T, &T) -> Ordering,
    ) -> Change<T> {
        let mut change = Change::default();
        for (cause, found) in found {
            self.replace_one(cause, found, &mut change);
        }
        if change.is_large() {
            self.sorted = self.by_cause.values().flatten().cloned().collect();
            self.sorted.sort_by(|a, b| order(a, b));
        } else {
            change.gone.iter().for_each(|it| take_out(&mut self.sorted, it, |a, b| order(a, b)));
            change.came.iter().for_each(|it| put_in(&mut self.sorted, it.clone(), |a, b| order(a, b)));
        }
        change
    }

    fn replace_one(&mut self, cause: C, found: Vec<T>, change: &mut Change<T>) {
        let before = self.by_cause.remove(&cause).unwrap_or_default();
        if before.is_empty() && found.is_empty() {
            return;
        }
        let same = |it: T| before.iter().find(|old| ***old == it).cloned().unwrap_or_else(|| Arc::new(it));
        let after: Vec<Arc<T>> = found.into_iter().map(same).collect();
        change.gone.extend(before.iter().filter(|it| !has(&after, it)).cloned());
        change.came.extend(after.iter().filter(|it| !has(&before, it)).cloned());
        if !after.is_empty() {
            self.by_cause.insert(cause, after);
        }
    }
}

fn has<T>(all: &[Arc<T>], it: &Arc<T>) -> bool {
    all.iter().any(|other| Arc::ptr_eq(other, it))
}

/// Lists in order, each under its key. No list is empty.
#[derive(Debug)]
pub struct Index<K, T>(BTreeMap<K, Vec<Arc<T>>>);

impl<K, T> Default for Index<K, T> {
    fn default() -> Self {
        Index(BTreeMap::new())
    }
}

impl<K: Ord, T> Index<K, T> {
    /// What stands under a key.
    pub fn on(&self, key: &K) -> &[Arc<T>] {
        self.0.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// What stands under these keys, by key.
    pub fn range(&self, keys: impl RangeBounds<K>) -> impl DoubleEndedIterator<Item = (&K, &[Arc<T>])> {
        self.0.range(keys).map(|(key, all)| (key, all.as_slice()))
    }

    /// Puts something behind all that stands under its key.
    pub fn push(&mut self, key: K, it: &Arc<T>) {
        self.0.entry(key).or_default().push(it.clone());
    }

    /// Puts something where it belongs under its key.
    pub fn put(&mut self, key: K, it: &Arc<T>, order: impl Fn(&T, &T) -> Ordering) {
        put_in(self.0.entry(key).or_default(), it.clone(), |a, b| order(a, b));
    }

    pub fn remove(&mut self, key: &K, it: &Arc<T>, order: impl Fn(&T, &T) -> Ordering) {
        let Some(all) = self.0.get_mut(key) else { return };
        take_out(all, it, |a, b| order(a, b));
        if all.is_empty() {
            self.0.remove(key);
        }
    }
}

/// Takes out what stands at the place of `it` in the order.
pub fn take_out<T>(list: &mut Vec<T>, it: &T, order: impl Fn(&T, &T) -> Ordering) {
    if let Ok(at) = list.binary_search_by(|other| order(other, it)) {
        list.remove(at);
    }
}

/// Puts something where it belongs in the order.
pub fn put_in<T>(list: &mut Vec<T>, it: T, order: impl Fn(&T, &T) -> Ordering) {
    list.insert(list.partition_point(|other| order(other, &it).is_lt()), it);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(all: &[Arc<String>]) -> String {
        all.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn brings(cause: u8, found: &str) -> (u8, Vec<String>) {
        (cause, found.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn what_a_cause_brings_anew_takes_the_place_of_what_it_brought() {
        let mut kept = Kept::default();
        kept.replace([brings(1, "d a"), brings(2, "c")], String::cmp);
        assert_eq!(words(kept.all()), "a c d");
        let change = kept.replace([brings(1, "b d")], String::cmp);
        assert_eq!((words(&change.gone), words(&change.came)), ("a".to_owned(), "b".to_owned()));
        assert_eq!((words(kept.all()), words(kept.by(&1))), ("b c d".to_owned(), "b d".to_owned()));
        assert!(kept.replace([brings(1, "b d"), brings(3, "")], String::cmp).is_empty());
        kept.replace([brings(1, ""), brings(2, "")], String::cmp);
        assert!(kept.all().is_empty() && kept.by_cause.is_empty());
    }

    #[test]
    fn a_large_change_gives_the_same_list() {
        let mut kept = Kept::of(vec!["0500".to_owned()], |_| 500);
        let one = |n: u16| (n, vec![format!("{n:04}")]);
        let change = kept.replace((0..1_000).rev().map(one), String::cmp);
        assert_eq!(change.came.len(), 999, "what is equal stays");
        assert_eq!(kept.all().len(), 1_000);
        assert!(kept.all().is_sorted());
    }

    #[test]
    fn an_index_has_no_empty_lists() {
        let mut index = Index::default();
        let [a, b] = ["a", "b"].map(|it| Arc::new(it.to_owned()));
        index.put(1, &b, String::cmp);
        index.put(1, &a, String::cmp);
        assert_eq!(words(index.on(&1)), "a b");
        index.remove(&1, &a, String::cmp);
        index.remove(&2, &b, String::cmp);
        assert_eq!(words(index.on(&1)), "b");
        index.remove(&1, &b, String::cmp);
        assert_eq!(index.range(..).count(), 0);
    }
}
