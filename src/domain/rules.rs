//! The numbers behind warnings and lead times: bundled figures under the user's corrections. A number that the season
//! doesn't have is unknown, and nothing is reckoned from it.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    facts::{Figure, SeasonFacts},
    tables::{InterviewKind, Match, Override},
    tracker::Tracker,
};

pub const INVITATION_HOURS: &str = "rules.invitation_hours";
pub const CANCEL_NOTICE_DAYS: &str = "rules.cancel_notice_days";
pub const GAP_MINUTES: &str = "rules.interview_gap_minutes";
pub const WRITE_UP_HOURS: &str = "rules.write_up_hours";
pub const THANK_YOU_HOURS: &str = "rules.thank_you_hours";
pub const EARLIEST_MINUTE: &str = "rules.earliest_minute";
/// So many interviews that were scored later give something to compare the scores of one with.
pub const COMPARED_INTERVIEWS: &str = "rules.compared_interviews";
pub const LATEST_MINUTE: &str = "rules.latest_minute";
pub const INTERVIEW_MINUTES: &str = "rules.interview_minutes";
/// A rule in words: what becomes of a score that comes after the transcript went out.
pub const NEW_SCORE: &str = "rules.new_score";
pub const SOCIAL_MINUTES: &str = "rules.social_minutes";
/// The most ranks of one list.
pub const MOST_RANKS: &str = "limits.ranks_per_list";
pub const FELLOWSHIP_MOST_RANKS: &str = "limits.fellowship_ranks_per_list";
/// How many program codes the registration with NRMP pays for.
pub const INCLUDED_PRIMARY: &str = "limits.included_codes_primary";
/// On all supplemental lists together.
pub const INCLUDED_SUPPLEMENTAL: &str = "limits.included_codes_supplemental";
pub const FELLOWSHIP_INCLUDED: &str = "limits.fellowship_included_codes";
/// What each further code costs.
pub const EXTRA_CODE: &str = "fees.nrmp.extra_code";
pub const FELLOWSHIP_EXTRA_CODE: &str = "fees.nrmp.fellowship_extra_code";
/// The figures of the bundled lead times, longest first.
pub const LEADS: [&str; 4] = [
    "rules.lead_first_minutes",
    "rules.lead_second_minutes",
    "rules.lead_third_minutes",
    "rules.lead_last_minutes",
];

/// The greatest number that a rule may have: two years in minutes.
const LARGEST_FIGURE: i64 = 2 * 366 * 24 * 60;

/// The rules of one season for one applicant.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    facts: &'a SeasonFacts,
    overrides: &'a BTreeMap<String, Override>,
    kind: Match,
}

impl<'a> Rules<'a> {
    pub fn of(facts: &'a SeasonFacts, tracker: &'a Tracker) -> Rules<'a> {
        Rules { facts, overrides: &tracker.overrides, kind: tracker.profile.kind.unwrap_or(Match::Main) }
    }

    /// Returns the figure with the user's correction; none if it isn't bundled, isn't of this match, or has no sound
    /// number.
    pub fn figure(&self, id: &str) -> Option<Figure> {
        self.figure_or_words(id).filter(|it| it.value.is_some_and(|it| (0..=LARGEST_FIGURE).contains(&it)))
    }

    /// Returns a figure with the user's correction, also one that stands in words alone; none if it isn't bundled or
    /// isn't of this match.
    pub fn figure_or_words(&self, id: &str) -> Option<Figure> {
        let figure = self.facts.effective(id, self.overrides)?;
        let applies = figure.matches.is_empty() || figure.matches.contains(&self.kind);
        applies.then_some(figure)
    }

    pub fn value(&self, id: &str) -> Option<i64> {
        self.figure(id)?.value
    }
}

/// Returns the figure of how long an interview of that kind usually takes, where nobody said.
pub fn usual_length(kind: Option<InterviewKind>) -> &'static str {
    match kind.unwrap_or(InterviewKind::Interview) {
        InterviewKind::Interview | InterviewKind::SecondLook => INTERVIEW_MINUTES,
        InterviewKind::Social | InterviewKind::Call => SOCIAL_MINUTES,
    }
}

/// Minutes before a date at which it is lifted up or an alarm goes off, longest first: the user's own, else the bundled.
pub fn leads(own: &[u32], rules: &Rules) -> Arc<[u32]> {
    let bundled = || LEADS.iter().filter_map(|id| u32::try_from(rules.value(id)?).ok()).collect();
    let mut leads: Vec<u32> = if own.is_empty() { bundled() } else { own.to_vec() };
    leads.retain(|it| (1..=LARGEST_FIGURE).contains(&i64::from(*it)));
    leads.sort_unstable_by(|a, b| b.cmp(a));
    leads.dedup();
    leads.into()
}
