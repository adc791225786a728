//! Counts with their nouns.

/// Returns a count with its noun: "1 program", "3 programs", "2 people".
pub fn counted(count: usize, noun: &str) -> String {
    match (noun, count) {
        (noun, 1) => format!("1 {noun}"),
        ("person", count) => format!("{count} people"),
        (noun, count) => format!("{count} {noun}s"),
    }
}
