//! The rules of merging, each in a small season.

use super::*;

fn id(text: &str) -> Id {
    Id::new(text)
}

fn program(name: &str) -> Program {
    Program { id: id(name), name: name.to_uppercase(), ..Default::default() }
}

/// Three programs, an interview for the first, a letter for the first two.
fn small() -> Tracker {
    let mut tracker = Tracker { id: id("f"), ..Default::default() };
    for name in ["p1/ir", "p2/ir", "p3/ir"] {
        tracker.programs.put(program(name));
    }
    let (programs, notes) = (vec![id("p1/ir")], "met the PD\n\nlunch".into());
    tracker.interviews.put(Interview { id: id("i1"), programs, notes, ..Default::default() });
    let programs = vec![id("p1/ir"), id("p2/ir")];
    tracker.letters.put(Letter { id: id("l1"), programs, ..Default::default() });
    tracker
}

fn set(tracker: &mut Tracker, id: &str, change: impl FnOnce(&mut Program)) {
    assert!(tracker.programs.edit(id, change));
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|it| (*it).to_owned()).collect()
}

#[test]
fn two_fields_of_one_row_are_both_kept() {
    let base = small();
    let ours = edited(&base, |it| set(it, "p1/ir", |row| row.why = "cases".into()));
    let theirs = edited(&base, |it| set(it, "p1/ir", |row| row.city = "Boston".into()));
    let merged = clean(&base, &ours, &theirs);
    let row = merged.programs.get("p1/ir").unwrap();
    assert_eq!((row.why.as_str(), row.city.as_str()), ("cases", "Boston"));
}

#[test]
fn one_field_changed_by_both_stays_ours_and_is_told() {
    let base = edited(&small(), |it| set(it, "p1/ir", |row| row.why = "old".into()));
    let ours = edited(&base, |it| set(it, "p1/ir", |row| row.why = "cases".into()));
    let theirs = edited(&base, |it| set(it, "p1/ir", |row| row.why.clear()));
    let merged = joined(&base, &ours, &theirs);
    assert_eq!(merged.tracker, ours);
    let conflict = &merged.conflicts[0];
    assert_eq!((conflict.part, conflict.id.as_str()), (Part::Rows(Table::Programs), "p1/ir"));
    assert_eq!(conflict.path, "programs/p1~1ir/why");
    assert_eq!(
        (&conflict.base, &conflict.ours, &conflict.theirs),
        (&json!("old"), &json!("cases"), &Value::Null)
    );
    assert_eq!((merged.conflicts.len(), merged.came_in), (1, vec![]));
}

#[test]
fn two_paragraphs_of_one_note_are_both_kept() {
    let base = small();
    let note = |tracker: &Tracker, text: &str| {
        edited(tracker, |it| assert!(it.interviews.edit("i1", |row| row.notes = text.into())))
    };
    let (ours, theirs) =
        (note(&base, "met Dr. Rivera\n\nlunch"), note(&base, "met the PD\n\nlunch\n\n900 cases"));
    let merged = clean(&base, &ours, &theirs);
    assert_eq!(merged.interviews.get("i1").unwrap().notes, "met Dr. Rivera\n\nlunch\n\n900 cases");
    let theirs = note(&base, "met Dr. Riviera\n\nlunch\n\n900 cases");
    let merged = joined(&base, &ours, &theirs);
    assert_eq!(merged.tracker.interviews.get("i1").unwrap().notes, "met Dr. Rivera\n\nlunch\n\n900 cases");
    assert_eq!(merged.conflicts[0].path, "interviews/i1/notes");
    assert_eq!(merged.conflicts[0].theirs, json!("met Dr. Riviera\n\nlunch\n\n900 cases"));
}

#[test]
fn sets_are_joined_item_by_item() {
    let base = edited(&small(), |it| set(it, "p1/ir", |row| row.tags = words(&["far", "west"])));
    let ours = edited(&base, |it| set(it, "p1/ir", |row| row.tags = words(&["near", "west"])));
    let theirs = edited(&base, |it| set(it, "p1/ir", |row| row.tags = words(&["big", "far"])));
    assert_eq!(clean(&base, &ours, &theirs).programs.get("p1/ir").unwrap().tags, ["big", "near"]);
    // a set that falls goes on falling
    let leads = |minutes: &[u32]| {
        edited(&base, |season| {
            season.settings = Settings { lead_minutes: minutes.to_vec(), ..Default::default() }.into()
        })
    };
    let base = leads(&[4320, 120]);
    assert_eq!(
        clean(&base, &leads(&[20160, 4320, 120]), &leads(&[4320])).settings.lead_minutes,
        [20160, 4320]
    );
}

