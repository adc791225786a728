use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::{
    id::{Id, IdSource},
    naming::Naming,
    tables::*,
    time::{Day, Stamp},
    tracker::Tracker,
};

fn now() -> Stamp {
    "2027-02-20T18:00:00Z".parse().unwrap()
}

fn day() -> Day {
    crate::domain::time::parse_day("2027-02-20").unwrap()
}

fn program(id: &str, specialty: Specialty, positions: &[(Track, &str)]) -> Program {
    let position = |(track, code): &(Track, &str)| {
        (*track, Position { nrmp_code: (*code).to_owned(), ..Position::default() })
    };
    Program {
        id: Id::new(id),
        name: id.split('/').next().unwrap().to_uppercase(),
        specialty: Some(specialty),
        status: Some(Status::Interviewed),
        positions: positions.iter().map(position).collect(),
        ..Program::default()
    }
}

/// Three IR programs, two preliminary ones.
fn season() -> Tracker {
    let mut tracker = Tracker::default();
    for row in [
        program(
            "ucsf/ir",
            Specialty::Ir,
            &[(Track::Advanced, "1062416A0"), (Track::Categorical, "1062416C0")],
        ),
        program("penn/ir", Specialty::Ir, &[(Track::Categorical, "1628416C0")]),
        program("mir/ir", Specialty::Ir, &[(Track::Advanced, "1346416A0")]),
        program("msk/ty", Specialty::Ty, &[(Track::Preliminary, "1478999P0")]),
        program("mather/ty", Specialty::Ty, &[(Track::Preliminary, "1479999P0")]),
    ] {
        tracker.programs.put(row);
    }
    tracker
}

