//! The rank lists by keys: from nothing to what R3 holds, why and how firm, earlier versions.

use fluoro::{
    data::catalog::new_program,
    domain::{
        ranking::{Certainty, r3_text},
        tables::{Firmness, Score, Specialty, Status, Track},
        tracker::Tracker,
    },
};

use crate::common::*;

const NIGHT: &str = "2027-03-03T23:30:00Z";

/// A season before ranking: 18 IR and DR programs and 12 first years, all interviewed at, scored, with codes.
fn ready() -> Session {
    let mut tracker = sample();
    tracker.programs = Tracker::default().programs;
    tracker.interviews = Tracker::default().interviews;
    tracker.rank_lists = Tracker::default().rank_lists;
    let (mut main, mut first_years) = (0usize, 0usize);
    for place in data().catalog().institutions() {
        for offered in &place.programs {
            let mut row = new_program(place, offered);
            let has_code =
                row.positions.len() == 1 && row.positions.values().all(|it| !it.nrmp_code.is_empty());
            let count = match row.specialty {
                Some(Specialty::Ir | Specialty::Dr) if has_code => &mut main,
                Some(Specialty::Ty | Specialty::PrelimMedicine) if has_code => &mut first_years,
                _ => continue,
            };
            *count += 1;
            if *count > if row.specialty.is_some_and(Specialty::is_first_year) { 12 } else { 18 } {
                continue;
            }
            row.status = Some(Status::Interviewed);
            row.scores.insert("case-volume".into(), Score::Given(1 + (*count % 5) as u8));
            tracker.programs.put(row);
        }
    }
    assert_eq!(tracker.programs.len(), 30);
    Session::new(Setup { tracker, now: NIGHT, ..Setup::default() })
}

fn order(it: &Session) -> Vec<String> {
    it.app.cx.season.tracker.primary_list().map(|it| it.order.clone()).unwrap_or_default()
}

/// Counts the keys of a script, a text typed in it as one.
fn keys(script: &str) -> usize {
    let parts = script.split('\'').enumerate();
    parts.map(|(n, part)| if n % 2 == 1 { 1 } else { part.split_whitespace().count() }).sum()
}

#[test]
fn the_night_of_the_list() {
    let mut it = ready();
    let mut count = 0;
    let mut press = |it: &mut Session, script: &str| {
        count += keys(script);
        it.press(script);
    };
    press(&mut it, "4 v");
    check(
        &mut it,
        "",
        &["PRIMARY LIST · nothing yet", "ON NO LIST · 30 of 30 at programs where you interviewed"],
    );
    // all where one interviewed, by score
    press(&mut it, "k a b");
    assert_eq!(order(&it).len(), 18);
    let score = |it: &Session, entry: &str| {
        let program =
            it.app.cx.season.tracker.programs.get(entry.split('#').next().unwrap()).unwrap().clone();
        it.app.cx.derived.lookup.score(&program)
    };
    assert!(order(&it).windows(2).all(|pair| score(&it, &pair[0]) >= score(&it, &pair[1])));
    // two lists of first years
    press(&mut it, "G k k k k k k k k k k k");
    check(&mut it, "", &["ON NO LIST · 12 of 12"]);
    press(&mut it, "space space space space space space a n 'New York' enter");
    check(&mut it, "", &["SUPPLEMENTAL LIST A · New York · 6"]);
    press(&mut it, "G * a n 'Bay Area' enter");
    check(&mut it, "", &["SUPPLEMENTAL LIST B · Bay Area · 6"]);
    // attached to all advanced positions
    press(&mut it, "g j * L a");
    let lists = |it: &Session| {
        let list = it.app.cx.season.tracker.primary_list().unwrap().clone();
        let advanced = list.order.iter().filter(|it| it.ends_with("#advanced")).count();
        (advanced, list.entries.values().filter(|it| it.supplemental.is_some()).count())
    };
    assert_eq!(lists(&it).0, lists(&it).1, "each advanced position has its list");
    press(&mut it, "esc J J j j K # '3' enter");
    assert!(count < 120, "{count} keys");
    // into R3, certified there, pasted back
    let text = r3_text(&it.app.cx.season.tracker, &it.app.cx.season.naming);
    check(&mut it, "P", &["Open your certified list in R3"]);
    it.paste(&text);
    check(&mut it, "", &["identical, 30 of 30"]);
    check(&mut it, "enter", &["identical, 30 of 30, certified Wed 3 Mar 18:30", "certified Wed 3 Mar 18:30"]);
    check(&mut it, "g j J", &["! changed since certified Wed 3 Mar 18:30"]);
    assert!(matches!(it.app.cx.season.tracker.certainty(), Certainty::Changed(_)));
    check(&mut it, "u", &["no: changed since certified", "certified Wed 3 Mar 18:30"]);
}

