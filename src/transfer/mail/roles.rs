//! What a date in a mail is for: on offer, to reply by, of a social, of the date before. The phrases are tables.

use super::{
    context::Around,
    phrase::{Word, find_all, has},
};

/// What a date is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A date of the interview; with a doubt where the words could mean another one.
    Interview(Doubt),
    ReplyBy,
    Social,
    /// The date that holds no more.
    Before,
    /// Nothing of the interview: a deadline, a closed office, a date that is full.
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    No,
    /// Nothing beside it speaks of an interview.
    Bare,
    /// Words beside it speak of something else too.
    Mixed,
    /// It may be full.
    Full,
}

/// Words that make the date behind them the last one for something, up to those that may stand between.
const BY: &[&str] = &[
    "by", "before", "until", "till", "deadline", "due", "expires", "expire", "prior", "later", "ends",
    "closes",
];
const BEHIND_BY: &[&str] = &[
    "by", "before", "until", "till", "deadline", "due", "expires", "expire", "prior", "later", "ends",
    "closes", "than", "to", "the", "end", "of", "day", "close", "business", "cob", "eod", "midnight", "noon",
    "on", "is", "at", "no", "that", "this", "date", "local", "time", "for",
];
const IS_LAST: &[&str] =
    &["is|was the deadline", "is|was the last day", "is|was our deadline", "deadline", "at the latest"];
/// Words of a sentence whose last day is one to reply by.
const REPLY: &[&str] = &[
    "reply…",
    "respond…",
    "response…",
    "rsvp…",
    "confirm…",
    "let us|me know",
    "schedul…",
    "select…",
    "choos…",
    "book…",
    "accept…",
    "declin…",
    "preference…",
    "preferred",
    "availability",
    "sign up",
    "register…",
    "rank your|the dates",
    "hear from you",
    "invitation expires|expire",
    "offer expires|expire",
    "link expires|expire",
    "hold your|this|the",
    "get back to",
    "email us|me",
    "indicate",
    "answer",
];
/// Words of a sentence that make all its dates none of the interview.
const ELSEWHERE: &[&str] = &[
    "nrmp",
    "match day|week|results",
    "rank order",
    "rank list|lists|meeting|meetings",
    "ranking",
    "rol",
    "office|offices * closed",
    "will be closed",
    "be out of office",
    "out of the office",
    "holiday|holidays",
    "was received",
    "were received",
    "submitted on",
    "application|applications * submitted",
    "published",
    "last updated",
    "copyright",
    "soap",
    "eras opens|opened",
    "residency begins|starts",
    "start date",
    "orientation begins|starts|for new",
    "class of",
    "annual meeting|conference",
    "webinar",
    "newsletter",
    "podcast",
    "survey",
    "step 2|3",
    "abstract…",
    "born",
    "on call",
    "hotel",
    "check in",
    "flight",
    "vacation",
    "supplemental application|applications",
    "interview season runs|ends|begins|starts",
    "season runs|ends|begins",
    "send|upload|submit your|a photo|headshot|picture|transcript…",
    "last year",
    "previous year|years",
    "founded",
];
/// Words before a date on which something is sent, or may be chosen from then on.
const OPENS: &[&str] = &[
    "open|opens|opened|opening",
    "go|goes|going live",
    "released|release|releases|releasing",
    "sent|send|sending",
    "call|contact|email|phone|notify you",
    "hear from us",
    "announce|announced|announcement",
];
/// Words before a time at which one is to be there, which isn't yet the interview's.
const BE_THERE: &[&str] =
    &["log in|on", "login", "arrive", "arrival", "dial in", "sign in", "doors", "parking"];
const FULL: &[&str] = &[
    "full",
    "is|are full",
    "filled",
    "is|are taken",
    "taken",
    "booked",
    "closed",
    "unavailable",
    "not available",
    "no longer available",
    "is|are no longer",
    "sold out",
    "waitlist only",
    "has|have been filled|taken",
    "is|are filled|closed",
];
/// Words of a sentence after which none of its dates is to be had.
const ALL_FULL: &[&str] = &[
    "are|is|been|now|already filled|full|taken|booked|closed",
    "no longer available|offered|open|possible",
    "not|longer available",
    "unavailable",
    "fully booked",
];
const FULL_ABOVE: &[&str] =
    &["no longer available", "unavailable", "not available", "filled", "full", "closed", "blackout"];
