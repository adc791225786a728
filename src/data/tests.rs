use super::{
    catalog::{LineMatch, Sure},
    *,
};
use crate::domain::{
    facts::{Confidence, Figure, FigureKind, Institution},
    tables::{Override, QuestionSide},
    time::When,
};
use chrono::{NaiveDate, Weekday};

fn day(y: i32, m: u32, d: u32) -> Day {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn civil_day(when: &When) -> Day {
    match when {
        When::Day(day) => *day,
        When::At(moment) => moment.day(),
    }
}

#[test]
fn all_assets_parse() {
    for (year, text) in BUNDLED {
        let facts = season::parse(text, None).unwrap_or_else(|why| panic!("{year}: {why:?}"));
        assert_eq!(facts.season.to_string(), year);
        assert!(!facts.dates.is_empty() && !facts.figures.is_empty());
    }
    estimate::parse(ESTIMATES).unwrap();
    checklist::parse(COMPONENTS).unwrap();
    criteria::parse(CRITERIA).unwrap();
    criteria::parse_questions(QUESTIONS).unwrap();
    guide::parse(GUIDE).unwrap();
    Catalog::parse(CATALOG).map(|_| ()).unwrap();
    for sample in [SAMPLE, SAMPLE_OF_A_RESIDENT] {
        serde_json::from_str::<serde_json::Value>(sample).unwrap();
    }
}

#[test]
fn an_unknown_key_is_refused() {
    let with = |text: &str| text.replacen('{', "{\"new_key\": 1,", 1);
    assert!(season::parse(&with(BUNDLED[0].1), None).is_err());
    assert!(checklist::parse(&with(COMPONENTS)).is_err());
    assert!(criteria::parse(&with(CRITERIA)).is_err());
    assert!(criteria::parse_questions(&with(QUESTIONS)).is_err());
    assert!(guide::parse(&with(GUIDE)).is_err());
    assert!(Catalog::parse(&with(CATALOG)).is_err());
    let inner = GUIDE.replacen("\"kind\":", "\"new_key\": 1, \"kind\":", 1);
    assert!(guide::parse(&inner).is_err_and(|why| why.contains("new_key")));
}

#[test]
fn dates_are_those_of_the_match() {
    let data = Data::new();
    for season in data.seasons() {
        for kind in [Match::Main, Match::Fellowship] {
            let facts = data.season(&season, kind);
            assert!(!facts.dates.is_empty() && facts.dates.iter().all(|it| it.matches.contains(&kind)));
            assert_eq!((facts.season.as_str(), &facts.estimated_from), (season.as_str(), &None));
            let (first, last) = facts.window;
            assert!(first < last);
        }
    }
    assert!(Arc::ptr_eq(&data.season("2027", Match::Main), &data.season(" 2027 ", Match::Main)));
    assert_eq!(data.season("", Match::Main).season, "2027");
    assert_eq!(data.season("99999999999", Match::Main).season, "2027");
}

#[test]
fn bundled_match_days_are_third_fridays() {
    let data = Data::new();
    for (year, expected) in [(2025, 21), (2026, 20), (2027, 19), (2028, 17), (2030, 15)] {
        let facts = data.season(&year.to_string(), Match::Main);
        let found = civil_day(&facts.date("match-day").unwrap().when);
        assert_eq!(found, day(year, 3, expected));
        assert_eq!(data.match_day(year, Match::Main), Some(found));
        assert_eq!(found.weekday(), Weekday::Fri);
    }
}

#[test]
fn other_years_keep_their_clocks_and_say_that_they_are_estimates() {
    let data = Data::new();
    for year in [1950, 2015, 2024, 2028, 2030, 2031, 2044, 2100, 9000] {
        for kind in [Match::Main, Match::Fellowship] {
            let base = data.season(if year < 2025 { "2025" } else { "2027" }, kind);
            let facts = data.season(&year.to_string(), kind);
            for new in &facts.dates {
                let old = base.date(new.id.as_str()).unwrap();
                assert_eq!(new.origin.confidence, Confidence::Estimate);
                if let (When::At(new), When::At(old)) = (&new.when, &old.when) {
                    assert_eq!((new.civil().time(), new.zone()), (old.civil().time(), old.zone()));
                }
                assert_eq!(new.until.is_some(), old.until.is_some());
                assert!(
                    new.until.as_ref().is_none_or(|it| it.day() >= new.when.day()),
                    "{} of {year}",
                    new.id
                );
            }
            let once: Vec<&str> = base
                .dates
                .iter()
                .filter(|it| facts.date(it.id.as_str()).is_none())
                .map(|it| it.id.as_str())
                .collect();
            assert!(
                once.iter().all(|it| ["letter-writer-portal", "core-exam"].contains(it)),
                "only what happened once is left out: {once:?}"
            );
        }
    }
}

#[test]
fn an_estimated_season_is_called_so() {
    let data = Data::new();
    let facts = data.season("2028", Match::Main);
    assert_eq!(facts.title, "2028 Match (ERAS 2027–28)");
    assert_eq!(facts.window, (day(2027, 3, 1), day(2028, 7, 1)));
    assert_eq!(civil_day(&facts.date("nrmp-rol-deadline").unwrap().when), day(2028, 3, 1));
    let is_yearly = |it: &&Figure| matches!(it.kind, FigureKind::Fee | FigureKind::Signal);
    assert!(facts.figures.iter().filter(is_yearly).all(|it| it.origin.confidence.is_shaky()));
    assert!(facts.figures.iter().all(|it| it.origin.confidence != Confidence::Firm));
    let fellowship = data.season("2028", Match::Fellowship);
    assert_eq!(civil_day(&fellowship.date("fellowship-match-day").unwrap().when), day(2028, 6, 21));
    assert_eq!(data.match_day(2026, Match::Fellowship), Some(day(2026, 6, 17)));
    for year in 2028..2100 {
        let found = data.match_day(year, Match::Fellowship).unwrap();
        assert_eq!((found.weekday(), found.month()), (Weekday::Wed, 6));
        assert!((15..=21).contains(&found.day()), "the third Wednesday, not {found}");
    }
}

#[test]
fn clocks_that_are_set_that_day_are_minded() {
    let mut facts = season::parse(BUNDLED[2].1, None).unwrap().alone();
    facts.dates.retain(|it| it.id.as_str() == "match-day");
    for when in ["2027-03-07T02:30[America/New_York]", "2026-11-08T01:30[America/New_York]"] {
        let mut date = facts.dates[0].clone();
        (date.id, date.when) = (crate::domain::id::Id::new("extra-hour"), when.parse().unwrap());
        facts.dates.push(date);
    }
    let (known, rules) = ([facts], estimate::parse(ESTIMATES).unwrap());
    let moved = |year, at: usize| {
        estimate::estimate(&known, &rules, (year, Match::Main), &[]).dates[at].when.to_string()
    };
    // a gap: half an hour past the jump is an hour later; a fold: the first pass, with its offset
    assert_eq!(moved(2031, 1), "2031-03-09T03:30[America/New_York]");
    assert_eq!(moved(2029, 2), "2028-11-05T01:30-04:00[America/New_York]");
}

#[test]
fn the_running_season_lasts_two_weeks_beyond_match_day() {
    let data = Data::new();
    for (today, kind, expected) in [
        (day(2026, 11, 23), Match::Main, "2027"),
        (day(2027, 3, 19), Match::Main, "2027"),
        (day(2027, 4, 2), Match::Main, "2027"),
        (day(2027, 4, 3), Match::Main, "2028"),
        (day(2027, 4, 3), Match::Fellowship, "2027"),
        (day(2027, 7, 1), Match::Fellowship, "2028"),
        (day(2031, 1, 1), Match::Main, "2031"),
        (day(2040, 12, 31), Match::Fellowship, "2041"),
        (day(2019, 5, 1), Match::Main, "2020"),
    ] {
        assert_eq!(data.running_season(today, kind), expected, "{today} {kind}");
    }
}

#[test]
fn figures_are_told_apart() {
    let data = Data::new();
    let facts = data.season("2027", Match::Main);
    let figure = |id: &str| facts.figure(id).unwrap();
    let fee = figure("fees.eras.residency.first_30");
    assert_eq!((fee.value, fee.unit.as_str(), fee.per.as_str()), (Some(1100), "cents", "program"));
    assert_eq!((fee.kind, fee.from, fee.to), (FigureKind::Fee, Some(1), Some(30)));
    assert_eq!(figure("signals.radiology.gold").value, Some(6));
    assert!(figure("signals.alternative.ir.single").alternative);
    assert!(figure("limits.letters_per_program").firm);
    assert_eq!(figure("rules.no_show").value, None);
    let mut ids: Vec<&str> = facts.figures.iter().map(|it| it.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), facts.figures.len());
}

