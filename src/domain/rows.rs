//! A table as an immutable value: a clone costs one pointer, an edit copies the row it touches, the chunk of
//! pointers around it and the list of chunks. Knows nothing of what its rows mean.

use std::{cmp::Ordering, sync::Arc};

use super::id::Id;

/// What can stand in [`Rows`]: something with a name of its own.
pub trait Row: Clone {
    fn id(&self) -> &Id;
}

/// Rows sorted by id. Only this file knows how they are held.
#[derive(Debug)]
pub struct Rows<T>(Arc<Vec<Arc<Vec<Arc<T>>>>>);

/// A row that differs between two tables: the old one and the new one, none where the table has no such row.
pub type Changed<'a, T> = (Option<&'a Arc<T>>, Option<&'a Arc<T>>);

/// A chunk that has grown to twice this many rows is split.
const CHUNK: usize = 256;

impl<T> Clone for Rows<T> {
    fn clone(&self) -> Self {
        Rows(self.0.clone())
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows(Arc::default())
    }
}

impl<T: Row + PartialEq> PartialEq for Rows<T> {
    fn eq(&self, other: &Self) -> bool {
        self.same(other) || (self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| a == b))
    }
}

impl<T> Rows<T> {
    pub fn len(&self) -> usize {
        self.0.iter().map(|chunk| chunk.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<T>> + Clone {
        self.0.iter().flat_map(|chunk| chunk.iter())
    }

    /// Returns true if both are the very same value, so that nothing can differ. Costs one comparison.
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || (self.0.is_empty() && other.0.is_empty())
    }
}

impl<T: Row> Rows<T> {
    /// Makes a table of rows in any order; of several with one id the last one stays.
    pub fn collect(rows: impl IntoIterator<Item = Arc<T>>) -> Self {
        let mut rows: Vec<Arc<T>> = rows.into_iter().collect();
        rows.sort_by(|a, b| a.id().cmp(b.id()));
        rows.reverse();
        rows.dedup_by(|a, b| a.id() == b.id());
        rows.reverse();
        Rows(Arc::new(rows.chunks(CHUNK).map(|chunk| Arc::new(chunk.to_vec())).collect()))
    }

    pub fn get(&self, id: &str) -> Option<&Arc<T>> {
        let chunk = self.0.get(self.chunk_of(id)?)?;
        find(chunk, id).ok().and_then(|at| chunk.get(at))
    }

    pub fn has(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// Adds the row, or takes the place of the one with its id.
    pub fn put(&mut self, row: T) {
        self.put_shared(Arc::new(row));
    }

    pub fn put_shared(&mut self, row: Arc<T>) {
        let at = self.chunk_of(row.id().as_str());
        let spine = Arc::make_mut(&mut self.0);
        let Some(at) = at else {
            spine.push(Arc::new(vec![row]));
            return;
        };
        let Some(slot) = spine.get_mut(at) else { return };
        let chunk = Arc::make_mut(slot);
        match find(chunk, row.id().as_str()) {
            Ok(old) => chunk[old] = row,
            Err(place) => chunk.insert(place, row),
        }
        if chunk.len() >= CHUNK.saturating_mul(2) {
            let rest = chunk.split_off(CHUNK);
            spine.insert(at.saturating_add(1), Arc::new(rest));
        }
    }

    /// Changes one row; returns false if there is none of that id. A change that leaves the row equal to what it was
    /// leaves the table the same.
    pub fn edit(&mut self, id: &str, change: impl FnOnce(&mut T)) -> bool
    where
        T: PartialEq,
    {
        let Some(old) = self.get(id) else { return false };
        let mut row = T::clone(old);
        change(&mut row);
        if row != **old {
            self.put(row);
        }
        true
    }

    pub fn remove(&mut self, id: &str) -> Option<Arc<T>> {
        let at = self.chunk_of(id)?;
        let place = find(self.0.get(at)?, id).ok()?;
        let spine = Arc::make_mut(&mut self.0);
        let chunk = Arc::make_mut(spine.get_mut(at)?);
        let row = chunk.remove(place);
        if chunk.is_empty() {
            spine.remove(at);
        }
        Some(row)
    }

    /// Returns the rows that differ from `old` by pointer, in the order of ids. Chunks that both share cost one
    /// comparison.
    pub fn changed_since<'a>(&'a self, old: &'a Self) -> Vec<Changed<'a, T>> {
        let mut changes = Vec::new();
        if self.same(old) {
            return changes;
        }
        let (mut ours, mut theirs) = (Walk::new(&self.0), Walk::new(&old.0));
        loop {
            while ours.at_shared_chunk(&theirs) {
                ours.skip_chunk();
                theirs.skip_chunk();
            }
            let order = match (ours.row(), theirs.row()) {
                (None, None) => return changes,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(a), Some(b)) => a.id().cmp(b.id()),
            };
            let new = if order.is_le() { ours.step() } else { None };
            let old = if order.is_ge() { theirs.step() } else { None };
            if !matches!((old, new), (Some(a), Some(b)) if Arc::ptr_eq(a, b)) {
                changes.push((old, new));
            }
        }
    }

