//! NRMP codes and ACGME ids in a line. A code names its program letter by letter, or none: it is never compared by
//! similarity, so it is taken out of the line before names are looked for.

use crate::domain::tables::{Specialty, Track};

/// A code as it is compared: small letters and digits, without what stands between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code(pub String);

/// The shape of an NRMP code: institution, specialty, type, number.
const NRMP: &[Part] = &[Part::Digits(4), Part::Digits(3), Part::Type, Part::Digits(1)];
/// The shape of an ACGME id: specialty, state, kind, number.
const ACGME: &[Part] = &[Part::Digits(3), Part::Digits(2), Part::Digits(2), Part::Digits(3)];

/// The letters by which the NRMP says what type of position a code is for (nrmp.org, program codes and types).
const TYPES: &[char] = &['a', 'c', 'f', 'm', 'p', 'r', 's'];

/// The digits of a code that say its specialty, in ids of the ACGME and codes of the NRMP alike (nrmp.org, program codes and
/// types; the ACGME's list of June 2026). 415 is the ACGME's: what the NRMP writes for independent IR isn't known.
const DIGITS: &[(&str, Specialty)] = &[
    ("416", Specialty::Ir),
    ("415", Specialty::IrIndependent),
    ("420", Specialty::Dr),
    ("999", Specialty::Ty),
    ("140", Specialty::PrelimMedicine),
    ("440", Specialty::PrelimSurgery),
];

#[derive(Clone, Copy)]
enum Part {
    Digits(usize),
    Type,
}

impl Code {
    /// Returns the specialty that its digits stand for. A categorical code of medicine or surgery is of no preliminary
    /// year.
    pub fn specialty(&self) -> Specialty {
        let is_nrmp = self.0.len() == 9;
        let digits = self.0.get(if is_nrmp { 4..7 } else { 0..3 }).unwrap_or_default();
        let is_whole = !is_nrmp || track(&self.0) != Some(Track::Preliminary);
        match of_digits(digits) {
            Some(Specialty::PrelimMedicine | Specialty::PrelimSurgery) if is_whole => Specialty::Other,
            Some(known) => known,
            None => Specialty::Other,
        }
    }

    /// Returns the digits of an NRMP code that say whose it is.
    pub fn sponsor(&self) -> Option<&str> {
        self.0.get(..4).filter(|_| self.0.len() == 9)
    }
}

/// Returns the specialty that these three digits stand for.
pub(super) fn of_digits(digits: &str) -> Option<Specialty> {
    DIGITS.iter().find(|(known, _)| *known == digits).map(|(_, specialty)| *specialty)
}

/// Returns the track that the type in an NRMP code stands for.
pub(super) fn track(code: &str) -> Option<Track> {
    match code.chars().nth(7)?.to_ascii_lowercase() {
        'a' => Some(Track::Advanced),
        'c' => Some(Track::Categorical),
        'p' => Some(Track::Preliminary),
        'r' => Some(Track::Physician),
        _ => None,
    }
}

/// Returns the codes of a line, each once, and the line with a cut where they stood.
pub(super) fn split(line: &str) -> (Vec<Code>, String) {
    let letters: Vec<char> = line.chars().collect();
    let (mut codes, mut rest) = (Vec::new(), String::with_capacity(line.len()));
    let mut at = 0;
    let mut inside = false;
    while let Some(letter) = letters.get(at) {
        let found = if inside { None } else { letters.get(at..).and_then(code) };
        match found {
            Some((code, length)) => {
                if !codes.contains(&code) {
                    codes.push(code);
                }
                rest.push('\t');
                at += length;
            }
            None => {
                rest.push(*letter);
                inside = letter.is_alphanumeric();
                at += 1;
            }
        }
    }
    (codes, rest)
}

/// Returns the code with which the letters begin, and how many of them it takes.
fn code(letters: &[char]) -> Option<(Code, usize)> {
    shaped(letters, NRMP, &['-', ' ']).or_else(|| shaped(letters, ACGME, &['-']))
}

fn shaped(letters: &[char], shape: &[Part], gaps: &[char]) -> Option<(Code, usize)> {
    let (mut at, mut code) = (0, String::new());
    for (n, part) in shape.iter().enumerate() {
        if n > 0 && letters.get(at).is_some_and(|it| gaps.contains(it)) {
            at += 1;
        }
        let length = match part {
            Part::Digits(count) => *count,
            Part::Type => 1,
        };
        for letter in letters.get(at..at.checked_add(length)?)? {
            let letter = letter.to_ascii_lowercase();
            let fits = match part {
                Part::Digits(_) => letter.is_ascii_digit(),
                Part::Type => TYPES.contains(&letter),
            };
            if !fits {
                return None;
            }
            code.push(letter);
        }
        at += length;
    }
    let ends = letters.get(at).is_none_or(|it| !it.is_alphanumeric());
    ends.then_some((Code(code), at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_taken_out_of_a_line() {
        for (line, codes, rest) in [
            ("1802416A0 George Washington", vec!["1802416a0"], "\t George Washington"),
            ("Emory (1113416a0)", vec!["1113416a0"], "Emory (\t)"),
            ("1062-416-A-0 or 1062 416 A0", vec!["1062416a0"], "\t or \t"),
            ("416-05-00-006, 4150542004", vec!["4160500006", "4150542004"], "\t, \t"),
            ("x1062416A0 1062416A02 1062416X0 106241A0", vec![], "x1062416A0 1062416A02 1062416X0 106241A0"),
            ("41605000061 404-555-1234 4.16E+09", vec![], "41605000061 404-555-1234 4.16E+09"),
        ] {
            let (found, left) = split(line);
            assert_eq!(found.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), codes, "{line}");
            assert_eq!(left, rest, "{line}");
        }
    }

    #[test]
    fn a_code_says_its_specialty() {
        for (code, specialty) in [
            ("1062416a0", Specialty::Ir),
            ("1062420a0", Specialty::Dr),
            ("1062999p0", Specialty::Ty),
            ("1062440p0", Specialty::PrelimSurgery),
            ("1062140c0", Specialty::Other),
            ("1062300c0", Specialty::Other),
            ("4150542004", Specialty::IrIndependent),
        ] {
            assert_eq!(Code(code.to_owned()).specialty(), specialty, "{code}");
        }
    }
}
