//! Moving a row one place along its list: which order texts have to be written for that.

use super::{id::Id, order::between};

/// Where a row goes in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    Up,
    Down,
}

impl Shift {
    pub fn word(self) -> &'static str {
        match self {
            Shift::Up => "up",
            Shift::Down => "down",
        }
    }

    /// Says at which end nothing goes further.
    pub fn end(self) -> &'static str {
        match self {
            Shift::Up => "first",
            Shift::Down => "last",
        }
    }
}

/// Returns the order texts to be written so that a row goes past the next one that is shown; none at the end of what is
/// shown. `rows` are all rows of the list with their order texts, in their order.
pub fn moved(
    rows: &[(&Id, &str)],
    is_shown: impl Fn(&Id) -> bool,
    id: &Id,
    shift: Shift,
) -> Vec<(Id, String)> {
    let Some(from) = rows.iter().position(|it| it.0 == id) else { return Vec::new() };
    let is_next = |at: &usize| rows.get(*at).is_some_and(|it| is_shown(it.0));
    let to = match shift {
        Shift::Up => (0..from).rev().find(is_next),
        Shift::Down => (from.saturating_add(1)..rows.len()).find(is_next),
    };
    let Some(to) = to else { return Vec::new() };
    let mut after = rows.to_vec();
    let row = after.remove(from);
    after.insert(to, row);
    let before = |at: usize| after.get(..at).and_then(|it| it.last());
    // the rows around it keep their texts where these leave room
    let low = before(to).map_or("", |it| it.1);
    let high = after.get(to.saturating_add(1)).map(|it| it.1);
    let are_set = rows.iter().all(|it| !it.1.is_empty());
    match between(low, high).filter(|_| are_set) {
        Some(order) => vec![(id.clone(), order)],
        None => numbered(&after),
    }
}

/// Returns new order texts for those rows that need one, so that they sort as they stand here.
fn numbered(rows: &[(&Id, &str)]) -> Vec<(Id, String)> {
    let mut last = String::new();
    let mut written = Vec::new();
    for (id, order) in rows {
        if *order > last.as_str() {
            last = (*order).to_owned();
            continue;
        }
        last = between(&last, None).unwrap_or_else(|| format!("{last}a"));
        written.push(((*id).clone(), last.clone()));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Moves a row and returns the ids in their new order.
    fn after(rows: &mut [(Id, String)], id: &str, shift: Shift) -> String {
        let all: Vec<(&Id, &str)> = rows.iter().map(|it| (&it.0, it.1.as_str())).collect();
        let hidden = Id::new("x");
        for (id, order) in moved(&all, |it| *it != hidden, &Id::new(id), shift) {
            rows.iter_mut().filter(|it| it.0 == id).for_each(|it| it.1 = order.clone());
        }
        rows.sort_by(|a, b| (a.1.is_empty(), &a.1, &a.0).cmp(&(b.1.is_empty(), &b.1, &b.0)));
        rows.iter().map(|it| it.0.as_str()).collect()
    }

    fn rows(all: &[(&str, &str)]) -> Vec<(Id, String)> {
        all.iter().map(|it| (Id::new(it.0), it.1.to_owned())).collect()
    }

    #[test]
    fn a_row_goes_past_the_next_one_that_is_shown() {
        let mut list = rows(&[("1", "a"), ("2", "b"), ("x", "c"), ("3", "d")]);
        assert_eq!(after(&mut list, "1", Shift::Up), "12x3");
        assert_eq!(after(&mut list, "1", Shift::Down), "21x3");
        assert_eq!(after(&mut list, "1", Shift::Down), "2x31");
        assert_eq!(after(&mut list, "1", Shift::Down), "2x31");
        assert_eq!(after(&mut list, "3", Shift::Up), "32x1");
        assert_eq!(list[1].1, "b", "the others keep their texts");
    }

    #[test]
    fn rows_without_an_order_and_with_the_same_one_move_too() {
        let mut list = rows(&[("1", "a"), ("2", "b"), ("3", ""), ("4", "")]);
        assert_eq!(after(&mut list, "3", Shift::Down), "1243");
        assert_eq!(after(&mut list, "3", Shift::Up), "1234");
        let mut list = rows(&[("1", "a"), ("2", "a"), ("3", "a")]);
        assert_eq!(after(&mut list, "1", Shift::Down), "213");
        assert_eq!(after(&mut list, "3", Shift::Up), "231");
    }

    #[test]
    fn moving_to_and_fro_never_runs_out_of_room() {
        let mut list = rows(&[("1", "a"), ("2", "b"), ("3", "c")]);
        for _ in 0..200 {
            assert_eq!(after(&mut list, "3", Shift::Up), "132");
            assert_eq!(after(&mut list, "2", Shift::Up), "123");
        }
    }
}