const SOCIAL: &[&str] = &[
    "social|socials",
    "dinner|dinners",
    "mixer|mixers",
    "happy hour|hours",
    "meet and greet",
    "meet greet",
    "reception",
    "open house|houses",
    "second look|looks",
    "get together",
    "q and a",
    "information|info session|sessions",
    "town hall",
    "resident panel|hangout|hour|night",
    "residents only",
    "hangout",
    "game night",
    "trivia",
    "breakfast",
    "lunch",
    "tour|tours",
    "visit|visits day|days",
    "orientation",
    "tech|technology|technical check|test|session",
    "test call",
    "practice session",
    "pre interview",
];
/// Socials that "interview" only belongs to.
const SOCIAL_OF: &[&str] = &[
    "interview social|dinner|mixer|reception|happy|meet|orientation|breakfast|lunch",
    "interview eve|night social|dinner",
    "interview day breakfast|lunch|dinner|reception",
    "interview * q and a",
    "interview virtual social|dinner|mixer|meet|happy",
];
const INTERVIEW: &[&str] = &[
    "interview…",
    "date|dates",
    "slot|slots",
    "time|times",
    "available",
    "availability",
    "choose|choosing|choice",
    "select…",
    "pick",
    "option|options",
    "schedul…",
    "confirm…",
    "following",
    "when",
    "reserved",
    "booked",
    "invit…",
    "see you",
    "meet you",
    "meeting you",
    "session|sessions",
    "hold|held|holding",
    "appointment",
    "openings",
    "offering",
    "offer",
    "place",
    "moved",
    "rescheduled",
    "new",
];
const OF_BEFORE: &[&str] = &[
    "original|originally",
    "previous|previously",
    "instead of",
    "rather than",
    "in place of",
    "initially",
    "in lieu of",
    "was scheduled|set|planned",
    "were scheduled|set",
    "had been scheduled|set",
    "no longer",
    "in exchange for",
    "moved|moving|move|changed|rescheduled|rescheduling|switched|postponed|postpone from",
    "your interview * from",
    "interview from",
    "old date|time",
    "former",
];
const MOVES_AWAY: &[&str] = &[
    "has|have|had|must|will|needs|need * moved|rescheduled|changed|postponed|pushed|canceled|cancelled|move|reschedule|postpone",
    "is|are|was being|been|now * moved|rescheduled|postponed|canceled|cancelled",
    "is|was canceled|cancelled|postponed",
    "to be moved|rescheduled|changed",
    "will no longer",
    "no longer",
    "will not take|be",
    "does not work",
];
const MOVES_TO: &[&str] = &[
    "to",
    "new date|time",
    "now",
    "new interview",
    "rescheduled for|to|on",
    "moved to",
    "will now",
    "instead",
    "will be",
    "new",
];

/// Returns what a date is for, by the words around it alone.
pub(super) fn role(around: &Around) -> Role {
    let Around { lead, tail, sentence, inner, heading } = around;
    let near_tail = tail.get(..tail.len().min(9)).unwrap_or_default();
    let is_headed = heading.len() < FEW && has(heading, &["deadline|deadlines", "reply|respond|rsvp by"]);
    if is_last_day(lead, tail) || is_headed {
        return if has(sentence, REPLY) || has(heading, REPLY) { Role::ReplyBy } else { Role::None };
    }
    if has(sentence, ELSEWHERE) || has(heading, ELSEWHERE) {
        return Role::None;
    }
    if is_full(tail, heading) || has(inner, FULL) || has(sentence, ALL_FULL) {
        return Role::Interview(Doubt::Full);
    }
    let near_lead = lead.get(lead.len().saturating_sub(7)..).unwrap_or_default();
    if has(near_lead, OPENS) || has(near_lead, BE_THERE) {
        return Role::Interview(Doubt::Mixed);
    }
    let social = nearness(lead, SOCIAL);
    let interview = nearness(lead, INTERVIEW_WORDS);
    match (social, interview) {
        (Some(_), None) => return Role::Social,
        (Some(_), Some(_)) if has(lead, SOCIAL_OF) => return Role::Social,
        (Some(_), Some(_)) => return Role::Interview(Doubt::Mixed),
        (None, _) => {}
    }
    if has(heading, SOCIAL) && interview.is_none() {
        return if has(heading, INTERVIEW_WORDS) && !has(heading, SOCIAL_OF) {
            Role::Interview(Doubt::Mixed)
        } else {
            Role::Social
        };
    }
    if has(near_tail, SOCIAL) {
        let is_interview =
            interview.is_some() || has(near_tail, INTERVIEW_WORDS) || has(heading, INTERVIEW_WORDS);
        return if is_interview { Role::Interview(Doubt::Mixed) } else { Role::Social };
    }
    // what stands beside a date in its own line says more than the line above
    let is_silent = lead.iter().chain(near_tail).all(|it| is_neutral(&it.fold));
    let is_said = has(lead, INTERVIEW)
        || is_silent && has(heading, INTERVIEW)
        || has(near_tail, INTERVIEW)
        || has(sentence, INTERVIEW_WORDS);
    Role::Interview(if is_said { Doubt::No } else { Doubt::Bare })
}

