//! What a date that is offered would meet at home: another interview, a rotation, an hour of the night. Says only what is
//! known; of two events with an unknown length it says that they are on one day.

use chrono::Timelike;

use super::{
    id::Id,
    rotations::Span,
    rules::{EARLIEST_MINUTE, LATEST_MINUTE, Rules},
    season::Season,
    tables::{Interview, InterviewState},
    time::{Day, Moment, When, Zone, clock, day_words, their_clock},
};

/// What an offered date meets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opening {
    /// Each thing that stands against it or beside it, the gravest first; empty for a free day.
    pub meets: Vec<String>,
    /// True if something stands at the same time, or the date is past.
    pub clashes: bool,
}

/// What a date is looked at with.
pub struct Offered<'a> {
    pub when: &'a When,
    pub minutes: Option<u32>,
    /// The interview that it belongs to, which doesn't stand against itself.
    pub of: Option<&'a Id>,
    /// The programs that it is of: what else is at their houses doesn't stand against it.
    pub programs: &'a [Id],
}

impl Season {
    /// Returns what an offered date meets. `spans` are the rotations and blocked days.
    pub fn opening(&self, spans: &[Span], offered: &Offered) -> Opening {
        let mut opening = Opening::default();
        let when = offered.when;
        if when.end(self.home()) <= self.now {
            opening.clashes = true;
            opening.meets.push("past".to_owned());
        }
        let day = when.day_in(self.home());
        for row in self.tracker.interviews.iter().filter(|row| self.is_fixed_on(row, day, offered)) {
            opening.clashes |= self.overlaps(row, offered);
            opening.meets.push(self.beside(row, offered));
        }
        opening.meets.sort_by_key(|it| !it.starts_with("clash"));
        let spans = spans.iter().filter(|it| it.covers(day));
        opening.meets.extend(spans.map(span_words));
        opening.meets.extend(self.night_hour(when));
        opening
    }

    /// Says an offered date by both clocks, with its end at home if that is known: "Thu 3 Dec 12:00–16:30 for you · 09:00
    /// in Seattle". `there` is the zone and the city of the program.
    pub fn offer_words(&self, when: &When, minutes: Option<u32>, there: Option<(&Zone, &str)>) -> String {
        let day = day_words(when.day_in(self.home()), self.today());
        let When::At(moment) = when else { return format!("{day}, no time named") };
        let end = minutes
            .map(|it| Moment::at(moment.instant().plus(i64::from(it).saturating_mul(60)), self.home()));
        let end = end.map(|it| format!("–{}", clock(&it, self.home()))).unwrap_or_default();
        let (zone, city) = there.unwrap_or((moment.zone(), ""));
        let theirs = their_clock(&Moment::at(moment.instant(), zone), self.home(), city);
        let own = format!("{day} {}{end}", clock(moment, self.home()));
        if theirs.is_empty() { own } else { format!("{own} for you · {theirs}") }
    }

    fn is_fixed_on(&self, row: &Interview, day: Day, offered: &Offered) -> bool {
        let is_fixed = matches!(row.state, None | Some(InterviewState::Scheduled | InterviewState::Held));
        let on_day = row.when.as_ref().is_some_and(|it| it.day_in(self.home()) == day);
        is_fixed && on_day && Some(&row.id) != offered.of && !self.shares_house(row, offered.programs)
    }

    /// Returns true if one of its programs is one of these, or at their institutions.
    fn shares_house(&self, row: &Interview, programs: &[Id]) -> bool {
        let house = |id: &Id| {
            let row = self.tracker.programs.get(id.as_str())?;
            Some(row.catalog.as_ref().map_or_else(|| row.name.clone(), |it| it.as_str().to_owned()))
        };
        let own: Vec<String> = programs.iter().filter_map(house).collect();
        row.programs.iter().any(|id| programs.contains(id) || house(id).is_some_and(|it| own.contains(&it)))
    }

    /// Returns true if both have a time, and one begins before the other is over.
    fn overlaps(&self, row: &Interview, offered: &Offered) -> bool {
        let (Some(When::At(other)), When::At(own)) = (&row.when, offered.when) else { return false };
        let (start, other_start) = (own.instant(), other.instant());
        let end = start.plus(i64::from(offered.minutes.unwrap_or(0)).saturating_mul(60));
        let other_end = row.end(self.home()).unwrap_or(other_start);
        start == other_start
            || (start < other_end && other_start < end)
            || (start < other_end && start > other_start)
    }

    fn beside(&self, row: &Interview, offered: &Offered) -> String {
        let held = if row.state == Some(InterviewState::Held) { "held: " } else { "" };
        let time = match &row.when {
            Some(When::At(moment)) => format!(" {}", clock(moment, self.home())),
            Some(When::Day(_)) | None => String::new(),
        };
        let title = self.programs_title(row);
        match self.overlaps(row, offered) {
            true => format!("clash: {held}{title}{time}"),
            false => format!("same day: {held}{title}{time}"),
        }
    }

    /// Says the hour at home if it is earlier or later than the rules call usual.
    fn night_hour(&self, when: &When) -> Option<String> {
        let When::At(moment) = when else { return None };
        let time = moment.in_zone(self.home());
        let minute = i64::from(time.hour()).saturating_mul(60).saturating_add(i64::from(time.minute()));
        let rules = Rules::of(&self.facts, &self.tracker);
        let is_early = rules.value(EARLIEST_MINUTE).is_some_and(|it| minute < it);
        let is_late = rules.value(LATEST_MINUTE).is_some_and(|it| minute > it);
        (is_early || is_late).then(|| format!("{} for you", clock(moment, self.home())))
    }
}

/// "on rotation: VA block · 2 of 3 days off used".
fn span_words(span: &Span) -> String {
    let on = if span.kind.is_rotation() { "on rotation" } else { span.kind.title() };
    let what = if span.host.is_empty() { &span.title } else { &span.host };
    format!("{on}: {what} · {}", span.words())
}

impl Opening {
    /// Says it in one line: "free", "clash: Emory IR 13:00 · on rotation: VA · 2 of 3 days off used".
    pub fn words(&self) -> String {
        if self.meets.is_empty() { "free".to_owned() } else { self.meets.join(" · ") }
    }
}

#[cfg(test)]
#[path = "opening_tests.rs"]
mod tests;
