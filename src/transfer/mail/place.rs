//! Where an interview is: the link, what it is held on, in person or by video.

use std::ops::Range;

use super::{
    links::{Leads, Link},
    phrase::{Word, Words, find_all, has},
    said::Read,
};
use crate::domain::tables::Mode;

/// What people call the programs that they meet with, and those that dates are chosen with.
const PLATFORMS: &[(&str, &str, Leads)] = &[
    ("Zoom", "zoom", Leads::ToMeeting),
    ("Webex", "webex", Leads::ToMeeting),
    ("Microsoft Teams", "microsoft teams", Leads::ToMeeting),
    ("Microsoft Teams", "ms teams", Leads::ToMeeting),
    ("Microsoft Teams", "via|on|over|using|through teams", Leads::ToMeeting),
    ("Google Meet", "google meet", Leads::ToMeeting),
    ("Thalamus", "thalamus", Leads::ToScheduler),
    ("Interview Broker", "interview broker", Leads::ToScheduler),
    ("Interview Broker", "interviewbroker", Leads::ToScheduler),
    ("Calendly", "calendly", Leads::ToScheduler),
    ("ERAS", "eras interview scheduler", Leads::ToScheduler),
    ("ERAS", "pdws", Leads::ToScheduler),
];
const MODES: &[(Mode, &str)] = &[
    (Mode::Video, "virtual|virtually"),
    (Mode::Video, "video interview|interviews|conference|call|meeting"),
    (Mode::Video, "by|via video"),
    (Mode::Video, "online interview|interviews"),
    (Mode::InPerson, "in person"),
    (Mode::InPerson, "on site"),
    (Mode::InPerson, "onsite"),
    (Mode::InPerson, "face to face"),
    (Mode::Hybrid, "hybrid"),
    (Mode::Phone, "phone|telephone interview|interviews"),
    (Mode::Phone, "by|over phone|telephone"),
    (Mode::Phone, "by|over the phone|telephone"),
];
/// Words of a sentence that isn't about the interview itself.
const NOT_OF_IT: &[&str] = &[
    "not",
    "no",
    "instead of",
    "rather than",
    "social|socials|dinner|mixer",
    "second look|looks",
    "visit|visits|tour",
    "open house",
    "if you",
];
/// Words before a link that say what it is for.
const TO_CHOOSE: &[&str] = &[
    "schedul…",
    "select…",
    "choos…",
    "book…",
    "sign up",
    "register…",
    "reply|respond…",
    "via",
    "pick",
    "reserve…",
    "link",
    "click",
    "here",
];
const TO_LEAVE: &[&str] = &[
    "unsubscribe",
    "privacy",
    "survey",
    "website",
    "visit",
    "learn more",
    "benefits",
    "map|maps|directions",
    "social",
];

/// Returns the link of the interview: to the meeting, else to where a date is chosen.
pub(super) fn link(words: &Words, links: &[Link]) -> Option<Read<String>> {
    let leading = |wanted: Leads| -> Vec<&Link> {
        let mut all: Vec<&Link> = Vec::new();
        for it in links.iter().filter(|it| it.leads == wanted) {
            if !all.iter().any(|known| known.url == it.url) && !has(before(words, it), TO_LEAVE) {
                all.push(it);
            }
        }
        all
    };
    for wanted in [Leads::ToMeeting, Leads::ToScheduler] {
        let all = leading(wanted);
        if let Some(first) = all.first() {
            return Some(Read {
                value: first.url.clone(),
                from: first.from.clone(),
                is_sure: all.len() == 1,
            });
        }
    }
    let somewhere = leading(Leads::Somewhere);
    let found = somewhere.iter().find(|it| has(before(words, it), TO_CHOOSE))?;
    Some(Read { value: found.url.clone(), from: found.from.clone(), is_sure: false })
}

