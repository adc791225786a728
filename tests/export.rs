//! A small season as others get it, once for each audience: the documents stand in `snapshots/`, and what an audience must
//! not read is looked for in each.
#![allow(clippy::unwrap_used, clippy::panic)] // the helpers of tests are tests
#![allow(clippy::wildcard_enum_match_arm)] // tests pick one event of another crate's many

#[path = "export/components.rs"]
mod components;
#[path = "export/interviews.rs"]
mod interviews;
#[path = "export/rank_lists.rs"]
mod rank_lists;

use std::sync::Arc;

use fluoro::{
    domain::{
        facts::SeasonFacts,
        naming::Naming,
        questions::Bundle,
        rows::Rows,
        shortlist::{Lookup, SortBy, compare},
        tables::*,
        time::{Stamp, Zone, parse_day},
        tracker::Tracker,
    },
    transfer::{
        Audience,
        markdown::{ShortlistInput, shortlist},
    },
};

/// Everything that only the applicant reads carries this word.
const SECRET: &str = "sesame";

const NO_BANK: Bundle = Bundle { questions: &[], improper: &[] };

const PROFILE: &str = r#"{"match":"main","season":"2027","specialties":["dr","ir"],
    "home_zone":"America/New_York","name":"My IR season"}"#;

const ALPHA: &str = r##"{"id":"alpha/ir","name":"Alpha","institution":"University of Alpha","specialty":"ir",
    "city":"San Francisco","state":"CA","time_zone":"America/Los_Angeles","acgme_id":"4160500001",
    "positions":{"advanced":{"nrmp_code":"1062416A0","starts":"2028-07-01"},"categorical":{"starts":"2027-07-01"}},
    "status":"ranked","signal":"gold","deadline":"2026-10-15","thank_yous":"wanted","letter_rules":{"needs":4},
    "why":"# sesame\nwhy","pros":"- cases\n- clinic | TIPS","cons":"rent","notes":"sesame","tags":["sesame"],
    "do_not_rank":"sesame","deal_breakers":["sesame"],"website":"https://example.org/alpha?a=1&b=2",
    "facts":{"cases_per_year":{"value":"5200","source":"PD, interview","as_of":"2026-11-23"},"call":{"value":"q6"}},
    "custom":{"4455667788990011":"sesame"}}"##;

const BETA: &str = r#"{"id":"beta/dr","name":"Beta | [x](y) <b>\u202e","specialty":"dr","city":"Chicago","state":"IL",
    "status":"applied","status_log":["2026-09-02T13:05:00Z applied"]}"#;

const GAMMA: &str = r#"{"id":"gamma/ir","name":"Gamma","specialty":"ir","status":"they-rejected"}"#;

const INTERVIEWS: [&str; 5] = [
    r#"{"id":"i1","programs":["alpha/ir"],"state":"done","when":"2026-11-23T08:00[America/Los_Angeles]",
    "minutes":270,"mode":"video","platform":"Zoom","link":"https://example.org/sesame","scores":{"case-volume":4},
    "gut":5,"happy":"yes","pros":"warm","red_flags":"sesame","notes":"sesame\n\n- sesame"}"#,
    r#"{"id":"i2","programs":["alpha/ir"],"kind":"social","state":"scheduled","minutes":60,"mode":"video",
    "when":"2026-12-10T19:30[America/New_York]"}"#,
    r#"{"id":"i3","programs":["beta/dr"],"state":"held","when":"2026-12-11T09:00[America/Chicago]","minutes":120,
    "mode":"video"}"#,
    r#"{"id":"i4","programs":["beta/dr"],"state":"i-declined","when":"2026-12-14"}"#,
    r#"{"id":"i5","programs":["gamma/ir"],"state":"scheduled","when":"2026-12-15T08:00[America/New_York]",
    "mode":"in-person"}"#,
];

const PERSON: &str = r#"{"id":"p1","programs":["alpha/ir"],"interviews":["i1"],"name":"Dr. A. Rivera","role":"PD",
    "email":"sesame@example.org","talking_point":"sesame"}"#;
const RANKS: &str =
    r#"{"id":"primary","kind":"primary","order":["beta/dr#categorical","alpha/ir#advanced"]}"#;

