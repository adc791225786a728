use super::*;
use proptest::prelude::*;

fn cities() -> Vec<Locality> {
    let city = |name: &str, zone: &str| Locality {
        label: name.to_string(),
        keys: vec![fold(name), fold(name.split(',').next().unwrap())],
        zone: Zone::get(zone).unwrap(),
    };
    vec![
        city("Houston", "America/Chicago"),
        city("Portland, OR", "America/Los_Angeles"),
        city("Portland, ME", "America/New_York"),
        city("Rochester, NY", "America/New_York"),
        city("Rochester, MN", "America/Chicago"),
        city("Vancouver, WA", "America/Los_Angeles"),
        city("St. Louis", "America/Chicago"),
    ]
}

fn names(found: &Found) -> Vec<String> {
    match found {
        Found::Zone(zone) => vec![zone.name().to_string()],
        Found::Ask(choices) => choices.iter().map(|(_, zone)| zone.name().to_string()).collect(),
        Found::Unknown { .. } => vec!["?".into()],
    }
}

#[test]
fn typed_zones() {
    let table: &[(&str, &[&str])] = &[
        ("ET", &["America/New_York"]),
        ("est", &["America/New_York"]),
        ("EDT", &["America/New_York"]),
        ("Eastern Time", &["America/New_York"]),
        ("CT", &["America/Chicago"]),
        ("CST", &["America/Chicago"]),
        ("MT", &["America/Denver"]),
        ("MDT", &["America/Denver"]),
        ("MST", &["America/Denver", "America/Phoenix"]),
        ("PT", &["America/Los_Angeles"]),
        ("Pacific", &["America/Los_Angeles"]),
        ("AKST", &["America/Anchorage"]),
        ("HST", &["Pacific/Honolulu"]),
        ("AST", &["America/Puerto_Rico", "America/Halifax"]),
        ("GMT", &["UTC"]),
        ("z", &["UTC"]),
        ("IST", &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
        ("BST", &["Europe/London", "Asia/Dhaka"]),
        ("america/CHICAGO", &["America/Chicago"]),
        ("Asia/Calcutta", &["Asia/Calcutta"]),
        ("etc/gmt+5", &["Etc/GMT+5"]),
        ("chicago", &["America/Chicago"]),
        ("New York", &["America/New_York"]),
        ("new_york", &["America/New_York"]),
        ("kolkata", &["Asia/Kolkata"]),
        ("calcutta", &["Asia/Kolkata"]),
        ("Indianapolis", &["America/Indiana/Indianapolis"]),
        ("st louis", &["America/Chicago"]),
        ("são paulo", &["America/Sao_Paulo"]),
        ("Houston", &["America/Chicago"]),
        ("portland", &["America/Los_Angeles", "America/New_York"]),
        ("Portland, ME", &["America/New_York"]),
        ("rochester", &["America/New_York", "America/Chicago"]),
        ("vancouver", &["America/Los_Angeles", "America/Vancouver"]),
        ("", &["?"]),
        ("XYZ", &["?"]),
        ("lo", &["?"]),
        ("EDST", &["?"]),
        ("GMT+5", &["?"]),
        ("+05:30", &["?"]),
        ("GMT0", &["?"]),
        ("Etc/Unknown", &["?"]),
    ];
    let cities = cities();
    for (text, expected) in table {
        assert_eq!(names(&find_zone(text, &cities)), *expected, "{text}");
    }
}

#[test]
fn every_zone_of_the_tables_exists() {
    for (names, zones) in EVERYDAY {
        for (_, name) in *zones {
            assert!(Zone::get(name).is_some(), "{name} of {names:?}");
        }
    }
    for (name, zone) in WINDOWS {
        assert_eq!(find_zone(name, &[]), Found::Zone(Zone::get(zone).expect(zone)), "{name}");
    }
    let known = Zone::names();
    for city in NO_CITIES {
        assert!(known.iter().any(|name| name.ends_with(&format!("/{city}"))), "{city}");
    }
    assert!(LONE_NAMES.iter().all(|name| Zone::get(name).is_some()));
}

#[test]
fn long_names_and_pairs() {
    let table: &[(&str, &[&str])] = &[
        ("Alaska Standard Time", &["America/Anchorage"]),
        ("Eastern Time (US & Canada)", &["America/New_York"]),
        ("US Mountain Standard Time", &["America/Phoenix"]),
        ("Central Daylight Time", &["America/Chicago"]),
        ("MST Phoenix", &["America/Phoenix"]),
        ("EST Houston", &["America/New_York", "America/Chicago"]),
        ("CT Houston", &["America/Chicago"]),
        ("Denver, CO", &["America/Denver"]),
        ("Gary, Indiana", &["America/Indiana/Indianapolis", "America/Chicago"]),
        ("EST/EDT", &["America/New_York"]),
        ("Houston time", &["America/Chicago"]),
    ];
    for (text, expected) in table {
        assert_eq!(names(&find_zone(text, &cities())), *expected, "{text}");
    }
}

#[test]
fn a_beginning_is_only_offered() {
    for (text, offered) in [("los an", "America/Los_Angeles"), ("houst", "America/Chicago")] {
        let Found::Unknown { near, .. } = find_zone(text, &cities()) else { panic!("found") };
        assert_eq!(near.iter().map(|it| it.1.name()).collect::<Vec<_>>(), [offered], "{text}");
    }
    for word in ["west", "wake", "met a", "mayo", "musc", "center", "easter", "the", "south", "victoria"] {
        assert!(matches!(find_zone(word, &cities()), Found::Unknown { .. }), "{word}");
    }
}

#[test]
fn a_slip_of_the_finger_finds_near_names() {
    let Found::Unknown { why, near } = find_zone("chcago", &cities()) else { panic!("found") };
    assert_eq!(why, "“chcago” is no time zone or city that I know");
    assert_eq!(near[0].0, "Chicago (America/Chicago)");
    let Found::Unknown { near, .. } = find_zone("Huoston", &cities()) else { panic!("found") };
    assert_eq!(near[0].0, "Houston");
}

#[test]
fn every_primary_name_is_found_as_itself() {
    for name in Zone::names().into_iter().filter(|name| name.contains('/')) {
        assert_eq!(find_zone(&name, &cities()), Found::Zone(Zone::get(&name).unwrap()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn hostile_texts_never_panic(text in "\\PC{0,40}") {
        let _ = find_zone(&text, &cities());
    }
}
