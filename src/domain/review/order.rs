//! Days that can't have come in the order in which they are written down: one of them is a slip.

use super::{Look, Warning};
use crate::domain::{
    exams::title_of,
    id::Id,
    tables::{Exam, Letter, Table},
    time::Day,
};

/// What happened, and on which day.
type Step = (&'static str, Day);

/// What should come first, and what after it.
type Pair = (Step, Step);

/// A writer is asked before he promises, is reminded or uploads.
pub(super) fn of_letter(look: &Look, row: &Letter) -> Option<Warning> {
    let asked = row.asked.map(|it| ("asked", it));
    let promised = row.promised.map(|it| ("promised for", it));
    let uploaded = row.uploaded.map(|it| ("uploaded", it));
    let reminded = || row.reminded.iter().map(|it| ("reminded", *it));
    let after_asking = promised.into_iter().chain(reminded()).chain(uploaded);
    let from_asking = asked.into_iter().flat_map(|first| after_asking.clone().map(move |it| (first, it)));
    let to_upload = uploaded.into_iter().flat_map(|last| reminded().map(move |it| (it, last)));
    let pairs = from_asking.chain(to_upload).collect();
    backwards(look, &row.writer, (Table::Letters, &row.id), pairs)
}

/// A score follows its exam, and a transcript is released before it is on file or sent again. It may be released before
/// the score is there: that is a new score.
pub(super) fn of_exam(look: &Look, row: &Exam) -> Option<Warning> {
    let sat = row.sat.map(|it| ("taken", it));
    let posted = row.score_posted.map(|it| ("score posted", it));
    let released = row.released.map(|it| ("transcript released", it));
    let on_file = row.on_file.map(|it| ("on file", it));
    let resent = row.resent.iter().map(|it| ("sent again", *it));
    let after_release = on_file.into_iter().chain(resent);
    let from_release =
        released.into_iter().flat_map(|first| after_release.clone().map(move |it| (first, it)));
    let pairs = sat.zip(posted).into_iter().chain(from_release).collect();
    backwards(look, title_of(row), (Table::Exams, &row.id), pairs)
}

/// Warns of the pairs whose second day lies before the first.
fn backwards(look: &Look, what: &str, target: (Table, &Id), mut pairs: Vec<Pair>) -> Option<Warning> {
    pairs.retain(|((_, first), (_, second))| second < first);
    let said = |(first, second): &Pair| {
        format!("{} {}, but {} only {}", second.0, look.day(second.1), first.0, look.day(first.1))
    };
    let all = pairs.iter().map(said).collect::<Vec<_>>().join("; ");
    let input = format!("{pairs:?}");
    (!pairs.is_empty()).then(|| Warning {
        title: format!("Days out of order: {what}"),
        reason: format!("By what you entered it was {all}. One of these days is a slip."),
        ..look.warn("days-order", &[target.1], target, &[&input])
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::reviewed;
    use crate::domain::agenda::tests::season;

    fn said(table: &str, days: &str) -> Vec<String> {
        let tracker = season(&format!(r#""{table}":[{{"id":"usmle-step-2-ck","writer":"Dr. Lee"{days}}}]"#));
        let found =
            reviewed(&tracker, "2026-11-27T15:00:00Z").into_iter().filter(|it| it.rule == "days-order");
        found.map(|it| format!("{} | {}", it.title, it.reason)).collect()
    }

    #[test]
    fn a_letter_is_asked_for_first_and_uploaded_last() {
        for good in [
            "",
            r#","asked":"2026-06-01""#,
            r#","asked":"2026-06-01","promised":"2026-06-01","reminded":["2026-06-01"],"uploaded":"2026-06-01""#,
            r#","asked":"2026-06-01","promised":"2026-09-01","reminded":["2026-06-20"],"uploaded":"2026-07-01""#,
        ] {
            assert_eq!(said("letters", good), [""; 0], "{good}");
        }
        for (bad, words) in [
            (
                r#","asked":"2026-06-02","promised":"2026-06-01""#,
                "promised for Mon 1 Jun, but asked only Tue 2 Jun",
            ),
            (
                r#","asked":"2026-06-02","reminded":["2026-06-01"]"#,
                "reminded Mon 1 Jun, but asked only Tue 2 Jun",
            ),
            (
                r#","asked":"2026-06-02","uploaded":"2026-06-01""#,
                "uploaded Mon 1 Jun, but asked only Tue 2 Jun",
            ),
            (
                r#","reminded":["2026-06-02"],"uploaded":"2026-06-01""#,
                "uploaded Mon 1 Jun, but reminded only Tue 2 Jun",
            ),
        ] {
            let found = said("letters", bad);
            assert_eq!(found.len(), 1, "{bad}");
            assert!(
                found[0].contains(words) && found[0].starts_with("Days out of order: Dr. Lee"),
                "{found:?}"
            );
        }
    }

    #[test]
    fn a_score_follows_its_exam_and_a_release_comes_before_what_it_leads_to() {
        for good in [
            r#","sat":"2026-06-01","score_posted":"2026-06-01""#,
            r#","sat":"2026-09-20","score_posted":"2026-10-14","released":"2026-09-02","resent":["2026-10-14"]"#,
            r#","released":"2026-09-02","on_file":"2026-09-02""#,
        ] {
            assert_eq!(said("exams", good), [""; 0], "{good}");
        }
        for (bad, words) in [
            (
                r#","sat":"2026-06-02","score_posted":"2026-06-01""#,
                "score posted Mon 1 Jun, but taken only Tue 2 Jun",
            ),
            (
                r#","released":"2026-06-02","on_file":"2026-06-01""#,
                "on file Mon 1 Jun, but transcript released only",
            ),
            (
                r#","released":"2026-06-02","resent":["2026-06-01"]"#,
                "sent again Mon 1 Jun, but transcript released",
            ),
        ] {
            let found = said("exams", bad);
            assert!(found.len() == 1 && found[0].contains(words), "{found:?}");
        }
    }
}