/// Returns the words right before a link.
fn before<'a>(words: &'a Words, link: &Link) -> &'a [Word] {
    let start = link.from.start;
    let all = words.within(&(start.saturating_sub(120)..start));
    all.get(all.len().saturating_sub(12)..).unwrap_or_default()
}

/// Returns what the interview is held on, by the link or by its name; a scheduler only if nothing else is named.
pub(super) fn platform(words: &Words, links: &[Link], link: Option<&Read<String>>) -> Option<Read<String>> {
    let of_link =
        links.iter().find(|it| link.is_some_and(|link| link.from == it.from) && !it.platform.is_empty());
    let named = |wanted: Leads| -> Vec<(&'static str, Range<usize>)> {
        let mut all: Vec<(&str, Range<usize>)> = Vec::new();
        for (name, phrase, leads) in PLATFORMS {
            let place = find_all(words.all(), phrase)
                .next()
                .filter(|_| *leads == wanted && !all.iter().any(|it| it.0 == *name));
            all.extend(place.and_then(|place| Some((*name, bytes(words, &place)?))));
        }
        all
    };
    let meeting = named(Leads::ToMeeting);
    match (of_link.filter(|it| it.leads == Leads::ToMeeting), &meeting[..]) {
        (Some(it), others) => {
            let is_sure = others.iter().all(|other| other.0 == it.platform);
            return Some(Read { value: it.platform.to_owned(), from: it.from.clone(), is_sure });
        }
        (None, [(name, from), others @ ..]) => {
            return Some(Read { value: (*name).to_owned(), from: from.clone(), is_sure: others.is_empty() });
        }
        (None, []) => {}
    }
    if let Some(it) = of_link {
        return Some(Read { value: it.platform.to_owned(), from: it.from.clone(), is_sure: true });
    }
    let (name, from) = named(Leads::ToScheduler).into_iter().next()?;
    Some(Read { value: name.to_owned(), from, is_sure: false })
}

fn bytes(words: &Words, place: &Range<usize>) -> Option<Range<usize>> {
    let all = words.all().get(place.clone())?;
    Some(all.first()?.from.start..all.last()?.from.end)
}

/// Returns how the interview is held, by what its sentences say and by what it is held on.
pub(super) fn mode(words: &Words, platform: Option<&Read<String>>, links: &[Link]) -> Option<Read<Mode>> {
    let mut found: Vec<(Mode, Range<usize>)> = Vec::new();
    for (mode, phrase) in MODES {
        let places = find_all(words.all(), phrase).take(PLACES);
        let of_it = |place: &Range<usize>| !has(sentence(words, place.start), NOT_OF_IT);
        if let Some(place) = places.into_iter().find(of_it)
            && !found.iter().any(|it| it.0 == *mode)
        {
            found.extend(bytes(words, &place).map(|it| (*mode, it)));
        }
    }
    let is_meeting = |name: &str| PLATFORMS.iter().any(|it| it.0 == name && it.2 == Leads::ToMeeting);
    let by_link = links.iter().find(|it| it.leads == Leads::ToMeeting);
    if found.is_empty() {
        let it = platform.filter(|it| is_meeting(&it.value) || by_link.is_some())?;
        return Some(Read { value: Mode::Video, from: it.from.clone(), is_sure: it.is_sure });
    }
    let is_sure = found.len() == 1;
    let hybrid = found.iter().find(|it| it.0 == Mode::Hybrid).or(found.first());
    hybrid.map(|(mode, from)| Read { value: *mode, from: from.clone(), is_sure })
}

/// A word is looked at so often at most.
const PLACES: usize = 20;

fn sentence(words: &Words, at: usize) -> &[Word] {
    let all = words.all();
    let Some(number) = all.get(at).map(|it| it.sentence) else { return &[] };
    let first = all.partition_point(|it| it.sentence < number);
    let last = all.partition_point(|it| it.sentence <= number);
    all.get(first..last).unwrap_or_default()
}
