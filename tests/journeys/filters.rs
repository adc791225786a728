//! Filters of programs, named ones, sorting by several keys, and changes to all marked programs.

use fluoro::domain::tables::Status;

use crate::common::{season::*, *};

#[test]
fn a_filter_of_programs_reads_like_speech() {
    let mut it = busy();
    check(&mut it, "4 / 'status:interviewed'", &["Filter: status:interviewed", "Emory"]);
    let shown = it.app.cx.derived.shortlist.len();
    assert!(
        shown > 0 && it.app.cx.derived.shortlist.iter().all(|row| row.status == Some(Status::Interviewed))
    );
    // what can't be read stands below the line, and the list stays
    check(&mut it, "' score>x'", &["! “x” is no number: score>4", &format!("{shown} of ")]);
    assert_eq!(it.app.cx.derived.shortlist.len(), shown);
    check(&mut it, "enter", &["Not kept: “x” is no number: score>4", "Filter: "]);
    check(&mut it, "esc / 'score>'", &["Filter: score>"]);
    check(&mut it, "enter", &["Not kept: score> isn't finished"]);
    check(&mut it, "'3' enter", &["hidden (filter: score>3)"]);
    check(&mut it, "esc / 'staus:x'", &["! “staus” is no field: status?"]);
}

#[test]
fn tab_completes_fields_and_values() {
    let mut it = busy();
    check(&mut it, "4 /", &["Tab status: · state: · signal:"]);
    check(&mut it, "'sig' tab", &["Filter: signal: ", "Tab gold · silver · signal · none"]);
    check(&mut it, "tab", &["Filter: signal:gold"]);
    check(&mut it, "tab", &["Filter: signal:silver"]);
    check(&mut it, "backtab", &["Filter: signal:gold"]);
    check(&mut it, "enter", &["hidden (filter: signal:gold)"]);
    check(&mut it, "esc / 'staus:inv' home right right tab", &["Filter: status:inv"]);
    assert!(it.app.cx.derived.shortlist.iter().all(|row| row.status == Some(Status::Invited)));
}

#[test]
fn a_filter_gets_a_name_and_comes_back() {
    let mut it = busy();
    check(&mut it, "4 F", &["None yet: type a filter first"]);
    check(
        &mut it,
        "esc / 'signal:gold' ctrl-f",
        &["Named filters", "s Name the present filter… signal:gold"],
    );
    check(&mut it, "s 'Gold ones' enter", &["Named the filter “Gold ones” · u undoes"]);
    check(&mut it, "esc F 1", &["hidden (filter: signal:gold)"]);
    check(&mut it, "F r 1 ctrl-u 'Top' enter", &["Renamed the filter “Gold ones” to “Top”"]);
    check(&mut it, "F d 1", &["Deleted the filter “Top” · u undoes"]);
    check(&mut it, "u F", &["1 Top signal:gold"]);
}

#[test]
fn several_keys_sort_one_after_the_other() {
    let mut it = busy();
    check(&mut it, "4 s s s + o", &["sorted by status, score"]);
    check(&mut it, "s -", &["sorted by status, score reversed"]);
    check(&mut it, "s n", &["sorted by name"]);
}

#[test]
fn marked_programs_change_together_and_come_back_in_one_step() {
    let mut it = busy();
    it.press("4 / 'medicine' enter *");
    let ids: Vec<_> = it.app.cx.derived.shortlist.iter().map(|row| row.id.clone()).collect();
    let many = ids.len();
    assert!(many > 1);
    check(&mut it, "# 'top, west'", &[&format!("Tags: {many} programs")]);
    check(&mut it, "enter", &[&format!("Tags of {many} programs: top, west · u undoes")]);
    let tagged = |it: &Session| {
        let programs = &it.app.cx.season.tracker.programs;
        ids.iter()
            .filter(|id| programs.get(id.as_str()).is_some_and(|row| row.tags.contains(&"top".into())))
            .count()
    };
    assert_eq!(tagged(&it), many);
    check(&mut it, "# '-top' enter", &[&format!("Tags of {many} programs: -top")]);
    assert_eq!(tagged(&it), 0);
    it.press("u");
    assert_eq!(tagged(&it), many);
    check(&mut it, "t w", &[&format!("{many} programs: waitlisted")]);
    it.press("u u");
    assert_eq!(tagged(&it), 0);
}