#[test]
fn scores_and_entries_are_joined_key_by_key() {
    let base = edited(&small(), |season| {
        set(season, "p1/ir", |row| {
            row.scores.insert("research".into(), Score::Given(3));
            row.facts.insert(
                "cases".into(),
                Fact { value: "900".into(), source: "PD".into(), ..Default::default() },
            );
        })
    });
    let ours = edited(&base, |season| {
        set(season, "p1/ir", |row| {
            row.scores.clear();
            row.scores.insert("call".into(), Score::Given(2));
            row.facts.clear();
        })
    });
    let theirs = edited(&base, |season| {
        set(season, "p1/ir", |row| {
            row.scores.insert("location".into(), Score::NotApplicable);
            row.facts.get_mut("cases").unwrap().value = "950".into();
        })
    });
    let row = clean(&base, &ours, &theirs).programs.get("p1/ir").unwrap().clone();
    assert_eq!(row.scores.keys().collect::<Vec<_>>(), ["call", "location"]);
    assert_eq!((row.facts["cases"].value.as_str(), row.facts["cases"].source.as_str()), ("950", "PD"));
}

#[test]
fn an_edit_beats_a_deletion_both_ways() {
    let base = small();
    let without = edited(&base, |it| drop(it.programs.remove("p3/ir")));
    let with = edited(&base, |it| set(it, "p3/ir", |row| row.notes = "call them".into()));
    assert_eq!(clean(&base, &without, &with), with);
    assert_eq!(clean(&base, &with, &without), with);
    let came = joined(&base, &without, &with).came_in;
    let title = "P3/IR".to_owned();
    let part = Part::Rows(Table::Programs);
    assert_eq!(came, [Change { part, id: "p3/ir".into(), title, kind: ChangeKind::Added }]);
    assert_eq!(clean(&base, &without, &base), without);
    assert_eq!(joined(&base, &base, &without).came_in[0].kind, ChangeKind::Removed);
}

#[test]
fn two_rows_of_one_id_are_joined_as_if_nothing_had_been_there() {
    let base = small();
    let new = |row: Program| edited(&base, |it| it.programs.put(Program { name: "New".into(), ..row }));
    let ours = new(Program { city: "Boston".into(), tags: words(&["a"]), ..program("p4/ir") });
    let theirs = new(Program { state: "MA".into(), tags: words(&["b"]), ..program("p4/ir") });
    let row = clean(&base, &ours, &theirs).programs.get("p4/ir").unwrap().clone();
    assert_eq!((row.place().as_str(), row.name.as_str()), ("Boston, MA", "New"));
    assert_eq!(row.tags, ["a", "b"]);
    let theirs = new(Program { city: "Chicago".into(), ..program("p4/ir") });
    let merged = joined(&base, &ours, &theirs);
    assert_eq!(merged.tracker, ours);
    assert_eq!(
        (merged.conflicts[0].path.as_str(), &merged.conflicts[0].base),
        ("programs/p4~1ir/city", &Value::Null)
    );
}

#[test]
fn what_the_other_side_links_to_comes_back() {
    let base = small();
    let ours = edited(&base, |it| drop(it.delete_program("p1/ir")));
    assert_eq!((ours.interviews.len(), ours.letters.get("l1").unwrap().programs.len()), (0, 1));
    // an untouched copy takes nothing back
    assert_eq!(clean(&base, &ours, &base), ours);
    // a new person at that interview brings back both it and its program
    let theirs = edited(&base, |season| {
        let (programs, interviews) = (vec![id("p2/ir")], vec![id("i1")]);
        season.people.put(Person { id: id("x"), programs, interviews, ..Default::default() });
    });
    let merged = clean(&base, &ours, &theirs);
    for table in [Table::Programs, Table::Interviews, Table::People] {
        assert_eq!(merged.count(table), theirs.count(table), "{table:?}");
    }
    assert_eq!(merged.letters.get("l1").unwrap().programs, [id("p2/ir")], "what ours cleared stays cleared");
    let came: Vec<_> =
        joined(&base, &ours, &theirs).came_in.into_iter().map(|it| (it.title, it.kind)).collect();
    let added = |title: &str| (title.to_owned(), ChangeKind::Added);
    assert_eq!(came, [added("P1/IR"), added("P1/IR"), added("x")]);
}

