//! The words that names of programs are made of: noise, specialties, abbreviations, headings of lists.
//! All are folded as `text::words` folds them.

use super::remarks::is_remark;
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
    "corp",
    "corporation",
    "department",
    "education",
    "foundation",
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
    "med",
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

/// Abbreviations, written out.
pub(super) const LONG: &[(&str, &[&str])] = &[
    ("affil", &["affiliated"]),
    ("assoc", &["associates"]),
    ("bapt", &["baptist"]),
    ("cntr", &["center"]),
    ("coll", &["college"]),
    ("com", &["college", "medicine"]),
    ("comm", &["community"]),
    ("ctr", &["center"]),
    ("dept", &["department"]),
    ("ed", &["education"]),
    ("educ", &["education"]),
    ("fdn", &["foundation"]),
    ("found", &["foundation"]),
    ("ft", &["fort"]),
    ("gen", &["general"]),
    ("grad", &["graduate"]),
    ("hlth", &["health"]),
    ("hosp", &["hospital"]),
    ("hosps", &["hospitals"]),
    ("hsc", &["health", "sciences", "center"]),
    ("inst", &["institute"]),
    ("intl", &["international"]),
    ("mc", &["medical", "center"]),
    ("med", &["medical"]),
    ("medctr", &["medical", "center"]),
    ("mem", &["memorial"]),
    ("mt", &["mount"]),
    ("natl", &["national"]),
    ("reg", &["regional"]),
    ("rmc", &["regional", "medical", "center"]),
    ("sch", &["school"]),
    ("sci", &["sciences"]),
    ("science", &["sciences"]),
    ("som", &["school", "medicine"]),
    ("suny", &["state", "university", "new", "york"]),
    ("svcs", &["services"]),
    ("sys", &["system"]),
    ("u", &["university"]),
    ("uni", &["university"]),
    ("univ", &["university"]),
];

/// Long names with a short one that everybody uses; compared as a whole name only.
pub(super) const SHORT: &[(&[&str], &str)] = &[
    (&["state", "university", "new", "york"], "suny"),
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
    ("atl", "atlanta"),
    ("jax", "jacksonville"),
    ("mke", "milwaukee"),
    ("okc", "oklahomacity"),
    ("pdx", "portland"),
    ("pgh", "pittsburgh"),
    ("phx", "phoenix"),
    ("stl", "stlouis"),
];

/// Words for the specialties of others, which make a line one that isn't about ours.
const OTHER: &[&str] = &[
    "anesthesia",
    "anesthesiology",
    "cardiology",
    "dermatology",
    "emergency",
    "gynecology",
    "internal",
    "neurology",
    "neurosurgery",
    "nuclear",
    "obgyn",
    "obstetrics",
    "oncology",
    "ophthalmology",
    "orthopaedic",
    "orthopaedics",
    "orthopedic",
    "orthopedics",
    "otolaryngology",
    "pathology",
    "pediatrics",
    "psychiatry",
    "radiation",
    "urology",
];

/// Words of a line that speak of a specialty. "Surgery" and "medicine" do so only beside a preliminary year, or beside the
/// specialty of others.
const SPECIALTY: &[&str] = &[
    "ir",
    "vir",
    "dr",
    "ty",
    "esir",
    "intervent",
    "interventional",
    "integ",
    "int",
    "diag",
    "rad",
    "trans",
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

/// Headings and totals that stand between the names of a list.
const HEADINGS: &[&str] = &[
    "acgme",
    "city",
    "coast",
    "code",
    "comment",
    "comments",
    "count",
    "date",
    "east",
    "eastern",
    "eras",
    "id",
    "institution",
    "institutions",
    "list",
    "location",
    "match",
    "midwest",
    "my",
    "name",
    "names",
    "north",
    "northeast",
    "northwest",
    "notes",
    "nrmp",
    "number",
    "priority",
    "rank",
    "region",
    "site",
    "south",
    "southeast",
    "southwest",
    "specialty",
    "state",
    "status",
    "sum",
    "total",
    "totals",
    "type",
    "west",
    "western",
    "where",
];

/// Returns the words without those about a specialty at both ends, which may leave none; and the specialty they ask
/// for.
pub(super) fn split_specialty(words: &[String]) -> (&[String], Option<Specialty>) {
    let is_other = |word: &String| OTHER.contains(&word.as_str());
    let is_beside =
        words.iter().any(|it| matches!(it.as_str(), "prelim" | "preliminary")) || words.iter().any(is_other);
    let speaks = |word: &String| {
        let word_is = |any: &[&str]| any.contains(&word.as_str());
        word_is(SPECIALTY) || is_beside && (is_other(word) || word_is(&["surgery", "medicine"]))
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
        () if has(OTHER) => Some(Specialty::Other),
        () if has(&["independent"]) => Some(Specialty::IrIndependent),
        () if has(&["ir", "vir", "intervent", "interventional", "integ", "integrated"]) => {
            Some(Specialty::Ir)
        }
        () if has(&["dr", "diag", "diagnostic", "esir"]) => Some(Specialty::Dr),
        () if has(&["ty", "trans", "transitional"]) => Some(Specialty::Ty),
        // mostly of medicine, where nobody says of what
        () if has(&["prelim", "preliminary"]) => Some(Specialty::PrelimMedicine),
        () => None,
    }
}

/// Returns true for a word that names no program by itself: a heading, a remark, noise, a specialty, a number.
pub(super) fn is_idle(word: &str) -> bool {
    [HEADINGS, NOISE, SPECIALTY, SMALL].iter().any(|all| all.contains(&word)) || is_remark(word)
}

/// Returns true for a line of nothing but such words, if one of them is more than noise: "University Hospital" may be a
/// name.
pub(super) fn is_heading(words: &[String]) -> bool {
    let is_mere_noise =
        |word: &String| NOISE.contains(&word.as_str()) && word != "program" && word != "programs";
    words.iter().all(|it| is_idle(it)) && (words.is_empty() || !words.iter().all(is_mere_noise))
}
