//! Letters and the programs that get them: how many are there, how many are still awaited, how many a program asks for,
//! and how many it may get.

use std::sync::Arc;

use super::{
    facts::Figure,
    id::Id,
    rows::Rows,
    rules::Rules,
    tables::{Letter, LetterState, Match, Program},
    time::Day,
    tracker::Tracker,
};
use crate::text::words;

/// The figures of how many letters ERAS takes for one program, by match.
fn limit_figure(kind: Match) -> &'static str {
    match kind {
        Match::Main => "limits.letters_per_program",
        Match::Fellowship => "limits.fellowship_letters_per_program",
    }
}

/// The days after which one asks a writer again who named no day, or let it go by.
pub const FOLLOW_UP_DAYS: &str = "rules.letter_follow_up_days";

/// What a program gets of letters, and what it asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterCount {
    pub received: u32,
    /// Assigned, and on their way as far as anybody knows.
    pub awaited: u32,
    /// Assigned, but the writer has declined.
    pub declined: u32,
    /// How many the program asks for; none where nobody entered its rule.
    pub needs: Option<u32>,
    /// Kinds of which it asks for more than are assigned: "radiology 1".
    pub lacks: Vec<(String, u32)>,
}

impl LetterCount {
    /// Counts the letters that are assigned to a program.
    pub fn of(program: &Program, letters: &[Arc<Letter>]) -> LetterCount {
        let mut count =
            LetterCount { needs: program.letter_rules.get(ALL).copied(), ..LetterCount::default() };
        for letter in letters {
            let tally = match letter.state {
                Some(LetterState::Received) => &mut count.received,
                Some(LetterState::Declined) => &mut count.declined,
                Some(LetterState::Planned | LetterState::Asked | LetterState::Agreed) | None => {
                    &mut count.awaited
                }
            };
            *tally = tally.saturating_add(1);
        }
        let coming = || letters.iter().filter(|it| it.state != Some(LetterState::Declined));
        for (kind, needed) in program.letter_rules.iter().filter(|it| it.0 != ALL) {
            let have = coming().filter(|it| is_of_kind(it, kind)).count();
            let have = u32::try_from(have).unwrap_or(u32::MAX);
            if have < *needed {
                count.lacks.push((kind.clone(), needed.saturating_sub(have)));
            }
        }
        count
    }

    /// Returns how many of the assigned ones have come or may still come.
    pub fn coming(&self) -> u32 {
        self.received.saturating_add(self.awaited)
    }

    /// True where the program has what it asks for; where its rule isn't known, where something is there and nothing is
    /// awaited.
    pub fn is_complete(&self) -> bool {
        self.lacks.is_empty()
            && match self.needs {
                Some(needs) => self.received >= needs,
                None => self.received > 0 && self.awaited == 0,
            }
    }

    /// "2+1 of 3": received, awaited, needed. Empty where nothing is assigned and nothing is known.
    pub fn words(&self) -> String {
        let have = match (self.received, self.awaited) {
            (received, 0) => received.to_string(),
            (received, awaited) => format!("{received}+{awaited}"),
        };
        match self.needs {
            Some(needs) => format!("{have} of {needs}"),
            None if self.coming() > 0 => have,
            None => String::new(),
        }
    }

    /// "2 received, 1 awaited, of 3 needed; lacks 1 radiology".
    pub fn sentence(&self) -> String {
        let mut parts = vec![format!("{} received", self.received)];
        if self.awaited > 0 {
            parts.push(format!("{} awaited", self.awaited));
        }
        if self.declined > 0 {
            parts.push(format!("{} declined", self.declined));
        }
        let needs = self.needs.map(|it| format!(", of {it} needed")).unwrap_or_default();
        let lacks: Vec<String> = self.lacks.iter().map(|it| format!("{} {}", it.1, it.0)).collect();
        let lacks = if lacks.is_empty() { String::new() } else { format!("; lacks {}", lacks.join(", ")) };
        format!("{}{needs}{lacks}", parts.join(", "))
    }
}

