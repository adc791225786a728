//! Parts that are taken out, and put back where they stood.

use super::{
    came::{Came, Keeping, Part},
    dates::Dated,
    proposal::Proposal,
};
use crate::{
    app::context::Context,
    domain::{tables::Person, time::When},
};

/// A part that was taken out, as it stood.
#[derive(Debug)]
pub enum Taken {
    Date(Proposal<Dated>),
    Person(usize, (Person, Keeping)),
    Link(String),
    ReplyBy(Proposal<When>),
    Mail(Keeping),
}

impl Came {
    /// Takes a part out: a date, the day to reply by, the link, a person, the mail. None for a part that can't go.
    pub fn drop_part(&mut self, part: Part) -> Option<Taken> {
        match part {
            Part::Date(at) if at < self.dates.len() => Some(Taken::Date(self.dates.remove(at))),
            Part::Person(at) if at < self.people.len() => Some(Taken::Person(at, self.people.remove(at))),
            Part::Link => Some(Taken::Link(std::mem::take(&mut self.link))),
            Part::Mail => Some(Taken::Mail(std::mem::replace(&mut self.keeps_mail, Keeping::LeftOut))),
            Part::ReplyBy => {
                let nothing = Proposal { is_open: false, ..Proposal::asked(Vec::new(), "") };
                Some(Taken::ReplyBy(std::mem::replace(&mut self.reply_by, nothing)))
            }
            Part::Date(_) | Part::Person(_) | Part::News | Part::Program | Part::Received | Part::NoDate => {
                None
            }
        }
    }

    /// Puts a part back. Returns where it stands.
    pub fn put_back(&mut self, taken: Taken) -> Part {
        match taken {
            Taken::Date(date) => {
                self.dates.push(date.clone());
                self.sort_dates();
                Part::Date(self.dates.iter().position(|it| *it == date).unwrap_or(0))
            }
            Taken::Person(at, person) => {
                let at = at.min(self.people.len());
                self.people.insert(at, person);
                Part::Person(at)
            }
            Taken::Link(link) => {
                self.link = link;
                Part::Link
            }
            Taken::ReplyBy(by) => {
                self.reply_by = by;
                Part::ReplyBy
            }
            Taken::Mail(keeping) => {
                self.keeps_mail = keeping;
                Part::Mail
            }
        }
    }
}

impl Taken {
    /// Says what was taken out: "Thu 3 Dec 12:00", "Dr. A. Rivera".
    pub fn words(&self, cx: &Context) -> String {
        let when = |when: Option<&When>| match when {
            Some(when) => cx.season.when_words(when, ""),
            None => "what couldn't be read".to_owned(),
        };
        match self {
            Taken::Date(date) => when(date.value().map(|it| &it.0)),
            Taken::Person(_, (person, _)) => person.name.clone(),
            Taken::Link(_) => "the link".to_owned(),
            Taken::ReplyBy(by) => format!("the day to reply by, {}", when(by.value())),
            Taken::Mail(_) => "the mail".to_owned(),
        }
    }
}