fn entries(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn ranked() -> (Tracker, Id) {
    let mut tracker = season();
    let mut ids = IdSource::new(1);
    let list = tracker.make_primary_list();
    tracker.rank(list.as_str(), &entries("ucsf/ir#advanced penn/ir#categorical mir/ir#advanced"), 0);
    let first_years = tracker.new_supplemental("Bay Area", &mut ids);
    tracker.rank(first_years.as_str(), &entries("msk/ty#preliminary mather/ty#preliminary"), 0);
    tracker.attach_list("primary", "ucsf/ir#advanced", Some(&first_years));
    tracker.set_rank_reason("primary", "ucsf/ir#advanced", " the clinic ");
    (tracker, first_years)
}

fn order(tracker: &Tracker) -> String {
    tracker.primary_list().map(|it| it.order.join(" ")).unwrap_or_default()
}

#[test]
fn positions_are_put_and_moved_as_a_block() {
    let (mut tracker, _) = ranked();
    tracker.rank("primary", &entries("mir/ir#advanced"), 0);
    assert_eq!(order(&tracker), "mir/ir#advanced ucsf/ir#advanced penn/ir#categorical");
    tracker.rank("primary", &entries("mir/ir#advanced ucsf/ir#advanced"), 9);
    assert_eq!(order(&tracker), "penn/ir#categorical mir/ir#advanced ucsf/ir#advanced");
    let status = |tracker: &Tracker, id: &str| tracker.programs.get(id).unwrap().status;
    assert_eq!(status(&tracker, "ucsf/ir"), Some(Status::Interviewed), "a list that moves says nothing yet");
    let mut certified = tracker.clone();
    certified.certify(now(), &mut IdSource::new(5));
    assert_eq!(status(&certified, "ucsf/ir"), Some(Status::Ranked));
    assert_eq!(status(&certified, "msk/ty"), Some(Status::Interviewed), "only by the primary list");
    tracker.unrank("primary", &entries("ucsf/ir#advanced"));
    tracker.rank("primary", &entries("ucsf/ir#advanced"), 0);
    let line = &lines(&tracker, tracker.primary_list().unwrap())[0];
    assert_eq!(
        (line.reason.as_str(), line.supplemental.as_deref()),
        ("the clinic", Some("A")),
        "what was said stays"
    );
}

#[test]
fn what_is_not_to_be_ranked_leaves_all_lists_and_is_not_offered() {
    let (mut tracker, list) = ranked();
    tracker.do_not_rank("msk/ty", "no place to live", day());
    assert_eq!(tracker.rank_lists.get(list.as_str()).unwrap().order, entries("mather/ty#preliminary"));
    let row = tracker.programs.get("msk/ty").unwrap();
    assert_eq!((row.do_not_rank.as_str(), row.do_not_rank_on), ("no place to live", Some(day())));
    let open = |tracker: &Tracker, list: &str| -> Vec<String> {
        let list = tracker.rank_lists.get(list).unwrap();
        open_positions(tracker, list).iter().map(ToString::to_string).collect()
    };
    assert!(open(&tracker, list.as_str()).is_empty());
    assert_eq!(open(&tracker, "primary"), entries("mather/ty#preliminary ucsf/ir#categorical"));
    tracker.do_not_rank("msk/ty", "", day());
    assert_eq!(tracker.programs.get("msk/ty").unwrap().do_not_rank_on, None);
    assert_eq!(open(&tracker, list.as_str()), entries("msk/ty#preliminary"));
}

#[test]
fn letters_go_on_where_they_are_free_and_a_deleted_list_is_attached_nowhere() {
    let (mut tracker, list) = ranked();
    let mut ids = IdSource::new(2);
    let more = tracker.new_supplemental("", &mut ids);
    assert_eq!(tracker.rank_lists.get(more.as_str()).unwrap().letter, "B");
    assert_eq!(tracker.delete_rank_list(list.as_str()), 1);
    assert_eq!(lines(&tracker, tracker.primary_list().unwrap())[0].supplemental, None);
    let again = tracker.new_supplemental("", &mut ids);
    assert_eq!(tracker.rank_lists.get(again.as_str()).unwrap().letter, "A");
}

#[test]
fn the_text_for_r3_is_read_back_as_identical() {
    let (tracker, _) = ranked();
    let text = r3_text(&tracker, &Naming::long());
    let pasted = read_r3(&text);
    let compared = compare_r3(&tracker, &Naming::long(), &pasted);
    assert!(compared.is_identical(), "{text}\n{compared:?}");
    assert_eq!((compared.same, compared.all), (5, 5));
    let mut moved = tracker.clone();
    moved.rank("primary", &entries("mir/ir#advanced"), 0);
    let compared = compare_r3(&moved, &Naming::long(), &pasted);
    assert_eq!((compared.same, compared.all), (4, 5));
    let words = |it: &RowDifference| format!("{} {}", it.place, it.words);
    let told = |compared: &Compared| compared.differences.iter().map(words).collect::<Vec<_>>();
    assert_eq!(told(&compared), ["primary 1 MIR · IR, advanced stands at 3 in R3"]);
    // one row that is missing there makes one difference, and so does another supplemental list
    let mut more = tracker.clone();
    more.unrank("primary", &entries("penn/ir#categorical"));
    let compared = compare_r3(&more, &Naming::long(), &pasted);
    assert_eq!(told(&compared), ["primary 2 R3 has 1628416C0 PENN · IR, categorical, which isn't here"]);
    let mut other = tracker.clone();
    let list = other.new_supplemental("", &mut IdSource::new(9));
    other.attach_list("primary", "ucsf/ir#advanced", Some(&list));
    let compared = compare_r3(&other, &Naming::long(), &pasted);
    assert_eq!(told(&compared), ["primary 1 UCSF · IR, advanced: supplemental list B here, list A in R3"]);
    let codes_only: String = text.lines().map(|it| it.split(',').next().unwrap().to_owned() + "\n").collect();
    assert!(compare_r3(&tracker, &Naming::long(), &read_r3(&codes_only)).lacks_attachments);
}

#[test]
fn a_list_is_read_however_it_was_copied() {
    let codes = |text: &str| -> Vec<(Option<String>, Vec<String>)> {
        let row = |it: super::r3::R3List| (it.letter, it.rows.into_iter().map(|it| it.code).collect());
        read_r3(text).into_iter().map(row).collect()
    };
    let primary = (None, vec!["1062416A0".to_owned(), "1628416C0".to_owned()]);
    for text in [
        "1\t1062416A0\tUCSF\n2\t1628416c0\tPenn",
        "Rank Order List\nPrimary Rank Order List\n1 UCSF (1062416A0) Primary Care Annex\n2 Penn 1628416C0 CERTIFIED 03/03/2027",
        "1\nUCSF\n1062416A0\n2\nPenn Primary Care\n1628416C0",
    ] {
        assert_eq!(codes(text), std::slice::from_ref(&primary), "{text}");
    }
    let below = read_r3(
        "1 1062416A0 UCSF\nSupplemental Rank Order List A\n2 1628416C0 Penn\nSupplemental list: none",
    );
    assert_eq!(below.len(), 1, "what is named below a row is attached to it");
    assert_eq!(below[0].rows[0].attached.as_deref(), Some("A"));
    let both = codes("1062416A0\nSupplemental Rank Order List B\n1478999P0\nPrimary list\n1628416C0");
    assert_eq!(both, [primary, (Some("B".to_owned()), vec!["1478999P0".to_owned()])]);
    assert!(codes("nothing here, call 2155551234 now").is_empty());
}

#[test]
fn codes_have_their_form() {
    for (text, fits) in [
        ("1062416A0", true),
        ("1062416a0", true),
        ("10624A6C012", true),
        ("1062416X0", false),
        ("106241A0", false),
        ("1062416A0123", false),
        ("4160500001", false),
        ("", false),
    ] {
        assert_eq!(is_code(text), fits, "{text}");
    }
}

#[test]
fn certified_is_what_r3_holds_until_something_of_it_changes() {
    let (mut tracker, list) = ranked();
    assert_eq!(tracker.certainty(), Certainty::Never);
    tracker.certify(now(), &mut IdSource::new(3));
    assert_eq!(tracker.certainty(), Certainty::Certified(now()));
    tracker.set_rank_reason("primary", "penn/ir#categorical", "Jonas");
    assert_eq!(tracker.certainty(), Certainty::Certified(now()), "a reason stays here");
    let before = tracker.clone();
    tracker.attach_list("primary", "mir/ir#advanced", Some(&list));
    assert_eq!(tracker.certainty(), Certainty::Changed(now()));
    let mut tracker = before;
    tracker.rank("primary", &entries("mir/ir#advanced"), 0);
    assert_eq!(tracker.certainty(), Certainty::Changed(now()));
}

#[test]
fn differences_name_what_moved_and_no_more() {
    let (tracker, list) = ranked();
    let old = Snapshot::of_present(&tracker);
    let mut new = tracker.clone();
    new.rank("primary", &entries("mir/ir#advanced"), 0);
    new.set_rank_reason("primary", "ucsf/ir#advanced", "people");
    new.unrank(list.as_str(), &entries("msk/ty#preliminary"));
    let name = |it: &SnapshotRow| it.name.clone();
    let told = differences(&old, &Snapshot::of_present(&new), name);
    assert_eq!(told.first().map(|it| it.title.as_str()), Some("primary"), "it comes first");
    let text: BTreeMap<_, _> = told.into_iter().map(|it| (it.title, it.lines)).collect();
    assert_eq!(text["primary"], ["MIR 3 → 1", "2 UCSF: reason “people”, was “the clinic”"]);
    assert_eq!(text["supplemental A, Bay Area"], ["MSK went, was 1"]);
    assert!(differences(&old, &old, name).is_empty());
}

#[test]
fn the_primary_list_is_read_first_and_the_others_by_letter() {
    let (mut tracker, _) = ranked();
    let mut ids = IdSource::new(7);
    for name in ["Queens", "Manhattan", "Home"] {
        tracker.new_supplemental(name, &mut ids);
    }
    let lists = Snapshot::of_present(&tracker);
    let letters: Vec<&str> = lists.in_order().iter().map(|it| it.1.letter.as_str()).collect();
    assert_eq!(letters, ["", "A", "B", "C", "D"]);
}

/// What may happen to lists between two versions.
#[derive(Clone, Debug)]
enum Edit {
    Rank(usize, usize, usize),
    Unrank(usize, usize),
    Delete(usize),
    Drop(usize),
    Attach(usize, usize),
    Reason(usize, String),
    Code(usize, u8),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (0..3usize, 0..6usize, 0..6usize).prop_map(|(list, entry, to)| Edit::Rank(list, entry, to)),
        (0..3usize, 0..6usize).prop_map(|(list, entry)| Edit::Unrank(list, entry)),
        (0..5usize).prop_map(Edit::Delete),
        (0..3usize).prop_map(Edit::Drop),
        (0..6usize, 0..3usize).prop_map(|(entry, list)| Edit::Attach(entry, list)),
        (0..6usize, "[a-z ]{0,8}").prop_map(|(entry, text)| Edit::Reason(entry, text)),
        (0..5usize, 0..9u8).prop_map(|(program, digit)| Edit::Code(program, digit)),
    ];
    prop::collection::vec(edit, 0..14)
}