    /// Returns the same rows, with the pointers of `base` for those that are equal there.
    pub fn related_to(&self, base: &Self) -> Self
    where
        T: PartialEq,
    {
        let changes = self.changed_since(base);
        let (equal, other): (Vec<Changed<T>>, Vec<Changed<T>>) =
            changes.into_iter().partition(|(old, new)| old == new);
        if equal.is_empty() {
            return self.clone();
        }
        if equal.len() < other.len() {
            let mut related = self.clone();
            equal.into_iter().filter_map(|(old, _)| old).for_each(|row| related.put_shared(row.clone()));
            return related;
        }
        let mut related = base.clone();
        for change in other {
            match change {
                (_, Some(new)) => related.put_shared(new.clone()),
                (Some(old), None) => drop(related.remove(old.id().as_str())),
                (None, None) => {}
            }
        }
        related
    }

    /// Returns the index of the chunk in which `id` stands or would stand; none in an empty table.
    fn chunk_of(&self, id: &str) -> Option<usize> {
        let after = self.0.partition_point(|chunk| chunk.first().is_some_and(|row| row.id().as_str() <= id));
        match self.0.len() {
            0 => None,
            _ => Some(after.saturating_sub(1)),
        }
    }
}

fn find<T: Row>(chunk: &[Arc<T>], id: &str) -> Result<usize, usize> {
    chunk.binary_search_by(|row| row.id().as_str().cmp(id))
}

/// A place in a table, for walking two tables side by side.
struct Walk<'a, T> {
    chunks: &'a [Arc<Vec<Arc<T>>>],
    at: usize,
}

impl<'a, T> Walk<'a, T> {
    fn new(chunks: &'a [Arc<Vec<Arc<T>>>]) -> Self {
        Walk { chunks, at: 0 }
    }

    fn at_shared_chunk(&self, other: &Self) -> bool {
        let both = self.chunks.first().zip(other.chunks.first());
        self.at == 0 && other.at == 0 && both.is_some_and(|(a, b)| Arc::ptr_eq(a, b))
    }

    fn skip_chunk(&mut self) {
        self.chunks = self.chunks.get(1..).unwrap_or_default();
        self.at = 0;
    }

    fn row(&self) -> Option<&'a Arc<T>> {
        self.chunks.first()?.get(self.at)
    }

    fn step(&mut self) -> Option<&'a Arc<T>> {
        let row = self.row();
        self.at = self.at.saturating_add(1);
        if self.chunks.first().is_some_and(|chunk| self.at >= chunk.len()) {
            self.skip_chunk();
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Clone, Debug, PartialEq)]
    struct Pair(Id, u64);

    impl Row for Pair {
        fn id(&self) -> &Id {
            &self.0
        }
    }

    fn pair(key: u64, value: u64) -> Pair {
        Pair(Id::new(&format!("{key:05}")), value)
    }

    #[test]
    fn a_table_does_what_a_map_does() {
        let mut ids = super::super::id::IdSource::new(7);
        let mut dice = move |sides: u64| u64::from_str_radix(ids.make().as_str(), 16).unwrap() % sides;
        let mut rows: Rows<Pair> = Rows::default();
        let mut map: BTreeMap<u64, u64> = BTreeMap::new();
        for step in 0..8_000 {
            let (before, map_before, key) = (rows.clone(), map.clone(), dice(1_500));
            match dice(4) {
                0 => assert_eq!(rows.remove(pair(key, 0).0.as_str()).is_some(), map.remove(&key).is_some()),
                _ => {
                    rows.put(pair(key, step));
                    map.insert(key, step);
                }
            }
            if step % 97 == 0 {
                assert!(rows.iter().map(|row| (**row).clone()).eq(map.iter().map(|(k, v)| pair(*k, *v))));
                assert_eq!(rows.len(), map.len());
                assert_eq!(rows.get(pair(key, 0).0.as_str()).map(|row| row.1), map.get(&key).copied());
            }
            let changed = rows.changed_since(&before);
            assert_eq!(changed.len(), usize::from(map != map_before));
        }
    }

    #[test]
    fn an_edit_copies_one_row_and_a_clone_none() {
        let rows = Rows::collect((0..2_000).map(|n| Arc::new(pair(n, n))));
        let mut edited = rows.clone();
        assert!(edited.same(&rows));
        assert!(edited.edit("00777", |row| row.1 = 1));
        let changed = edited.changed_since(&rows);
        assert_eq!(changed.len(), 1);
        assert_eq!(changed[0].0.map(|row| row.1), Some(777));
        assert!(edited.edit("00778", |row| row.1 = 778), "an edit to the same value");
        assert_eq!(edited.changed_since(&rows).len(), 1);
        assert!(!edited.edit("nobody", |_| ()));
    }

    #[test]
    fn of_two_rows_with_one_id_the_last_stays() {
        let rows = Rows::collect([pair(3, 1), pair(1, 1), pair(3, 2)].map(Arc::new));
        assert_eq!(rows.iter().map(|row| row.1).collect::<Vec<_>>(), [1, 2]);
    }
}
