//! The words that names of programs are made of: noise, specialties, states, abbreviations, headings of lists.
//! All are folded as `text::words` folds them.

use crate::domain::tables::Specialty;

/// Words that are left out when names are compared.
pub(super) const SMALL: &[&str] = &["of", "the", "at", "and", "in", "for", "a", "de", "on"];

/// Words that many names share: they may be missing, and alone they name nothing.
pub(super) const NOISE: &[&str] = &[
    "affiliated",
    "campus",
    "center",
    "centers",
    "clinics",
    "college",
    "combined",
    "consortium",
    "corporation",
    "department",
    "education",
    "gme",
    "graduate",
    "group",
    "health",
    "healthcare",
    "hospital",
    "hospitals",
    "inc",
    "institute",
    "llc",
    "medical",
    "medicine",
    "network",
    "program",
    "programs",
    "residencies",
    "residency",
    "school",
    "science",
    "sciences",
    "services",
    "sponsored",
    "system",
    "university",
];

/// Abbreviations of words.
pub(super) const LONG: &[(&str, &str)] = &[
    ("coll", "college"),
    ("ctr", "center"),
    ("ft", "fort"),
    ("hlth", "health"),
    ("hosp", "hospital"),
    ("mt", "mount"),
    ("med", "medical"),
    ("u", "university"),
    ("uni", "university"),
    ("univ", "university"),
    ("sch", "school"),
];

/// Long names with a short one that everybody uses; compared as a whole name only.
pub(super) const SHORT: &[(&[&str], &str)] = &[
    (&["university", "california"], "uc"),
    (&["university", "texas"], "ut"),
    (&["university", "north", "carolina"], "unc"),
    (&["new", "york", "university"], "nyu"),
    (&["new", "york", "presbyterian"], "nyp"),
    (&["newyork", "presbyterian"], "nyp"),
];

/// Nicknames of cities.
pub(super) const NICKNAMES: &[(&str, &str)] = &[
    ("nyc", "newyork"),
    ("manhattan", "newyork"),
    ("philly", "philadelphia"),
    ("sf", "sanfrancisco"),
    ("dc", "washington"),
    ("nola", "neworleans"),
    ("vegas", "lasvegas"),
    ("slc", "saltlakecity"),
    ("bmore", "baltimore"),
    ("indy", "indianapolis"),
    ("cincy", "cincinnati"),
    ("la", "losangeles"),
];

/// Words of a line that speak of a specialty. "Surgery" and "medicine" do so only beside a preliminary year.
const SPECIALTY: &[&str] = &[
    "ir",
    "vir",
    "dr",
    "ty",
    "interventional",
    "integrated",
    "independent",
    "diagnostic",
    "radiology",
    "rads",
    "transitional",
    "year",
    "prelim",
    "preliminary",
    "residency",
    "residencies",
    "program",
    "programs",
    "track",
    "advanced",
    "categorical",
    "and",
];

/// Headings, totals and judgments that stand between the names of a list.
const HEADINGS: &[&str] = &[
    "acgme",
    "applied",
    "away",
    "city",
    "coast",
    "code",
    "comment",
    "comments",
    "count",
    "date",
    "east",
    "eastern",
    "home",
    "id",
    "institution",
    "institutions",
    "interview",
    "interviews",
    "list",
    "location",
    "match",
    "midwest",
    "my",
    "name",
    "names",
    "no",
    "north",
    "northeast",
    "northwest",
    "notes",
    "nrmp",
    "number",
    "priority",
    "rank",
    "best",
    "choice",
    "good",
    "great",
    "maybe",
    "nice",
    "ok",
    "top",
    "yes",
    "reach",
    "region",
    "safety",
    "signal",
    "signals",
    "site",
    "south",
    "southeast",
    "southwest",
    "specialty",
    "state",
    "status",
    "sum",
    "target",
    "tier",
    "total",
    "totals",
    "type",
    "west",
    "western",
    "where",
    "gold",
    "silver",
];

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

/// Returns the words without those about a specialty at both ends, which may leave none; and the specialty they ask
/// for.
pub(super) fn split_specialty(words: &[String]) -> (&[String], Option<Specialty>) {
    let prelim = words.iter().any(|it| matches!(it.as_str(), "prelim" | "preliminary"));
    let speaks = |word: &String| {
        SPECIALTY.contains(&word.as_str()) || prelim && matches!(word.as_str(), "surgery" | "medicine")
    };
    let end = words.iter().rposition(|it| !speaks(it)).map_or(0, |last| last.saturating_add(1));
    let start = words.iter().position(|it| !speaks(it)).unwrap_or(end);
    let (Some(rest), Some(head), Some(tail)) = (words.get(start..end), words.get(..start), words.get(end..))
    else {
        return (words, None);
    };
    let asked = specialty_of(tail).or_else(|| specialty_of(head));
    (rest, asked)
}

fn specialty_of(words: &[String]) -> Option<Specialty> {
    let has = |any: &[&str]| words.iter().any(|it| any.contains(&it.as_str()));
    match () {
        () if has(&["prelim", "preliminary"]) && has(&["surgery"]) => Some(Specialty::PrelimSurgery),
        () if has(&["prelim", "preliminary"]) && has(&["medicine"]) => Some(Specialty::PrelimMedicine),
        () if has(&["independent"]) => Some(Specialty::IrIndependent),
        () if has(&["ir", "vir", "interventional", "integrated"]) => Some(Specialty::Ir),
        () if has(&["dr", "diagnostic"]) => Some(Specialty::Dr),
        () if has(&["ty", "transitional"]) => Some(Specialty::Ty),
        () => None,
    }
}

/// Returns true for a word that names no program by itself: a heading, noise, a specialty, a number.
pub(super) fn is_idle(word: &str) -> bool {
    [HEADINGS, NOISE, SPECIALTY, SMALL].iter().any(|all| all.contains(&word))
        || word.chars().all(|it| it.is_numeric())
}