#[test]
fn a_correction_beats_the_bundle() {
    let data = Data::new();
    let facts = data.season("2027", Match::Main);
    let id = "fees.eras.residency.first_30";
    let own = |value: serde_json::Value| {
        let own = Override { value: Some(value), source: "MyERAS invoice".into(), ..Default::default() };
        facts.effective(id, &[(id.to_owned(), own)].into()).unwrap()
    };
    for value in [serde_json::json!(1250), serde_json::json!(1250.0), serde_json::json!("1250")] {
        let figure = own(value);
        assert_eq!((figure.value, figure.origin.confidence), (Some(1250), Confidence::Yours));
        assert_eq!(figure.origin.source, "MyERAS invoice");
    }
    for value in [serde_json::json!(12.5), serde_json::json!("much"), serde_json::json!([1])] {
        let same: &Figure = &own(value);
        assert_eq!(Some(same), facts.figure(id));
    }
}

#[test]
fn what_components_point_at_is_there() {
    let data = Data::new();
    let (main, fellowship) = (data.season("2027", Match::Main), data.season("2027", Match::Fellowship));
    let groups: Vec<&str> = data.groups().iter().map(|it| it.0.as_str()).collect();
    for it in data.components() {
        let id = &it.base.id;
        let known = |due: &str| main.date(due).or(fellowship.date(due)).is_some();
        assert!(it.due.as_ref().is_none_or(|due| known(due.as_str())), "{id}: {:?}", it.due);
        assert!(it.limit.as_ref().is_none_or(|limit| main.figure(limit).is_some()), "{id}: {:?}", it.limit);
        assert!(groups.contains(&it.base.group.as_str()), "{id}");
        assert!(it.base.items.values().all(|item| !item.order.is_empty() && !item.title.is_empty()), "{id}");
    }
    let all = |it: &&crate::domain::facts::OfficialDate| it.component.is_some();
    for date in main.dates.iter().chain(&fellowship.dates).filter(all) {
        assert!(
            data.components().iter().any(|it| Some(&it.base.id) == date.component.as_ref()),
            "{}",
            date.id
        );
    }
    let items = &data.components().iter().find(|it| it.base.id.as_str() == "experiences").unwrap().base.items;
    let mut order: Vec<(&str, &str)> =
        items.iter().map(|(id, it)| (it.order.as_str(), id.as_str())).collect();
    order.sort_unstable();
    assert_eq!(order[..3], [("a", "list"), ("b", "descriptions"), ("c", "focus")]);
}

