//! The lines of a calendar file as RFC 5545 asks for them: texts escaped, at most 75 octets, folded between characters,
//! ended by `\r\n`. Written here since the crate that reads calendars in the tests folds to 76 octets and gives alarms a
//! random name and the time of day.

use chrono::Days;

use crate::{
    domain::time::{Day, Stamp, When, Zone},
    text::{clean, clean_lines},
};

/// The most octets of a line, without its end.
const LINE_OCTETS: usize = 75;

#[derive(Default)]
pub(super) struct Writer {
    text: String,
}

/// When an event is.
#[derive(Clone, Copy)]
pub(super) enum Span {
    /// The first and the last day.
    Days(Day, Day),
    /// The start, and the end if it is known.
    Moments(Stamp, Option<Stamp>),
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Status {
    Confirmed,
    Tentative,
    Canceled,
}

/// Whether it takes the time, or only marks it.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    Time,
    Nothing,
}

pub(super) struct Event {
    /// The part of its name before the `@`.
    pub name: String,
    pub span: Span,
    pub title: String,
    pub status: Status,
    pub takes: Takes,
    /// The kind of event, in a word. It and the texts below may be empty.
    pub category: &'static str,
    pub place: String,
    /// An address of the web without blanks and control characters.
    pub link: String,
    pub about: String,
    pub alarms: Vec<Alarm>,
}

/// When an alarm goes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alarm {
    /// That many minutes before the start.
    Before(u32),
    /// In the morning, that many days before a whole day, which begins at midnight.
    Morning(u32),
}

/// The hour at which alarms of whole days go off.
const MORNING: u32 = 9;

/// What all events of a file share.
pub(super) struct File<'a> {
    /// The part of each name behind the `@`.
    pub domain: &'a str,
    pub revision: u32,
    pub now: Stamp,
}

impl Event {
    pub fn new(name: String, span: Span, title: &str, status: Status) -> Event {
        Event {
            name,
            span,
            title: title.to_owned(),
            status,
            takes: Takes::Nothing,
            category: "",
            place: String::new(),
            link: String::new(),
            about: String::new(),
            alarms: Vec::new(),
        }
    }
}

impl Writer {
    pub fn finish(self) -> String {
        self.text
    }

    pub fn event(&mut self, event: &Event, file: &File) {
        self.plain("BEGIN", "VEVENT");
        self.named("UID", &format!("{}@{}", event.name, file.domain));
        self.plain("DTSTAMP", &instant(file.now));
        self.plain("SEQUENCE", &file.revision.to_string());
        self.span(event.span);
        self.named("SUMMARY", &event.title);
        self.plain("STATUS", event.status.word());
        self.plain("TRANSP", if let Takes::Time = event.takes { "OPAQUE" } else { "TRANSPARENT" });
        self.named("CATEGORIES", event.category);
        self.named("LOCATION", &event.place);
        if !event.link.is_empty() {
            self.plain("URL", &event.link);
        }
        self.lines("DESCRIPTION", &event.about);
        for alarm in &event.alarms {
            self.plain("BEGIN", "VALARM");
            self.plain("ACTION", "DISPLAY");
            self.named("DESCRIPTION", &event.title);
            self.plain("TRIGGER", &alarm.trigger());
            self.plain("END", "VALARM");
        }
        self.plain("END", "VEVENT");
    }

    /// Writes a text of one line; nothing if it is empty.
    pub fn named(&mut self, key: &str, text: &str) {
        self.escaped(key, &clean(text));
    }

    /// Writes a value that needs no escaping.
    pub fn plain(&mut self, key: &str, value: &str) {
        self.line(&format!("{key}:{value}"));
    }

    fn lines(&mut self, key: &str, text: &str) {
        self.escaped(key, &clean_lines(text));
    }

    fn escaped(&mut self, key: &str, text: &str) {
        let mut line = format!("{key}:");
        for c in text.chars() {
            match c {
                '\n' => line.push_str("\\n"),
                '\\' | ';' | ',' => line.extend(['\\', c]),
                c => line.push(c),
            }
        }
        if !text.is_empty() {
            self.line(&line);
        }
    }

    /// Writes start and end; the end of a day is the day after it.
    fn span(&mut self, span: Span) {
        match span {
            Span::Days(first, last) => {
                let after = last.max(first).succ_opt().unwrap_or(last);
                self.plain("DTSTART;VALUE=DATE", &first.format("%Y%m%d").to_string());
                self.plain("DTEND;VALUE=DATE", &after.format("%Y%m%d").to_string());
            }
            Span::Moments(start, end) => {
                self.plain("DTSTART", &instant(start));
                if let Some(end) = end.filter(|end| *end > start) {
                    self.plain("DTEND", &instant(end));
                }
            }
        }
    }

    fn line(&mut self, line: &str) {
        let mut octets = 0usize;
        for c in line.chars() {
            if octets.saturating_add(c.len_utf8()) > LINE_OCTETS {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            octets = octets.saturating_add(c.len_utf8());
            self.text.push(c);
        }
        self.text.push_str("\r\n");
    }
}

impl Alarm {
    /// Returns the instant at which it rings, for something that begins then.
    pub fn rings_at(self, when: &When, home: &Zone) -> Stamp {
        let start = when.start(home);
        match self {
            Alarm::Before(minutes) => start.plus(i64::from(minutes).saturating_mul(-60)),
            Alarm::Morning(days) => {
                let day = when.day_in(home).checked_sub_days(Days::new(days.into()));
                let midnight = day.map_or(start, |it| home.midnight(it));
                midnight.plus(i64::from(MORNING) * 3_600)
            }
        }
    }

    fn trigger(self) -> String {
        let before = 24_u32.saturating_sub(MORNING);
        match self {
            Alarm::Before(minutes) => format!("-PT{minutes}M"),
            Alarm::Morning(0) => format!("PT{MORNING}H"),
            Alarm::Morning(1) => format!("-PT{before}H"),
            Alarm::Morning(days) => format!("-P{}DT{before}H", days.saturating_sub(1)),
        }
    }
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Status::Confirmed => "CONFIRMED",
            Status::Tentative => "TENTATIVE",
            Status::Canceled => "CANCELLED",
        }
    }
}

/// `20261210T140000Z`
fn instant(at: Stamp) -> String {
    at.utc().format("%Y%m%dT%H%M%SZ").to_string()
}
