//! What a mail says, in words of the season. Knows no grammar.

use std::ops::Range;

use crate::domain::{
    arrivals::News,
    id::Id,
    tables::Mode,
    time::{When, Zone},
};

/// A thing that was read, with the words that say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Read<T> {
    pub value: T,
    /// The bytes of the pasted text where it stands.
    pub from: Range<usize>,
    /// False where the words leave it open: then it is to be asked.
    pub is_sure: bool,
}

/// All that was read of a mail.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mail {
    /// What it may be about, the likeliest first: one, or several to choose from.
    pub kinds: Vec<Read<News>>,
    /// When it was sent, by its own header: a moment if a zone stands there with the time, else the day.
    pub sent: Option<Read<When>>,
    /// The programs of the season that it may be from. All sure ones belong together; of the others one is to be chosen.
    pub programs: Vec<Read<Id>>,
    /// Institutions that it names and that aren't in the season, by their names in the catalog.
    pub elsewhere: Vec<Read<String>>,
    /// The dates that it offers or confirms, in their order in time.
    pub offered: Vec<Read<Offered>>,
    /// The date that was moved or canceled.
    pub before: Option<Read<When>>,
    /// Where the mail speaks of days of an interview of which none could be read.
    pub unread_dates: Option<Range<usize>>,
    /// Only where the mail states it.
    pub reply_by: Option<Read<When>>,
    /// Where it states a day to reply by that couldn't be read.
    pub unread_reply: Option<Range<usize>>,
    /// The zone that it says of all its times.
    pub zone: Option<Read<Zone>>,
    pub mode: Option<Read<Mode>>,
    pub platform: Option<Read<String>>,
    /// The link to the meeting, else to where a date is chosen.
    pub link: Option<Read<String>>,
    pub people: Vec<Read<MailPerson>>,
}

/// A date that a mail names.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    /// The date, if the words leave no other; none where it is to be asked.
    pub when: Option<When>,
    /// Its length in minutes, if its end is named.
    pub minutes: Option<u32>,
    /// Why it is to be asked; empty if it isn't.
    pub why: String,
    /// What it may be, each with a label; the likeliest first. Empty for a date that is sure; a day where no time is said.
    pub choices: Vec<(String, When)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct MailPerson {
    pub name: String,
    pub role: String,
    pub email: String,
}
