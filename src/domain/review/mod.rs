//! Every warning of the season in one list, each with its reason. A warning that was set aside comes back when what it
//! was reckoned from changes. Warns only; what happened is never refused.

#[cfg(test)]
mod clash_tests;
mod clashes;
mod components;
mod days;
mod event;
mod exams;
mod invitations;
mod kept;
mod messages;
#[cfg(test)]
mod messages_tests;
mod near;
mod offers;
mod order;
mod papers;
#[cfg(test)]
mod papers_tests;
mod programs;
mod ranking;
mod rules;
mod sent;
mod signals;
mod subjects;
#[cfg(test)]
mod tests;

use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

pub use kept::{Review, review};
pub use offers::if_taken;
pub use rules::{RULES, Rule};

use super::{
    agenda::{Encounters, clock_city},
    cautions::Cautions,
    checklist::Group,
    facts::{Confidence, Origin, SeasonFacts},
    id::Id,
    naming::Naming,
    rules::{
        CANCEL_NOTICE_DAYS, EARLIEST_MINUTE, GAP_MINUTES, INVITATION_HOURS, LATEST_MINUTE, Rules, leads,
    },
    shortlist::Lookup,
    signals::Pools,
    tables::{Dismissal, Interview, Table},
    time::{Day, Moment, Stamp, When, Zone, day_words, two_clocks},
    tracker::Tracker,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Something that can't stay as it is.
    Hard,
    /// Something worth a look.
    Soft,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// Its rule and the rows it is about, sorted: `overlap:1f2e…:77d0…`. A dismissal names it by this id.
    pub id: String,
    /// The id of a rule in [`RULES`].
    pub rule: &'static str,
    /// The rows it is about, sorted.
    pub rows: Vec<Id>,
    pub tone: Tone,
    pub title: String,
    pub reason: String,
    pub source: String,
    /// The row with which it is put right.
    pub target: (Table, Id),
    pub day: Option<Day>,
    /// The fingerprint of what it was reckoned from, 16 hex digits.
    pub fingerprint: String,
}

/// What a review looks at.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub tracker: &'a Tracker,
    pub facts: &'a SeasonFacts,
    /// What the warnings call the programs.
    pub naming: &'a Naming,
    /// Programs that can't be applied to in the usual way.
    pub cautions: &'a Cautions,
    /// Who was met where, and who was thanked.
    pub met: &'a Encounters,
    /// What other tables say about each program.
    pub lookup: &'a Lookup,
    /// The checklist, whose due dates are the applicant's own.
    pub groups: &'a [Group],
    pub now: Stamp,
    pub home: &'a Zone,
}

/// Returns the warnings that aren't dismissed.
pub fn open<'a>(warnings: &'a [Warning], dismissed: &BTreeMap<String, Dismissal>) -> Vec<&'a Warning> {
    warnings.iter().filter(|it| !it.is_dismissed(dismissed)).collect()
}

impl Warning {
    pub fn is_dismissed(&self, dismissed: &BTreeMap<String, Dismissal>) -> bool {
        dismissed.get(&self.id).is_some_and(|it| it.fingerprint == self.fingerprint)
    }

    /// Compares so that hard warnings come first, then by day.
    fn order(&self, other: &Warning) -> Ordering {
        let key = |it: &Warning| (it.tone, it.day.is_none(), it.day);
        key(self).cmp(&key(other)).then_with(|| self.id.cmp(&other.id))
    }
}

impl Tracker {
    /// Dismisses a warning until its inputs change.
    pub fn dismiss(&mut self, warning: &Warning, reason: &str, now: Stamp) {
        let dismissal = Dismissal {
            reason: reason.trim().to_owned(),
            at: Some(now),
            fingerprint: warning.fingerprint.clone(),
            ..Dismissal::default()
        };
        Arc::make_mut(&mut self.dismissed).insert(warning.id.clone(), dismissal);
    }

    /// Brings a warning back; returns false if it wasn't dismissed.
    pub fn bring_back(&mut self, id: &str) -> bool {
        self.dismissed.contains_key(id) && Arc::make_mut(&mut self.dismissed).remove(id).is_some()
    }
}

/// What every rule looks with.
struct Look<'a> {
    input: Input<'a>,
    rules: Rules<'a>,
    today: Day,
    gap_minutes: i64,
    notice_days: Option<i64>,
    answer_hours: Option<i64>,
    earliest_minute: Option<i64>,
    latest_minute: Option<i64>,
    pools: Pools,
    /// Minutes before a date at which it is warned of, longest first.
    leads: Arc<[u32]>,
    /// The day on which the last door closes.
    closes: Option<&'a When>,
}