#[test]
fn a_bundled_thing_that_was_reset_stays_reset() {
    let base = edited(&small(), |season| {
        season.criteria.put(Criterion { id: id("call"), weight: Some(5), ..Default::default() })
    });
    let ours = edited(&base, |it| drop(it.criteria.remove("call")));
    let theirs =
        edited(&base, |it| set(it, "p1/ir", |row| row.scores.extend([("call".into(), Score::Given(1))])));
    assert!(clean(&base, &ours, &theirs).criteria.is_empty());
}

fn ranked(base: &Tracker, order: &[&str]) -> Tracker {
    edited(base, |season| {
        let list = season.rank_lists.get("primary").map(|it| RankList::clone(it)).unwrap_or_default();
        season.rank_lists.put(RankList { id: id("primary"), order: words(order), ..list });
    })
}

fn order(tracker: &Tracker) -> Vec<&str> {
    tracker.rank_lists.get("primary").unwrap().order.iter().map(String::as_str).collect()
}

#[test]
fn an_order_that_one_side_moved_takes_what_the_other_added() {
    let base = ranked(&small(), &["a", "b", "c", "d"]);
    let with = |order: &[&str]| ranked(&base, order);
    assert_eq!(
        order(&clean(&base, &with(&["d", "a", "b", "c"]), &with(&["a", "x", "b", "c"]))),
        ["a", "x", "b", "c"]
    );
    assert_eq!(
        order(&clean(&base, &with(&["b", "a", "c", "d"]), &with(&["a", "x", "c", "d", "y"]))),
        ["a", "x", "c", "d", "y"]
    );
    assert_eq!(
        order(&clean(&base, &with(&["c", "b", "a", "d"]), &with(&["a", "x", "b", "c", "d"]))),
        ["c", "b", "a", "x", "d"]
    );
    assert_eq!(
        order(&clean(&base, &with(&["a", "b", "c", "d", "z"]), &with(&["a", "b", "c", "d", "y"]))),
        ["a", "b", "c", "d", "y", "z"]
    );
    assert_eq!(
        order(&clean(&base, &with(&["d", "c", "b", "a"]), &with(&["d", "c", "b", "a", "e"]))),
        ["d", "c", "b", "a", "e"]
    );
}

/// A rank list whose entries have names, codes, reasons and a supplemental list.
fn ranked_season() -> Tracker {
    edited(&small(), |season| {
        set(season, "p1/ir", |row| {
            let position = Position { nrmp_code: "1000001A0".into(), ..Default::default() };
            row.positions.insert(Track::Advanced, position);
        });
        season.rank_lists.put(RankList {
            id: id("s1"),
            letter: "A".into(),
            order: words(&["p3/ir#preliminary"]),
            ..Default::default()
        });
        let entry = RankEntry { reason: "clinic".into(), supplemental: Some(id("s1")), ..Default::default() };
        let entries = [("p1/ir#advanced".to_owned(), entry)].into();
        season.rank_lists.put(RankList { id: id("primary"), entries, ..Default::default() });
    })
}

#[test]
fn a_rank_list_that_both_moved_stays_ours_and_theirs_is_kept_as_a_version() {
    let base = ranked(&ranked_season(), &["p1/ir#advanced", "p2/ir#advanced", "p3/ir#advanced"]);
    let ours = ranked(&base, &["p2/ir#advanced", "p1/ir#advanced", "p3/ir#advanced"]);
    let theirs = ranked(&base, &["p1/ir#advanced", "p3/ir#advanced", "p2/ir#advanced", "p4/ir#advanced"]);
    let merged = joined(&base, &ours, &theirs);
    assert_eq!(
        order(&merged.tracker),
        ["p2/ir#advanced", "p4/ir#advanced", "p1/ir#advanced", "p3/ir#advanced"]
    );
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(merged.conflicts[0].path, "rank_lists/primary/order");
    let versions: Vec<_> = merged.tracker.rank_versions.iter().collect();
    assert_eq!((versions.len(), versions[0].name.as_str(), versions[0].at), (1, "merged", Some(now())));
    assert_eq!(
        json!(versions[0].lists),
        json!({
            "primary": {
                "a": { "entry": "p1/ir#advanced", "name": "P1/IR", "code": "1000001A0", "supplemental": "A", "reason": "clinic" },
                "b": { "entry": "p3/ir#advanced", "name": "P3/IR" },
                "c": { "entry": "p2/ir#advanced", "name": "P2/IR" },
                "d": { "entry": "p4/ir#advanced" }
            },
            "s1": { "a": { "entry": "p3/ir#preliminary", "name": "P3/IR" } }
        })
    );
    assert_eq!(file(&merged.tracker)["rank_versions"][0]["why"], "merged");
    // once more: it is kept already; and all that undo remembers gets the very same version
    assert_eq!(joined(&base, &merged.tracker, &theirs).tracker, merged.tracker);
    for value in [&ours, &base] {
        assert_eq!(merged.patch.apply(value).rank_versions, merged.tracker.rank_versions);
    }
}

