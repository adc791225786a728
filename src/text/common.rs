//! What two sequences have in common, in order. Knows nothing of what stands in them.

use std::collections::HashMap;

/// A table of at most so many cells is filled to find the longest common sequence.
const CELLS: usize = 250_000;

/// The longest common sequence, as places in both, ascending; of long texts one that is nearly the longest.
pub fn matches(a: &[usize], b: &[usize]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    Search { a, b, found: &mut found }.between((0, a.len()), (0, b.len()), 0);
    found
}

struct Search<'a> {
    a: &'a [usize],
    b: &'a [usize],
    found: &'a mut Vec<(usize, usize)>,
}

impl Search<'_> {
    fn between(&mut self, mut rows: (usize, usize), mut columns: (usize, usize), depth: usize) {
        while rows.0 < rows.1 && columns.0 < columns.1 && self.a.get(rows.0) == self.b.get(columns.0) {
            self.found.push((rows.0, columns.0));
            (rows.0, columns.0) = (rows.0.saturating_add(1), columns.0.saturating_add(1));
        }
        let end = (rows.1, columns.1);
        while rows.0 < rows.1
            && columns.0 < columns.1
            && self.a.get(rows.1.saturating_sub(1)) == self.b.get(columns.1.saturating_sub(1))
        {
            (rows.1, columns.1) = (rows.1.saturating_sub(1), columns.1.saturating_sub(1));
        }
        let size = rows.1.saturating_sub(rows.0).saturating_mul(columns.1.saturating_sub(columns.0));
        match size {
            0 => {}
            1..=CELLS => self.table(rows, columns),
            _ if depth < 8 => self.around_landmarks(rows, columns, depth),
            _ => {}
        }
        self.found.extend((rows.1..end.0).zip(columns.1..end.1));
    }

    /// The classic table, from the end, so that it can be read from the start.
    fn table(&mut self, rows: (usize, usize), columns: (usize, usize)) {
        let a = self.a.get(rows.0..rows.1).unwrap_or_default();
        let b = self.b.get(columns.0..columns.1).unwrap_or_default();
        let mut lengths = vec![vec![0u32; b.len().saturating_add(1)]];
        for one in a.iter().rev() {
            let mut line = vec![0u32; b.len().saturating_add(1)];
            let below = lengths.last().map(Vec::as_slice).unwrap_or_default();
            for (at, other) in b.iter().enumerate().rev() {
                let next = at.saturating_add(1);
                line[at] =
                    if one == other { below[next].saturating_add(1) } else { below[at].max(line[next]) };
            }
            lengths.push(line);
        }
        lengths.reverse();
        let (mut row, mut column) = (0, 0);
        while let Some((one, other)) = a.get(row).zip(b.get(column)) {
            let (down, right) = (row.saturating_add(1), column.saturating_add(1));
            if one == other {
                self.found.push((rows.0.saturating_add(row), columns.0.saturating_add(column)));
                (row, column) = (down, right);
            } else if lengths[down][column] >= lengths[row][right] {
                row = down;
            } else {
                column = right;
            }
        }
    }

    /// Too big for a table: what stands there exactly once in both, in the same order, divides it.
    fn around_landmarks(&mut self, rows: (usize, usize), columns: (usize, usize), depth: usize) {
        let places = once(self.a, rows);
        let also = once(self.b, columns);
        let mut both: Vec<(usize, usize)> =
            places.iter().filter_map(|(name, row)| also.get(name).map(|column| (*row, *column))).collect();
        both.sort_unstable();
        let (mut row, mut column) = (rows.0, columns.0);
        let deeper = depth.saturating_add(1);
        for (next_row, next_column) in ascending(&both) {
            self.between((row, next_row), (column, next_column), deeper);
            self.found.push((next_row, next_column));
            (row, column) = (next_row.saturating_add(1), next_column.saturating_add(1));
        }
        if row > rows.0 {
            self.between((row, rows.1), (column, columns.1), deeper);
        }
    }
}

/// What stands there exactly once, with its place.
fn once(names: &[usize], (from, until): (usize, usize)) -> HashMap<usize, usize> {
    let mut places: HashMap<usize, Option<usize>> = HashMap::new();
    for (at, name) in names.iter().enumerate().take(until).skip(from) {
        places.entry(*name).and_modify(|it| *it = None).or_insert(Some(at));
    }
    places.into_iter().filter_map(|(name, place)| place.map(|at| (name, at))).collect()
}

/// The longest part of these pairs, ascending by the first, in which the second ascends too.
fn ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    let second = |at: &usize| pairs.get(*at).map(|it| it.1);
    for (at, pair) in pairs.iter().enumerate() {
        let place = ends.partition_point(|end| second(end) < Some(pair.1));
        before.push(place.checked_sub(1).and_then(|it| ends.get(it).copied()));
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chain: Vec<(usize, usize)> = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chain.extend(pairs.get(at));
        next = before.get(at).copied().flatten();
    }
    chain.reverse();
    chain
}
