//! The text that a template makes of what is known: in a message a sentence of which something isn't known is left out, in
//! a note what isn't known stays. A value is never read as a template.

use super::{
    id::Id,
    messages::MessageLine,
    season::Season,
    tables::{Person, Table},
    talking_point::{as_sentence, within_sentence},
};
use crate::text::{clean, last_name};

/// What a template can name, as it stands between braces.
pub const NAMES: [&str; 8] =
    ["last_name", "person", "people", "program", "talking_point", "name", "me", "date"];

/// Whom a message without a person is addressed to.
const NOBODY_NAMED: &str = "Program Director";

/// The word for what one talked about, which is noted for oneself.
const POINT: &str = "talking_point";

/// How a template names a day.
const DAY: &str = "%A, %B %-d";

/// What a template can name, with its value; empty where it isn't known.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateWords(Vec<(&'static str, String)>);

/// A template with its words in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    pub text: String,
    /// What it names and isn't known, each once; it stays there between its braces.
    pub unknown: Vec<String>,
}

/// What is known of what a text is about.
#[derive(Default)]
struct Known {
    person: String,
    people: String,
    program: String,
    talking_point: String,
    date: String,
}

impl Season {
    /// Returns what is known for the text of a message. The day is that of the interview, by the clock of the program.
    pub fn template_words(&self, line: &MessageLine) -> TemplateWords {
        let person = line.row.person.as_ref().and_then(|it| self.tracker.people.get(it.as_str()));
        let name = person.map(|it| it.name.trim().to_owned()).filter(|it| !it.is_empty());
        let programs: Vec<Id> = line.row.program.iter().cloned().collect();
        self.words(Known {
            person: name.unwrap_or_else(|| NOBODY_NAMED.to_owned()),
            people: line.interview.as_ref().map(|it| names(&self.people_at(it))).unwrap_or_default(),
            program: self.program_names(&programs),
            talking_point: person.map(|it| it.talking_point.clone()).unwrap_or_default(),
            date: line.interview.as_ref().and_then(|it| self.interview_day(it)).unwrap_or_default(),
        })
    }

    /// Returns what is known for a note of a row: whom and when an interview was, else whose program it is, and today.
    pub fn note_words(&self, table: Table, id: &Id) -> TemplateWords {
        let tracker = &self.tracker;
        let programs: Vec<Id> = match table {
            Table::Programs => vec![id.clone()],
            Table::Interviews => {
                tracker.interviews.get(id.as_str()).map(|it| it.programs.clone()).unwrap_or_default()
            }
            Table::Milestones => {
                tracker.milestones.get(id.as_str()).and_then(|it| it.program.clone()).into_iter().collect()
            }
            Table::People => {
                tracker.people.get(id.as_str()).map(|it| it.programs.clone()).unwrap_or_default()
            }
            Table::Rotations
            | Table::Messages
            | Table::Components
            | Table::Letters
            | Table::Statements
            | Table::Exams
            | Table::Questions
            | Table::Criteria
            | Table::RankLists
            | Table::RankVersions
            | Table::Expenses
            | Table::CustomFields
            | Table::Templates
            | Table::Imports => Vec::new(),
        };
        let is_interview = table == Table::Interviews;
        let people: Vec<&Person> = match is_interview {
            true => self.people_at(id),
            false => tracker.people.get(id.as_str()).map(|it| &**it).into_iter().collect(),
        };
        let host = tracker.rotations.get(id.as_str()).filter(|_| table == Table::Rotations);
        let program = host.map_or_else(|| self.program_names(&programs), |it| it.host.clone());
        let alone = if let [one] = people.as_slice() { Some(*one) } else { None };
        let today = || Some(self.today().format(DAY).to_string());
        let date = if is_interview { self.interview_day(id) } else { today() };
        self.words(Known {
            person: alone.map(|it| it.name.clone()).unwrap_or_default(),
            people: names(&people),
            program,
            talking_point: alone.map(|it| it.talking_point.clone()).unwrap_or_default(),
            date: date.unwrap_or_default(),
        })
    }