impl Letter {
    /// Moves the state on to what a day implies that is new since `(asked, uploaded)`: asked, received. One that is further
    /// stays, and so does a letter that was declined.
    pub fn follow_days(&mut self, (asked, uploaded): (Option<Day>, Option<Day>)) {
        let is_new = |now: Option<Day>, before| now.is_some() && now != before;
        let is_early = matches!(self.state, None | Some(LetterState::Planned));
        if is_new(self.uploaded, uploaded) && self.state != Some(LetterState::Declined) {
            self.state = Some(LetterState::Received);
        } else if is_new(self.asked, asked) && is_early {
            self.state = Some(LetterState::Asked);
        }
    }
}

/// The key of a program's rule for all letters together.
const ALL: &str = "needs";

/// True where a letter counts as one of that kind: "radiology" takes IR and DR too.
fn is_of_kind(letter: &Letter, kind: &str) -> bool {
    let (of, kind) = (spelled_out(&letter.specialty), spelled_out(kind));
    !of.is_empty() && !kind.is_empty() && (of.contains(&kind) || kind.contains(&of))
}

/// Returns a specialty folded, without its usual abbreviations.
fn spelled_out(text: &str) -> String {
    let spelled = words(text).into_iter().map(|word| match word.as_str() {
        "ir" => "interventional radiology".to_owned(),
        "dr" => "diagnostic radiology".to_owned(),
        "rad" | "rads" => "radiology".to_owned(),
        "surg" | "surgical" => "surgery".to_owned(),
        "med" | "im" => "medicine".to_owned(),
        _ => word,
    });
    spelled.collect::<Vec<_>>().join(" ")
}

/// Returns how many letters a program can get in that match, with source and sureness; none where nobody knows.
pub fn letters_limit(rules: &Rules, kind: Match) -> Option<Figure> {
    rules.figure(limit_figure(kind))
}

/// True where one more letter is over a limit that binds.
pub fn is_full(count: &LetterCount, limit: Option<&Figure>) -> bool {
    let most = limit.filter(|it| it.binds()).and_then(|it| it.value);
    most.is_some_and(|most| i64::from(count.coming()) >= most)
}

/// Returns the day on which one asks the writer again: the one that was promised, or some days after the last word where
/// there is none or it went by.
pub fn follow_up(letter: &Letter, days: Option<i64>) -> Option<Day> {
    let is_open = matches!(letter.state, Some(LetterState::Asked | LetterState::Agreed));
    if !is_open {
        return None;
    }
    let last_word = letter.reminded.iter().max().copied().or(letter.asked);
    let again = last_word.zip(days.and_then(|it| u64::try_from(it).ok()));
    let again = again.and_then(|(day, days)| day.checked_add_days(chrono::Days::new(days)));
    match letter.promised {
        // asked again after the promised day: the promise is over
        Some(promised) if last_word.is_some_and(|it| it >= promised) => again.or(Some(promised)),
        Some(promised) => Some(promised),
        None => again,
    }
}

/// Returns the letters in the order in which they were asked for; those that were declined come last.
pub fn by_asking(letters: &Rows<Letter>) -> Vec<Arc<Letter>> {
    let mut all: Vec<_> = letters.iter().cloned().collect();
    all.sort_by_key(|row| {
        let declined = row.state == Some(LetterState::Declined);
        (declined, row.asked.is_none(), row.asked, row.writer.clone(), row.id.clone())
    });
    all
}

/// What is done with a cell of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assign {
    On,
    Off,
}

