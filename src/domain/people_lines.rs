//! People as they are typed, one a line: "Dr. A. Rivera (PD) · ri-VEH-ra · TIPS trial", or with commas.

use std::ops::Range;

use super::tables::Person;
use crate::text::fold::{fold, words};

/// Words that are a role, folded, as people write them behind a name.
const ROLES: [&str; 22] = [
    "pd",
    "apd",
    "programdirector",
    "associateprogramdirector",
    "assistantprogramdirector",
    "chair",
    "chief",
    "chiefresident",
    "resident",
    "fellow",
    "faculty",
    "attending",
    "coordinator",
    "programcoordinator",
    "manager",
    "nurse",
    "np",
    "pa",
    "dean",
    "director",
    "administrator",
    "interviewer",
];

/// Degrees that stand behind a name, folded.
const DEGREES: [&str; 9] = ["md", "do", "phd", "mph", "mba", "ms", "mdphd", "jr", "mbbs"];

/// What stands before how a name is said, where that doesn't show by itself.
const SAID: &str = "said ";

/// Takes an address in angle brackets out of a line: "Bea Jones <bea@example.org>".
fn without_address(line: &str) -> (String, String) {
    let found = line.split_once('<').and_then(|(before, rest)| {
        let (address, after) = rest.split_once('>')?;
        address
            .contains('@')
            .then(|| (format!("{} {}", before.trim(), after.trim()), address.trim().to_owned()))
    });
    let (line, address) = found.unwrap_or_else(|| (line.to_owned(), String::new()));
    (line.trim().to_owned(), address)
}

/// Takes a bare address off what stands first: "Dr. Kim Lee (APD) kim.lee@example.org".
fn without_bare_address(head: &str) -> (String, String) {
    let address = head.split_whitespace().find(|it| is_address(it));
    let name = head.split_whitespace().filter(|it| Some(*it) != address).collect::<Vec<_>>().join(" ");
    let address = address.unwrap_or_default().trim_matches(['(', ')', '[', ']']);
    if address.is_empty() { (head.to_owned(), String::new()) } else { (name, address.to_owned()) }
}

fn is_address(text: &str) -> bool {
    !text.contains(' ') && text.split_once('@').is_some_and(|it| !it.0.is_empty() && it.1.contains('.'))
}

/// Reads a line; none for an empty one. What stands in brackets behind the name, or is a known role, is the role; a word
/// in syllables is how the name is said; the rest is the talking point. A line of brackets alone has no name: it goes on
/// about the person before.
pub fn read_person(line: &str) -> Option<Person> {
    let line = line.trim().trim_start_matches(['-', '*', '·', '•']).trim();
    let (line, email) = without_address(line);
    let parts = parts(&line);
    let (head, taken) = head(&line, &parts)?;
    let (head, bare) = without_bare_address(&head);
    let (name, role, behind) = with_role(&head);
    let email = if email.is_empty() { bare } else { email };
    let mut person = Person { name, role, email, ..Person::default() };
    let mut rest: Vec<usize> = Vec::new();
    for (at, part) in parts.iter().enumerate().skip(taken) {
        let part = line.get(part.clone()).unwrap_or_default();
        if person.email.is_empty() && part.contains('@') && !part.contains(' ') {
            part.clone_into(&mut person.email);
        } else if person.role.is_empty() && rest.is_empty() && is_role(part) {
            part.clone_into(&mut person.role);
        } else if let Some(said) = part.strip_prefix(SAID).filter(|_| person.say.is_empty()) {
            said.trim().clone_into(&mut person.say);
        } else if person.say.is_empty() && rest.is_empty() && is_said(part) {
            part.clone_into(&mut person.say);
        } else {
            rest.push(at);
        }
    }
    let points = [behind, as_it_stands(&line, &parts, &rest)];
    person.talking_point = points.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    Some(person)
}

