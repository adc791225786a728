//! How many typing errors lie between two words: a letter too many, one too few, a wrong one, or two swapped.

use super::fold::fold;

/// Returns the number of typing errors, if it is at most `most`.
pub fn slips(a: &str, b: &str, most: usize) -> Option<usize> {
    if a.is_ascii() && b.is_ascii() {
        return counted(a.as_bytes(), b.as_bytes(), most);
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    counted(&a, &b, most)
}

fn counted<T: PartialEq>(a: &[T], b: &[T], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(last.len());
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let changed = last[j] + usize::from(x != y);
            let mut least = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == &b[j - 1] && &a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        if row.iter().all(|it| *it > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|it| *it <= most)
}

/// Returns how many typing errors a name of that many letters may have and still be meant. Short names are too much
/// like one another.
pub fn allowed(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=8 => 1,
        9..=15 => 2,
        _ => 3,
    }
}

/// Returns which of some words comes nearest to a folded one: it begins so, or differs by few typing errors.
pub fn nearest<'a>(wanted: &str, all: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = allowed(wanted.chars().count()).max(1).saturating_add(1);
    let far = |word: &str| match fold(word) {
        word if wanted.chars().count() > 1 && word.starts_with(wanted) => Some(0),
        word => slips(&word, wanted, most.min(word.chars().count().saturating_sub(1))),
    };
    all.filter_map(|it| Some((far(it)?, it))).min_by_key(|it| it.0).map(|it| it.1)
}

/// Returns true if both words begin alike: people rarely mistype the first letter.
pub fn same_first(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next()
}

#[cfg(test)]
mod tests {
    use super::slips;

    #[test]
    fn counts_the_four_slips() {
        for (a, b, most, expected) in [
            ("stanford", "stanford", 0, Some(0)),
            ("standford", "stanford", 2, Some(1)),
            ("clinc", "clinic", 2, Some(1)),
            ("vanderbuilt", "vanderbilt", 1, Some(1)),
            ("deigo", "diego", 1, Some(1)),
            ("yale", "duke", 2, None),
            ("", "abc", 3, Some(3)),
            ("abc", "", 2, None),
        ] {
            assert_eq!(slips(a, b, most), expected, "{a} {b}");
            assert_eq!(slips(b, a, most), expected, "{b} {a}");
        }
    }
}
