//! The states of the US with their zones, as people name them behind a city. Knows no cities.
use super::super::zone::Zone;
use crate::text::fold::fold;

/// Code, name, and the zones in which people live, that of most of them first.
const STATES: &[(&str, &str, &[&str])] = &[
    ("AL", "Alabama", &["America/Chicago"]),
    ("AK", "Alaska", &["America/Anchorage", "America/Adak"]),
    ("AZ", "Arizona", &["America/Phoenix"]),
    ("AR", "Arkansas", &["America/Chicago"]),
    ("CA", "California", &["America/Los_Angeles"]),
    ("CO", "Colorado", &["America/Denver"]),
    ("CT", "Connecticut", &["America/New_York"]),
    ("DE", "Delaware", &["America/New_York"]),
    ("DC", "District of Columbia", &["America/New_York"]),
    ("FL", "Florida", &["America/New_York", "America/Chicago"]),
    ("GA", "Georgia", &["America/New_York"]),
    ("HI", "Hawaii", &["Pacific/Honolulu"]),
    ("ID", "Idaho", &["America/Boise", "America/Los_Angeles"]),
    ("IL", "Illinois", &["America/Chicago"]),
    ("IN", "Indiana", &["America/Indiana/Indianapolis", "America/Chicago"]),
    ("IA", "Iowa", &["America/Chicago"]),
    ("KS", "Kansas", &["America/Chicago", "America/Denver"]),
    ("KY", "Kentucky", &["America/Kentucky/Louisville", "America/New_York", "America/Chicago"]),
    ("LA", "Louisiana", &["America/Chicago"]),
    ("ME", "Maine", &["America/New_York"]),
    ("MD", "Maryland", &["America/New_York"]),
    ("MA", "Massachusetts", &["America/New_York"]),
    ("MI", "Michigan", &["America/Detroit", "America/Menominee"]),
    ("MN", "Minnesota", &["America/Chicago"]),
    ("MS", "Mississippi", &["America/Chicago"]),
    ("MO", "Missouri", &["America/Chicago"]),
    ("MT", "Montana", &["America/Denver"]),
    ("NE", "Nebraska", &["America/Chicago", "America/Denver"]),
    ("NV", "Nevada", &["America/Los_Angeles"]),
    ("NH", "New Hampshire", &["America/New_York"]),
    ("NJ", "New Jersey", &["America/New_York"]),
    ("NM", "New Mexico", &["America/Denver"]),
    ("NY", "New York", &["America/New_York"]),
    ("NC", "North Carolina", &["America/New_York"]),
    ("ND", "North Dakota", &["America/Chicago", "America/Denver"]),
    ("OH", "Ohio", &["America/New_York"]),
    ("OK", "Oklahoma", &["America/Chicago"]),
    ("OR", "Oregon", &["America/Los_Angeles", "America/Boise"]),
    ("PA", "Pennsylvania", &["America/New_York"]),
    ("PR", "Puerto Rico", &["America/Puerto_Rico"]),
    ("RI", "Rhode Island", &["America/New_York"]),
    ("SC", "South Carolina", &["America/New_York"]),
    ("SD", "South Dakota", &["America/Chicago", "America/Denver"]),
    ("TN", "Tennessee", &["America/Chicago", "America/New_York"]),
    ("TX", "Texas", &["America/Chicago", "America/Denver"]),
    ("UT", "Utah", &["America/Denver"]),
    ("VT", "Vermont", &["America/New_York"]),
    ("VA", "Virginia", &["America/New_York"]),
    ("WA", "Washington", &["America/Los_Angeles"]),
    ("WV", "West Virginia", &["America/New_York"]),
    ("WI", "Wisconsin", &["America/Chicago"]),
    ("WY", "Wyoming", &["America/Denver"]),
];

/// The zones of a state, with its name.
pub(super) struct State {
    pub name: &'static str,
    pub zones: Vec<Zone>,
}

fn state(is_it: impl Fn(&str, &str) -> bool) -> Option<State> {
    let (_, name, zones) = STATES.iter().find(|(code, name, _)| is_it(code, name))?;
    Some(State { name, zones: zones.iter().filter_map(|it| Zone::get(it)).collect() })
}

/// Returns the state whose name the words are.
pub(super) fn named(words: &[String]) -> Option<State> {
    let typed = words.concat();
    state(|_, name| fold(name) == typed)
}

/// Splits words into a city and the state behind it: `portland or`, `charleston west virginia`.
pub(super) fn behind_city(words: &[String]) -> Option<(&[String], State)> {
    (1..words.len()).find_map(|at| {
        let (city, behind) = words.split_at(at);
        let typed = behind.concat();
        state(|code, name| fold(code) == typed || fold(name) == typed).map(|state| (city, state))
    })
}
