//! The dated things of a season as other people and programs get them: which, for whom, and in which cells.

use crate::{
    domain::{
        agenda::{Item, Origin},
        audience::Privacy,
        facts::{Confidence, Lane, OfficialDate, SeasonFacts},
        filled::Filler,
        record::words,
        time::{Day, Stamp, When, Zone, clock, their_clock},
        tracker::Tracker,
    },
    transfer::Audience,
};

words! {
    /// A choice among the dated things.
    pub enum Part {
        Deadlines = "deadlines" "deadlines",
        Official = "official" "official dates",
        Interviews = "interviews" "interviews",
        Rotations = "rotations" "rotations",
        Letters = "letters" "letters",
        Application = "application" "application",
        Ranking = "ranking" "ranking",
        MatchWeek = "match-week" "Match Week",
        Own = "own" "your own",
    }
}

/// What the export of a timeline is made from.
#[derive(Clone, Copy)]
pub struct TimelineInput<'a> {
    pub tracker: &'a Tracker,
    pub facts: &'a SeasonFacts,
    /// The official dates that the items stand for: their sources.
    pub dates: &'a [OfficialDate],
    /// The agenda, sorted.
    pub items: &'a [&'a Item],
    /// The choices that the export is limited to; empty for all.
    pub only: &'a [Part],
    pub audience: Audience,
    pub now: Stamp,
    pub home: &'a Zone,
}

impl<'a> TimelineInput<'a> {
    pub fn today(&self) -> Day {
        self.home.civil_at(self.now).date()
    }

    /// Returns a text of the bundle with its dates and figures.
    pub fn filled(&self, text: &str) -> String {
        Filler { facts: self.facts, tracker: self.tracker, today: self.today() }.fill(text)
    }

    /// Returns true if this audience may read things of that privacy.
    pub fn may(&self, see: Privacy) -> bool {
        self.audience.may(see)
    }

    /// Returns the items that this audience gets. Own tasks, own due dates and what is owed to people stay with the
    /// applicant.
    pub fn shown(&self) -> Vec<&'a Item> {
        let chosen = |it: &&Item| self.only.is_empty() || self.only.iter().any(|part| part.has(it));
        self.items.iter().copied().filter(|it| chosen(it) && self.may(privacy(it))).collect()
    }

    /// Returns `08:00 in Chicago` if its own clock shows another time than the one at home; else an empty text.
    pub fn there(&self, item: &Item) -> String {
        match &item.when {
            When::Day(_) => String::new(),
            When::At(moment) => their_clock(moment, self.home, &item.clock_city(self.tracker)),
        }
    }

    /// Returns the source of an official date, with a mark if it isn't certain; of other items how uncertain the date
    /// is that they take from the calendar.
    pub fn source(&self, item: &Item) -> String {
        let Origin::Official(id) = &item.origin else {
            let doubt = item.confidence.filter(|it| it.is_shaky()).map(Confidence::title);
            return doubt.unwrap_or_default().to_owned();
        };
        let Some(date) = self.dates.iter().find(|it| it.id == *id) else { return String::new() };
        let sure = date.origin.confidence;
        if sure == Confidence::Yours {
            return if date.origin.source.is_empty() {
                "your own correction".to_owned()
            } else {
                date.origin.source.clone()
            };
        }
        match sure.is_shaky() {
            true => format!("{} · {}", date.origin.source, sure.title()),
            false => date.origin.source.clone(),
        }
    }
}

impl Part {
    pub fn has(self, item: &Item) -> bool {
        match self {
            Part::Deadlines => item.hard || item.can_be_late || item.stays,
            Part::Official => matches!(item.origin, Origin::Official(_)),
            Part::Interviews => item.lane == Lane::Interviews && !matches!(item.origin, Origin::Official(_)),
            Part::Rotations => item.lane == Lane::Rotations,
            Part::Letters => item.lane == Lane::Letters,
            Part::Application => item.lane == Lane::Application,
            Part::Ranking => item.lane == Lane::Ranking,
            Part::MatchWeek => item.lane == Lane::MatchWeek,
            Part::Own => item.lane == Lane::Own,
        }
    }

    /// Returns true if dated things of that kind may be of this choice, for those whose row is gone. The kind is that of
    /// [`Origin::word`].
    pub fn may_have(self, kind: &str) -> bool {
        let kinds: &[&str] = match self {
            Part::Deadlines => {
                &["official", "task", "component", "reply", "letter", "deadline", "rotation-reply"]
            }
            Part::Official | Part::Ranking | Part::MatchWeek => &["official"],
            Part::Interviews => &["interview", "reply"],
            Part::Rotations => &["rotation", "rotation-reply"],
            Part::Letters => &["official", "letter"],
            Part::Application => &["official", "component", "deadline"],
            Part::Own => &["task"],
        };
        kinds.contains(&kind)
    }
}

/// Returns the privacy of a dated thing.
fn privacy(item: &Item) -> Privacy {
    match item.origin {
        Origin::Component(_) | Origin::WriteUp(_) | Origin::Thanks(_) | Origin::Letter(_) => Privacy::Private,
        _ if item.lane == Lane::Own => Privacy::Private,
        Origin::Official(_)
        | Origin::Task(_)
        | Origin::Interview(_)
        | Origin::Reply(_)
        | Origin::Offered(..)
        | Origin::Deadline(_)
        | Origin::RotationStart(..)
        | Origin::RotationReply(_) => Privacy::Shared,
    }
}

/// Returns the time at home, `09:00`; empty for a day.
pub fn time_words(when: &When, home: &Zone) -> String {
    match when {
        When::Day(_) => String::new(),
        When::At(moment) => clock(moment, home),
    }
}