#[test]
fn a_long_version_is_sorted_as_it_was_ranked() {
    let names: Vec<String> = (0..30).map(|n| format!("p{}#advanced", 90 - n)).collect();
    let list: Vec<&str> = names.iter().map(String::as_str).collect();
    let base = ranked(&small(), &list);
    let moved = |at: usize| {
        let mut list = list.clone();
        list.swap(at, at + 1);
        ranked(&base, &list)
    };
    let merged = joined(&base, &moved(3), &moved(27)).tracker;
    let version = merged.rank_versions.iter().next().unwrap();
    let kept: Vec<&str> = version.lists["primary"]
        .as_object()
        .unwrap()
        .values()
        .map(|it| it["entry"].as_str().unwrap())
        .collect();
    assert_eq!(kept, order(&moved(27)));
}

#[test]
fn what_a_newer_version_wrote_is_joined_to_the_digit() {
    let with = |row: Value, rows: Value, list: Value| {
        let mut file: Value = serde_json::from_str(EXAMPLE).unwrap();
        file["programs"][0]["zz"] = row;
        file["future"] = rows;
        file["list"] = list;
        season(&file)
    };
    let big = |digits: &str| serde_json::from_str::<Value>(digits).unwrap();
    let first = big("123456789012345678901234567890");
    let base = with(json!({"n": first, "t": ""}), json!([{"id": "1", "n": 1}, {"id": "2"}]), json!([1, 1]));
    let ours = with(
        json!({"n": first, "t": "", "mine": big("1.10")}),
        json!([{"id": "1", "n": 1, "mine": big("98765432109876543210987654321098")}]),
        json!([1, 1]),
    );
    let theirs = with(
        json!({"n": big("123456789012345678901234567891"), "t": ""}),
        json!([{"id": "0"}, {"id": "1", "n": 2}, {"id": "2", "x": null}]),
        json!([1, 2]),
    );
    let merged = file(&clean(&base, &ours, &theirs));
    assert_eq!(
        merged["programs"][0]["zz"].to_string(),
        r#"{"mine":1.10,"n":123456789012345678901234567891,"t":""}"#
    );
    assert_eq!(
        merged["future"].to_string(),
        r#"[{"id":"0"},{"id":"1","mine":98765432109876543210987654321098,"n":2},{"id":"2","x":null}]"#
    );
    assert_eq!(merged["list"], json!([1, 2]));
    // a list that says something twice is no set: as one value
    let ours = with(json!({}), json!([]), json!([1, 3]));
    let merged = joined(&base, &ours, &theirs);
    assert_eq!(file(&merged.tracker)["list"], json!([1, 3]));
    assert!(merged.conflicts.iter().any(|it| it.part == Part::Extra && it.path == "list" && it.id == "list"));
}

