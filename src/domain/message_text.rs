//! The text of a message as a template makes it: what is known of person, program and day is filled in, and a sentence of
//! which something isn't known is left out. A value is never read as a template.

use super::{
    messages::MessageLine,
    season::Season,
    tables::MessageKind,
    talking_point::{as_sentence, within_sentence},
};
use crate::text::{clean, last_name};

/// A text of the bundle for one kind of message.
#[derive(Clone, Debug, PartialEq)]
pub struct BundledTemplate {
    pub kind: MessageKind,
    /// The line above an e-mail.
    pub subject: String,
    pub text: String,
}

/// Whom a message without a person is addressed to.
const NOBODY_NAMED: &str = "Program Director";

/// The word for what one talked about, which is noted for oneself.
const POINT: &str = "talking_point";

/// What a template can name, with the names as they stand between braces; empty where it isn't known.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateWords([(&'static str, String); 6]);

impl Season {
    /// Returns what is known for the text of a message. The day is that of the interview, by the clock of the program.
    pub fn template_words(&self, line: &MessageLine) -> TemplateWords {
        let tracker = &self.tracker;
        let person = line.row.person.as_ref().and_then(|it| tracker.people.get(it.as_str()));
        let program = line.row.program.as_ref().and_then(|it| tracker.programs.get(it.as_str()));
        let interview = line.interview.as_ref().and_then(|it| tracker.interviews.get(it.as_str()));
        let day = interview.and_then(|it| it.when.as_ref()).map(|it| it.day());
        let name = person.map(|it| it.name.trim().to_owned()).filter(|it| !it.is_empty());
        let name = name.unwrap_or_else(|| NOBODY_NAMED.to_owned());
        let words = [
            ("last_name", last_name(&name)),
            ("person", name),
            ("program", program.map(|it| it.name.clone()).unwrap_or_default()),
            (POINT, person.map(|it| it.talking_point.clone()).unwrap_or_default()),
            ("name", tracker.profile.signature.clone()),
            ("date", day.map(|it| it.format("%A, %B %-d").to_string()).unwrap_or_default()),
        ];
        TemplateWords(words.map(|(name, value)| (name, clean(value.trim()).into_owned())))
    }
}

impl TemplateWords {
    fn of(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
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
        TemplateWords(names.map(|name| (name, values.next().unwrap_or_default().to_owned())))
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
}
