//! Compares values for lists: what isn't set comes last. An order that the user chose is a text between two others.

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

/// The letters of order texts as they sort.
const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Returns a text that sorts after `low` and before `high`; none where there is no room.
pub fn between(low: &str, high: Option<&str>) -> Option<String> {
    let place = |text: &str, at: usize| {
        let byte = text.as_bytes().get(at).copied();
        byte.map_or(0, |byte| LETTERS.iter().filter(|it| **it <= byte).count())
    };
    let letter = |place: usize| place.checked_sub(1).and_then(|at| LETTERS.get(at)).map(|it| char::from(*it));
    let (mut text, mut bound) = (String::new(), high);
    for at in 0..=low.len().max(high.map_or(0, str::len)) {
        let from = place(low, at);
        let to = bound.map_or(LETTERS.len().saturating_add(1), |it| place(it, at));
        let middle = match to.checked_sub(from)? {
            0 => from,
            1 if from == 0 => to,
            1 => {
                bound = None;
                from
            }
            room => {
                text.push(letter(from.saturating_add(room / 2))?);
                break;
            }
        };
        text.push(letter(middle)?);
    }
    (text.as_str() > low && high.is_none_or(|it| text.as_str() < it)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn a_text_lies_between_two_others() {
        for (low, high) in [
            ("", None),
            ("a", None),
            ("z", None),
            ("zz", None),
            ("", Some("a")),
            ("a", Some("b")),
            ("a", Some("ab")),
            ("az", Some("b")),
            ("a5", Some("a6")),
            ("a", Some("aa")),
            ("y", Some("za")),
            ("azz", Some("b")),
        ] {
            let text = between(low, high).unwrap_or_else(|| panic!("{low:?} {high:?}"));
            assert!(
                text.as_str() > low && high.is_none_or(|it| text.as_str() < it),
                "{low:?} {text:?} {high:?}"
            );
        }
        for (low, high) in [("a", "a"), ("b", "a"), ("", "0"), ("a", "a0")] {
            assert_eq!(between(low, Some(high)), None, "{low} {high}");
        }
    }
}
