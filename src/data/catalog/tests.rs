use super::*;
use crate::{
    data::{CATALOG, Data},
    domain::time::{Found, find_zone},
    text::graphemes,
};
use proptest::prelude::*;

/// Parsed once for all tests.
fn catalog() -> &'static Catalog {
    static ONCE: std::sync::LazyLock<Catalog> = std::sync::LazyLock::new(|| Catalog::parse(CATALOG).unwrap());
    &ONCE
}

fn id(catalog: &Catalog, at: usize) -> &str {
    catalog.institutions()[at].id.as_str()
}

fn ids(catalog: &Catalog, query: &str) -> Vec<String> {
    catalog.find(query, 8).iter().map(|hit| id(catalog, hit.institution).to_owned()).collect()
}

fn ambiguous() -> Vec<(String, Vec<String>)> {
    raw::parse(CATALOG).unwrap().ambiguous
}

/// What a line leads to: an id with a mark for how sure, or the ids to ask about.
fn told(catalog: &Catalog, line: &str) -> String {
    match catalog.match_line(line) {
        LineMatch::One { institution, specialty, sure } => {
            let mark = if sure == Sure::Exact { "" } else { "~" };
            let word = specialty.map(|it| format!("/{it}")).unwrap_or_default();
            format!("{mark}{}{word}", id(catalog, institution))
        }
        LineMatch::Several { institutions, .. } => {
            format!("? {}", institutions.iter().map(|at| id(catalog, *at)).collect::<Vec<_>>().join(" "))
        }
        LineMatch::Disagreeing { code: (at, coded), institutions, specialty } => {
            let named = institutions.iter().map(|at| id(catalog, *at)).collect::<Vec<_>>().join(" ");
            let word = specialty.map(|it| format!("/{it}")).unwrap_or_default();
            format!("! {}/{coded} or {named}{word}", id(catalog, at))
        }
        LineMatch::Heading => "#".into(),
        LineMatch::Nothing => "-".into(),
    }
}

#[test]
fn a_pasted_list_of_37_names() {
    let catalog = catalog();
    let lines = include_str!("../../../tests/data/names-37.txt");
    let expected: std::collections::BTreeMap<String, String> =
        serde_json::from_str(include_str!("../../../tests/data/names-37.expected.json")).unwrap();
    assert_eq!(lines.lines().count(), 37);
    for line in lines.lines() {
        let found = match catalog.match_line(line) {
            LineMatch::One { institution, .. } => id(catalog, institution).to_owned(),
            LineMatch::Several { .. } => "ask".into(),
            LineMatch::Disagreeing { .. } | LineMatch::Heading | LineMatch::Nothing => "none".into(),
        };
        assert_eq!(found, expected[line], "{line:?}: {}", told(catalog, line));
    }
}

#[test]
fn lines_as_people_paste_them() {
    let catalog = catalog();
    for (line, expected) in [
        ("", "#"),
        ("Program", "#"),
        ("#\tProgram\tCity\tState", "#"),
        ("Name of hospital", "#"),
        ("37", "#"),
        ("37 programs", "#"),
        ("Total: 37", "#"),
        ("IR programs:", "#"),
        ("West coast", "#"),
        ("-----", "#"),
        ("these are all the places I liked", "-"),
        ("University of Alaska", "-"),
        ("1. Emory", "emory-university"),
        ("12) Duke University Hospital", "duke-university"),
        ("- [ ] Yale-New Haven Medical Center Program", "yale-new-haven"),
        ("• UCSF — IR", "ucsf/ir"),
        ("UCSF (independent IR)", "ucsf/ir-independent"),
        ("IR - Emory", "emory-university/ir"),
        ("Emory transitional year", "emory-university/ty"),
        ("Stanford University - Diagnostic Radiology", "stanford-university/dr"),
        ("4\tVanderbilt\tNashville, TN\tinterview 12/3", "vanderbilt"),
        ("Emory, great people", "emory-university"),
        ("Reach, Emory", "emory-university"),
        (
            "University of Pennsylvania Health System Program, Interventional Radiology - Integrated",
            "university-of-pennsylvania/ir",
        ),
        ("4160500006", "ucsf/ir"),
        ("UCSF 4150542004", "ucsf/ir-independent"),
        ("University of California, Los Angeles", "ucla"),
        ("University of California San Francisco", "ucsf"),
        ("Washington University in St. Louis", "~washington-university-mallinckrodt"),
        ("St Louis University", "saint-louis-university"),
        ("Univ. of Michgan", "~university-of-michigan"),
        ("Vanderbuilt Univ Med Ctr", "~vanderbilt"),
        ("Mayo Rochester MN", "mayo-clinic-rochester"),
        ("Mayo Clinic (Jacksonville, FL)", "mayo-clinic-florida"),
        ("UW Madison", "university-of-wisconsin"),
        ("UW, Madison WI", "university-of-wisconsin"),
        ("Penn (Philly)", "university-of-pennsylvania"),
        ("Wash U", "washington-university-mallinckrodt"),
        ("M D Anderson", "md-anderson-cancer-center"),
        ("Boston: MGH", "massachusetts-general-hospital-mgb"),
        ("Cleveland: MetroHealth", "metrohealth"),
        ("Utah", "university-of-utah"),
        ("University of South Carolina", "~musc"),
        ("University of Tennessee", "? university-of-tennessee-memphis university-of-tennessee-knoxville"),
        ("Univeristy of Virgina", "~university-of-virginia"),
        ("Tomas Jefferson", "~thomas-jefferson-university"),
        ("Kaiser Permanente Los Angeles", "~kaiser-permanente-southern-california"),
        ("Harvard - Brigham", "brigham-and-women-s-mgb"),
        ("NewYork-Presbyterian/Columbia University Irving Medical Center", "newyork-presbyterian-columbia"),
        ("Columbia University", "newyork-presbyterian-columbia"),
        ("UW IR", "? university-of-washington university-of-wisconsin"),
        ("Colombia", "? newyork-presbyterian-columbia university-of-missouri"),
        ("Mayo, top choice", "? mayo-clinic-rochester mayo-clinic-arizona mayo-clinic-florida"),
        ("Emory (Boston)", "? emory-university"),
    ] {
        assert_eq!(told(catalog, line), expected, "{line:?}");
    }
}