/// Words beside a date of a list that say nothing of what it is for.
const NEUTRAL: &[&str] = &[
    "or",
    "and",
    "at",
    "on",
    "the",
    "a",
    "date",
    "day",
    "time",
    "times",
    "session",
    "option",
    "choice",
    "slot",
    "group",
    "room",
    "left",
    "spot",
    "spots",
    "open",
    "remaining",
    "virtual",
    "virtually",
    "zoom",
    "via",
    "by",
    "in",
    "person",
    "from",
    "to",
    "each",
    "both",
    "first",
    "second",
    "third",
    "last",
    "only",
    "sharp",
    "et",
    "ct",
    "mt",
    "pt",
    "we",
    "offer",
    "are",
    "is",
];

fn is_neutral(word: &str) -> bool {
    word.len() < 2 || NEUTRAL.contains(&word) || word.chars().all(|it| it.is_ascii_digit())
}

/// A longer line above says more than what stands below it.
const FEW: usize = 6;

const INTERVIEW_WORDS: &[&str] = &["interview|interviews|interviewing"];

/// Returns true where the words say that this is the date which holds no more.
pub(super) fn is_before(around: &Around) -> bool {
    let lead = around.lead.get(around.lead.len().saturating_sub(8)..).unwrap_or_default();
    let tail = around.tail.get(..around.tail.len().min(9)).unwrap_or_default();
    has(lead, OF_BEFORE) || lead.last().is_some_and(|it| it.fold == "from") || has(tail, MOVES_AWAY)
}

/// Returns true where the words say that this is the date which holds now.
pub(super) fn is_after(around: &Around) -> bool {
    let lead = around.lead.get(around.lead.len().saturating_sub(6)..).unwrap_or_default();
    has(lead, MOVES_TO) || has(around.heading, &["new"])
}

fn is_full(tail: &[Word], heading: &[Word]) -> bool {
    let first = tail.get(..tail.len().min(5)).unwrap_or_default();
    let begins = |phrase: &&str| find_all(first, phrase).any(|it| it.start == 0);
    FULL.iter().any(begins) || heading.len() < 2 * FEW && has(heading, FULL_ABOVE)
}

/// Returns true for a date behind "by", or before "is the deadline".
fn is_last_day(lead: &[Word], tail: &[Word]) -> bool {
    let near = lead.iter().rev().take(6).take_while(|it| BEHIND_BY.contains(&it.fold.as_str()));
    let is_by = near.into_iter().any(|it| BY.contains(&it.fold.as_str()));
    let first = tail.get(..tail.len().min(5)).unwrap_or_default();
    is_by || IS_LAST.iter().any(|it| find_all(first, it).any(|it| it.start == 0))
}

/// Returns how far from the end of these words one of the phrases ends.
fn nearness(words: &[Word], phrases: &[&str]) -> Option<usize> {
    let ends = phrases.iter().flat_map(|it| find_all(words, it)).map(|it| words.len().saturating_sub(it.end));
    ends.min()
}
