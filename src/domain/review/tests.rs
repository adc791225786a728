use super::*;
use crate::{
    data::Data,
    domain::{
        agenda::{CHECKLIST, own_dates, tests::*},
        checklist::checklist,
        tables::{Match, Progress, Status},
        time::Moment,
    },
};

const PROGRAMS: &str = r#""programs":[
    {"id":"b","name":"Beta","specialty":"ir","city":"Boston","state":"MA","time_zone":"America/New_York"},
    {"id":"c","name":"Gamma","specialty":"ir","city":"Chicago","state":"IL"},
    {"id":"s/dr","catalog":"s","name":"Sigma","specialty":"dr","city":"Seattle","state":"WA"},
    {"id":"s/ir","catalog":"s","name":"Sigma","specialty":"ir","city":"Seattle","state":"WA"}]"#;

fn interview(id: &str, program: &str, when: &str, more: &str) -> String {
    format!(r#"{{"id":"{id}","programs":["{program}"],"state":"scheduled","when":"{when}"{more}}}"#)
}

fn of(interviews: &[String], rest: &str) -> Tracker {
    season(&format!(r#"{PROGRAMS},"interviews":[{}]{rest}"#, interviews.join(",")))
}

pub(super) fn reviewed(tracker: &Tracker, now: &str) -> Vec<Warning> {
    let data = Data::new();
    let facts = data.season("2027", tracker.profile.kind.unwrap_or(Match::Main));
    let dates = own_dates(&facts.dates, tracker);
    let today = stamp(now).utc().date();
    let groups = checklist(tracker, data.components(), data.groups(), &dates, (CHECKLIST, today));
    let home = tracker.profile.home_zone.clone().unwrap();
    review(&Input {
        tracker,
        facts: &facts,
        naming: &Naming::long(),
        cautions: data.cautions(),
        lookup: &Lookup::new(tracker, Vec::new()),
        groups: &groups,
        now: stamp(now),
        home: &home,
    })
}

/// Those about interviews and rotations.
fn warnings(tracker: &Tracker, now: &str) -> Vec<Warning> {
    let mut all = reviewed(tracker, now);
    all.retain(|it| it.target.0 != Table::Components);
    all
}

fn ids(tracker: &Tracker) -> Vec<String> {
    warnings(tracker, NOW).into_iter().map(|it| it.id).collect()
}

#[test]
fn two_at_once_clash_and_one_house_does_not() {
    let nine = "2026-12-09T09:00[America/New_York]";
    let pair = |a: &str, b: &str, when: &str| {
        of(&[interview("1", a, nine, r#","minutes":240"#), interview("2", b, when, r#","minutes":60"#)], "")
    };
    let clash = pair("b", "c", "2026-12-09T11:00[America/Chicago]");
    let all = warnings(&clash, NOW);
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].id.as_str(), all[0].tone), ("overlap:1:2", Tone::Hard));
    assert_eq!(all[0].title, "Beta IR and Gamma IR overlap");
    assert!(all[0].reason.contains("12:00 your time · 11:00 in Chicago, 60 min"), "{}", all[0].reason);
    assert!(
        all[0].reason.contains("Until Wed 25 Nov 09:00 you can move one 14 days ahead, as programs ask"),
        "{}",
        all[0].reason
    );
    assert_eq!(
        ids(&pair("b", "c", "2026-12-09T08:00[America/Chicago]")),
        ["overlap:1:2"],
        "the same instant"
    );
    assert_eq!(ids(&pair("s/dr", "s/ir", nine)), [""; 0], "one visit serves both programs of a house");
    assert_eq!(ids(&pair("b", "c", "2026-12-09T12:00[America/Chicago]")), ["gap-90:1:2"], "end to end");
    assert_eq!(ids(&pair("b", "c", "2026-12-09T13:29[America/Chicago]")), ["gap-90:1:2"]);
    assert_eq!(ids(&pair("b", "c", "2026-12-09T13:30[America/Chicago]")), [""; 0], "90 minutes are enough");
    let past = "2026-11-10T09:00[America/New_York]";
    assert_eq!(
        ids(&of(&[interview("1", "b", past, ""), interview("2", "c", past, "")], "")),
        [""; 0],
        "over is over"
    );
}

#[test]
fn an_unknown_length_and_an_unknown_time_are_said() {
    let nine = "2026-12-09T09:00[America/New_York]";
    let all = warnings(
        &of(
            &[interview("1", "b", nine, ""), interview("2", "c", "2026-12-09T10:00[America/New_York]", "")],
            "",
        ),
        NOW,
    );
    assert!(all[0].reason.contains("How long Beta IR takes isn't known"), "{}", all[0].reason);
    let days = of(&[interview("1", "b", nine, ""), interview("2", "c", "2026-12-09", "")], "");
    assert_eq!(ids(&days), ["same-day:1:2"]);
    let both = of(&[interview("1", "b", "2026-12-09", ""), interview("2", "c", "2026-12-09", "")], "");
    assert_eq!(ids(&both), ["same-day:1:2"], "told once");
}

#[test]
fn nobody_is_in_two_cities_on_one_day() {
    let there = r#","mode":"in-person","minutes":60"#;
    let pair = |a: &str, b: &str, mode: &str| {
        of(
            &[
                interview("1", a, "2026-12-09T08:00[America/New_York]", there),
                interview("2", b, "2026-12-09T17:00[America/Chicago]", mode),
            ],
            "",
        )
    };
    let all = warnings(&pair("b", "c", there), NOW);
    assert_eq!((all[0].id.as_str(), all[0].tone), ("two-cities:1:2", Tone::Hard));
    assert!(all[0].reason.contains("Boston, MA, then Chicago, IL"), "{}", all[0].reason);
    assert_eq!(ids(&pair("b", "c", r#","mode":"video","minutes":60"#)), [""; 0]);
    assert_eq!(ids(&pair("s/ir", "s/dr", there)), [""; 0]);
    let mut unknown = pair("b", "c", there);
    unknown.programs.edit("c", |row| row.city.clear());
    assert_eq!(ids(&unknown), [""; 0], "an unknown city warns of nothing");
}

#[test]
fn two_cities_without_a_time_are_told_once_and_in_no_order() {
    let there = r#","mode":"in-person","minutes":60"#;
    let pair = |first: &str, second: &str| {
        warnings(&of(&[interview("1", "b", first, there), interview("2", "c", second, there)], ""), NOW)
    };
    for (first, second, unknown) in [
        ("2026-12-09", "2026-12-09T08:00[America/Chicago]", "The time of Beta IR isn't known."),
        ("2026-12-09T08:00[America/New_York]", "2026-12-09", "The time of Gamma IR isn't known."),
        ("2026-12-09", "2026-12-09", "The times of Beta IR and Gamma IR aren't known."),
    ] {
        let all = pair(first, second);
        let told: Vec<&str> = all.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(told, ["two-cities:1:2"], "{first} {second}");
        let reason = &all[0].reason;
        assert!(reason.contains(unknown) && reason.contains(" and ") && !reason.contains("then"), "{reason}");
    }
}

fn on_rotation(kind: &str, days_off: &str) -> Tracker {
    let day = |n: usize| {
        interview(
            &n.to_string(),
            "b",
            &format!("2026-12-{:02}T09:00[America/New_York]", 6 + n),
            r#","minutes":120"#,
        )
    };
    // 7 to 9 December on weekdays, 12 December on a Saturday, and an evening
    let mut rows: Vec<String> = [1, 2, 3, 6].map(day).to_vec();
    rows.push(interview("e", "c", "2026-12-10T19:00[America/New_York]", r#","minutes":60,"kind":"social""#));
    of(
        &rows,
        &format!(
            r#","rotations":[{{"id":"r","kind":"{kind}","host":"VA","from":"2026-11-30","until":"2026-12-18","state":"accepted"{days_off}}}]"#
        ),
    )
}

#[test]
fn days_off_are_counted_on_weekdays() {
    assert_eq!(ids(&on_rotation("away", r#","days_off":3"#)), [""; 0]);
    let over = warnings(&on_rotation("away", r#","days_off":2"#), NOW);
    assert_eq!(
        (over[0].id.as_str(), over[0].tone, over[0].title.as_str()),
        ("days-off:r", Tone::Hard, "3 of 2 days off: Rotation (away): VA")
    );
    assert!(over[0].reason.contains("interviews take Mon 7 Dec, Tue 8 Dec, Wed 9 Dec"), "{}", over[0].reason);
    assert_eq!(ids(&on_rotation("away", "")), ["days-off-unknown:r"]);
    assert_eq!(ids(&on_rotation("blocked", "")), ["blocked:r"]);
    assert_eq!(
        ids(&on_rotation("blocked", r#","days_off":2"#)),
        ["days-off:r"],
        "blocked days can allow some"
    );
    let mut declined = on_rotation("away", r#","days_off":0"#);
    declined.rotations.edit("r", |row| row.state = Some(crate::domain::tables::RotationState::Declined));
    assert_eq!(ids(&declined), [""; 0]);
}

#[test]
fn blocked_days_block_weekends_too() {
    let saturday = interview("1", "b", "2026-12-26T09:00[America/New_York]", r#","minutes":120"#);
    let on = |kind: &str, more: &str| {
        let row = format!(
            r#","rotations":[{{"id":"r","kind":"{kind}","host":"Christmas","from":"2026-12-24","until":"2026-12-27","state":"accepted"{more}}}]"#
        );
        warnings(&of(std::slice::from_ref(&saturday), &row), NOW)
    };
    let all = on("blocked", "");
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0].title, "Interviews on blocked days: Christmas");
    assert!(all[0].reason.ends_with("interviews take Sat 26 Dec."), "{}", all[0].reason);
    assert_eq!(on("away", "").len(), 0, "nobody is missed on a weekend");
    assert_eq!(on("blocked", r#","days_off":0"#).len(), 0, "days off are weekdays");
}

#[test]
fn our_own_advice_has_one_name_and_yours_is_yours() {
    let nine = "2026-12-09T09:00[America/New_York]";
    let rows = [interview("1", "b", nine, ""), interview("2", "c", "2026-12-09", "")];
    assert_eq!(warnings(&of(&rows, ""), NOW)[0].source, "fluoro's advice");
    assert_eq!(warnings(&on_rotation("away", r#","days_off":2"#), NOW)[0].source, "the days off you entered");
    let early = [interview("1", "b", "2026-12-09T05:00[America/New_York]", "")];
    let mut tracker = of(&early, "");
    assert_eq!(warnings(&tracker, NOW)[0].source, "fluoro's advice");
    let own = crate::domain::tables::Override { value: Some(330.into()), ..Default::default() };
    tracker.overrides = Arc::new([(EARLIEST_MINUTE.to_owned(), own)].into());
    assert_eq!(warnings(&tracker, NOW)[0].source, "the number you entered");
    for rule in RULES {
        assert!(!rule.source.contains("house") && !rule.source.contains("own"), "{}", rule.source);
    }
}

#[test]
fn early_and_late_are_by_the_clock_at_home() {
    let at = |when: &str, more: &str| ids(&of(&[interview("1", "b", when, more)], ""));
    assert_eq!(at("2026-12-09T05:59[America/New_York]", ""), ["early:1"]);
    assert_eq!(at("2026-12-09T06:00[America/New_York]", ""), [""; 0]);
    assert_eq!(at("2026-12-09T08:00[Europe/London]", ""), ["early:1"], "03:00 at home");
    assert_eq!(
        at("2026-12-09T08:00[Europe/London]", r#","mode":"in-person""#),
        [""; 0],
        "who travels lives there"
    );
    assert_eq!(at("2026-12-09T18:00[America/New_York]", r#","minutes":120"#), [""; 0]);
    assert_eq!(at("2026-12-09T18:01[America/New_York]", r#","minutes":120"#), ["late:1"]);
    assert_eq!(at("2026-12-09T19:00[America/New_York]", r#","minutes":120,"kind":"social""#), [""; 0]);
    assert_eq!(at("2026-12-09T20:01[America/New_York]", r#","kind":"social""#), ["late:1"]);
}

#[test]
fn clocks_that_are_set_that_day_are_named() {
    let at = |when: &str| warnings(&of(&[interview("1", "b", when, r#","minutes":60"#)], ""), NOW);
    let spring = at("2027-03-14T09:00[America/Chicago]");
    assert_eq!(spring[0].id, "clocks:1");
    assert!(
        spring[0].reason.starts_with("In New York the clocks go forward that day; in Chicago the clocks go"),
        "{}",
        spring[0].reason
    );
    assert_eq!(at("2027-03-14T09:00[America/Phoenix]").len(), 1, "only those at home are set");
    assert_eq!(at("2027-03-15T09:00[America/Chicago]").len(), 0);
    assert_eq!(at("2027-03-28T14:00[Europe/London]").len(), 1, "only those there are set");
}

#[test]
fn an_unanswered_invitation_says_what_is_known() {
    let row = |more: &str| {
        season(&format!(
            r#"{PROGRAMS},"interviews":[{{"id":"1","programs":["c"],"state":"unanswered"{more}}}]"#
        ))
    };
    let invited = row(r#","invited":"2026-11-23T13:40:00Z""#);
    let all = warnings(&invited, NOW);
    assert_eq!((all[0].id.as_str(), all[0].tone), ("unanswered:1", Tone::Hard));
    assert_eq!(
        all[0].reason,
        "It came Mon 23 Nov 08:40. Reply by: not stated. Programs must allow at least 48 h, until Wed 25 Nov 08:40; slots may go sooner."
    );
    let later = warnings(&invited, "2026-11-25T14:00:00Z");
    assert!(
        later[0].reason.contains("The 48 h that programs must allow ended Wed 25 Nov 08:40."),
        "{}",
        later[0].reason
    );
    assert_eq!(all[0].fingerprint, later[0].fingerprint, "age is no input");
    assert!(warnings(&row(r#","reply_by":"2026-11-27T17:00[America/Chicago]""#), NOW)[0].reason.contains(
        "When it came isn't known. They want an answer by Fri 27 Nov 18:00 your time · 17:00 in Chicago."
    ));
    let mut fellow = invited.clone();
    Arc::make_mut(&mut fellow.profile).kind = Some(Match::Fellowship);
    assert!(warnings(&fellow, NOW)[0].reason.contains("No least time to answer is known for this match"));
}

#[test]
fn a_late_cancellation_is_read_from_the_log_of_the_program() {
    let row = |log: &str| {
        let mut tracker = of(&[interview("1", "b", "2026-12-01T09:00[America/New_York]", "")], "");
        tracker
            .interviews
            .edit("1", |row| row.state = Some(crate::domain::tables::InterviewState::ICanceled));
        tracker.programs.edit("b", |row| row.status_log = vec![log.to_owned()]);
        warnings(&tracker, NOW)
    };
    let all = row("2026-11-22T14:00:00Z i-canceled");
    assert_eq!(
        (all[0].id.as_str(), all[0].title.as_str()),
        ("late-cancel:1", "Canceled 9 d before: Beta IR")
    );
    assert_eq!(row("2026-11-17T14:00:00Z i-canceled").len(), 0, "14 days before");
    assert_eq!(row("2026-11-22T14:00:00Z they-canceled").len(), 0);
}

#[test]
fn a_component_open_after_its_deadline_warns() {
    let season = season(
        r#""components":[{"id":"photo","due":"2026-11-20"},{"id":"x","title":"Form","due":"2026-11-20","state":"done"}]"#,
    );
    let all = reviewed(&season, NOW);
    let found: Vec<_> = all.iter().filter(|it| it.rule == "component-late").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].id.as_str(), found[0].tone), ("component-late:photo", Tone::Soft));
    assert!(reviewed(&season, "2026-11-20T15:00:00Z").is_empty(), "not on its day");
    let registration = reviewed(&season, "2027-02-01T15:00:00Z");
    let found = registration.iter().find(|it| it.id == "component-late:nrmp-registration").unwrap();
    assert_eq!(found.tone, Tone::Hard);
}

#[test]
fn what_is_set_aside_comes_back_when_its_inputs_change() {
    let nine = "2026-12-09T09:00[America/New_York]";
    let mut tracker = of(&[interview("1", "b", nine, ""), interview("2", "c", nine, "")], "");
    let all = warnings(&tracker, NOW);
    assert_eq!(open(&all, &tracker.dismissed).len(), 1);
    tracker.dismiss(&all[0], " one is a recording ", stamp(NOW));
    assert_eq!(tracker.dismissed["overlap:1:2"].reason, "one is a recording");
    assert_eq!(open(&warnings(&tracker, NOW), &tracker.dismissed).len(), 0);
    tracker.interviews.edit("1", |row| row.notes = "x".into());
    assert_eq!(open(&warnings(&tracker, NOW), &tracker.dismissed).len(), 0, "notes are no input");
    let mut longer = tracker.clone();
    longer.interviews.edit("1", |row| row.minutes = Some(30));
    assert_eq!(open(&warnings(&longer, NOW), &longer.dismissed).len(), 1);
    assert!(tracker.bring_back("overlap:1:2") && !tracker.bring_back("overlap:1:2"));
    assert_eq!(open(&warnings(&tracker, NOW), &tracker.dismissed).len(), 1);
}

#[test]
fn an_offer_says_what_it_would_bring() {
    let mut tracker =
        of(&[interview("1", "b", "2026-12-10T09:00[America/New_York]", r#","minutes":240"#)], "");
    let invited = r#"{"id":"2","programs":["c"],"state":"unanswered","minutes":60}"#;
    tracker.interviews.put(serde_json::from_str(invited).unwrap());
    let data = Data::new();
    let facts = data.season("2027", Match::Main);
    let (home, naming) = (Zone::get("America/New_York").unwrap(), Naming::long());
    let input = Input {
        tracker: &tracker,
        facts: &facts,
        naming: &naming,
        cautions: &Cautions::default(),
        lookup: &Lookup::default(),
        groups: &[],
        now: stamp(NOW),
        home: &home,
    };
    let brings = |when: &str| {
        let moment: Moment = when.parse().unwrap();
        if_taken(&input, &Id::new("2"), &moment).into_iter().map(|it| it.id).collect::<Vec<_>>()
    };
    assert_eq!(brings("2026-12-03T12:00[America/New_York]"), [""; 0]);
    assert_eq!(brings("2026-12-10T10:00[America/New_York]"), ["overlap:1:2"]);
}

#[test]
fn every_warning_of_the_sample_has_a_rule_a_reason_and_a_source() {
    let sample = crate::store::decode(Data::new().sample(Match::Main).as_bytes()).unwrap().tracker;
    let all = reviewed(&sample, NOW);
    let rules: Vec<&str> = all.iter().map(|it| it.rule).collect();
    assert!(
        rules.contains(&"overlap") && rules.contains(&"unanswered") && rules.contains(&"gap"),
        "{rules:?}"
    );
    for it in &all {
        assert!(RULES.iter().any(|rule| rule.id == it.rule), "{}", it.rule);
        assert!(!it.title.is_empty() && !it.reason.is_empty() && !it.source.is_empty(), "{it:?}");
        assert_eq!(it.fingerprint.len(), 16);
    }
    let mut ids: Vec<&String> = all.iter().map(|it| &it.id).collect();
    ids.dedup();
    assert_eq!(ids.len(), all.len());
    let dismissed: Vec<&Warning> = all.iter().filter(|it| it.is_dismissed(&sample.dismissed)).collect();
    assert_eq!(
        dismissed.len(),
        sample.dismissed.len(),
        "{:?}",
        all.iter().map(|it| (&it.id, &it.fingerprint)).collect::<Vec<_>>()
    );
}

#[test]
fn thousands_at_once_cost_no_thousands_squared() {
    let nine = "2026-12-09T09:00[America/New_York]";
    let rows: Vec<String> = (0..5_000)
        .map(|n| interview(&format!("{n:05}"), if n % 2 == 0 { "b" } else { "c" }, nine, ""))
        .collect();
    let all = warnings(&of(&rows, ""), NOW);
    assert!(all.len() <= 5_000 * 16, "{}", all.len());
}

#[test]
fn a_program_that_takes_no_applications_in_the_usual_way_is_named_while_it_goes_on() {
    let row = |id: &str, specialty: &str, more: &str| {
        let row = format!(
            r#"{{"id":"{id}/{specialty}","catalog":"{id}","name":"It","specialty":"{specialty}"{more}}}"#
        );
        season(&format!(r#""programs":[{row}]"#))
    };
    let found = |tracker: &Tracker| -> Vec<String> {
        let all = warnings(tracker, NOW).into_iter().filter(|it| it.rule == "usual-way");
        all.map(|it| format!("{} | {} | {}", it.title, it.reason, it.source)).collect()
    };
    let combined = found(&row("massachusetts-general-hospital-mgb", "ir", ""));
    assert_eq!(combined.len(), 1, "{combined:?}");
    assert!(combined[0].starts_with("Applications go to another program: It · IR | "), "{combined:?}");
    assert!(combined[0].contains("4162400005") && combined[0].contains("June 2026"), "{combined:?}");
    let military = found(&row("tripler-army-medical-center", "dr", ""));
    assert!(military[0].starts_with("Recruits through the military"), "{military:?}");
    let left = found(&row("hennepin-healthcare", "ty", ""));
    assert!(
        left[0].starts_with("Not in ERAS this season") && left[0].contains("Not Participating"),
        "{left:?}"
    );
    assert_eq!(found(&row("carney-hospital", "ty", "")).len(), 1, "two things are said in one warning");
    assert_eq!(found(&row("carney-hospital", "ty", r#","status":"i-withdrew""#)), [""; 0]);
    assert_eq!(found(&row("massachusetts-general-hospital-mgb", "ir-independent", "")), [""; 0]);
}

/// Two programs applied to on 2 Sep, and one that is only planned, with an exam.
fn with_exam(exam: &str) -> Tracker {
    let mut tracker = of(&[], &format!(r#","exams":[{{"id":"usmle-step-2-ck","title":"Step 2 CK"{exam}}}]"#));
    for id in ["b", "c"] {
        tracker.set_status(id, Status::Applied, stamp("2026-09-02T13:00:00Z"));
    }
    tracker.set_status("s/ir", Status::Planned, stamp("2026-09-02T13:00:00Z"));
    tracker
}

fn new_score(tracker: &Tracker) -> Option<Warning> {
    warnings(tracker, NOW).into_iter().find(|it| it.rule == "new-score")
}

#[test]
fn a_score_after_the_transcript_stands_until_it_is_sent_again() {
    let warning = |more: &str| new_score(&with_exam(more));
    let found = warning(r#","released":"2026-09-02","score_posted":"2026-10-14""#).unwrap();
    assert_eq!(found.title, "New score not sent: Step 2 CK");
    let words = ["2 programs", "posted Wed 14 Oct", "released Wed 2 Sep", "send the transcript again"];
    assert!(words.iter().all(|it| found.reason.contains(it)), "{}", found.reason);
    assert!(found.source.contains("2027") && found.source.contains("MyERAS user guide"), "{}", found.source);
    for (dates, is_told) in [
        (r#","released":"2026-09-02","score_posted":"2026-09-02""#, false),
        (r#","released":"2026-09-02","score_posted":"2026-09-03""#, true),
        (r#","released":"2026-09-02","score_posted":"2026-09-01""#, false),
        (r#","score_posted":"2026-10-14""#, false),
        (r#","released":"2026-09-02""#, false),
        (r#","released":"2026-09-02","score_posted":"2026-10-14","resent":["2026-10-13"]"#, true),
        (r#","released":"2026-09-02","score_posted":"2026-10-14","resent":["2026-10-14"]"#, false),
        (r#","released":"2026-10-14","score_posted":"2026-10-14""#, false),
        (
            r#","released":"2026-09-02","score_posted":"2026-10-14","resent":["2026-09-20","2026-10-20"]"#,
            false,
        ),
    ] {
        assert_eq!(warning(dates).is_some(), is_told, "{dates}");
    }
}

#[test]
fn a_transcript_without_a_day_went_with_the_application() {
    let mut tracker = with_exam(r#","score_posted":"2026-10-14""#);
    assert_eq!(new_score(&tracker), None, "nobody says that it is out");
    tracker.edit_component(&Id::new("usmle-transcript"), |it| it.state = Some(Progress::Done));
    let found = new_score(&tracker).unwrap();
    assert!(found.reason.contains("the application went out Wed 2 Sep"), "{}", found.reason);
    tracker.exams.edit("usmle-step-2-ck", |it| it.score_posted = "2026-09-02".parse().ok());
    assert_eq!(new_score(&tracker), None, "it was there on that day");
    tracker.exams.edit("usmle-step-2-ck", |it| it.score_posted = "2026-09-03".parse().ok());
    assert!(new_score(&tracker).is_some());
    tracker.exams.edit("usmle-step-2-ck", |it| it.resent = vec!["2026-09-03".parse().unwrap()]);
    assert_eq!(new_score(&tracker), None, "sent again");
}

#[test]
fn only_programs_that_were_applied_to_before_wait_for_a_new_score() {
    let mut tracker = with_exam(r#","released":"2026-08-30","score_posted":"2026-09-02""#);
    assert_eq!(new_score(&tracker), None, "they were applied to on that day");
    tracker.exams.edit("usmle-step-2-ck", |it| it.score_posted = "2026-09-03".parse().ok());
    assert!(new_score(&tracker).unwrap().reason.contains("2 programs"));
    tracker.set_status("b", Status::TheyRejected, stamp("2026-10-01T13:00:00Z"));
    assert!(new_score(&tracker).unwrap().reason.contains("1 program you"));
    Arc::make_mut(&mut tracker.profile).kind = Some(Match::Fellowship);
    assert_eq!(new_score(&tracker), None, "that is MyERAS's rule for residency");
}

#[test]
fn more_than_a_limit_is_kept_and_told() {
    let over = |count: &str, number: u32| {
        let mut tracker = of(&[], "");
        Arc::make_mut(&mut tracker.profile).counts.insert(count.into(), number.into());
        reviewed(&tracker, NOW).into_iter().find(|it| it.rule == "over-limit")
    };
    for (count, most) in [("experiences", 10), ("most_meaningful", 3), ("starred", 3)] {
        assert_eq!(over(count, most), None, "{count}");
        let found = over(count, most + 1).unwrap();
        assert!(found.title.contains(&format!("{}, the limit is {most}", most + 1)), "{}", found.title);
        assert!(found.reason.contains("2027") && found.source.contains("aamc.org"), "{found:?}");
    }
    assert_eq!(over("scholarly", 40), None, "nobody limits them");
    assert_eq!(over("procedures", 4_000), None, "that is the least, not the most");
}
