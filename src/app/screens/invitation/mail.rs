//! What a pasted mail proposes: each thing as it is read, asked about where the words leave it open.

use std::ops::Range;

use super::{
    came::{Came, Keeping, place_of},
    dates::Dated,
    proposal::Proposal,
    who::Who,
};
use crate::{
    app::context::Context,
    domain::{arrivals::News, happened::noon, id::Id, tables::Person, time::When},
    transfer::mail::{Mail, MailInput, MailPerson, Offered, Read, read_mail},
};

/// A line of more words than this is none of dates.
const MAIL_WORDS: usize = 14;

impl Came {
    /// Takes over what a mail says; what it doesn't say stays as it was.
    pub fn take_mail(&mut self, cx: &Context, text: &str) {
        let input = MailInput { season: &cx.season, catalog: cx.data.catalog(), cities: cx.data.cities() };
        let mail = read_mail(text, &input);
        text.clone_into(&mut self.mail);
        self.keeps_mail = Keeping::Kept;
        self.take_news(&mail);
        self.take_who(cx, &mail);
        match mail.sent.as_ref().filter(|it| it.is_sure).map(|it| &it.value) {
            Some(When::At(moment)) => self.at = moment.instant(),
            Some(When::Day(day)) if *day < cx.season.today() => self.at = noon(*day, cx.home()),
            Some(When::Day(_)) | None => {}
        }
        self.dates = mail.offered.iter().map(date).collect();
        self.dates.extend(mail.unread_dates.map(|it| unread(it, "which dates?")));
        self.sort_dates();
        self.before = mail.before.as_ref().filter(|it| it.is_sure).map(|it| it.value.clone());
        if let Some(by) = mail.reply_by {
            self.reply_by = read(by, "is that the day to reply by?");
        } else if let Some(from) = mail.unread_reply {
            self.reply_by = unread(from, "reply by when?");
        }
        self.mode = mail.mode.map(|it| it.value).or(self.mode);
        for (own, said) in [(&mut self.platform, mail.platform), (&mut self.link, mail.link)] {
            said.into_iter().for_each(|it| *own = it.value);
        }
        self.people = mail.people.into_iter().map(person).collect();
    }

    fn take_news(&mut self, mail: &Mail) {
        let Some(first) = mail.kinds.first() else {
            self.news.is_open = true;
            self.news.why = "what is it about? the mail doesn't say".to_owned();
            return;
        };
        let news = first.value;
        self.news = Proposal { choices: News::ALL.to_vec(), at: place_of(news), ..Proposal::sure(news) };
        self.news.from = Some(first.from.clone());
        if !first.is_sure {
            self.news.is_open = true;
            self.news.why = match mail.kinds.get(1) {
                Some(other) => format!("is it that, or: {}? the mail has words of both", other.value.title()),
                None => "is it that? the words leave it open".to_owned(),
            };
        }
    }

    fn take_who(&mut self, cx: &Context, mail: &Mail) {
        let named: Vec<Id> = mail.programs.iter().map(|it| it.value.clone()).collect();
        let from = mail.programs.first().map(|it| it.from.clone());
        if !named.is_empty() && mail.programs.iter().all(|it| it.is_sure) {
            self.who = Proposal { from, ..Proposal::sure(Who::of(cx, named)) };
            return;
        }
        let mut choices: Vec<Who> = named.iter().map(|id| Who::of(cx, vec![id.clone()])).collect();
        choices.extend(both(cx, &named));
        let elsewhere = mail.elsewhere.first();
        choices.extend(mail.elsewhere.iter().flat_map(|it| Who::of_place(cx, &it.value)));
        if choices.is_empty() && self.who.value().is_some() {
            return; // it was known before
        }
        let why = match (choices.len(), elsewhere) {
            (0, _) => "which program is it from?".to_owned(),
            (1, _) => "is it from that program?".to_owned(),
            _ => "which of these programs is it from?".to_owned(),
        };
        let from = from.or(elsewhere.map(|it| it.from.clone()));
        self.who = Proposal { from, ..Proposal::asked(choices, why) };
    }
}

/// Returns all programs together if they are of one house.
fn both(cx: &Context, named: &[Id]) -> Option<Who> {
    let house = |id: &Id| cx.season.tracker.programs.get(id.as_str()).and_then(|it| it.catalog.clone());
    let first = house(named.first()?)?;
    let is_one = named.len() > 1 && named.iter().all(|id| house(id).as_ref() == Some(&first));
    is_one.then(|| Who::of(cx, named.to_vec()))
}

fn date(it: &Read<Offered>) -> Proposal<Dated> {
    let from: Option<Range<usize>> = Some(it.from.clone());
    let Offered { when, minutes, why, choices } = &it.value;
    if let (Some(when), true) = (when, it.is_sure) {
        return Proposal { from, ..Proposal::sure((when.clone(), *minutes)) };
    }
    let mut all: Vec<Dated> = when.iter().map(|it| (it.clone(), *minutes)).collect();
    for (_, choice) in choices {
        if !all.iter().any(|it| it.0 == *choice) {
            all.push((choice.clone(), *minutes));
        }
    }
    let why = if why.is_empty() { "is that what it says?" } else { why };
    Proposal { from, ..Proposal::asked(all, why) }
}

fn read(it: Read<When>, why: &str) -> Proposal<When> {
    let from = Some(it.from);
    match it.is_sure {
        true => Proposal { from, ..Proposal::sure(it.value) },
        false => Proposal { from, ..Proposal::asked(vec![it.value], why) },
    }
}

/// Asks for what the mail names in words that couldn't be read.
fn unread<T>(from: Range<usize>, why: &str) -> Proposal<T> {
    Proposal { from: Some(from), ..Proposal::asked(Vec::new(), why) }
}

fn person(it: Read<MailPerson>) -> (Person, Keeping) {
    let MailPerson { name, role, email } = it.value;
    let keeping = if it.is_sure { Keeping::Kept } else { Keeping::LeftOut };
    (Person { name, role, email, ..Person::default() }, keeping)
}

/// Returns true for a paste that is more than a line or a few dates: it has sentences, a greeting or headers.
pub fn is_mail(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|it| !it.is_empty());
    let longest = lines().map(|it| it.split_whitespace().count()).max().unwrap_or(0);
    let begins = |line: &str| MAIL_BEGINS.iter().any(|it| line.starts_with(it));
    let without_figure = lines().filter(|it| !it.contains(|c: char| c.is_ascii_digit())).count();
    longest > MAIL_WORDS || lines().any(begins) || without_figure > 1
}

/// Returns true for a text in which days are named, however short it is.
pub fn names_days(cx: &Context, text: &str) -> bool {
    let input = MailInput { season: &cx.season, catalog: cx.data.catalog(), cities: cx.data.cities() };
    let mail = read_mail(text, &input);
    !mail.offered.is_empty() || mail.unread_dates.is_some() || mail.reply_by.is_some()
}

/// How lines of a mail begin.
const MAIL_BEGINS: [&str; 7] =
    ["Subject:", "From:", "Dear ", "Hello", "Hi ", "Good morning", "Good afternoon"];
