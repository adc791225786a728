//! Long texts by paragraph.

use fluoro::text::paragraphs::{Clean, merge};
use proptest::prelude::*;

#[track_caller]
fn check(base: &str, ours: &str, theirs: &str, text: &str, clean: Clean) {
    let merged = merge(base, ours, theirs);
    assert_eq!((merged.text.as_str(), merged.clean), (text, clean));
    let turned = merge(base, theirs, ours);
    assert_eq!(turned.clean, clean);
    if clean == Clean::Yes {
        assert_eq!(turned.text, text, "the other way round");
        assert_eq!(merge(base, text, theirs).text, text, "once more");
    }
}

#[test]
fn a_paragraph_that_one_side_changed_is_taken_from_there() {
    check("a\n\nb\n\nc\n", "a1\n\nb\n\nc\n", "a\n\nb\n\nc1\n", "a1\n\nb\n\nc1\n", Clean::Yes);
    check("a\n\nb", "a1\n\nb", "a\n\nb1", "a1\n\nb1", Clean::Yes);
    check("a", "a1", "a\n\nnew", "a1\n\nnew", Clean::Yes);
    check("one\ntwo\n\nend", "one\n2\n\nend", "one\ntwo\n\nthe end", "one\n2\n\nthe end", Clean::Yes);
    check(
        "cases 900\n\nx",
        "Shown around.\n\ncases 950\n\nx",
        "cases 900\n\ny",
        "Shown around.\n\ncases 950\n\ny",
        Clean::Yes,
    );
}

#[test]
fn one_paragraph_changed_by_both_stays_ours_and_is_told() {
    check("a\n\nb", "a1\n\nb", "a2\n\nb", "a1\n\nb", Clean::No);
    check("a\n\nb", "a1\n\nb", "a2\n\nb\n\nc", "a1\n\nb\n\nc", Clean::No);
    check("a\n\nb", "a1\n\nb", "a1\n\nb\n\nc", "a1\n\nb\n\nc", Clean::Yes);
}

#[test]
fn what_both_add_in_one_place_is_kept_in_the_order_of_the_texts() {
    check("", "z", "a\n\nb", "a\n\nb\n\nz", Clean::Yes);
    check("a", "a\n\nours", "a\n\ntheirs", "a\n\nours\n\ntheirs", Clean::Yes);
    check("a\n\nb", "a\n\ny\n\nb", "a\n\nx\n\nb", "a\n\nx\n\ny\n\nb", Clean::Yes);
    check("a", "a\n\nsame", "a\n\nsame\n\nmore", "a\n\nsame\n\nmore", Clean::Yes);
    check("a", "a\n\n1\n\nsame\n\n3", "a\n\n0\n\nsame", "a\n\n0\n\n1\n\nsame\n\n3", Clean::Yes);
}

#[test]
fn an_edit_beats_a_deletion() {
    check("a\n\nb\n\nc", "a\n\nc", "a\n\nb1\n\nc", "a\n\nb1\n\nc", Clean::Yes);
    check("a\n\nb", "", "a\n\nb1", "b1", Clean::Yes);
    check("a\n\nb\n\nc", "a\n\nc", "a\n\nb\n\nc1", "a\n\nc1", Clean::Yes);
}

#[test]
fn blank_lines_stay_as_they_were() {
    check(
        "\n\na\r\n\r\n\r\nb \n \n",
        "\n\na\r\n\r\n\r\nb1\n \n",
        "\n\na1\r\n\r\n\r\nb \n \n",
        "\n\na1\r\n\r\n\r\nb1\n \n",
        Clean::Yes,
    );
    check("a\n\nb", "a\n\n\nb", "a\n\nb1\n", "a\n\n\nb1\n", Clean::Yes);
}

#[test]
fn long_texts_cost_little() {
    let text = |own: &str, at: usize| -> String {
        let line = |n: usize| if n == at { format!("{own}\n\n") } else { format!("{}\n\n", n % 1_000) };
        (0..40_000).map(line).collect()
    };
    let base = text("0", 0);
    let merged = merge(&base, &text("ours", 39_990), &text("theirs", 10));
    assert_eq!(merged.clean, Clean::Yes);
    assert!(merged.text.contains("ours\n\n") && merged.text.contains("theirs\n\n"));
    // nothing in common, and one paragraph many thousand times
    let same = "x\n\n".repeat(60_000);
    let merged = merge(&same, &"y\n\nx\n\n".repeat(30_000), &"x\n\nz\n\n".repeat(30_000));
    assert!(merged.text.contains('y'));
}

fn texts() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["a", "b", "c", "d", "e\nf", "long one", "long two"]);
    let gap = prop::sample::select(vec!["\n\n", "\n\n", "\n\n\n", "\n \n"]);
    (prop::collection::vec((word, gap), 0..7), any::<bool>()).prop_map(|(parts, open)| {
        let text: String = parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect();
        if open { text.trim_end().to_owned() } else { text }
    })
}

fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines() {
        match line.trim().is_empty() {
            true => all.push(String::new()),
            false => all.last_mut().unwrap().push_str(&format!("{line}\n")),
        }
    }
    all.retain(|it| !it.is_empty());
    all
}

fn sorted(text: &str) -> String {
    let mut all = paragraphs(text);
    all.sort();
    all.dedup();
    all.iter().map(|it| format!("{it}\n")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn of_any_three_texts_nothing_new_is_lost(base in texts(), ours in texts(), theirs in texts()) {
        let merged = merge(&base, &ours, &theirs);
        let (old, got) = (paragraphs(&base), paragraphs(&merged.text));
        for one in paragraphs(&ours).iter().filter(|it| !old.contains(it)) {
            prop_assert!(got.contains(one), "ours: {one:?} in {got:?}");
        }
        for one in paragraphs(&theirs).iter().filter(|it| !old.contains(it)) {
            prop_assert!(got.contains(one) || merged.clean == Clean::No, "theirs: {one:?} in {got:?}");
        }
        for one in &got {
            prop_assert!(old.contains(one) || paragraphs(&ours).contains(one) || paragraphs(&theirs).contains(one));
        }
    }

    #[test]
    fn sides_can_be_exchanged_and_unchanged_ones_say_nothing(base in texts(), ours in texts(), theirs in texts()) {
        let (merged, turned) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
        prop_assert_eq!(merged.clean, turned.clean);
        if merged.clean == Clean::Yes {
            prop_assert_eq!(&merged.text, &turned.text);
        }
        prop_assert_eq!(merge(&base, &base, &theirs).text, theirs.as_str());
        prop_assert_eq!(merge(&base, &ours, &base).text, ours.as_str());
        prop_assert_eq!(merge(&base, &ours, &ours).text, ours.as_str());
    }

    /// Not so where paragraphs repeat or were moved: such a one could be the old one or a new one.
    #[test]
    fn once_more_changes_nothing(base in texts(), ours in texts(), theirs in texts()) {
        let [base, ours, theirs] = [base, ours, theirs].map(|it| sorted(&it));
        let merged = merge(&base, &ours, &theirs);
        if merged.clean == Clean::Yes {
            let again = merge(&base, &merged.text, &theirs);
            prop_assert_eq!((again.text, again.clean), (merged.text, Clean::Yes));
        }
    }
}