/// Returns parts with the signs between them as they were typed, if they stand side by side.
fn as_it_stands(line: &str, parts: &[Range<usize>], chosen: &[usize]) -> String {
    let texts = || chosen.iter().filter_map(|it| line.get(parts.get(*it)?.clone()));
    let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else { return String::new() };
    if last.saturating_sub(*first).saturating_add(1) != chosen.len() {
        return texts().collect::<Vec<_>>().join(", ");
    }
    let ends = (parts.get(*first), parts.get(*last));
    let (Some(first), Some(last)) = ends else { return String::new() };
    line.get(first.start..last.end).unwrap_or_default().to_owned()
}

/// Returns the part with the name, and how many parts it takes: two of "Smith, John".
fn head(line: &str, parts: &[Range<usize>]) -> Option<(String, usize)> {
    let first = line.get(parts.first()?.clone())?;
    let turned = || {
        let (second, third) = (line.get(parts.get(1)?.clone())?, parts.get(2).cloned());
        let between = line.get(parts.first()?.end..parts.get(1)?.start)?.trim();
        let third = third.and_then(|it| line.get(it)).is_none_or(|it| is_role(it) || is_address(it));
        let given = second.split(['(', ',']).next()?.trim();
        let is_turned = between == "," && third && is_last_name(first) && is_given_name(given);
        is_turned.then(|| {
            let behind = second.get(given.len()..).unwrap_or_default();
            (format!("{given} {first}{behind}"), 2)
        })
    };
    turned().or_else(|| Some((first.to_owned(), 1)))
}

fn is_last_name(text: &str) -> bool {
    is_name_word(text) && !is_role(text)
}

/// True for "John", "Mary Ann", "J. R.".
fn is_given_name(text: &str) -> bool {
    let all: Vec<&str> = text.split(' ').collect();
    all.len() <= 2 && all.iter().all(|it| is_name_word(it.trim_end_matches('.'))) && !is_role(text)
}

/// True for a word that begins with a capital and goes on in small letters, or is an initial.
fn is_name_word(text: &str) -> bool {
    let letters = text.chars().filter(|it| it.is_alphabetic());
    let is_plain = text.chars().all(|it| it.is_alphabetic() || ['-', '\'', '’'].contains(&it));
    let is_loud = text.chars().count() > 1 && letters.clone().all(char::is_uppercase);
    is_plain && text.starts_with(char::is_uppercase) && !is_loud
}

/// "Dr. A. Rivera (PD) TIPS" as name, role and the rest; what stands in brackets within a name is a role if it is one.
fn with_role(text: &str) -> (String, String, String) {
    let (name, role) = bracketed(text);
    if !role.is_empty() || name.is_empty() {
        return (name, role, String::new());
    }
    let found = text.split_once('(').and_then(|(name, rest)| {
        let (role, behind) = rest.split_once(')')?;
        (!name.trim().is_empty() && is_role(role)).then_some((name, role, behind))
    });
    found.map_or((name, role, String::new()), |(name, role, behind)| {
        let degree = behind.trim_start_matches(',').trim();
        match DEGREES.contains(&fold(degree).as_str()) {
            true => (format!("{}, {degree}", name.trim()), role.to_owned(), String::new()),
            false => (name.trim().to_owned(), role.to_owned(), behind.trim().to_owned()),
        }
    })
}