#[test]
fn criteria_and_questions_are_whole() {
    let data = Data::new();
    assert!(data.criteria().iter().all(|it| it.base.weight.is_some_and(|weight| (1..=5).contains(&weight))));
    assert!(data.gates().iter().all(|it| it.base.weight == Some(0)));
    let sources = data.criteria().iter().chain(data.gates()).map(|it| &it.source);
    for source in sources.chain(data.improper().iter().map(|it| &it.source)) {
        assert!(data.guide().source(source).is_some(), "{source}");
    }
    assert!(
        data.questions().iter().any(|it| it.base.way == Some(QuestionSide::Asked) && !it.hint.is_empty())
    );
}

#[test]
fn how_sure_a_fact_is_has_one_word_and_one_meaning() {
    let all: Vec<(&str, &str)> = Confidence::ALL.iter().map(|it| (it.word(), it.title())).collect();
    let expected = [
        ("firm", "confirmed"),
        ("good", "well supported"),
        ("weak", "one source"),
        ("projected", "projected"),
        ("general", "common knowledge"),
        ("estimate", "estimated"),
        ("yours", "your own"),
    ];
    assert_eq!(all, expected);
    let mut meanings: Vec<&str> = Confidence::ALL.iter().map(|it| it.meaning()).collect();
    meanings.sort_unstable();
    meanings.dedup();
    assert_eq!(meanings.len(), expected.len());
}