fn apply(tracker: &mut Tracker, edit: &Edit, ids: &mut IdSource) {
    let all = entries(
        "ucsf/ir#advanced ucsf/ir#categorical penn/ir#categorical mir/ir#advanced msk/ty#preliminary mather/ty#preliminary",
    );
    let lists: Vec<Id> = tracker.rank_lists.iter().map(|it| it.id.clone()).collect();
    let programs: Vec<Id> = tracker.programs.iter().map(|it| it.id.clone()).collect();
    let list = |at: &usize| lists.get(*at).map(|it| it.as_str().to_owned()).unwrap_or_default();
    match edit {
        Edit::Rank(at, entry, to) => tracker.rank(&list(at), &all[*entry..=*entry], *to),
        Edit::Unrank(at, entry) => tracker.unrank(&list(at), &all[*entry..=*entry]),
        Edit::Delete(at) => {
            programs.get(*at).into_iter().for_each(|it| drop(tracker.delete_program(it.as_str())));
        }
        Edit::Drop(0) => drop(tracker.new_supplemental("more", ids)),
        Edit::Drop(at) => {
            let of = tracker.supplemental_lists().get(*at - 1).map(|it| it.id.clone());
            if let Some(id) = of {
                tracker.delete_rank_list(id.as_str());
            }
        }
        Edit::Attach(entry, at) => {
            let of = tracker.supplemental_lists().get(*at).map(|it| it.id.clone());
            tracker.attach_list("primary", &all[*entry], of.as_ref());
        }
        Edit::Reason(entry, text) => tracker.set_rank_reason("primary", &all[*entry], text),
        Edit::Code(at, digit) => {
            let Some(id) = programs.get(*at) else { return };
            tracker.programs.edit(id.as_str(), |row| {
                row.positions.values_mut().for_each(|it| it.nrmp_code = format!("123441{digit}C0"));
            });
        }
    }
}

proptest! {
    #[test]
    fn history_restores_each_version_exactly(before in edits(), after in edits()) {
        let (mut tracker, _) = ranked();
        let mut ids = IdSource::new(7);
        before.iter().for_each(|it| apply(&mut tracker, it, &mut ids));
        let kept = tracker.keep_version(("mine", NAMED), now(), &mut ids);
        let wanted = Snapshot::of_present(&tracker);
        prop_assert_eq!(&Snapshot::of_version(tracker.rank_versions.get(kept.as_str()).unwrap()), &wanted);
        after.iter().for_each(|it| apply(&mut tracker, it, &mut ids));
        let changed = Snapshot::of_present(&tracker);
        tracker.restore_version(kept.as_str(), now(), &mut ids);
        let restored = Snapshot::of_present(&tracker);
        prop_assert_eq!(&restored, &wanted);
        let is_kept = |snapshot: &Snapshot| tracker.rank_versions.iter().any(|it| Snapshot::of_version(it) == *snapshot);
        prop_assert!(changed.lists.is_empty() || is_kept(&changed), "what was there before is kept too");
    }
}