#[test]
fn parts_beside_the_tables_are_joined_alike() {
    let base = example();
    let ours = edited(&base, |season| {
        season.profile = Profile { name: "Mine".into(), ..Profile::clone(&season.profile) }.into();
        season.settings = Settings {
            columns: words(&["city", "name", "specialty", "status", "score"]),
            ..Settings::clone(&season.settings)
        }
        .into();
        let mut all = (*season.overrides).clone();
        all.insert("a.b".into(), Override { source: "me".into(), ..Default::default() });
        season.overrides = all.into();
        season.dismissed = Default::default();
    });
    let theirs = edited(&base, |season| {
        season.profile =
            Profile { flags: vec![Flag::Couple, Flag::Esir], ..Profile::clone(&season.profile) }.into();
        season.settings = Settings {
            columns: words(&["name", "city", "specialty", "status", "score", "signal"]),
            ..Settings::clone(&season.settings)
        }
        .into();
        let mut all = (*season.overrides).clone();
        all.get_mut("fees.eras.residency.first_30").unwrap().source = "AAMC".into();
        season.overrides = all.into();
    });
    let merged = clean(&base, &ours, &theirs);
    assert_eq!((merged.profile.name.as_str(), merged.profile.flags.len()), ("Mine", 2));
    assert_eq!(merged.settings.columns, ["city", "name", "specialty", "status", "score", "signal"]);
    assert_eq!(merged.overrides.len(), 2);
    assert_eq!(merged.overrides["fees.eras.residency.first_30"].source, "AAMC");
    assert!(merged.dismissed.is_empty());
    let came: Vec<_> = joined(&base, &ours, &theirs).came_in.into_iter().map(|it| it.part).collect();
    assert_eq!(came, [Part::Profile, Part::Settings, Part::Overrides]);
    let other = edited(&base, |season| {
        season.profile = Profile { name: "Theirs".into(), ..Profile::clone(&season.profile) }.into()
    });
    assert_eq!(joined(&base, &ours, &other).conflicts[0].path, "profile/name");
    let other = edited(&base, |season| {
        let dismissal = Dismissal { reason: "other".into(), ..Default::default() };
        season.dismissed = std::collections::BTreeMap::from([("a/b".to_owned(), dismissal)]).into();
    });
    let third = edited(&other, |season| {
        let dismissal = Dismissal { reason: "third".into(), ..Default::default() };
        season.dismissed = std::collections::BTreeMap::from([("a/b".to_owned(), dismissal)]).into();
    });
    let conflict = &joined(&base, &other, &third).conflicts[0];
    assert_eq!(
        (conflict.part, conflict.id.as_str(), conflict.path.as_str()),
        (Part::Dismissal, "a/b", "set_aside/a~1b/reason")
    );
}

#[test]
fn rows_that_could_not_be_read_are_joined_by_their_text() {
    let with = |rows: &[&str]| {
        let rows = rows.join(",");
        decode(format!(r#"{{"app":"fluoro","schema":1,"exams":[{rows}]}}"#).as_bytes()).unwrap().tracker
    };
    let (a, b, c, d) = (r#"{"no":"id"}"#, r#"{"id":7}"#, r#"{"id":"x","sat":"soon"}"#, r#"{"id":"e1"}"#);
    let base = with(&[a, b]);
    let merged = clean(&base, &with(&[a, d, b, c]), &with(&[b]));
    let texts = |it: &Tracker| it.kept.iter().map(|it| it.text.to_string()).collect::<Vec<_>>();
    assert_eq!(texts(&merged), [c, b], "those in one place in the order of their texts");
    assert_eq!(merged.exams.len(), 1);
    let mut more = texts(&clean(&base, &with(&[a, b, b]), &with(&[a, b, c, a])));
    more.sort();
    assert_eq!(more, [c, b, b, a, a]);
}

#[test]
fn a_joined_row_that_could_not_be_read_back_stays_ours() {
    let deep = (0..130).fold(json!(1), |inner, _| json!([inner]));
    let base = small();
    let ours = edited(&base, |it| set(it, "p1/ir", |row| row.city = "Boston".into()));
    let theirs = edited(&base, |it| set(it, "p1/ir", |row| drop(row.extra.insert("deep".into(), deep))));
    let merged = joined(&base, &ours, &theirs);
    assert_eq!(merged.tracker, ours);
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(
        (merged.conflicts[0].path.as_str(), merged.conflicts[0].ours["city"].as_str()),
        ("programs/p1~1ir", Some("Boston"))
    );
}

#[test]
fn without_a_known_base_it_is_a_union() {
    let (ours, theirs) = (small(), example());
    let merged = joined(&Tracker::default(), &ours, &theirs);
    assert_eq!(merged.tracker.len(), ours.len() + theirs.len());
    assert_eq!(merged.conflicts.iter().map(|it| it.part).collect::<Vec<_>>(), [Part::File]);
    assert_eq!(merged.tracker.id, ours.id);
}
