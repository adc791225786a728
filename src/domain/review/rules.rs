//! The table of rules: what each warns of, and whose advice it is.

use crate::domain::{
    letters::FOLLOW_UP_DAYS,
    rules::{
        CANCEL_NOTICE_DAYS, EARLIEST_MINUTE, GAP_MINUTES, INVITATION_HOURS, LATEST_MINUTE, NEW_SCORE,
        THANK_YOU_HOURS,
    },
    signals::SIGNAL_SCOPE,
};

/// One rule of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub id: &'static str,
    pub message: &'static str,
    /// For which seasons and matches it holds.
    pub season: &'static str,
    /// The bundled number it leans on, which the user may correct.
    pub figure: Option<&'static str>,
    /// The source, if no figure names one.
    pub source: &'static str,
}

const EVERY: &str = "every season";
/// The source of rules that nobody else has set.
const ADVICE: &str = "fluoro's advice";

pub const RULES: &[Rule] = &[
    Rule {
        id: "overlap",
        message: "Two interviews at the same time",
        season: EVERY,
        figure: None,
        source: ADVICE,
    },
    Rule {
        id: "gap",
        message: "Too little time between two interviews",
        season: EVERY,
        figure: Some(GAP_MINUTES),
        source: ADVICE,
    },
    Rule {
        id: "same-day",
        message: "Two interviews on one day, one without a time",
        season: EVERY,
        figure: None,
        source: ADVICE,
    },
    Rule {
        id: "two-cities",
        message: "In person in two cities on one day",
        season: EVERY,
        figure: None,
        source: ADVICE,
    },
    Rule {
        id: "days-off",
        message: "More interview days than the rotation allows",
        season: EVERY,
        figure: None,
        source: "the days off you entered",
    },
    Rule {
        id: "days-off-unknown",
        message: "Interviews on a rotation whose days off aren't known",
        season: EVERY,
        figure: None,
        source: ADVICE,
    },
    Rule {
        id: "blocked",
        message: "Interviews on blocked days",
        season: EVERY,
        figure: None,
        source: ADVICE,
    },
    Rule {
        id: "early",
        message: "An interview early in the day at home",
        season: EVERY,
        figure: Some(EARLIEST_MINUTE),
        source: ADVICE,
    },
    Rule {
        id: "late",
        message: "An interview late in the day at home",
        season: EVERY,
        figure: Some(LATEST_MINUTE),
        source: ADVICE,
    },
    Rule {
        id: "clocks",
        message: "The clocks are set on an interview day",
        season: EVERY,
        figure: None,
        source: "IANA time zone database",
    },
    Rule {
        id: "unanswered",
        message: "An invitation waits for an answer",
        season: "every season; the least time to answer holds in the Main Match",
        figure: Some(INVITATION_HOURS),
        source: ADVICE,
    },
    Rule {
        id: "late-cancel",
        message: "An interview canceled with little notice",
        season: "Main Match",
        figure: Some(CANCEL_NOTICE_DAYS),
        source: ADVICE,
    },
    Rule {
        id: "component-soon",
        message: "A component open shortly before its day",
        season: EVERY,
        figure: None,
        source: "the due date",
    },
    Rule {
        id: "program-deadline",
        message: "A program's own deadline, and nothing was sent",
        season: EVERY,
        figure: None,
        source: "the deadline you entered",
    },
    Rule {
        id: "other-match",
        message: "A program that isn't of this match, or of what you apply to",
        season: EVERY,
        figure: None,
        source: "your settings",
    },
    Rule {
        id: "usual-way",
        message: "A program that can't be applied to in the usual way",
        season: EVERY,
        figure: None,
        source: "ACGME's and ERAS's lists",
    },
    Rule {
        id: "signals-over",
        message: "More signals of a tier than there are",
        season: "each season has numbers of its own",
        figure: None,
        source: "the season's signals",
    },
    Rule {
        id: "signal-tier",
        message: "A signal of a tier that its specialty doesn't have",
        season: "each season has tiers of its own",
        figure: None,
        source: "the season's signals",
    },
    Rule {
        id: "signal-refused",
        message: "A signal at a program that takes none",
        season: "Main Match",
        figure: Some(SIGNAL_SCOPE),
        source: "what you entered of the program",
    },
    Rule {
        id: "component-late",
        message: "A component open after its day",
        season: EVERY,
        figure: None,
        source: "the due date",
    },
    Rule {
        id: "letters-over",
        message: "More letters than a program can get",
        season: EVERY,
        figure: Some("limits.letters_per_program"),
        source: ADVICE,
    },
    Rule {
        id: "letters-needs",
        message: "A program asks for more letters than it can get",
        season: EVERY,
        figure: Some("limits.letters_per_program"),
        source: ADVICE,
    },
    Rule {
        id: "letters-short",
        message: "Fewer letters than a program asks for",
        season: EVERY,
        figure: None,
        source: "the program's rule that you entered",
    },
    Rule {
        id: "letter-unassigned",
        message: "A received letter that no program gets",
        season: EVERY,
        figure: None,
        source: ADVICE,
    },
    Rule {
        id: "letter-late",
        message: "A letter that is awaited beyond its day",
        season: EVERY,
        figure: Some(FOLLOW_UP_DAYS),
        source: ADVICE,
    },
    Rule {
        id: "statement-other",
        message: "A statement for another specialty",
        season: EVERY,
        figure: None,
        source: "the specialties you entered",
    },
    Rule {
        id: "statement-none",
        message: "An application without a statement",
        season: EVERY,
        figure: Some("limits.statements_per_program"),
        source: ADVICE,
    },
    Rule {
        id: "statement-long",
        message: "A statement longer than the form takes",
        season: EVERY,
        figure: Some("limits.personal_statement_characters"),
        source: ADVICE,
    },
    Rule {
        id: "over-limit",
        message: "More than the application takes",
        season: "Main Match",
        figure: None,
        source: "the limit of the season",
    },
    Rule {
        id: "days-order",
        message: "Days of a letter or an exam that don't follow each other",
        season: EVERY,
        figure: None,
        source: "the days you entered",
    },
    Rule {
        id: "unthanked",
        message: "People met and not thanked",
        season: EVERY,
        figure: Some(THANK_YOU_HOURS),
        source: ADVICE,
    },
    Rule {
        id: "message-open",
        message: "A message owed or drafted, not sent",
        season: EVERY,
        figure: None,
        source: ADVICE,
    },
    Rule {
        id: "two-firsts",
        message: "Two programs hear that they are the first",
        season: EVERY,
        figure: Some("rules.letters_of_intent"),
        source: ADVICE,
    },
    Rule {
        id: "letter-first",
        message: "A letter says first, the list doesn't",
        season: EVERY,
        figure: None,
        source: "your rank order list",
    },
    Rule {
        id: "new-score",
        message: "A new score that wasn't sent again",
        season: "Main Match",
        figure: Some(NEW_SCORE),
        source: ADVICE,
    },
];
