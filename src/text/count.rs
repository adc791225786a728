//! Counts with their nouns.

/// Returns a count with its noun: "1 program", "3 programs", "2 people".
pub fn counted(count: usize, noun: &str) -> String {
    match (noun, count) {
        (noun, 1) => format!("1 {noun}"),
        ("person", count) => format!("{count} people"),
        (noun, count) => format!("{count} {noun}s"),
    }
}

/// Returns a number with its thousands apart: "28,000".
pub fn grouped(value: i64) -> String {
    let digits = value.to_string();
    let split = digits.len().saturating_sub(3);
    match digits.split_at_checked(split) {
        Some((front, back)) if digits.len() > 4 || (digits.len() == 4 && front != "-") => {
            format!("{},{back}", grouped(front.parse().unwrap_or(0)))
        }
        Some(_) | None => digits,
    }
}

/// Joins things in a sentence: "a, b and c".
pub fn listed(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
