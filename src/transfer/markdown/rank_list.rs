//! The rank lists as one document.

use super::{ShortlistInput, as_of, doc::Doc};
use crate::{
    domain::{audience::Privacy, ranking::Certainty, time::day_words},
    text::counted,
    transfer::rank_list::{Listed, listed},
};

const SHARED: [&str; 4] = ["Rank", "Program", "Position", "Code"];
const OWN: [&str; 6] = ["Supplemental", "Score", "By score", "Gap", "To the next", "Reason"];

/// The rank lists as one document; none for a reader who gets none. A partner reads names, positions, codes and ranks.
pub fn rank_lists(input: &ShortlistInput) -> Option<String> {
    let lists = listed(input)?;
    let is_mine = input.may(Privacy::Private);
    let mut doc = Doc::default();
    doc.heading(1, &format!("Rank lists: {}", input.season()));
    if !is_mine {
        let whom = input.audience.called(input.tracker.profile.kind());
        doc.paragraph(&format!("For {whom}: ranks alone, without scores, reasons and remarks."));
    }
    let more = if is_mine { certainty(input) } else { String::new() };
    let parts = [as_of(input.today()), input.tracker.profile.name.clone(), more];
    doc.paragraph(&parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "));
    if lists.is_empty() {
        doc.paragraph("Nothing is ranked.");
    }
    lists.iter().for_each(|it| list(&mut doc, input, it));
    Some(doc.finish())
}

fn list(doc: &mut Doc, input: &ShortlistInput, of: &Listed) {
    let is_mine = input.may(Privacy::Private);
    doc.heading(2, &of.title());
    if is_mine {
        doc.item("Length", &counted(of.places.len(), "position"));
        doc.item("Open pairs", &of.open_pairs());
    }
    let mut head = SHARED.to_vec();
    head.extend(OWN.iter().filter(|_| is_mine));
    let cells = |place: &crate::domain::ranking::Place| {
        let mut cells = of.shared(input, place);
        if is_mine {
            cells.extend(of.own(input, place));
        }
        cells
    };
    doc.table(&head, &of.places.iter().map(cells).collect::<Vec<_>>());
}

fn certainty(input: &ShortlistInput) -> String {
    let day = |at| day_words(input.home.civil_at(at).date(), input.today());
    match input.tracker.certainty() {
        Certainty::Never => "not certified".to_owned(),
        Certainty::Certified(at) => format!("certified on {}", day(at)),
        Certainty::Changed(at) => format!("changed since it was certified on {}", day(at)),
    }
}