impl Tracker {
    /// Assigns a letter to programs, or takes it from them.
    pub fn assign_letter(&mut self, letter: &Id, programs: &[Id], assign: Assign) {
        self.letters.edit(letter.as_str(), |row| {
            for program in programs {
                match (row.programs.binary_search(program), assign) {
                    (Err(at), Assign::On) if !row.programs.contains(program) => {
                        row.programs.insert(at, program.clone());
                    }
                    (Ok(_) | Err(_), Assign::On) => {}
                    (Ok(_) | Err(_), Assign::Off) => row.programs.retain(|it| it != program),
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(specialty: &str, state: LetterState) -> Arc<Letter> {
        Arc::new(Letter { specialty: specialty.to_owned(), state: Some(state), ..Letter::default() })
    }

    fn program(rules: &[(&str, u32)]) -> Program {
        let letter_rules = rules.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect();
        Program { letter_rules, ..Program::default() }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_program_has_what_it_needs_once_so_many_are_received() {
        use LetterState::{Agreed, Declined, Received};
        let of = |rules: &[(&str, u32)], letters: &[Arc<Letter>]| {
            let count = LetterCount::of(&program(rules), letters);
            (count.words(), count.is_complete())
        };
        let two_and_one = [letter("IR", Received), letter("Surgery", Received), letter("DR", Agreed)];
        assert_eq!(of(&[("needs", 3)], &two_and_one), ("2+1 of 3".to_owned(), false));
        assert_eq!(of(&[("needs", 2)], &two_and_one), ("2+1 of 2".to_owned(), true));
        assert_eq!(of(&[], &two_and_one), ("2+1".to_owned(), false), "one is awaited");
        assert_eq!(of(&[], two_and_one.get(..2).unwrap()), ("2".to_owned(), true));
        assert_eq!(of(&[], &[]), (String::new(), false));
        assert_eq!(of(&[("needs", 1)], &[letter("IR", Declined)]), ("0 of 1".to_owned(), false));
    }

    #[test]
    fn kinds_of_letters_are_known_by_their_usual_names() {
        use LetterState::{Agreed, Declined};
        let lacks = |kind: &str, specialty: &str, state| {
            LetterCount::of(&program(&[(kind, 1)]), &[letter(specialty, state)]).lacks
        };
        for (kind, specialty) in [
            ("radiology", "IR"),
            ("radiology", "DR"),
            ("radiology", "Diagnostic Radiology"),
            ("ir", "Interventional radiology"),
            ("surgery", "General Surgery"),
            ("medicine", "Internal medicine"),
        ] {
            assert!(lacks(kind, specialty, Agreed).is_empty(), "{kind} {specialty}");
        }
        assert_eq!(lacks("radiology", "Surgery", Agreed), [("radiology".to_owned(), 1)]);
        assert_eq!(lacks("ir", "DR", Agreed), [("ir".to_owned(), 1)]);
        assert_eq!(lacks("radiology", "", Agreed), [("radiology".to_owned(), 1)]);
        assert_eq!(lacks("radiology", "IR", Declined), [("radiology".to_owned(), 1)]);
    }

    #[test]
    fn a_writer_is_asked_again_on_the_promised_day_or_some_days_after_the_last_word() {
        let asked = |promised: Option<&str>, reminded: &[&str]| {
            let letter = Letter {
                state: Some(LetterState::Asked),
                asked: Some(day("2026-07-01")),
                promised: promised.map(day),
                reminded: reminded.iter().map(|it| day(it)).collect(),
                ..Letter::default()
            };
            follow_up(&letter, Some(14)).map(|it| it.to_string())
        };
        assert_eq!(asked(None, &[]).as_deref(), Some("2026-07-15"));
        assert_eq!(asked(None, &["2026-07-10", "2026-07-03"]).as_deref(), Some("2026-07-24"));
        assert_eq!(asked(Some("2026-08-01"), &["2026-07-10"]).as_deref(), Some("2026-08-01"));
        assert_eq!(asked(Some("2026-08-01"), &["2026-08-01"]).as_deref(), Some("2026-08-15"));
        let received = Letter {
            state: Some(LetterState::Received),
            promised: Some(day("2026-08-01")),
            ..Letter::default()
        };
        assert_eq!(follow_up(&received, Some(14)), None);
    }

    #[test]
    fn the_programs_of_a_letter_stay_a_sorted_set() {
        let mut tracker = Tracker::default();
        let id = Id::new("a");
        tracker.letters.put(Letter { id: id.clone(), ..Letter::default() });
        let programs: Vec<Id> = ["c", "a", "b", "a"].iter().map(|it| Id::new(it)).collect();
        tracker.assign_letter(&id, &programs, Assign::On);
        let now = |tracker: &Tracker| {
            let row = tracker.letters.get("a").unwrap();
            row.programs.iter().map(Id::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(now(&tracker), "a b c");
        tracker.assign_letter(&id, programs.get(..2).unwrap(), Assign::Off);
        assert_eq!(now(&tracker), "b");
    }
}