impl<'a> Look<'a> {
    fn new(input: &Input<'a>) -> Look<'a> {
        let rules = Rules::of(input.facts, input.tracker);
        Look {
            input: *input,
            today: input.home.civil_at(input.now).date(),
            gap_minutes: rules.value(GAP_MINUTES).unwrap_or(0),
            notice_days: rules.value(CANCEL_NOTICE_DAYS),
            answer_hours: rules.value(INVITATION_HOURS),
            earliest_minute: rules.value(EARLIEST_MINUTE),
            latest_minute: rules.value(LATEST_MINUTE),
            pools: Pools::new(&input.facts.figures, &input.tracker.overrides),
            leads: leads(&input.tracker.settings.lead_minutes, &rules),
            closes: Group::last_door(input.groups),
            rules,
        }
    }

    /// Returns how many lead times of a date are over, where one is and the date lies ahead.
    fn stage(&self, due: &When) -> Option<usize> {
        let (now, home) = (self.input.now, self.input.home);
        let over = self.leads.iter().filter(|it| due.lead_start(**it, home) <= now).count();
        (due.end(home) >= now && over > 0).then_some(over)
    }

    /// True from the second lead time on.
    fn is_near(&self, stage: usize) -> bool {
        stage >= self.leads.len().min(2)
    }

    /// Returns the instants from which on [`Look::stage`] gives something else.
    fn stages(&self, due: &When) -> impl Iterator<Item = Stamp> {
        let home = self.input.home;
        let leads = self.leads.iter().map(move |it| due.lead_start(*it, home));
        leads.chain([due.end(home).plus(1)]).collect::<Vec<_>>().into_iter()
    }

    /// "Tue 24 Nov".
    fn day(&self, day: Day) -> String {
        day_words(day, self.today)
    }

    /// "Tue 24 Nov 09:00 your time · 08:00 in Chicago".
    fn when(&self, when: &When) -> String {
        self.when_in(when, |moment| moment.zone().city())
    }

    /// Says when an interview is, by the clock of its program.
    fn when_of(&self, row: &Interview, when: &When) -> String {
        self.when_in(when, |moment| clock_city(self.input.tracker, row, moment))
    }

    fn when_in(&self, when: &When, city: impl Fn(&Moment) -> String) -> String {
        let day = self.day(when.day_in(self.input.home));
        match when {
            When::Day(_) => day,
            When::At(moment) => format!("{day} {}", two_clocks(moment, self.input.home, &city(moment))),
        }
    }

    /// "Tue 24 Nov 09:00", at home.
    fn stamp(&self, at: Stamp) -> String {
        let civil = self.input.home.civil_at(at);
        format!("{} {}", self.day(civil.date()), civil.format("%H:%M"))
    }

    /// Makes a warning of a rule about these rows; `inputs` is all that it was reckoned from.
    fn warn(&self, rule: &'static str, rows: &[&Id], target: (Table, &Id), inputs: &[&str]) -> Warning {
        self.warn_as(rule, rule, rows, target, inputs)
    }

    /// Makes a warning under a name that says more than the rule's: `gap-90`.
    fn warn_as(
        &self,
        rule: &'static str,
        name: &str,
        rows: &[&Id],
        target: (Table, &Id),
        inputs: &[&str],
    ) -> Warning {
        let mut rows: Vec<Id> = rows.iter().copied().cloned().collect();
        rows.sort_unstable();
        let ids: Vec<&str> = rows.iter().map(Id::as_str).collect();
        let found = RULES.iter().find(|it| it.id == rule);
        let figure = found.and_then(|it| self.rules.figure_or_words(it.figure?));
        let is_entered = |of: &Origin| of.confidence == Confidence::Yours && of.source.is_empty();
        let source = figure.map(|it| match is_entered(&it.origin) {
            true => "the number you entered".to_owned(),
            false => it.origin.source,
        });
        let source = source.filter(|it| !it.is_empty());
        Warning {
            id: format!("{name}:{}", ids.join(":")),
            rule,
            rows,
            tone: Tone::Soft,
            title: String::new(),
            reason: String::new(),
            source: source.or(found.map(|it| it.source.to_owned())).unwrap_or_default(),
            target: (target.0, target.1.clone()),
            day: None,
            fingerprint: fingerprint(inputs),
        }
    }
}

/// Returns the FNV-1a hash, 64 bits, of the parts with an end mark behind each.
fn fingerprint(parts: &[&str]) -> String {
    let bytes = parts.iter().flat_map(|it| it.bytes().chain([0xff]));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}
