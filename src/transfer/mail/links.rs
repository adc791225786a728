//! The links of a mail, and what each is for: to meet, to choose a date, or neither.

use std::ops::Range;

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Leads {
    ToMeeting,
    ToScheduler,
    /// Nobody can tell by its address.
    Somewhere,
}

#[derive(Clone, Debug)]
pub(super) struct Link {
    pub url: String,
    pub from: Range<usize>,
    pub leads: Leads,
    /// What is met on, or where a date is chosen; empty if its address doesn't say so.
    pub platform: &'static str,
}

/// Parts of addresses, where they lead, and what that is called.
const HOSTS: &[(&str, Leads, &str)] = &[
    ("zoom.us", Leads::ToMeeting, "Zoom"),
    ("zoomgov.com", Leads::ToMeeting, "Zoom"),
    ("webex.com", Leads::ToMeeting, "Webex"),
    ("teams.microsoft.com", Leads::ToMeeting, "Microsoft Teams"),
    ("teams.live.com", Leads::ToMeeting, "Microsoft Teams"),
    ("meet.google.com", Leads::ToMeeting, "Google Meet"),
    ("gotomeeting.com", Leads::ToMeeting, "GoToMeeting"),
    ("gotomeet.me", Leads::ToMeeting, "GoToMeeting"),
    ("bluejeans.com", Leads::ToMeeting, "BlueJeans"),
    ("whereby.com", Leads::ToMeeting, "Whereby"),
    ("thalamusgme.com", Leads::ToScheduler, "Thalamus"),
    ("thalamus.com", Leads::ToScheduler, "Thalamus"),
    ("interviewbroker.com", Leads::ToScheduler, "Interview Broker"),
    ("calendly.com", Leads::ToScheduler, "Calendly"),
    ("aamc.org", Leads::ToScheduler, "ERAS"),
    ("signupgenius.com", Leads::ToScheduler, "SignUpGenius"),
    ("doodle.com", Leads::ToScheduler, "Doodle"),
    ("youcanbook.me", Leads::ToScheduler, "YouCanBookMe"),
    ("bookings.office", Leads::ToScheduler, "Microsoft Bookings"),
    ("outlook.office365.com/owa/calendar", Leads::ToScheduler, "Microsoft Bookings"),
    ("acuityscheduling.com", Leads::ToScheduler, "Acuity"),
];
/// A longer address is no link to keep.
const LONGEST: usize = 2_000;
/// A shorter one leads nowhere.
const SHORTEST: usize = 10;
/// More links than these are a newsletter's.
const LINKS: usize = 200;

/// Returns the links between these bytes of a text as it was pasted, in their order.
pub(super) fn links(text: &str, is_of_mail: impl Fn(usize) -> bool) -> Vec<Link> {
    let mut all = Vec::new();
    let mut at = 0_usize;
    while let Some(found) = text.get(at..).and_then(next) {
        let start = at.saturating_add(found);
        let rest = text.get(start..).unwrap_or_default();
        let length = length(rest);
        at = start.saturating_add(length.max(1));
        if !(SHORTEST..=LONGEST).contains(&length) || !is_of_mail(start) || all.len() >= LINKS {
            continue;
        }
        let url = rest.get(..length).unwrap_or_default().to_owned();
        let plain = url.to_lowercase().replace("%2f", "/").replace("%3a", ":");
        let host = HOSTS.iter().find(|(host, ..)| is_host(&plain, host));
        let (leads, platform) = host.map_or((Leads::Somewhere, ""), |it| (it.1, it.2));
        all.push(Link { url, from: start..start.saturating_add(length), leads, platform });
    }
    all
}

/// Returns where the next address begins.
fn next(text: &str) -> Option<usize> {
    let is_start = |at: &usize| {
        let rest = text
            .as_bytes()
            .get(*at..at.saturating_add(8).min(text.len()))
            .unwrap_or_default()
            .to_ascii_lowercase();
        rest.starts_with(b"https://") || rest.starts_with(b"http://")
    };
    text.match_indices(['h', 'H']).map(|it| it.0).find(is_start)
}

/// Returns how many bytes an address takes, without the signs of the sentence behind it.
fn length(text: &str) -> usize {
    let is_end = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '"' | '<' | '>' | '”' | '“' | '|' | '\u{FFFD}' | '*' | '`')
    };
    let end = text.find(is_end).unwrap_or(text.len());
    let mut url = text.get(..end).unwrap_or_default();
    loop {
        let opens = url.matches('(').count() >= url.matches(')').count();
        let shorter = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ']', '}']);
        let shorter = if opens { shorter } else { shorter.strip_suffix(')').unwrap_or(shorter) };
        if shorter.len() == url.len() || url.len() > LONGEST {
            return url.len();
        }
        url = shorter;
    }
}

/// Returns true if the host stands in the address, whole or within one that tracks who clicks.
fn is_host(url: &str, host: &str) -> bool {
    url.match_indices(host).any(|(at, _)| {
        let before = url.get(..at).and_then(|it| it.chars().next_back());
        let behind = url.get(at.saturating_add(host.len())..).and_then(|it| it.chars().next());
        matches!(before, Some('/' | '.'))
            && !behind.is_some_and(|it| it.is_alphanumeric() || it == '.' && host.ends_with(".com"))
    })
}
