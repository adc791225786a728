//! A part that is typed: what stands in its line first, and how it is read.

use super::{
    came::{Came, Part},
    dates::read_dates,
    proposal::Proposal,
    who::{Likeness, Who, guesses},
};
use crate::{
    app::{context::Context, list::ListState},
    domain::{
        happened::read_happened,
        id::Id,
        time::{Moment, Reading, When, read_when, show_for_edit},
    },
    text::{Buffer, Lines},
};

/// A part that is being typed, and why it can't be read yet.
#[derive(Debug)]
pub struct Typing {
    pub part: Part,
    pub buffer: Buffer,
    pub refused: String,
    /// The programs that the letters may mean.
    pub guesses: Vec<Who>,
    pub guess: ListState<usize>,
    /// So many of them are in sight.
    pub room: usize,
}

impl Typing {
    /// Opens the line of a part. `likely` are the programs that are offered first.
    pub fn of(cx: &Context, came: &Came, part: Part, likely: &[Id]) -> Typing {
        let text = match part {
            Part::Received => show_for_edit(&When::At(Moment::at(came.at, cx.home()))),
            Part::Date(at) => {
                let date = came.dates.get(at).and_then(|it| it.value());
                date.map(|it| show_for_edit(&it.0)).unwrap_or_default()
            }
            Part::ReplyBy => came.reply_by.value().map(show_for_edit).unwrap_or_default(),
            Part::Link => came.link.clone(),
            Part::News | Part::Program | Part::NoDate | Part::Person(_) | Part::Mail => String::new(),
        };
        let buffer = Buffer::new(&text, Lines::One);
        let (guesses, guess) = (Vec::new(), ListState::default());
        let mut typing = Typing { part, buffer, refused: String::new(), guesses, guess, room: 0 };
        typing.look(cx, likely);
        typing
    }

    /// Looks up which programs the letters may mean.
    pub fn look(&mut self, cx: &Context, likely: &[Id]) {
        self.refused.clear();
        if self.part == Part::Program {
            self.guesses = guesses(cx, &self.buffer.text());
            if self.buffer.is_empty() {
                self.guesses.sort_by_key(|it| it.programs != likely);
            }
            self.guess = ListState::default();
        }
    }

    /// Puts what was typed in its place.
    ///
    /// # Errors
    /// Why it can't be read.
    pub fn read(&self, cx: &Context, came: &mut Came) -> Result<(), String> {
        let text = self.buffer.text();
        let text = text.trim();
        let their = came.their_zone(cx);
        let reading = cx.reading(their.as_ref());
        match self.part {
            Part::Program => {
                let chosen = self.guesses.get(self.guess.index);
                let who = chosen.ok_or("No program is called so: type a few letters of its name or city")?;
                came.who = match who.likeness {
                    Likeness::Named => Proposal::sure(who.clone()),
                    Likeness::Guessed => Proposal::asked(
                        vec![who.clone()],
                        format!("is it that program? nothing is called “{text}”"),
                    ),
                };
                came.take_known(cx);
            }
            Part::Received => came.at = read_happened(text, &reading).map_err(|it| it.why)?,
            Part::NoDate => {
                came.is_dateless = text.is_empty();
                came.dates.extend(read_dates(text, &reading)?);
            }
            Part::Date(at) => read_date(came, at, text, &reading)?,
            Part::ReplyBy => came.reply_by = read_reply_by(text, &reading)?,
            Part::Link => came.link = text.to_owned(),
            Part::News | Part::Person(_) | Part::Mail => {}
        }
        came.sort_dates();
        Ok(())
    }
}

/// Puts typed dates in the place of one; nothing in its place takes it out.
fn read_date(came: &mut Came, at: usize, text: &str, reading: &Reading) -> Result<(), String> {
    let mut found = read_dates(text, reading)?;
    let before = came.dates.get(at).and_then(|it| it.value()).and_then(|it| it.1);
    if let [one] = found.as_mut_slice() {
        one.choices.iter_mut().for_each(|it| it.1 = it.1.or(before));
    }
    if at < came.dates.len() {
        came.dates.splice(at..=at, found);
    }
    Ok(())
}

/// Reads the day or time by which they want an answer; nothing is none.
fn read_reply_by(text: &str, reading: &Reading) -> Result<Proposal<When>, String> {
    if text.is_empty() {
        return Ok(Proposal { is_open: false, ..Proposal::asked(Vec::new(), "") });
    }
    match read_when(text, reading) {
        Ok(when) => Ok(Proposal::sure(when)),
        Err(it) if it.choices.is_empty() => Err(it.why),
        Err(it) => Ok(Proposal::asked(it.choices.into_iter().map(|it| it.1).collect(), it.why)),
    }
}
