//! The states by their codes and names, folded as `text::words` folds them.

const STATES: &[(&str, &str)] = &[
    ("al", "alabama"),
    ("ak", "alaska"),
    ("az", "arizona"),
    ("ar", "arkansas"),
    ("ca", "california"),
    ("co", "colorado"),
    ("ct", "connecticut"),
    ("de", "delaware"),
    ("dc", "district columbia"),
    ("fl", "florida"),
    ("ga", "georgia"),
    ("hi", "hawaii"),
    ("id", "idaho"),
    ("il", "illinois"),
    ("in", "indiana"),
    ("ia", "iowa"),
    ("ks", "kansas"),
    ("ky", "kentucky"),
    ("la", "louisiana"),
    ("me", "maine"),
    ("md", "maryland"),
    ("ma", "massachusetts"),
    ("mi", "michigan"),
    ("mn", "minnesota"),
    ("ms", "mississippi"),
    ("mo", "missouri"),
    ("mt", "montana"),
    ("ne", "nebraska"),
    ("nv", "nevada"),
    ("nh", "new hampshire"),
    ("nj", "new jersey"),
    ("nm", "new mexico"),
    ("ny", "new york"),
    ("nc", "north carolina"),
    ("nd", "north dakota"),
    ("oh", "ohio"),
    ("ok", "oklahoma"),
    ("or", "oregon"),
    ("pa", "pennsylvania"),
    ("ri", "rhode island"),
    ("sc", "south carolina"),
    ("sd", "south dakota"),
    ("tn", "tennessee"),
    ("tx", "texas"),
    ("ut", "utah"),
    ("vt", "vermont"),
    ("va", "virginia"),
    ("wa", "washington"),
    ("wv", "west virginia"),
    ("wi", "wisconsin"),
    ("wy", "wyoming"),
    ("pr", "puerto rico"),
];

/// Returns the full name of a state, in lower case; empty for no state.
pub(super) fn state_name(code: &str) -> &'static str {
    let code = code.to_ascii_lowercase();
    STATES.iter().find(|(short, _)| *short == code).map_or("", |(_, long)| long)
}

/// Returns the code of a state by its folded name or code.
pub(super) fn state_code(folded: &str) -> Option<&'static str> {
    let same = |long: &str| long.split(' ').flat_map(str::chars).eq(folded.chars());
    STATES.iter().find(|(short, long)| *short == folded || same(long)).map(|(short, _)| *short)
}

/// Returns true for a word of a state's name of several words: "carolina" names no state.
pub(super) fn is_part_of_a_state(word: &str) -> bool {
    STATES.iter().any(|(_, long)| long.contains(' ') && long.split(' ').any(|it| it == word))
}
