//! The rank lists as a table for spreadsheets, a line for each rank.

use super::table;
use crate::{
    domain::audience::Privacy,
    transfer::{markdown::ShortlistInput, rank_list::listed},
};

const SHARED: [&str; 5] = ["list", "rank", "program", "position", "code"];
const OWN: [&str; 6] = ["supplemental list", "score", "by score", "gap", "to the next", "reason"];
/// Where the code stands.
const CODE: usize = 4;

/// Like [`rank_lists`], with the mark by which spreadsheets know that it is UTF-8.
pub fn rank_lists_for_spreadsheet(input: &ShortlistInput) -> Option<String> {
    rank_lists(input).map(|it| format!("\u{feff}{it}"))
}

/// Writes one line for each rank of each list, in R3's order; none for a reader who gets no rank list. A partner reads
/// names, positions, codes and ranks.
pub fn rank_lists(input: &ShortlistInput) -> Option<String> {
    let is_mine = input.may(Privacy::Private);
    let mut head = SHARED.to_vec();
    head.extend(OWN.iter().filter(|_| is_mine));
    let mut rows = Vec::new();
    for of in listed(input)? {
        for place in &of.places {
            let mut cells = vec![of.title()];
            cells.extend(of.shared(input, place));
            if let Some(code) = cells.get_mut(CODE) {
                *code = as_text(code);
            }
            if is_mine {
                cells.extend(of.own(input, place));
            }
            rows.push(cells);
        }
    }
    Some(table(&head, rows.into_iter()))
}

/// Keeps a spreadsheet from reading a code as a number. The letter for the type keeps a sound one from that; what stands
/// in its place without one, such as an ACGME ID, gets the apostrophe that formulas get, which is seen and runs nothing.
fn as_text(code: &str) -> String {
    if code.parse::<f64>().is_ok() { format!("'{code}") } else { code.to_owned() }
}
