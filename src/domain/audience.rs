//! For whom the season is written down, and how much each of them may read.

use super::{record::words, tables::Match};
use crate::text::plain;

words! {
    /// For whom an export is made, which decides what is left out.
    pub enum Audience {
        Me = "me" "me",
        Adviser = "adviser" "the adviser",
        Partner = "partner" "the partner",
        Clerkship = "clerkship" "the clerkship office",
        Chief = "chief" "the chief resident",
    }
}

/// How near to the applicant a thing is, from what an office may know to what nobody else reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Privacy {
    /// That there is an interview on a day, and nothing else.
    DaysAway,
    /// What one tells those who help: programs, facts, dates, what speaks for and against.
    Shared,
    /// Ranks, scores, free notes, remarks about people.
    Private,
}

impl Audience {
    /// Returns true if this audience may read things of that privacy.
    pub fn may(self, see: Privacy) -> bool {
        see <= self.reads()
    }

    fn reads(self) -> Privacy {
        match self {
            Audience::Me => Privacy::Private,
            Audience::Adviser | Audience::Partner => Privacy::Shared,
            Audience::Clerkship | Audience::Chief => Privacy::DaysAway,
        }
    }

    /// True for who gets rank lists, and only in an export of them: the applicant, and a partner, who needs them to make a
    /// couple's pairs.
    pub fn may_get_ranks(self) -> bool {
        match self {
            Audience::Me | Audience::Partner => true,
            Audience::Adviser | Audience::Clerkship | Audience::Chief => false,
        }
    }

    /// Returns whom a calendar is remembered for: whoever plans the work is one reader, by whichever name.
    pub fn reader(self) -> Audience {
        match self {
            Audience::Chief => Audience::Clerkship,
            Audience::Me | Audience::Adviser | Audience::Partner | Audience::Clerkship => self,
        }
    }

    /// Returns those to choose from, each reader once.
    pub fn readers() -> impl Iterator<Item = Audience> {
        Audience::ALL.iter().copied().filter(|it| it.reader() == *it)
    }

    /// Returns what it is called in that match: whoever plans the work of a resident is the chief resident.
    pub fn called(self, kind: Match) -> &'static str {
        match (self, kind) {
            (Audience::Clerkship, Match::Fellowship) => "the chief resident",
            (
                Audience::Me | Audience::Adviser | Audience::Partner | Audience::Clerkship | Audience::Chief,
                _,
            ) => self.title(),
        }
    }

    /// Returns the word for it in the name of a file.
    pub fn file_word(self, kind: Match) -> &'static str {
        match (self, kind) {
            (Audience::Chief, _) | (Audience::Clerkship, Match::Fellowship) => "chief-resident",
            (Audience::Me | Audience::Adviser | Audience::Partner | Audience::Clerkship, _) => self.word(),
        }
    }

    /// Reads its word, or another name of whoever plans the work.
    pub fn read(text: &str) -> Option<Audience> {
        match plain(text.trim()).as_ref() {
            "chief-resident" => Some(Audience::Chief),
            "coordinator" => Some(Audience::Clerkship),
            word => word.parse().ok(),
        }
    }

    /// Returns the letter that chooses it in a menu: the first one of its word.
    pub fn letter(self) -> char {
        self.word().chars().next().unwrap_or_default()
    }

    /// Returns what a shortlist for this audience holds, in words for the person who chooses.
    pub fn gets(self) -> &'static str {
        match self.reads() {
            Privacy::Private => "everything",
            Privacy::Shared => "without ranks, scores and remarks about people",
            Privacy::DaysAway => "only the days away, no program names",
        }
    }
}