fn sampled() -> Session {
    let mut it = Session::new(Setup { tracker: sample(), now: "2027-02-20T15:00:00Z", ..Setup::default() });
    it.press("4 v");
    it
}

#[test]
fn positions_move_alone_and_together() {
    let mut it = sampled();
    let before = order(&it);
    check(&mut it, "J", &["Northwestern · IR advanced: rank 2 · u undoes", "▸! 2 ┆ Northwestern"]);
    assert_eq!(order(&it)[..2], [before[1].clone(), before[0].clone()]);
    check(&mut it, "u", &["Undone: Northwestern · IR advanced: rank 2"]);
    assert_eq!(order(&it), before);
    check(&mut it, "g j space space K K", &["! 2 positions"]);
    check(&mut it, "J J", &["2 positions: ranks 3–4"]);
    assert_eq!(order(&it)[2..4], before[..2]);
    check(&mut it, "# '99' enter", &["2 positions: ranks 11–12"]);
    assert_eq!(order(&it)[10..], before[..2]);
    check(&mut it, "# 'x' enter", &["a place is a number"]);
    check(&mut it, "esc", &["[4 Shortlist]"]);
}

#[test]
fn what_is_taken_off_comes_back_with_what_was_said() {
    let mut it = sampled();
    check(
        &mut it,
        "j d",
        &["Took Sinai · IR advanced off the primary list · u undoes", "ON NO LIST · 2 of 40", "▸! 2 ┆ UCSF"],
    );
    assert_eq!(order(&it).len(), 11);
    check(
        &mut it,
        "o j a",
        &["Put Sinai · IR advanced onto which list?", "p the primary list", "supplemental list A"],
    );
    check(&mut it, "p", &["▸ 12", "Sinai · IR", "no move, great variety"]);
}

#[test]
fn a_program_that_is_not_to_be_ranked_says_why_and_since_when() {
    let mut it = sampled();
    check(&mut it, "N", &["Northwestern · IR: do not rank"]);
    it.press("'no clinic any more' enter");
    let row = it.app.cx.season.tracker.programs.get("northwestern-university-mcgaw/ir").unwrap().clone();
    assert_eq!(
        (row.do_not_rank.as_str(), row.do_not_rank_on.map(|it| it.to_string())),
        ("no clinic any more", Some("2027-02-20".into()))
    );
    assert!(!order(&it).iter().any(|it| it.starts_with("northwestern-university-mcgaw/ir#")));
    check(&mut it, "G k", &["Do not rank no clinic any more · since Sat"]);
    check(&mut it, "N", &["Northwestern · IR may be ranked again"]);
}

#[test]
fn why_and_how_firm_pair_by_pair() {
    let mut it = sampled();
    check(
        &mut it,
        "=",
        &[
            "1 Northwestern above 2 Sinai",
            "Case variety 4 5 ×4 -4 for Sinai",
            "Clinical IR 5 4 ×4 +4 for Northwestern",
        ],
    );
    check(&mut it, "1", &["2 Sinai above 3 UCSF", "ask UCSF", "firm · u undoes"]);
    check(&mut it, "2 3", &["4 Colorado above 5 Penn"]);
    let list = it.app.cx.season.tracker.primary_list().unwrap().clone();
    let firm = |at: usize| list.firmness(&list.order[at], &list.order[at + 1]);
    assert_eq!([firm(0), firm(1), firm(2)], [Firmness::Firm, Firmness::Leaning, Firmness::Open]);
    check(&mut it, "esc", &["9 pairs open", "1 ┃ Northwestern", "2 │ Sinai"]);
    check(&mut it, "", &["▸! 4 ┆ Colorado"]);
    check(&mut it, "g j = s", &["1 Sinai above 2 Northwestern"]);
}

