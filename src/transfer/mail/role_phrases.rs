//! The phrases by which one tells what a date in a mail is for. Tables: they know no mail.

/// Words that make the date behind them the last one for something, up to those that may stand between.
pub(super) const BY: &[&str] = &[
    "through", "thru", "by", "before", "until", "till", "deadline", "due", "expires", "expire", "prior",
    "later", "ends", "closes",
];

pub(super) const BEHIND_BY: &[&str] = &[
    "through", "thru", "by", "before", "until", "till", "deadline", "due", "expires", "expire", "prior",
    "later", "ends", "closes", "than", "to", "the", "end", "of", "day", "close", "business", "cob", "eod",
    "midnight", "noon", "on", "is", "at", "no", "that", "this", "date", "local", "time", "for", "accept",
    "reply", "respond", "confirm", "rsvp", "schedule",
];

pub(super) const IS_LAST: &[&str] =
    &["is|was the deadline", "is|was the last day", "is|was our deadline", "deadline", "at the latest"];

/// Words of a sentence whose last day is one to reply by.
pub(super) const REPLY: &[&str] = &[
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
    "offer|offers expires|expire",
    "link expires|expire",
    "hold your|this|the",
    "get back to",
    "email us|me",
    "indicate",
    "answer",
];

/// What else is to be done by a day. Beside these it is no day to reply by, unless words of a reply stand there too.
pub(super) const DEEDS: &[&str] = &[
    "upload…",
    "submit…",
    "send|sending|sent",
    "complet…",
    "cancel…",
    "withdraw…",
    "pay|paid|payment",
    "photo|photos|headshot|headshots|picture|cv|resume",
    "form|forms|feedback|survey|questionnaire",
    "document|documents|transcript|transcripts|letter|letters|score|scores",
    "update your",
    "certif…",
    "site|portal|calendar|window closes|close",
];

/// Words of a sentence that make all its dates none of the interview.
pub(super) const ELSEWHERE: &[&str] = &[
    "mock|practice interview…",
    "committee meets|meet|meeting|will|discusses|reviews",
    "decision|decisions",
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
    "application|applications * submitted|complete|completed",
    "grand rounds",
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
pub(super) const OPENS: &[&str] = &[
    "open|opens|opened|opening",
    "close|closes|closed|closing",
    "receive|receives",
    "upload…",
    "submit…",
    "post|posts|posted|publish…",
    "share|shares|shared",
    "mail|mails|mailed|emailed",
    "due",
    "registration|scheduling|booking|enrollment begins|begin|starts|start",
    "go|goes|going live",
    "released|release|releases|releasing",
    "sent|send|sending",
    "call|contact|email|phone|notify you",
    "hear from us",
    "announce|announced|announcement",
];

/// Words of a sentence about somebody else's interviews, or about a meeting with those who interview.
pub(super) const OF_OTHERS: &[&str] = &[
    "partner|partners|partnering",
    "affiliate|affiliates|affiliated|sister * program|programs|hospital|hospitals|site|sites|year",
    "transitional|preliminary|prelim year|program|programs|hospital interviews|interview",
    "colleagues at|in|from",
    "other program|programs",
    "meet|meets|meeting * interview|interviewing applicants|candidates",
    "meet|meets|meeting * applicants|candidates|interviewees",
];

/// What "interview" only says whom something is for, or when it is.
pub(super) const BESIDE_INTERVIEW: &[&str] = &[
    "interview|interviewing|interviewed applicant|applicants|candidate|candidates|students|invitees",
    "interview feedback|calendar|season|portal|website|survey|form|forms",
    "those|applicants|candidates|anyone|everyone we|who|you * interview|interviewing",
    "before|after|preceding|following your|the|each|every interview|interviews",
    "prior to your|the|each|every interview|interviews",
    "pre|post interview",
];

/// Words before a time at which one is to be there, which isn't yet the interview's.
pub(super) const BE_THERE: &[&str] =
    &["check in", "log in|on", "login", "arrive", "arrival", "dial in", "sign in", "doors", "parking"];

pub(super) const FULL: &[&str] = &[
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
pub(super) const ALL_FULL: &[&str] = &[
    "are|is|been|now|already filled|full|taken|booked|closed",
    "no longer available|offered|open|possible",
    "not|longer available",
    "unavailable",
    "fully booked",
];

pub(super) const FULL_ABOVE: &[&str] =
    &["no longer available", "unavailable", "not available", "filled", "full", "closed", "blackout"];

pub(super) const SOCIAL: &[&str] = &[
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
    "meet the|our|your applicant|applicants|candidate|candidates|resident|residents|faculty|fellow|fellows|team",
];

/// Socials that "interview" only belongs to.
pub(super) const SOCIAL_OF: &[&str] = &[
    "interview social|dinner|mixer|reception|happy|meet|orientation|breakfast|lunch",
    "interview eve|night social|dinner",
    "interview day breakfast|lunch|dinner|reception",
    "interview * q and a",
    "interview virtual social|dinner|mixer|meet|happy",
];

pub(super) const INTERVIEW: &[&str] = &[
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
    "moved",
    "rescheduled",
    "new",
];

pub(super) const OF_BEFORE: &[&str] = &[
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

pub(super) const MOVES_AWAY: &[&str] = &[
    "has|have|had|must|will|needs|need * moved|rescheduled|changed|postponed|pushed|canceled|cancelled|move|reschedule|postpone",
    "is|are|was being|been|now * moved|rescheduled|postponed|canceled|cancelled",
    "is|was canceled|cancelled|postponed",
    "to be moved|rescheduled|changed",
    "will no longer",
    "no longer",
    "will not take|be",
    "does not work",
];

pub(super) const MOVES_TO: &[&str] = &[
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

/// Words beside a date of a list that say nothing of what it is for.
pub(super) const NEUTRAL: &[&str] = &[
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

pub(super) const INTERVIEW_WORDS: &[&str] = &["interview|interviews|interviewing"];