/// Writes a person as [`read_person`] reads it.
pub fn person_line(row: &Person) -> String {
    let is_plain = is_said(&row.say) || row.say.is_empty();
    let say = if is_plain { row.say.clone() } else { format!("{SAID}{}", row.say) };
    let parts = [person_head(row), row.email.clone(), say, row.talking_point.clone()];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Returns a person's name with the role: "Dr. A. Rivera (PD)".
pub fn person_head(row: &Person) -> String {
    if row.role.is_empty() { row.name.clone() } else { format!("{} ({})", row.name, row.role) }
}

/// Returns true for a name with a title, a degree or a role in brackets.
pub fn is_person(text: &str) -> bool {
    let all = words(text);
    let titled =
        all.first().is_some_and(|it| ["dr", "prof", "professor", "mr", "ms", "mrs"].contains(&it.as_str()));
    let (name, role) = bracketed(text);
    // "What to do" names nobody
    let is_loud = |word: &str| word.chars().filter(|it| it.is_uppercase()).count() > 1;
    let is_degree = |word: &str| is_loud(word) && DEGREES.contains(&fold(word).as_str());
    let has_degree = text.split([' ', ',', '(']).skip(1).any(is_degree);
    (titled && all.len() > 1) || has_degree || (!role.is_empty() && is_role(&role) && name.contains(' '))
}

/// Signs between the parts of a line, where no middle dot or tab is.
const SOFT: [&str; 7] = [", ", "; ", " – ", " — ", " - ", ": ", " | "];

/// Cuts a line at its middle dots, else at its tabs, else at its commas and dashes, never within brackets; a degree
/// behind a name stays with it.
fn parts(line: &str) -> Vec<Range<usize>> {
    let hard = [" · ", "\t"].into_iter().find(|it| line.contains(it));
    hard.map_or_else(|| cut_names(line, &SOFT), |it| cut_names(line, &[it]))
}

/// Cuts a line at signs, never within brackets; a degree behind a name stays with it.
pub(super) fn cut_names(line: &str, signs: &[&str]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for part in cut(line, signs) {
        let word = line.get(part.clone()).and_then(|it| it.split('(').next()).map(fold).unwrap_or_default();
        match parts.last_mut() {
            Some(before) if DEGREES.contains(&word.as_str()) => before.end = part.end,
            _ => parts.push(part),
        }
    }
    parts
}

/// Cuts a text at signs outside of brackets; brackets that aren't closed don't count.
fn cut(text: &str, signs: &[&str]) -> Vec<Range<usize>> {
    let count = |sign: char| text.chars().filter(|it| *it == sign).count();
    let is_balanced = count('(') == count(')');
    let (mut all, mut from, mut depth, mut passed) = (Vec::new(), 0, 0usize, 0);
    for (at, c) in text.char_indices().filter(|_| !text.is_empty()) {
        match c {
            '(' if is_balanced => depth = depth.saturating_add(1),
            ')' if is_balanced => depth = depth.saturating_sub(1),
            _ => {}
        }
        let sign = signs.iter().find(|it| text.get(at..).is_some_and(|rest| rest.starts_with(**it)));
        if let Some(sign) = sign.filter(|_| depth == 0 && at >= passed) {
            all.push(from..at);
            passed = at.saturating_add(sign.len());
            from = passed;
        }
    }
    all.push(from..text.len());
    all.into_iter().map(|it| trimmed(text, it)).filter(|it| !it.is_empty()).collect()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let from = range.start.saturating_add(part.len().saturating_sub(part.trim_start().len()));
    from..from.saturating_add(part.trim().len())
}

/// "Dr. A. Rivera (PD)" as name and role.
pub(super) fn bracketed(text: &str) -> (String, String) {
    match text.strip_suffix(')').and_then(|it| it.rsplit_once('(')) {
        Some((name, role)) => (name.trim().to_owned(), role.trim().to_owned()),
        None => (text.to_owned(), String::new()),
    }
}

pub(super) fn is_role(text: &str) -> bool {
    let all = words(text);
    all.len() <= 4
        && (ROLES.contains(&all.concat().as_str())
            || all.last().is_some_and(|it| ROLES.contains(&it.as_str())))
}

/// True for a name in syllables, one of them loud: "ri-VEH-ra".
fn is_said(text: &str) -> bool {
    let is_loud = |it: &str| it.len() > 1 && it.chars().all(|c| c.is_uppercase());
    !text.contains(' ')
        && text.contains('-')
        && text.split('-').any(is_loud)
        && text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> [String; 5] {
        let it = read_person(line).unwrap();
        [it.name, it.role, it.email, it.say, it.talking_point]
    }

    #[test]
    fn people_are_read_as_they_are_jotted_down() {
        for (line, want) in [
            (
                "Dr. A. Rivera (PD) · ri-VEH-ra · TIPS trial",
                ["Dr. A. Rivera", "PD", "", "ri-VEH-ra", "TIPS trial"],
            ),
            ("Dr. A. Rivera, PD, TIPS trial, Lima", ["Dr. A. Rivera", "PD", "", "", "TIPS trial, Lima"]),
            ("Ana Rivera, MD, Program Director", ["Ana Rivera, MD", "Program Director", "", "", ""]),
            (
                "Jun-ho Whitlock, chief resident, from Queens",
                ["Jun-ho Whitlock", "chief resident", "", "", "from Queens"],
            ),
            (
                "- Jane Roe, coordinator, jane@example.org",
                ["Jane Roe", "coordinator", "jane@example.org", "", ""],
            ),
            ("Zoë Núñez", ["Zoë Núñez", "", "", "", ""]),
            ("Bea Jones, MD (APD) <bea@example.org>", ["Bea Jones, MD", "APD", "bea@example.org", "", ""]),
            ("Jo Lee - chief resident", ["Jo Lee", "chief resident", "", "", ""]),
            ("Okonjo: biliary, loves jazz", ["Okonjo", "", "", "", "biliary, loves jazz"]),
            ("Ana Tóth · said TOHT, as in toast", ["Ana Tóth", "", "", "TOHT, as in toast", ""]),
            ("Rivera, likes Y-90", ["Rivera", "", "", "", "likes Y-90"]),
            ("Rivera, TIPS", ["Rivera", "", "", "", "TIPS"]),
            (
                "Dr. Kim Lee (associate program director) kim.lee@example.org",
                ["Dr. Kim Lee", "associate program director", "kim.lee@example.org", "", ""],
            ),
            (
                "Jane Doe, MD, PhD - Program Director, jane@example.org",
                ["Jane Doe, MD, PhD", "Program Director", "jane@example.org", "", ""],
            ),
            ("Dr. Kim; faculty; loves TIPS", ["Dr. Kim", "faculty", "", "", "loves TIPS"]),
            ("Dr. Kim (PD) loves TIPS - and jazz", ["Dr. Kim", "PD", "", "", "loves TIPS, and jazz"]),
            ("Dr. Kim, PD, loves hiking - and jazz", ["Dr. Kim", "PD", "", "", "loves hiking - and jazz"]),
            ("Smith, John", ["John Smith", "", "", "", ""]),
            ("Smith, John, MD (PD)", ["John Smith, MD", "PD", "", "", ""]),
            ("O'Neil, Mary Ann, chief resident", ["Mary Ann O'Neil", "chief resident", "", "", ""]),
            (
                "Dr. Caspian Okonjo (APD, DR), likes jazz",
                ["Dr. Caspian Okonjo", "APD, DR", "", "", "likes jazz"],
            ),
            ("Dr. Kim · PD · TIPS · Lima, Peru", ["Dr. Kim", "PD", "", "", "TIPS · Lima, Peru"]),
        ] {
            assert_eq!(parts(line), want.map(str::to_owned), "{line}");
        }
        assert!(read_person("  ").is_none());
    }

    #[test]
    fn a_person_is_read_back_as_it_was_written() {
        for line in [
            "Dr. A. Rivera (PD) · r@example.org · ri-VEH-ra · TIPS trial, Lima",
            "Zoë Núñez (resident)",
            "Ana Rivera, MD (PD)",
        ] {
            let row = read_person(line).unwrap();
            assert_eq!(person_line(&row), line);
            assert_eq!(read_person(&person_line(&row)), Some(row));
        }
    }
}