#[test]
fn a_few_questions_sort_a_range_and_a_circle_is_shown() {
    let mut it = sampled();
    it.press("space space space W");
    check(&mut it, "", &["Which of these two?", "1 ← Northwestern · IR advanced", "2 → Sinai · IR advanced"]);
    check(&mut it, "right right right", &["All is answered", "1 UCSF · IR advanced"]);
    let before = order(&it);
    check(&mut it, "enter", &["Put 3 positions in the order of your answers"]);
    assert_eq!(order(&it)[0], before[2]);
    // an answer given before and turned meanwhile
    let list = "primary";
    let [one, two, three] = [0, 1, 2].map(|at| before[at].clone());
    let now = it.now;
    it.app.cx.change("x", |tracker| {
        tracker.answer_pair(list, (&one, &two), now);
        tracker.answer_pair(list, (&two, &three), now);
        tracker.answer_pair(list, (&three, &one), now);
    });
    check(&mut it, "esc g j space space space W", &["Your answers go around", "rather than"]);
    check(&mut it, "right", &["All is answered"]);
}

#[test]
fn versions_are_kept_compared_and_brought_back() {
    let mut it = sampled();
    check(&mut it, "H", &["1 version", "First order, before Mount Sinai"]);
    check(
        &mut it,
        "n 'first list' enter",
        &["Kept this version: first list", "named · first list", "Nothing differs."],
    );
    let before = order(&it);
    it.press("esc J j d 1 4");
    check(&mut it, "H", &["From this version to the lists as they are", "went, was"]);
    // a program that is deleted meanwhile comes back with its position
    it.app.cx.change("x", |tracker| drop(tracker.delete_program("ucsf/ir")));
    check(&mut it, "R", &["Brought back: named", "Nothing differs."]);
    assert_eq!(order(&it), before);
    let row = it.app.cx.season.tracker.programs.get("ucsf/ir").unwrap().clone();
    assert!(row.positions.contains_key(&Track::Advanced) && row.name == "UCSF", "{row:?}");
    check(&mut it, "", &["3 versions", "before a restore"]);
    check(&mut it, "u", &["Undone: Brought back"]);
    assert_ne!(order(&it), before);
}

#[test]
fn a_pasted_list_that_differs_says_where() {
    let mut it = sampled();
    let text = r3_text(&it.app.cx.season.tracker, &it.app.cx.season.naming);
    let lack = text.matches("no code").count();
    it.press("J P");
    it.paste(&text);
    let words = format!("{} of 16 are the same · 1 difference · {lack} rows here without a code", 15 - lack);
    check(&mut it, "", &[&words, "primary 1 Sinai · IR, advanced stands at 2 in R3", "no: Not pasted"]);
    check(&mut it, "enter", &["! Not the same: 1 difference"]);
    check(&mut it, "delete", &["Open your certified list in R3"]);
    it.paste("nothing of a list");
    check(&mut it, "", &["There is no NRMP code in what was pasted"]);
}

#[test]
fn certified_by_hand_has_the_moment_that_was_typed() {
    let mut it = sampled();
    check(&mut it, "c", &["Certified in R3", "now"]);
    it.press("ctrl-a 'yesterday 4pm' enter");
    check(&mut it, "", &["certified Fri 19 Feb 16:00"]);
    check(&mut it, "c ctrl-a 'soon' enter", &["!"]);
}

#[test]
fn supplemental_lists_are_made_named_attached_and_deleted() {
    let mut it = sampled();
    check(&mut it, "L", &["Supplemental list for Northwestern · IR advanced", "a list A", "n a new list"]);
    check(
        &mut it,
        "n 'Chicago' enter",
        &["SUPPLEMENTAL LIST B · Chicago · 0", "attached to Northwestern · IR advanced"],
    );
    check(&mut it, "L -", &["no supplemental list"]);
    let at = it.app.cx.season.tracker.supplemental_lists().len();
    it.app.tabs.shortlist.ranks.list.select(fluoro::app::rank_rows::RankRow::List(Some(
        it.app.cx.season.tracker.supplemental_lists()[1].id.clone(),
    )));
    check(&mut it, "e ctrl-a 'Illinois' enter", &["SUPPLEMENTAL LIST B · Illinois"]);
    check(&mut it, "d", &["d once more deletes rank list “Illinois”"]);
    check(&mut it, "d", &["Deleted “Illinois”"]);
    assert_eq!(it.app.cx.season.tracker.supplemental_lists().len(), at - 1);
    check(&mut it, "g j j j j j j L", &["Supplemental lists go with advanced positions only"]);
}