    fn people_at(&self, interview: &Id) -> Vec<&Person> {
        let row = self.tracker.interviews.get(interview.as_str());
        row.map(|it| self.tracker.met_at_interview(it)).unwrap_or_default()
    }

    fn program_names(&self, programs: &[Id]) -> String {
        let rows = programs.iter().filter_map(|id| self.tracker.programs.get(id.as_str()));
        let mut names: Vec<&str> = Vec::new();
        for row in rows {
            if !names.contains(&row.name.as_str()) {
                names.push(&row.name);
            }
        }
        names.join(" and ")
    }

    fn interview_day(&self, interview: &Id) -> Option<String> {
        let when = self.tracker.interviews.get(interview.as_str())?.when.as_ref()?;
        Some(when.day().format(DAY).to_string())
    }

    fn words(&self, known: Known) -> TemplateWords {
        let me = self.tracker.profile.signature.clone();
        let words = NAMES.into_iter().map(|name| {
            let value = match name {
                "last_name" => last_name(&known.person),
                "person" => known.person.clone(),
                "people" => known.people.clone(),
                "program" => known.program.clone(),
                "talking_point" => known.talking_point.clone(),
                "date" => known.date.clone(),
                _ => me.clone(),
            };
            (name, clean(value.trim()).into_owned())
        });
        TemplateWords(words.collect())
    }
}

