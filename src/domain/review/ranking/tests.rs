//! Each rule about the lists with what trips it and what doesn't.

use std::sync::Arc;

use crate::domain::{
    agenda::tests::season,
    review::{Tone, Warning, tests::reviewed},
    tables::{Flag, Match, Override, Table},
    tracker::Tracker,
};

/// After ranking opened, before it closes.
const WHILE: &str = "2027-02-10T15:00:00Z";

/// IR and DR of one house, IR of another, two first years.
const PROGRAMS: &str = r#"
    {"id":"u/ir","catalog":"u","name":"UCSF","specialty":"ir","status":"interviewed","positions":{
        "advanced":{"nrmp_code":"1062416A0","joint_partner":"j/ps#preliminary"},"categorical":{"nrmp_code":"1062416C0"}}},
    {"id":"u/dr","catalog":"u","name":"UCSF","specialty":"dr","status":"interviewed","positions":{"advanced":{"nrmp_code":"1062420A0"}}},
    {"id":"p/ir","name":"Penn","specialty":"ir","status":"interviewed","positions":{"categorical":{"nrmp_code":"1628416C0"},
        "advanced":{"nrmp_code":"1628416A0"}}},
    {"id":"t/ty","name":"Mather","specialty":"ty","status":"interviewed","positions":{"preliminary":{"nrmp_code":"1478999P0"}}},
    {"id":"j/ps","name":"Joint","specialty":"prelim-surgery","positions":{"preliminary":{"nrmp_code":"1062440P1"}}}"#;

/// The positions in short.
fn entries(text: &str) -> String {
    let long = |text: &str| {
        let (program, track) = text.split_once(':').unwrap();
        let track = match track {
            "a" => "advanced",
            "c" => "categorical",
            "p" => "preliminary",
            other => other,
        };
        format!(r#""{program}#{track}""#)
    };
    text.split_whitespace().map(long).collect::<Vec<_>>().join(",")
}

/// A season in which these stand on the primary list and on list A, which is attached to these.
fn ranked(primary: &str, supplemental: &str, attached: &str) -> Tracker {
    ranked_among(PROGRAMS, primary, supplemental, attached)
}

fn ranked_among(programs: &str, primary: &str, supplemental: &str, attached: &str) -> Tracker {
    let attached = entries(attached);
    let attached = attached.split(',').filter(|it| !it.is_empty());
    let attached: Vec<String> = attached.map(|it| format!(r#"{it}:{{"supplemental":"s"}}"#)).collect();
    season(&format!(
        r#""programs":[{programs}],"rank_lists":[
            {{"id":"primary","kind":"primary","order":[{}],"entries":{{{}}}}},
            {{"id":"s","kind":"supplemental","letter":"A","order":[{}]}}]"#,
        entries(primary),
        attached.join(","),
        entries(supplemental)
    ))
}

fn of_rule(tracker: &Tracker, rule: &str, now: &str) -> Vec<Warning> {
    let mut all = reviewed(tracker, now);
    all.retain(|it| it.rule == rule);
    all
}

fn titles(tracker: &Tracker, rule: &str) -> Vec<String> {
    of_rule(tracker, rule, WHILE).into_iter().map(|it| it.title).collect()
}

/// What stands on the primary list and on list A, to what this is attached, and the titles of the warnings.
type Case<'a> = (&'a str, &'a str, &'a str, &'a [&'a str]);

fn holds(rule: &str, cases: &[Case]) {
    for (primary, supplemental, attached, expected) in cases {
        let found = titles(&ranked(primary, supplemental, attached), rule);
        assert_eq!(found, *expected, "{rule}: {primary} | {supplemental} | {attached}");
    }
}

#[test]
fn an_advanced_position_needs_a_list_of_first_years() {
    holds(
        "rank-first-year",
        &[
            ("u/ir:a p/ir:c", "t/ty:p", "u/ir:a", &[]),
            ("u/ir:c p/ir:c", "", "", &[]),
            ("u/ir:a p/ir:c", "t/ty:p", "", &["An advanced position without a supplemental list: UCSF IR"]),
            ("u/ir:a", "", "u/ir:a", &["An advanced position without a supplemental list: UCSF IR"]),
            (
                "u/ir:a u/dr:a p/ir:a",
                "t/ty:p",
                "u/dr:a",
                &["2 advanced positions without a supplemental list"],
            ),
        ],
    );
    let mut secured = ranked("u/ir:a", "", "");
    let found = &of_rule(&secured, "rank-first-year", WHILE)[0];
    assert_eq!(found.rows.iter().map(|it| it.as_str()).collect::<Vec<_>>(), ["primary", "u/ir"]);
    assert_eq!(found.target, (Table::RankLists, "primary".into()));
    assert!(found.source.contains("nrmp.org about supplemental"), "{}", found.source);
    Arc::make_mut(&mut secured.profile).flags = vec![Flag::FirstYear];
    assert_eq!(titles(&secured, "rank-first-year").len(), 0, "a first year is secured");
}