fn put<T: Record>(tracker: &mut Tracker, json: &str)
where
    Tracker: AsMut<Rows<T>>,
{
    AsMut::<Rows<T>>::as_mut(tracker).put(serde_json::from_str(json).unwrap());
}

fn season() -> Tracker {
    let mut it = Tracker { profile: Arc::new(serde_json::from_str(PROFILE).unwrap()), ..Tracker::default() };
    for program in [ALPHA, BETA, GAMMA] {
        put::<Program>(&mut it, program);
    }
    for interview in INTERVIEWS {
        put::<Interview>(&mut it, interview);
    }
    put::<Person>(&mut it, PERSON);
    put::<Letter>(&mut it, r#"{"id":"l1","writer":"Dr. Osei","programs":["alpha/ir"]}"#);
    put::<Criterion>(&mut it, r#"{"id":"case-volume","title":"Case volume","weight":5}"#);
    put::<RankList>(&mut it, RANKS);
    put::<CustomField>(&mut it, r#"{"id":"4455667788990011","table":"programs","name":"Partner likes it"}"#);
    it
}

fn export(tracker: &Tracker, audience: Audience) -> String {
    let lookup = Lookup::new(tracker, tracker.criteria.iter().cloned().collect());
    let mut rows: Vec<Arc<Program>> = tracker.programs.iter().cloned().collect();
    rows.sort_by(|a, b| compare(a, b, &SortBy::named("rank").into(), &lookup));
    let day = |text| parse_day(text).unwrap();
    let window = (day("2026-03-01"), day("2027-07-01"));
    let facts = SeasonFacts { season: "2027".into(), window, ..SeasonFacts::default() };
    shortlist(&ShortlistInput {
        sort: None,
        tracker,
        facts: &facts,
        lookup: &lookup,
        naming: &Naming::long(),
        rows: &rows,
        bank: NO_BANK,
        scope: "3 of 40 programs; filter: status:invited",
        audience,
        now: "2026-11-24T15:00:00Z".parse::<Stamp>().unwrap(),
        home: &Zone::get("America/New_York").unwrap(),
    })
}

#[test]
fn for_me() {
    let text = export(&season(), Audience::Me);
    assert!(text.contains(SECRET));
    insta::assert_snapshot!(text);
}

#[test]
fn for_the_adviser() {
    insta::assert_snapshot!(export(&season(), Audience::Adviser));
}

#[test]
fn for_the_partner() {
    insta::assert_snapshot!(export(&season(), Audience::Partner));
}

#[test]
fn for_the_clerkship_office() {
    insta::assert_snapshot!(export(&season(), Audience::Clerkship));
}

#[test]
fn only_the_applicant_reads_judgments() {
    for audience in [Audience::Adviser, Audience::Partner, Audience::Clerkship] {
        let text = export(&season(), audience);
        for word in [SECRET, "ranked", "| Rank", "| Score", "Gut", "4.0", "happy", "likes it"] {
            assert!(!text.contains(word), "{word:?} for {audience}: {text}");
        }
        assert!(text.find("Alpha") <= text.find("Beta"), "by name for {audience}: an order tells ranks");
    }
}

#[test]
fn the_clerkship_office_reads_no_program() {
    let text = export(&season(), Audience::Clerkship);
    for word in ["Alpha", "Beta", "Gamma", "Chicago", "Francisco", "1062416", "invited", "applied", "Rivera"]
    {
        assert!(!text.contains(word), "{word:?}: {text}");
    }
}

#[test]
fn all_but_mine_begin_with_what_was_left_out() {
    for audience in Audience::ALL {
        let text = export(&season(), *audience);
        let first = text.split("\n\n").nth(1).unwrap();
        let says = first.starts_with(&format!("For {}: ", audience.title()));
        assert_eq!(says, *audience != Audience::Me, "{first}");
    }
}

#[test]
fn an_empty_season_is_a_document_too() {
    for audience in Audience::ALL {
        let text = export(&Tracker::default(), *audience);
        assert!(text.starts_with("# ") && text.ends_with('\n'), "{text}");
    }
}