fn names(people: &[&Person]) -> String {
    people.iter().map(|it| it.name.trim()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
}

impl TemplateWords {
    fn of(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    /// Returns the text of a note by a template: all that isn't known stays as it stands.
    pub fn fill_note(&self, template: &str) -> Filled {
        let (mut text, mut rest, mut unknown) = (String::new(), template, Vec::<String>::new());
        while let Some((before, behind)) = rest.split_once('{') {
            text.push_str(before);
            let name = behind.split_once('}').map(|it| it.0).filter(|it| is_name(it));
            rest = match name.map(|it| (it, self.of(it).unwrap_or_default())) {
                Some((name, "")) => {
                    text.push('{');
                    if !unknown.iter().any(|it| it == name) {
                        unknown.push(name.to_owned());
                    }
                    behind
                }
                Some((name, value)) => {
                    text.push_str(value);
                    behind.get(name.len().saturating_add(1)..).unwrap_or_default()
                }
                None => {
                    text.push('{');
                    behind
                }
            };
        }
        text.push_str(rest);
        Filled { text, unknown }
    }

    /// Returns the text of a template. Lines and paragraphs of which nothing is left go too.
    pub fn fill(&self, template: &str) -> String {
        let mut lines: Vec<String> = Vec::new();
        for line in template.lines() {
            // without its day a sentence still says thanks
            let line =
                if self.of("date") == Some("") { line.replace(" on {date}", "") } else { line.to_owned() };
            let filled: String = sentences(&line).filter_map(|it| self.sentence(it)).collect();
            let is_gone = filled.trim().is_empty() && !line.trim().is_empty();
            let is_second_blank = line.trim().is_empty() && lines.last().is_some_and(String::is_empty);
            if !is_gone && !is_second_blank {
                lines.push(filled.trim_end().to_owned());
            }
        }
        lines.join("\n").trim().to_owned()
    }

    /// Returns a sentence with its words; none if one of them isn't known. What names no word stays as it is.
    fn sentence(&self, sentence: &str) -> Option<String> {
        let point = self.of(POINT).filter(|it| !it.is_empty());
        if let Some(point) = point.filter(|_| sentence.trim().trim_end_matches('.') == "{talking_point}") {
            let blanks = sentence.len().saturating_sub(sentence.trim_end().len());
            return Some(format!("{}{}", as_sentence(point), " ".repeat(blanks)));
        }
        let (mut filled, mut rest) = (String::new(), sentence);
        while let Some((before, behind)) = rest.split_once('{') {
            filled.push_str(before);
            let word = behind.split_once('}').and_then(|(name, after)| Some((self.of(name)?, after)));
            match word {
                Some(("", _)) => return None,
                Some((point, after)) if behind.starts_with(POINT) => {
                    filled.push_str(&within_sentence(point));
                    rest = after;
                }
                Some((value, after)) => {
                    filled.push_str(value);
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = behind;
                }
            }
        }
        filled.push_str(rest);
        Some(filled)
    }
}

/// True for what may be the name of a word: lower case letters and `_`.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
}

/// Returns the sentences of a line, each with the blanks behind it.
pub(super) fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let ends = line.match_indices(". ").chain(line.match_indices("? ")).chain(line.match_indices("! "));
    let mut ends: Vec<usize> = ends.map(|it| it.0.saturating_add(2)).chain([line.len()]).collect();
    ends.sort_unstable();
    let starts: Vec<usize> = [0].into_iter().chain(ends.iter().copied()).collect();
    starts.into_iter().zip(ends).filter_map(|(from, to)| line.get(from..to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(values: [&str; 6]) -> TemplateWords {
        let names = ["last_name", "person", "program", "talking_point", "name", "date"];
        let mut values = values.into_iter();
        TemplateWords(names.map(|name| (name, values.next().unwrap_or_default().to_owned())).into())
    }

    #[test]
    fn what_is_not_known_takes_its_sentence_along() {
        let template =
            "Dear {person},\n\nThanks for {date}. We spoke of {talking_point}. Well!\n\nRegards,\n{name}\n";
        let all = words(["Rivera", "Dr. A. Rivera", "UCSF", "the TIPS trial", "Ana", "Monday"]);
        let full =
            "Dear Dr. A. Rivera,\n\nThanks for Monday. We spoke of the TIPS trial. Well!\n\nRegards,\nAna";
        assert_eq!(all.fill(template), full);
        let few = words(["Rivera", "Dr. A. Rivera", "UCSF", "", "", "Monday"]);
        assert_eq!(few.fill(template), "Dear Dr. A. Rivera,\n\nThanks for Monday. Well!\n\nRegards,");
        let alone = words(["Rivera", "Dr. A. Rivera", "UCSF", "", "Ana", "Monday"]);
        assert_eq!(alone.fill("One.\n\n{talking_point}\n\n{name}"), "One.\n\nAna", "no gap is left");
        let dayless = words(["Rivera", "Dr. A. Rivera", "", "", "", ""]);
        assert_eq!(
            dayless.fill("Thank you for your time on {date}. See {program}."),
            "Thank you for your time."
        );
    }

    #[test]
    fn a_note_to_oneself_is_carried_by_a_sentence() {
        let all = |point: &str| words(["", "", "", point, "", "Monday"]);
        let short = "thank you for your time on {date}. {talking_point} Bye.";
        let want = "thank you for your time on Monday. {talking_point} Bye.";
        assert_eq!(
            all("call").fill(short),
            want.replace("{talking_point}", "call"),
            "a sentence of more words"
        );
        let alone = "thank you for your time on {date}. {talking_point}";
        assert!(all("call").fill(alone).ends_with("Monday. I enjoyed talking with you about call."));
        assert!(all("from Queens as well").fill(alone).ends_with("about [from Queens as well]."));
        assert_eq!(all("from Queens").fill("We spoke of {talking_point}."), "We spoke of [from Queens].");
    }

    #[test]
    fn a_value_is_no_template_and_other_braces_stay() {
        let it = words(["", "{name}", "", "", "Ana", ""]);
        assert_eq!(it.fill("{person} {who} { {name"), "{name} {who} { {name");
    }

    #[test]
    fn a_note_keeps_what_is_not_known_and_names_it() {
        let it = words(["", "{name}", "UCSF", "", "Ana", ""]);
        let filled = it.fill_note("# {program}, {date}\n{person} {foo} {date} {Not} { {name");
        assert_eq!(filled.text, "# UCSF, {date}\n{name} {foo} {date} {Not} { {name");
        assert_eq!(filled.unknown, ["date", "foo"]);
    }
}