#[test]
fn a_first_year_on_the_primary_list_belongs_to_its_end() {
    holds(
        "rank-preliminary",
        &[
            ("u/ir:a p/ir:c t/ty:p", "", "", &[]),
            ("t/ty:p", "", "", &[]),
            ("u/ir:a t/ty:p p/ir:c", "", "", &["A preliminary position above others: Mather TY"]),
            ("t/ty:p j/ps:p p/ir:c", "", "", &["2 preliminary positions above others"]),
        ],
    );
    let found = &of_rule(&ranked("u/ir:a t/ty:p p/ir:c", "", ""), "rank-preliminary", WHILE)[0];
    assert_eq!(found.tone, Tone::Hard);
    assert!(found.reason.contains("if 2 Mather TY matches"), "{}", found.reason);
}

#[test]
fn a_joint_first_year_stands_on_the_list_of_its_advanced_position_alone() {
    let wrong: &[&str] = &["Joint first year on the wrong list: Joint Prelim surgery"];
    holds(
        "rank-joint",
        &[
            ("u/ir:a", "j/ps:p t/ty:p", "u/ir:a", &[]),
            ("u/ir:a t/ty:p", "t/ty:p", "u/ir:a", &[]),
            ("u/ir:a j/ps:p", "t/ty:p", "u/ir:a", wrong),
            ("u/ir:a", "j/ps:p", "", wrong),
            ("u/ir:a u/dr:a", "j/ps:p", "u/dr:a", wrong),
            ("u/ir:a u/dr:a", "j/ps:p", "u/ir:a u/dr:a", wrong),
        ],
    );
    let said_by_the_first_year = PROGRAMS
        .replace(r#","joint_partner":"j/ps#preliminary""#, "")
        .replace(r#""1062440P1""#, r#""1062440P1","joint_partner":"u/ir""#);
    let tracker = ranked_among(&said_by_the_first_year, "u/ir:a j/ps:p", "", "");
    assert_eq!(titles(&tracker, "rank-joint"), wrong);
}

#[test]
fn programs_with_an_interview_are_ranked_or_kept_off() {
    holds(
        "rank-missing",
        &[
            ("u/ir:a u/dr:a p/ir:c", "t/ty:p", "", &[]),
            ("u/ir:a u/dr:a p/ir:c t/ty:p", "", "", &[]),
            ("u/ir:a u/dr:a", "t/ty:p", "", &["Interviewed, not ranked: Penn IR"]),
            ("u/ir:a", "", "", &["3 programs interviewed, not ranked"]),
        ],
    );
    let without = |program: &str| {
        let status = r#","status":"interviewed","positions":{"categorical":{"nrmp_code":"1628416C0"}"#;
        let programs = PROGRAMS.replace(status, &format!(r#"{program},"positions":{{"categorical":{{}}"#));
        assert_ne!(programs, PROGRAMS);
        titles(&ranked_among(&programs, "u/ir:a u/dr:a t/ty:p", "", ""), "rank-missing").len()
    };
    assert_eq!(without(r#","status":"interviewed","do_not_rank":"call""#), 0);
    assert_eq!(without(r#","status":"i-withdrew""#), 0);
    assert_eq!(without(r#","status":"they-rejected","status_log":["2026-12-01T10:00:00Z interviewed"]"#), 0);
    assert_eq!(without(r#","status":"waitlisted","status_log":["2026-12-01T10:00:00Z interviewed"]"#), 1);
    let mut secured = ranked("u/ir:a u/dr:a p/ir:c", "", "");
    assert_eq!(titles(&secured, "rank-missing"), ["Interviewed, not ranked: Mather TY"]);
    Arc::make_mut(&mut secured.profile).flags = vec![Flag::FirstYear];
    assert_eq!(titles(&secured, "rank-missing").len(), 0, "no other first year is needed");
}

#[test]
fn what_is_not_ranked_is_told_from_the_first_rank_on_or_once_ranking_is_open_until_it_closes() {
    let (empty, begun) = (ranked("", "", ""), ranked("u/ir:a", "", ""));
    for (at, of_empty, of_begun) in [
        ("2027-02-01T16:59:59Z", 0, 1),
        ("2027-02-01T17:00:00Z", 1, 1),
        ("2027-03-04T01:59:00Z", 1, 1),
        ("2027-03-04T03:00:00Z", 0, 0),
    ] {
        let count = |tracker: &Tracker| of_rule(tracker, "rank-missing", at).len();
        assert_eq!((count(&empty), count(&begun)), (of_empty, of_begun), "{at}");
    }
    let mut moved = begun;
    let own = crate::domain::tables::Milestone {
        id: "nrmp-rol-deadline".into(),
        when: "2027-03-05".parse().ok(),
        ..Default::default()
    };
    moved.milestones.put(own);
    assert_eq!(of_rule(&moved, "rank-missing", "2027-03-04T03:00:00Z").len(), 1, "by the date as corrected");
}

#[test]
fn who_is_ranked_had_an_interview_or_will_have_one() {
    let with = |state: &str| {
        let programs = PROGRAMS.replace(r#""status":"interviewed""#, r#""status":"ranked""#);
        let interview = |n: usize, id: &str| {
            format!(r#"{{"id":"i{n}","programs":["{id}"],"kind":"interview","state":"{state}"}}"#)
        };
        let all = ["u/ir", "u/dr", "t/ty"];
        let all: Vec<String> = all.iter().enumerate().map(|(n, it)| interview(n, it)).collect();
        let tracker = season(&format!(
            r#""programs":[{programs}],"interviews":[{}],"rank_lists":[{{"id":"primary","kind":"primary","order":[{}]}}]"#,
            all.join(","),
            entries("u/ir:a u/ir:c j/ps:p u/dr:a")
        ));
        titles(&tracker, "rank-uninterviewed")
    };
    assert_eq!(with("done").len(), 0, "a joint first year has no interview of its own");
    assert_eq!(with("scheduled").len(), 0);
    assert_eq!(with("they-canceled"), ["2 programs ranked, not interviewed"]);
    assert_eq!(titles(&ranked("u/ir:a t/ty:p", "", ""), "rank-uninterviewed").len(), 0, "by their status");
    let planned = PROGRAMS.replacen(r#""status":"interviewed""#, r#""status":"applied""#, 1);
    let planned = ranked_among(&planned, "u/ir:a t/ty:p", "", "");
    assert_eq!(titles(&planned, "rank-uninterviewed"), ["Ranked, not interviewed: UCSF IR"]);
}

#[test]
fn a_code_stands_once_on_a_list() {
    holds(
        "rank-twice",
        &[
            ("u/ir:a u/ir:c t/ty:p", "t/ty:p", "", &[]),
            ("u/ir:a p/ir:c u/ir:a", "", "", &["Twice on the primary list: UCSF IR"]),
            ("u/ir:a", "t/ty:p t/ty:p", "", &["Twice on supplemental list A: Mather TY"]),
        ],
    );
    let same = PROGRAMS.replace("1628416C0", "1062416c0");
    let found = of_rule(&ranked_among(&same, "u/ir:c p/ir:c", "", ""), "rank-twice", WHILE);
    assert_eq!(found.len(), 1);
    assert!(found[0].reason.starts_with("code 1062416C0: 1 UCSF IR, 2 Penn IR."), "{}", found[0].reason);
}

/// So many programs of one position, ranked on one list.
fn many(count: usize, kind: &str, track: &str) -> Tracker {
    let program = |n: usize| {
        format!(
            r#"{{"id":"m{n}","name":"M{n}","specialty":"ir","positions":{{"{track}":{{"nrmp_code":"{}416A0"}}}}}}"#,
            1000 + n
        )
    };
    let programs: Vec<String> = (0..count).map(program).collect();
    let order: Vec<String> = (0..count).map(|n| format!(r#""m{n}#{track}""#)).collect();
    season(&format!(
        r#""programs":[{}],"rank_lists":[{{"id":"l","kind":"{kind}","letter":"A","order":[{}]}}]"#,
        programs.join(","),
        order.join(",")
    ))
}

#[test]
fn codes_beyond_those_included_cost() {
    for (count, kind, expected) in [
        (20, "primary", None),
        (22, "primary", Some("22 codes on the primary list, 20 are included")),
        (20, "supplemental", None),
        (21, "supplemental", Some("21 codes on all supplemental lists, 20 are included")),
    ] {
        let found = titles(&many(count, kind, "categorical"), "rank-codes");
        assert_eq!(found.first().map(String::as_str), expected, "{count} {kind}");
    }
    let mut two = many(22, "primary", "categorical");
    let found = &of_rule(&two, "rank-codes", WHILE)[0];
    assert!(found.reason.starts_with("2 more × $30 = $60, paid when you certify."), "{}", found.reason);
    assert!(found.source.contains("nrmp") || found.source.contains("residencyexperts"), "{}", found.source);
    let own = Override { value: Some(30.into()), ..Override::default() };
    Arc::make_mut(&mut two.overrides).insert("limits.included_codes_primary".into(), own);
    assert_eq!(titles(&two, "rank-codes").len(), 0, "by the number that was entered");
}

#[test]
fn a_list_has_three_hundred_ranks_at_most() {
    assert_eq!(titles(&many(300, "primary", "categorical"), "rank-long").len(), 0);
    let over = of_rule(&many(301, "primary", "categorical"), "rank-long", WHILE);
    assert_eq!(
        (over[0].title.as_str(), over[0].tone),
        ("301 ranks on the primary list, 300 at most", Tone::Hard)
    );
}

#[test]
fn dr_above_ir_of_one_house_is_asked_about() {
    holds(
        "rank-below-dr",
        &[
            ("u/ir:a u/dr:a p/ir:c", "", "", &[]),
            ("u/ir:c u/dr:a u/ir:a", "", "", &[]),
            ("u/dr:a p/ir:c", "", "", &[]),
            ("u/dr:a u/ir:a", "", "", &["DR above IR of one institution: UCSF IR"]),
        ],
    );
    let moved = |order: &str| of_rule(&ranked(order, "", ""), "rank-below-dr", WHILE).remove(0).fingerprint;
    assert_eq!(moved("u/dr:a u/ir:a p/ir:c"), moved("p/ir:c u/dr:a u/ir:a"), "what else moves is no input");
}

#[test]
fn codes_have_their_form() {
    let with = |code: &str| {
        let tracker = ranked_among(&PROGRAMS.replace("1628416C0", code), "u/ir:a p/ir:c", "", "");
        of_rule(&tracker, "rank-code", WHILE)
    };
    assert_eq!(with("1628416C0").len(), 0);
    assert_eq!(with("1234567E10").len(), 1, "E is no type");
    assert_eq!(with("")[0].title, "Ranked without an NRMP code: Penn IR");
    assert_eq!(with("")[0].target, (Table::Programs, "p/ir".into()));
    let odd = with("4160500001");
    assert_eq!(odd[0].title, "No NRMP code by its form: Penn IR");
    assert!(odd[0].reason.contains("“4160500001” is an ACGME ID"), "{}", odd[0].reason);
    assert!(with("1628416")[0].reason.contains("has 7 characters"), "{}", with("1628416")[0].reason);
    assert!(odd[0].source.contains("program codes and types"), "{}", odd[0].source);
}

#[test]
fn a_change_after_certifying_is_told_of() {
    let mut tracker = ranked("u/ir:a p/ir:c", "t/ty:p", "u/ir:a");
    assert_eq!(titles(&tracker, "rank-certified").len(), 0, "never certified");
    let at = WHILE.parse().unwrap();
    tracker.certify(at, &mut crate::domain::id::IdSource::new(1));
    assert_eq!(titles(&tracker, "rank-certified").len(), 0);
    tracker.set_rank_reason("primary", "u/ir#advanced", "clinic");
    assert_eq!(titles(&tracker, "rank-certified").len(), 0, "R3 knows no reasons");
    tracker.attach_list("primary", "u/ir#advanced", None);
    let first = of_rule(&tracker, "rank-certified", WHILE).remove(0);
    assert_eq!((first.title.as_str(), first.tone), ("Changed since you certified on Wed 10 Feb", Tone::Hard));
    assert!(first.source.contains("tips and reminders"), "{}", first.source);
    tracker.unrank("primary", &["p/ir#categorical".to_owned()]);
    assert_ne!(of_rule(&tracker, "rank-certified", WHILE)[0].fingerprint, first.fingerprint);
}

#[test]
fn the_fellowship_match_has_no_supplemental_lists() {
    let mut tracker = many(60, "primary", "two-year");
    let profile = Arc::make_mut(&mut tracker.profile);
    profile.kind = Some(Match::Fellowship);
    let rules: Vec<&str> = reviewed(&tracker, WHILE).iter().map(|it| it.rule).collect();
    assert!(rules.contains(&"rank-codes") && rules.contains(&"rank-uninterviewed"), "{rules:?}");
    let mut advanced = ranked("t/ty:p u/dr:a u/ir:a", "t/ty:p", "");
    Arc::make_mut(&mut advanced.profile).kind = Some(Match::Fellowship);
    for rule in ["rank-first-year", "rank-preliminary", "rank-joint", "rank-below-dr"] {
        assert_eq!(titles(&advanced, rule).len(), 0, "{rule}");
    }
}
