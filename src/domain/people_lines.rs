//! People as they are typed, one a line: "Dr. A. Rivera (PD) · ri-VEH-ra · TIPS trial", or with commas.

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

/// Reads a line; none for an empty one. What stands in brackets behind the name, or is a known role, is the role; a word
/// in syllables is how the name is said; the rest is the talking point. A line of brackets alone has no name: it goes on
/// about the person before.
pub fn read_person(line: &str) -> Option<Person> {
    let line = line.trim().trim_start_matches(['-', '*', '·', '•']).trim();
    let (line, email) = without_address(line);
    let mut parts = split(&line);
    if parts.is_empty() {
        return None;
    }
    let (name, role) = bracketed(&parts.remove(0));
    let mut person = Person { name, role, email, ..Person::default() };
    let mut rest: Vec<String> = Vec::new();
    for part in parts {
        if person.email.is_empty() && part.contains('@') && !part.contains(' ') {
            person.email = part;
        } else if person.role.is_empty() && rest.is_empty() && is_role(&part) {
            person.role = part;
        } else if let Some(said) = part.strip_prefix(SAID).filter(|_| person.say.is_empty()) {
            person.say = said.trim().to_owned();
        } else if person.say.is_empty() && rest.is_empty() && is_said(&part) {
            person.say = part;
        } else {
            rest.push(part);
        }
    }
    person.talking_point = rest.join(", ");
    Some(person)
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
    let has_degree = all.len() > 1 && all.iter().skip(1).any(|it| DEGREES.contains(&it.as_str()));
    (titled && all.len() > 1) || has_degree || (!role.is_empty() && is_role(&role) && name.contains(' '))
}

/// Cuts a line at its middle dots, else at its commas; a degree behind a name stays with it.
fn split(line: &str) -> Vec<String> {
    let separators = [" · ", "\t", ", ", " – ", " - ", ": "];
    let separator = separators.into_iter().find(|it| line.contains(it)).unwrap_or(", ");
    let mut parts: Vec<String> = Vec::new();
    for part in line.split(separator).map(str::trim).filter(|it| !it.is_empty()) {
        let word = fold(part.split('(').next().unwrap_or(part));
        let is_degree = DEGREES.contains(&word.as_str());
        match parts.last_mut() {
            Some(before) if is_degree => *before = format!("{before}, {part}"),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// "Dr. A. Rivera (PD)" as name and role.
fn bracketed(text: &str) -> (String, String) {
    match text.strip_suffix(')').and_then(|it| it.rsplit_once('(')) {
        Some((name, role)) => (name.trim().to_owned(), role.trim().to_owned()),
        None => (text.to_owned(), String::new()),
    }
}

fn is_role(text: &str) -> bool {
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
            ("Okonjo: biliary, loves jazz", ["Okonjo: biliary", "", "", "", "loves jazz"]),
            ("Ana Tóth · said TOHT, as in toast", ["Ana Tóth", "", "", "TOHT, as in toast", ""]),
            ("Rivera, likes Y-90", ["Rivera", "", "", "", "likes Y-90"]),
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