#[test]
fn names_that_stand_for_several_are_asked_about() {
    let catalog = catalog();
    for (name, asked) in ambiguous() {
        let expected = format!("? {}", asked.join(" "));
        for line in [
            name.clone(),
            format!("3. {name}"),
            format!("{} IR", name.to_lowercase()),
            format!("{name}\tgood"),
        ] {
            assert_eq!(told(catalog, &line), expected, "{line:?}");
        }
        assert_eq!(ids(catalog, &name)[..asked.len()], asked[..], "{name:?}");
    }
}

#[test]
fn what_people_type() {
    let catalog = catalog();
    for (query, expected) in [
        ("MIR", "washington-university-mallinckrodt"),
        ("mass gen hosp", "massachusetts-general-hospital-mgb"),
        ("uw sea", "university-of-washington"),
        ("u mich", "university-of-michigan"),
        ("hosp of the univ of pennsylvania", "university-of-pennsylvania"),
        ("ucs", "uc-san-diego"),
        ("sinai nyc", "mount-sinai-icahn"),
        ("vanderbuilt", "vanderbilt"),
        ("stanfrod", "stanford-university"),
        ("charlottesville", "university-of-virginia"),
        ("tennessee vanderbilt", "vanderbilt"),
        ("vanderbilt tn", "vanderbilt"),
        ("nwestern", "northwestern-university-mcgaw"),
        ("4160500006", "ucsf"),
        ("dotter", "ohsu-dotter"),
    ] {
        let found = ids(catalog, query);
        assert_eq!(found.first().map(String::as_str), Some(expected), "{query:?} found {found:?}");
    }
}

#[test]
fn a_specialty_word_selects_the_specialty() {
    let catalog = catalog();
    for (query, specialty) in [
        ("ucsf ir", Some(Specialty::Ir)),
        ("ucsf independent ir", Some(Specialty::IrIndependent)),
        ("emory diagnostic radiology residency", Some(Specialty::Dr)),
        ("emory TY program", Some(Specialty::Ty)),
        ("emory prelim surgery", Some(Specialty::PrelimSurgery)),
        ("emory", None),
    ] {
        let hit = &catalog.find(query, 3)[0];
        assert_eq!(hit.specialty, specialty, "{query}");
        assert!(["ucsf", "emory-university"].contains(&id(catalog, hit.institution)), "{query}");
    }
    assert!(catalog.find("ty", 500).iter().all(|hit| {
        hit.specialty == Some(Specialty::Ty)
            && catalog.institutions()[hit.institution].program(Specialty::Ty).is_some()
    }));
}

#[test]
fn every_name_finds_its_own() {
    let catalog = catalog();
    let asked: Vec<String> = ambiguous().into_iter().map(|(name, _)| crate::text::fold(&name)).collect();
    for (at, it) in catalog.institutions().iter().enumerate() {
        for name in it.aliases.iter().chain([&it.name, &it.official]) {
            let first = &catalog.institutions()[catalog.find(name, 1)[0].institution];
            assert!(first.id == it.id || first.official == *name, "{name:?} found {} first", first.id);
            match catalog.match_line(name) {
                LineMatch::One { institution, .. } => {
                    let found = &catalog.institutions()[institution];
                    assert!(
                        institution == at || found.official == *name,
                        "{name:?} is taken for {}",
                        found.id
                    );
                }
                LineMatch::Several { institutions, .. } => {
                    let shared = asked.contains(&crate::text::fold(name)) || *name == it.official;
                    assert!(shared && institutions.contains(&at), "{name:?} asks: {institutions:?}");
                }
                LineMatch::Disagreeing { .. } | LineMatch::Heading | LineMatch::Nothing => {
                    panic!("{name:?} of {} is nothing", it.id)
                }
            }
        }
    }
}

