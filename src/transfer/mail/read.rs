//! A day and a time of a mail as a moment, or why it must be asked and what it may be. Leans on the reader of typed dates
//! for all that is certain.

use chrono::Timelike;

use super::{
    days::DayWords,
    groups::Slot,
    said::Offered,
    times::{Whose, ZoneWords},
};
use crate::domain::time::{Day, Reading, Span, When, Zone, read_span, span_minutes};

/// What dates of a mail are read against.
pub(super) struct Desk<'a> {
    pub reading: Reading<'a>,
    /// The zone of the program that the mail is from, as far as one knows.
    pub their: Option<Zone>,
    /// The zone that is said of all times, and the only one that stands behind any.
    pub stated: Option<ZoneWords>,
    pub only: Option<ZoneWords>,
    /// True where the mail has days such as `13/12`.
    pub is_day_first: bool,
    /// The last day on which anybody interviews, as far as one knows.
    pub last: Option<Day>,
}

/// Hours at which nobody interviews, as far as one knows.
const NIGHT: (u32, u32) = (5, 21);
/// A longer interview is asked about, in minutes.
const LONGEST: u32 = 720;

impl Desk<'_> {
    /// Reads a day with the time beside it.
    pub fn read(&self, day: &DayWords, slot: Option<&Slot>, beside: Option<&ZoneWords>) -> Offered {
        let mut read = match slot {
            Some(slot) => self.timed(day, slot, beside),
            None => match self.span(&day.phrase, &self.reading) {
                plain if plain.why.is_empty() => Offered { why: "no time is said".to_owned(), ..plain },
                asked => asked,
            },
        };
        if read.why.is_empty() {
            read.why = self.doubt(day, slot, &read).to_owned();
        }
        if self.may_be_turned(day) {
            self.turn(day, slot, beside, &mut read);
        }
        read
    }

    fn timed(&self, day: &DayWords, slot: &Slot, beside: Option<&ZoneWords>) -> Offered {
        let own = slot.time.zone.as_ref();
        let zone = own.or(beside).or(self.stated.as_ref());
        let Some(zone) = zone.filter(|it| it.whose == Whose::Named) else {
            return self.in_some_zone(day, slot, zone);
        };
        let text = |time: &str, zone: &str| format!("{} {time} {zone}", day.phrase);
        let mut read = self.span(&text(&slot.time.phrase, &zone.phrase), &self.reading);
        for also in &slot.also {
            let zone = also.zone.as_ref().map(|it| it.phrase.as_str()).unwrap_or_default();
            let other = self.span(&text(&also.phrase, zone), &self.reading);
            if other.when.as_ref().map(When::instant) != read.when.as_ref().map(When::instant)
                && read.why.is_empty()
            {
                read.why = "the times in the other zones aren't the same moment".to_owned();
            }
        }
        let is_other = own.zip(self.stated.as_ref()).is_some_and(|(own, all)| {
            own.whose == Whose::Named && slot.also.is_empty() && first_letter(own) != first_letter(all)
        });
        if is_other && read.why.is_empty() {
            read.why = "another zone is said of all times".to_owned();
        }
        read
    }

    /// Reads a time whose zone isn't said: in the zone of the other times, of the program, at home.
    fn in_some_zone(&self, day: &DayWords, slot: &Slot, said: Option<&ZoneWords>) -> Offered {
        let phrase = format!("{} {}", day.phrase, slot.time.phrase);
        let is_yours = said.is_some_and(|it| it.whose == Whose::Yours);
        let home = self.reading.home.clone();
        let mut zones: Vec<Zone> = Vec::new();
        zones.extend(is_yours.then(|| home.clone()));
        zones.extend(self.their.clone());
        zones.push(home);
        let mut choices: Vec<(String, When)> = Vec::new();
        if let Some(only) = self.only.as_ref().filter(|it| it.whose == Whose::Named && said.is_none()) {
            choices.extend(labeled(&self.span(&format!("{phrase} {}", only.phrase), &self.reading)));
        }
        let (mut minutes, mut asked) = (None, String::new());
        for zone in &zones {
            let read = self.span(&phrase, &Reading { home: zone, ..self.reading });
            asked.clone_from(&read.why);
            minutes = minutes.or(read.minutes);
            choices.extend(labeled(&read));
        }
        let mut known: Vec<i64> = Vec::new();
        choices.retain(|(_, when)| {
            let at = when.instant().seconds();
            let is_new = !known.contains(&at);
            known.push(at);
            is_new
        });
        let why = match said {
            Some(_) if is_yours => "“your time” may be yours or theirs",
            Some(_) => "whose time is meant?",
            None => "the time zone isn't said",
        };
        // what is asked of the date itself comes before the zone
        let why = if asked.is_empty() { why.to_owned() } else { format!("{asked}; {why}") };
        Offered { when: None, minutes, why, choices }
    }

    fn span(&self, phrase: &str, reading: &Reading) -> Offered {
        match read_span(phrase, reading) {
            Ok(span) => {
                let minutes = span.minutes().and_then(|it| u32::try_from(it).ok());
                let Span { start, .. } = span;
                Offered { when: Some(start), minutes, why: String::new(), choices: Vec::new() }
            }
            Err(refusal) if self.is_one_moment(&refusal.choices) => {
                let mut choices = refusal.choices.into_iter().map(|it| it.1);
                let theirs =
                    |when: &When| matches!(when, When::At(it) if Some(it.zone()) == self.their.as_ref());
                let first = choices.next();
                let when = choices.find(theirs).or(first);
                Offered { when, minutes: None, why: String::new(), choices: Vec::new() }
            }
            Err(refusal) => {
                let minutes = span_minutes(phrase, reading).and_then(|it| u32::try_from(it).ok());
                Offered { when: None, minutes, why: refusal.why, choices: refusal.choices }
            }
        }
    }

    /// Returns true if several zones that a name may mean make no difference on that day.
    fn is_one_moment(&self, choices: &[(String, When)]) -> bool {
        let first = choices.first().map(|it| it.1.instant());
        choices.len() > 1
            && choices.iter().all(|it| matches!(it.1, When::At(_)) && Some(it.1.instant()) == first)
    }

    /// Returns why a date that was read may be wrong all the same.
    fn doubt(&self, day: &DayWords, slot: Option<&Slot>, read: &Offered) -> &'static str {
        let Some(When::At(moment)) = &read.when else { return day.doubt };
        let own = slot.map(|it| it.time.doubt).unwrap_or_default();
        match () {
            () if !day.doubt.is_empty() => day.doubt,
            () if !own.is_empty() => own,
            () if moment.instant() < self.reading.now => "that is over",
            () if self.last.is_some_and(|last| moment.day() > last) => "rank lists are due before that",
            () if !(NIGHT.0..NIGHT.1).contains(&moment.civil().hour()) => "at that hour?",
            () if read.minutes.is_some_and(|it| it > LONGEST) => "as long as that?",
            () => "",
        }
    }

    /// Returns true where day and month may stand the other way round.
    fn may_be_turned(&self, day: &DayWords) -> bool {
        let Some((one, two)) = day.figures.filter(|it| it.0 > 0) else { return false };
        one <= 12 && two <= 12 && one != two && (self.is_day_first || !day.doubt.is_empty())
    }

    /// Asks which of both it is.
    fn turn(&self, day: &DayWords, slot: Option<&Slot>, beside: Option<&ZoneWords>, read: &mut Offered) {
        let Some((one, two)) = day.figures else { return };
        let turned = day.phrase.replacen(&format!("{one}/{two}"), &format!("{two}/{one}"), 1);
        let turned = DayWords { phrase: turned, ..day.clone() };
        let other = match slot {
            Some(slot) => self.timed(&turned, slot, beside),
            None => self.span(&turned.phrase, &self.reading),
        };
        let both: Vec<(String, When)> = labeled(&other).into_iter().chain(labeled(read)).collect();
        *read = Offered {
            when: None,
            minutes: read.minutes,
            why: "day or month first?".to_owned(),
            choices: both,
        };
    }
}

fn first_letter(zone: &ZoneWords) -> Option<char> {
    zone.phrase.strip_prefix("us ").unwrap_or(&zone.phrase).chars().next()
}

/// Returns what a date is or may be, each with a label.
fn labeled(read: &Offered) -> Vec<(String, When)> {
    match &read.when {
        Some(when) => vec![(label(when), when.clone())],
        None => read.choices.clone(),
    }
}

/// `Thu 3 Dec 2026 09:00 Chicago`.
pub(super) fn label(when: &When) -> String {
    match when {
        When::Day(day) => day.format("%a %-d %b %Y").to_string(),
        When::At(moment) => {
            format!("{} {}", moment.civil().format("%a %-d %b %Y %H:%M"), moment.zone().city())
        }
    }
}
