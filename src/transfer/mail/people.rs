//! The people that a mail names with their role or their address: the sender, those who sign, "Dr. Ana Rivera (Program
//! Director)".

use std::ops::Range;

use super::said::{MailPerson, Read};
use crate::text::last_name;

/// Roles, longest first, so that "Associate Program Director" is none of a Program Director.
const ROLES: &[&str] = &[
    "Associate Program Director",
    "Assistant Program Director",
    "Residency Program Coordinator",
    "Residency Program Director",
    "Residency Program Manager",
    "Education Program Coordinator",
    "Program Administrator",
    "Program Coordinator",
    "Program Director",
    "Program Manager",
    "Residency Coordinator",
    "Residency Administrator",
    "Residency Director",
    "Residency Manager",
    "Recruitment Coordinator",
    "Education Coordinator",
    "Education Manager",
    "Fellowship Coordinator",
    "Fellowship Director",
    "Administrative Assistant",
    "Executive Assistant",
    "Chief Resident",
    "Department Chair",
    "Vice Chair",
    "Section Chief",
    "Division Chief",
    "GME Coordinator",
    "Medical Education Coordinator",
    "Department Administrator",
    "Chair",
    "APD",
    "PD",
];
/// More people than these are a list of somebody else's.
const PEOPLE: usize = 30;
/// A longer line is no signature.
const LONGEST_LINE: usize = 100;
/// Degrees behind a name.
const DEGREES: &[&str] = &[
    "md", "do", "phd", "mph", "mba", "ms", "msc", "ma", "med", "mha", "bs", "ba", "np", "pa", "rn", "mbbs",
    "facr", "fsir", "ctagme", "bsn", "jr", "sr",
];

/// Returns the people of a mail. `from` are the bytes of the sender's header; `text` has blanks for all but the mail.
pub(super) fn people(mask: &str, text: &str, from: Option<&Range<usize>>) -> Vec<Read<MailPerson>> {
    let mut all: Vec<Read<MailPerson>> = Vec::new();
    if let Some(person) = from.and_then(|it| sender(mask, it)) {
        all.push(person);
    }
    let lines: Vec<Range<usize>> = lines(text);
    for (at, line) in lines.iter().enumerate() {
        let found = bracketed(text, line)
            .or_else(|| beside(text, line))
            .or_else(|| above(text, line, at.checked_sub(1).and_then(|it| lines.get(it))));
        if let Some(person) = found.filter(|_| all.len() < PEOPLE) {
            add(&mut all, person);
        }
    }
    all
}

/// Adds a person, or what was said of one that is known already.
fn add(all: &mut Vec<Read<MailPerson>>, person: Read<MailPerson>) {
    let is_same = |known: &&mut Read<MailPerson>| {
        let (one, two) = (last_name(&known.value.name), last_name(&person.value.name));
        one.eq_ignore_ascii_case(&two) && first(&known.value.name) == first(&person.value.name)
    };
    match all.iter_mut().find(is_same) {
        Some(known) if known.value.role.is_empty() => known.value.role = person.value.role,
        Some(_) => {}
        None => all.push(person),
    }
}

fn first(name: &str) -> Option<char> {
    name.split([' ', ',']).find(|it| !it.is_empty() && *it != "Dr." && *it != "Dr")?.chars().next()
}

/// "Rivera, Ana <ana@x.edu>".
fn sender(mask: &str, header: &Range<usize>) -> Option<Read<MailPerson>> {
    let text = mask.get(header.clone())?;
    let at = text.find('@')?;
    let is_address = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '\'');
    let start = text.get(..at)?.rfind(|c| !is_address(c)).map_or(0, |it| it.saturating_add(1));
    let start = (start..=at).find(|it| text.is_char_boundary(*it))?;
    let rest = text.get(at.saturating_add(1)..)?;
    let end = at.saturating_add(1).saturating_add(rest.find(|c| !is_address(c)).unwrap_or(rest.len()));
    let email = text.get(start..end)?.trim_end_matches('.');
    let raw = text.get(..start)?;
    let name = raw.split(['(', '|']).next().filter(|it| it.contains(char::is_alphabetic)).unwrap_or(raw);
    let name = name.trim().trim_matches(['"', '<', '>', '(', '[', '\'', ' ']).trim();
    let name = turned(name);
    let is_machine =
        ["reply", "notif", "mailer", "donot", "system"].iter().any(|it| email.to_lowercase().contains(it));
    if !email.contains('.') || is_machine {
        return None;
    }
    let skipped = raw.len().saturating_sub(raw.trim_start_matches([' ', '"', '\'']).len());
    let from = header.start.saturating_add(skipped)..header.start.saturating_add(end);
    let is_sure = is_name(&name);
    let name = if is_sure { name } else { String::new() };
    Some(Read { value: MailPerson { name, role: String::new(), email: email.to_owned() }, from, is_sure })
}

