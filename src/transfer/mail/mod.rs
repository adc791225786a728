//! A mail about an interview as it was pasted: what it says, each thing with the words that say it. Takes nothing for
//! certain that the words leave open; must not know the screen, nor change the season.

mod context;
mod dated;
mod days;
mod groups;
mod kind;
mod kind_phrases;
mod lex;
mod lines;
mod links;
mod mask;
mod names;
mod offers;
mod own_names;
mod parts;
mod people;
mod phrase;
mod place;
mod places;
mod read;
mod role_phrases;
mod roles;
mod said;
mod scan;
mod sentences;
mod specialties;
mod times;
mod who;
mod within;
mod zones;

pub use said::{Mail, MailPerson, Offered, Read};

use crate::{
    data::catalog::Catalog,
    domain::{
        arrivals::News,
        facts::{DateKind, Lane},
        season::Season,
        time::{Day, Found, Locality, Zone, find_zone},
    },
};
use context::Context;
use groups::grouped;
use offers::Offers;
use parts::{Parts, parts};
use phrase::Words;
use read::Desk;
use scan::{Scan, What};
use times::ZoneWords;
use who::{Places, who};
use within::ReplyWords;

/// What a mail is read against.
#[derive(Clone, Copy)]
pub struct MailInput<'a> {
    pub season: &'a Season,
    pub catalog: &'a Catalog,
    /// Cities whose time a mail may name.
    pub cities: &'a [Locality],
}

/// Reads a pasted mail. Any text is read; of one that is no mail nothing is sure.
pub fn read_mail(text: &str, from: &MailInput) -> Mail {
    let parts = parts(text);
    let starts = sentences::starts(&parts.body);
    let context = Context::new(&parts.body, &starts);
    let mut kinds = kind::kinds(&context.words);
    let who = who_is(from, &parts);
    let scan = Scan::new(&parts.body, from.cities);
    let stated = zones::stated(&scan, &context, from.cities);
    let desk = desk(from, &scan, &stated, who.zone.clone());
    let grouped = grouped(&scan);
    let kind = kinds.first();
    let offers = Offers {
        desk: &desk,
        context: &context,
        grouped: &grouped,
        others: &who.others,
        // it may be one all the same: its dates wait for the user to say so
        kind: kind.map_or(News::Invitation, |it| it.value),
        is_sure: kind.is_some_and(|it| it.is_sure),
    };
    let dates = offers.dates();
    let links = links::links(text, |at| is_shown(&parts, at));
    let link = place::link(&context.words, &links);
    let platform = place::platform(&context.words, &links, link.as_ref());
    let mode = place::mode(&context.words, platform.as_ref(), &links);
    // an interview that was moved has a date: without one, something else may have been
    let is_dateless = dates.offered.is_empty();
    kinds.iter_mut().filter(|it| it.value == News::Moved && is_dateless).for_each(|it| it.is_sure = false);
    let (reply_by, unread_reply) = match dates.reply_by {
        Some(known) => (Some(known), None),
        None => match within::reply_by(&parts, &context, &desk, &grouped) {
            Some(ReplyWords::Read(day)) => (Some(day), None),
            Some(ReplyWords::Unread(from)) => (None, Some(from)),
            None => (None, None),
        },
    };
    if kinds.is_empty() {
        kinds.push(kind::untold(&context.words));
    }
    let sent = within::sent(&parts, &desk);
    Mail {
        programs: who.programs,
        elsewhere: who.elsewhere,
        offered: dates.offered,
        before: dates.before,
        unread_dates: dates.unread,
        reply_by,
        unread_reply,
        zone: zone_of_all(&stated, from.cities),
        mode,
        platform,
        link,
        people: people::people(&parts.mask, &parts.body, parts.from.as_ref()),
        kinds,
        sent,
    }
}

fn who_is(from: &MailInput, parts: &Parts) -> who::Who {
    let named_in = |text: &str| {
        let starts = sentences::starts(text);
        let words = Words::of(text, 0..text.len(), &starts);
        let places = Places { text, words: &words, subject: parts.subject.clone(), from: parts.from.clone() };
        who(from.season, from.catalog, &places)
    };
    let own = named_in(&parts.names);
    if !own.programs.is_empty() || !own.elsewhere.is_empty() {
        return own;
    }
    // what only an older mail says is never sure
    let mut older = named_in(&parts.older);
    older.programs.iter_mut().for_each(|it| it.is_sure = false);
    older.elsewhere.iter_mut().for_each(|it| it.is_sure = false);
    older
}

/// Returns true for a byte of the mail itself, or of markup within it.
fn is_shown(parts: &Parts, at: usize) -> bool {
    let line = parts.lines.partition_point(|it| it.end <= at);
    parts.lines.get(line).is_some_and(|it| it.start <= at)
}

fn desk<'a>(from: &MailInput<'a>, scan: &Scan, stated: &[ZoneWords], their: Option<Zone>) -> Desk<'a> {
    let is_day_first = scan.elements.iter().any(|it| match &it.what {
        What::Days(days) => days.iter().any(|it| it.figures.is_some_and(|it| it.0 > 12)),
        What::Span(..) | What::Time(_) => false,
    });
    let first = stated.first().filter(|first| stated.iter().all(|it| it.phrase == first.phrase));
    Desk {
        reading: from.season.reading(from.cities, None),
        their,
        stated: first.cloned(),
        only: zones::only(scan),
        is_day_first,
        last: last_day(from.season),
    }
}

/// Returns the day on which rank lists are due.
fn last_day(season: &Season) -> Option<Day> {
    let lists =
        season.facts.dates.iter().filter(|it| it.lane == Lane::Ranking && it.kind == DateKind::Deadline);
    lists.map(|it| it.when.day()).max()
}

fn zone_of_all(stated: &[ZoneWords], cities: &[Locality]) -> Option<Read<Zone>> {
    let first = stated.first()?;
    let is_one = stated.iter().all(|it| it.phrase == first.phrase);
    let (value, is_plain) = match find_zone(&first.phrase, cities) {
        Found::Zone(zone) => (zone, Plain::Yes),
        Found::Ask(choices) => (choices.into_iter().next()?.1, Plain::No),
        Found::Unknown { .. } => return None,
    };
    Some(Read { value, from: first.from.clone(), is_sure: is_one && is_plain == Plain::Yes })
}

#[derive(PartialEq)]
enum Plain {
    Yes,
    No,
}
