//! How far a typed name is from a known one. Knows no zones.

/// Beginnings of so many names that none of them is meant.
const VAGUE: &[&str] = &[
    "center",
    "central",
    "east",
    "eastern",
    "fort",
    "mount",
    "new",
    "north",
    "northern",
    "port",
    "saint",
    "san",
    "santa",
    "south",
    "southern",
    "the",
    "univ",
    "university",
    "west",
    "western",
];

/// Tells how near a folded name is to what was typed, 0 for one that begins with it; `None` if it is too far.
pub(super) fn nearness(typed: &str, key: &str) -> Option<usize> {
    const SHORTEST_BEGINNING: usize = 3;
    let letters = typed.chars().count();
    if VAGUE.contains(&typed) {
        return None;
    }
    if letters >= SHORTEST_BEGINNING && key.starts_with(typed) {
        return Some(0);
    }
    let allowed = match letters {
        0..=4 => return None,
        5 | 6 => 1,
        _ => 2,
    };
    Some(distance(typed, key)).filter(|far| *far <= allowed)
}

/// Letters to change, add, drop or swap with their neighbor to turn `a` into `b`; 99 when they differ much in length.
fn distance(a: &str, b: &str) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return 99;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut next = vec![i];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j - 1] + cost).min(rows[i - 1][j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            next.push(best);
        }
        rows.push(next);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(99)
}