/// "Rivera, Ana" as "Ana Rivera".
fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !DEGREES.contains(&plain(first).as_str()) && !first.trim().is_empty() => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.to_owned(),
    }
}

fn plain(word: &str) -> String {
    word.chars().filter(|it| it.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// "Dr. Ana Rivera (Program Director)".
fn bracketed(text: &str, line: &Range<usize>) -> Option<Read<MailPerson>> {
    let said = text.get(line.clone())?;
    let open = said.find('(')?;
    let close = open.saturating_add(said.get(open..)?.find(')')?);
    let role = role(said.get(open.saturating_add(1)..close)?)?;
    let before = said.get(..open)?;
    let words: Vec<&str> = before.split_whitespace().rev().take_while(|it| is_name_word(it)).collect();
    let name: Vec<&str> = words.into_iter().rev().collect();
    let start = name.first().and_then(|it| before.rfind(&format!("{it} ")))?;
    let name = name.join(" ");
    person(&name, role, line.start.saturating_add(start)..line.start.saturating_add(close).saturating_add(1))
}

/// "Ana Rivera, MD, Program Director".
fn beside(text: &str, line: &Range<usize>) -> Option<Read<MailPerson>> {
    let said = text.get(line.clone())?;
    if said.len() > LONGEST_LINE {
        return None;
    }
    let cut =
        said.char_indices().filter(|(_, it)| matches!(it, ',' | '|' | '-' | '–' | '•' | '\t')).map(|it| it.0);
    let (name, rest) = cut.filter_map(|at| Some((said.get(..at)?, said.get(at..)?))).find(|(_, rest)| {
        let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        ROLES.iter().any(|it| rest.get(..it.len()).is_some_and(|at| at.eq_ignore_ascii_case(it)))
    })?;
    person(name, role(rest)?, trimmed(said, line))
}

/// A name over a line with a role.
fn above(text: &str, line: &Range<usize>, before: Option<&Range<usize>>) -> Option<Read<MailPerson>> {
    let said = text.get(line.clone()).filter(|it| it.len() <= LONGEST_LINE)?;
    let role = role(said)?;
    let starts = said.trim_start().get(..role.len()).is_some_and(|it| it.eq_ignore_ascii_case(role));
    let is_short = said.split_whitespace().count() < 9;
    let before = before?;
    let name = text.get(before.clone())?;
    let from = trimmed(name, before).start..trimmed(said, line).end;
    if starts || is_short { person(name, role, from) } else { None }
}

fn trimmed(said: &str, line: &Range<usize>) -> Range<usize> {
    let skipped = said.len().saturating_sub(said.trim_start().len());
    line.start.saturating_add(skipped)..line.start.saturating_add(said.trim_end().len())
}

/// Returns the role that stands in a text as the table has it.
fn role(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let is_there = |role: &&&str| {
        let wanted = role.to_lowercase();
        lower.match_indices(&wanted).any(|(at, _)| {
            let before = lower.get(..at).and_then(|it| it.chars().next_back());
            let behind = lower.get(at.saturating_add(wanted.len())..).and_then(|it| it.chars().next());
            [before, behind].iter().all(|it| it.is_none_or(|it| !it.is_alphanumeric()))
        })
    };
    ROLES.iter().find(is_there).copied()
}

fn person(name: &str, role: &'static str, from: Range<usize>) -> Option<Read<MailPerson>> {
    let name = name.trim().trim_end_matches([',', '|', '-', '–', ' ']).trim();
    is_name(name).then(|| Read {
        value: MailPerson { name: name.to_owned(), role: role.to_owned(), email: String::new() },
        from,
        is_sure: true,
    })
}

/// Returns true for two to five words in capital letters, of which none is a role's or a house's.
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split([' ', ',']).filter(|it| !it.is_empty()).collect();
    let own = words.iter().filter(|it| !DEGREES.contains(&plain(it).as_str()) && plain(it) != "dr").count();
    (1..=4).contains(&own)
        && (own > 1 || words.len() > 1)
        && words.iter().all(|it| is_name_word(it))
        && role(name).is_none()
}

fn is_name_word(word: &str) -> bool {
    let bare = word.trim_end_matches([',', '.']);
    const NONE: &[&str] = &[
        "university",
        "hospital",
        "department",
        "radiology",
        "residency",
        "program",
        "interview",
        "the",
        "with",
        "dear",
        "regards",
        "sincerely",
        "best",
        "thanks",
        "thank",
        "medical",
        "center",
        "health",
        "school",
        "gme",
        "team",
        "our",
        "education",
        "office",
        "division",
        "thalamus",
        "integrated",
        "interventional",
        "ir",
        "warmly",
        "kind",
        "and",
    ];
    bare.starts_with(char::is_uppercase)
        && bare.chars().all(|it| it.is_alphabetic() || matches!(it, '\'' | '’' | '-' | '.'))
        && !NONE.contains(&plain(bare).as_str())
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut all = Vec::new();
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            all.push(at..at + line.len());
        }
        at += line.len().saturating_add(1);
    }
    all
}
