//! Compares values for lists: what isn't set comes last.

use std::cmp::{Ordering, Reverse};

pub fn last_if_none<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Compares so that the greatest comes first and what isn't set last.
pub fn best_first<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    last_if_none(a.map(Reverse), b.map(Reverse))
}

/// Compares texts without regard to case; an empty text comes last.
pub fn last_if_empty(a: &str, b: &str) -> Ordering {
    let some = |text| Some(text).filter(|it: &&str| !it.is_empty());
    match (some(a), some(b)) {
        (Some(a), Some(b)) => ignoring_case(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

pub fn ignoring_case(a: &str, b: &str) -> Ordering {
    let lower = |byte: u8| byte.to_ascii_lowercase();
    a.bytes().map(lower).cmp(b.bytes().map(lower))
}