#[test]
fn every_code_finds_its_own() {
    let catalog = catalog();
    for (at, it) in catalog.institutions().iter().enumerate() {
        for program in &it.programs {
            let nrmp = program.positions.iter().map(|(_, code)| code).filter(|it| !it.is_empty());
            for code in nrmp.chain([&program.acgme_id]) {
                let hit = &catalog.find(code, 5)[0];
                assert_eq!((hit.institution, hit.specialty), (at, Some(program.specialty)), "{code}");
                let one = LineMatch::One { institution: at, specialty: hit.specialty, sure: Sure::Exact };
                assert_eq!(catalog.match_line(&format!("{code}\t{}", it.name)), one);
            }
        }
    }
}

#[test]
fn marks_stand_on_what_was_typed() {
    let catalog = catalog();
    for (query, expected) in [
        ("emory", "Emory"),
        ("univ mich", "UnivMich"),
        ("ucsand", "UCSanD"),
        ("johns h", "JohnsH"),
        ("duke ir", "Duke"),
        ("nyu", "NYU"),
    ] {
        let hit = &catalog.find(query, 1)[0];
        let name: Vec<&str> = graphemes(&catalog.institutions()[hit.institution].name).collect();
        assert_eq!(hit.marks.iter().map(|at| name[*at]).collect::<String>(), expected, "{query}");
    }
}

#[test]
fn an_empty_query_lists_all_with_ir_first() {
    let catalog = catalog();
    let all = catalog.find("  ", 1000);
    assert_eq!(all.len(), catalog.institutions().len());
    let has_ir: Vec<bool> = all.iter().map(|hit| catalog.index().entries[hit.institution].has_ir).collect();
    assert!(has_ir.is_sorted_by(|a, b| a >= b));
    assert_eq!(catalog.find("emory", 0), []);
}

#[test]
fn a_program_becomes_a_row() {
    let catalog = catalog();
    for institution in catalog.institutions() {
        for program in &institution.programs {
            let row = new_program(institution, program);
            assert_eq!(catalog.program(row.id.as_str()), Some((institution, program)));
            assert!(row.time_zone.is_some(), "{}", row.id);
            assert_eq!(row.status, None);
        }
    }
    let (institution, program) = catalog.program("kaiser-permanente-southern-california/dr").unwrap();
    let row = new_program(institution, program);
    assert_eq!((row.city.as_str(), institution.city.as_str()), ("Los Angeles", "Pasadena"));
    for id in ["ucsf", "ucsf/", "ucsf/ty", "/ir", "nowhere/ir", "ucsf/ir/x"] {
        assert_eq!(catalog.program(id), None, "{id}");
    }
}

#[test]
fn links_of_the_catalog_lead_somewhere() {
    let catalog = catalog();
    for it in catalog.institutions() {
        assert!(it.related.as_ref().is_none_or(|id| catalog.institution(id.as_str()).is_some()), "{}", it.id);
        assert!(!states::state_name(&it.state).is_empty(), "{}", it.state);
    }
    for (name, asked) in ambiguous() {
        assert!(asked.iter().all(|id| catalog.institution(id).is_some()), "{name}");
    }
}

#[test]
fn places_have_their_zones() {
    let data = Data::new();
    let zones = |name: &str| match find_zone(name, data.cities()) {
        Found::Zone(zone) => vec![zone.name().to_owned()],
        Found::Ask(all) => all.into_iter().map(|it| it.1.name().to_owned()).collect(),
        Found::Unknown { .. } => Vec::new(),
    };
    assert_eq!(zones("Houston"), ["America/Chicago"]);
    assert_eq!(zones("Phoenix, AZ"), ["America/Phoenix"]);
    assert_eq!(zones("Portland, Oregon"), ["America/Los_Angeles"]);
    assert_eq!(zones("MUSC"), ["America/New_York"]);
    assert_eq!(zones("Wake Forest"), ["America/New_York"]);
    for name in ["Portland", "Rochester", "Springfield", "Jackson", "Columbia", "Temple", "Mayo", "Arlington"]
    {
        assert!(zones(name).len() > 1, "{name}: {:?}", zones(name));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(text in "\\PC{0,40}", most in 0_usize..20) {
        let hits = catalog().find(&text, most);
        assert!(hits.len() <= most);
        for hit in &hits {
            let name = &catalog().institutions()[hit.institution].name;
            assert!(hit.marks.iter().all(|at| *at < graphemes(name).count()));
        }
        let _ = catalog().match_line(&text);
    }

    #[test]
    fn pieces_of_names_are_answered(words in proptest::collection::vec(PIECE, 0..8)) {
        let text = words.join(" ");
        let _ = catalog().find(&text, 9);
        if let LineMatch::Several { institutions, .. } = catalog().match_line(&text) {
            assert!((1..=9).contains(&institutions.len()));
        }
    }
}

const PIECE: &str = "(u|of|mayo|uw|IR|\\(|,|\t|- |1\\.|boston|ma|st\\.?|é|saint|[a-z]{1,6})";
