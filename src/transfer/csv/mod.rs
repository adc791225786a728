//! Tables for spreadsheets: every cell quoted, none of them a formula.

mod components;
mod interviews;
mod rank_list;

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

pub use components::{components, components_for_spreadsheet};
pub use interviews::{interviews, interviews_for_spreadsheet};
pub use rank_list::{rank_lists, rank_lists_for_spreadsheet};

use super::timeline::{TimelineInput, time_words};
use crate::{
    domain::{absence::absences, agenda::Item, audience::Privacy, time::Zone, tracker::Tracker},
    text::{clean, clean_lines},
};

const HEAD: [&str; 10] =
    ["date", "time", "zone", "their time", "until", "what", "kind", "state", "source", "confidence"];

/// Like [`timeline`], with the mark by which spreadsheets know that it is UTF-8.
pub fn for_spreadsheet(input: &TimelineInput) -> String {
    format!("\u{feff}{}", timeline(input))
}

/// Writes one line for each dated thing, by date; for the clerkship office one for each day away.
pub fn timeline(input: &TimelineInput) -> String {
    match input.may(Privacy::Shared) {
        true => table(&HEAD, input.shown().into_iter().map(|it| cells(input, it))),
        false => days_away(input.tracker, input.home),
    }
}

/// Writes one line for each day away, and nothing of where or with whom.
fn days_away(tracker: &Tracker, home: &Zone) -> String {
    let days = absences(tracker, home);
    let rows = days.iter().map(|(day, it)| vec![day.to_string(), it.words(), it.duty_words()]);
    table(&["date", "away", "that day"], rows)
}

fn cells(input: &TimelineInput, item: &Item) -> Vec<String> {
    let time = time_words(&item.when, input.home);
    let zone = if time.is_empty() { String::new() } else { input.home.name().to_owned() };
    vec![
        item.when.day_in(input.home).to_string(),
        time,
        zone,
        input.there(item),
        item.until.as_ref().map(|it| it.day_in(input.home).to_string()).unwrap_or_default(),
        item.title.clone(),
        item.origin.word().to_owned(),
        item.state.word().to_owned(),
        input.source(item),
        item.confidence.map(|it| it.word().to_owned()).unwrap_or_default(),
    ]
}

/// Writes a table whose cells are one line each.
fn table<T: AsRef<str>>(head: &[T], rows: impl Iterator<Item = Vec<String>>) -> String {
    table_with_texts(head, &[], rows)
}

/// Writes a table in which the cells of some columns are texts that keep their lines, as a quoted cell may.
fn table_with_texts<T: AsRef<str>>(
    head: &[T],
    texts: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> String {
    let is_text = |at: usize| head.get(at).is_some_and(|it| texts.contains(&it.as_ref()));
    let cell = |(at, cell): (usize, &String)| match is_text(at) {
        true => guarded(&clean_lines(cell.trim_end())),
        false => guarded(&clean(cell)),
    };
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    // a Vec takes everything
    writer.write_record(head.iter().map(|it| guarded(&clean(it.as_ref())))).ok();
    for row in rows {
        writer.write_record(row.iter().enumerate().map(cell)).ok();
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Puts an apostrophe before what a spreadsheet would run as a formula; a plain negative number stays one.
fn guarded(cell: &str) -> String {
    let first = cell.trim_start().chars().next();
    let runs = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    let is_number = cell
        .strip_prefix('-')
        .is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()) && it.parse::<f64>().is_ok());
    if runs && !is_number { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("  @SUM(A1)", "'  @SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\n+1", "'\n+1"),
            ("＝1", "'＝1"),
            ("-1+2", "'-1+2"),
            ("-1.5", "-1.5"),
            ("- item", "'- item"),
            ("-inf", "'-inf"),
            ("UCSF = great", "UCSF = great"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn everything_is_quoted_and_reads_back() {
        let rows = [vec!["a\"b\nc".to_owned(), "=x\r\ny,z\n".to_owned()]];
        let text = table_with_texts(&["one", "two"], &["two"], rows.into_iter());
        assert_eq!(text, "\"one\",\"two\"\r\n\"a\"\"b c\",\"'=x\ny,z\"\r\n");
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!((&record[0], &record[1]), ("a\"b c", "'=x\ny,z"));
    }
}