#[test]
fn every_institution_has_a_short_name_of_its_own() {
    let data = Data::new();
    let mut seen: HashMap<String, &str> = HashMap::new();
    for place in data.catalog().institutions() {
        let Institution { id, short, .. } = place;
        assert!((1..=20).contains(&crate::text::width(short)), "{id}: {short}");
        assert_eq!(short.trim(), short);
        let other = seen.insert(crate::text::fold(short), id.as_str());
        assert_eq!(other, None, "{id} is called {short} too");
    }
    assert_eq!(seen.len(), 379);
    let is_shared =
        |it: &&Institution| ["University of", "Medical Center"].iter().any(|word| it.short.contains(word));
    assert_eq!(data.catalog().institutions().iter().find(is_shared), None);
    let short = |id: &str| data.catalog().institution(id).unwrap().short.as_str();
    let known =
        ["university-of-pennsylvania", "washington-university-mallinckrodt", "university-of-washington"];
    assert_eq!(known.map(short), ["Penn", "MIR", "UW"]);
}

/// No short name leads to another institution without a question, wherever it is typed again.
#[test]
fn a_short_name_never_means_another_institution() {
    let data = Data::new();
    let mut lost = Vec::new();
    for (at, place) in data.catalog().institutions().iter().enumerate() {
        let found = match data.catalog().match_line(&place.short) {
            LineMatch::One { institution, sure: Sure::Exact, .. } if institution != at => {
                panic!("{}", place.short)
            }
            LineMatch::One { institution, .. } => institution == at,
            LineMatch::Several { institutions, .. } => institutions.contains(&at),
            LineMatch::Nothing | LineMatch::Heading | LineMatch::Disagreeing { .. } => false,
        };
        let hits = data.catalog().find(&place.short, 3);
        if !found || !hits.iter().any(|it| it.institution == at) {
            lost.push(&place.short);
        }
    }
    assert!(lost.is_empty(), "{}: {lost:?}", lost.len());
}

#[test]
fn a_nickname_that_was_typed_is_kept_and_a_long_name_or_a_code_is_not() {
    let data = Data::new();
    let catalog = data.catalog();
    let mir = catalog.institution("washington-university-mallinckrodt").unwrap();
    let uw = catalog.institution("university-of-wisconsin").unwrap();
    for (place, line, kept) in [
        (mir, "WashU", "WashU"),
        (mir, "washu ir", "WashU"),
        (mir, "3. Barnes-Jewish (DR)", ""),
        (mir, "Barnes IR/DR", ""),
        (mir, "- BJC", "BJC"),
        (mir, "MIR", ""),
        (mir, "mir", ""),
        (mir, "Washington University (Mallinckrodt)", ""),
        (mir, "Washington Univ", ""),
        (mir, "1234567", ""),
        (mir, "WashU\tSt. Louis\tMO", ""),
        (uw, "UW", "UW"),
        (uw, "UW Madison", ""),
    ] {
        let row = catalog.typed_program(place, &place.programs[0], line);
        assert_eq!(row.short_name, kept, "{line}");
    }
}
