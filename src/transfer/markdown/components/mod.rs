//! The application's components as one document, part by part.

mod checklist;
mod costs;
mod letters;
mod signals;
mod statements;

use super::{as_of, away, doc::Doc, season_title};
use crate::{
    domain::audience::Privacy,
    transfer::components::{ComponentsInput, Section},
};

/// Writes the components. The clerkship office gets days and half-days away and nothing else.
pub fn components(input: &ComponentsInput) -> String {
    let season = input.season;
    let tracker = &season.tracker;
    if !input.may(Privacy::Shared) {
        return away::days_away(tracker, &season.facts, season.now, season.home(), input.audience);
    }
    let mut doc = Doc::default();
    doc.heading(1, &format!("Application: {}", season_title(tracker, &season.facts)));
    if !input.may(Privacy::Private) {
        doc.paragraph(&format!(
            "For {}: without own due dates, notes, expenses, exam scores and codes on rank lists, without writers' \
             promises, reminders and e-mail addresses, and without the texts of statements.",
            input.audience.called(season.kind())
        ));
    }
    let parts: Vec<&str> = input.only.iter().map(|it| it.title()).collect();
    let only = if parts.is_empty() { String::new() } else { format!("only {}", parts.join(", ")) };
    let head = [as_of(season.today()), tracker.profile.name.clone(), input.scope.to_owned(), only];
    doc.paragraph(&head.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "));
    for section in Section::ALL.iter().filter(|it| input.wants(**it)) {
        match section {
            Section::Checklist => checklist::write(&mut doc, input),
            Section::Letters => letters::write(&mut doc, input),
            Section::Statements => statements::write(&mut doc, input),
            Section::Signals => signals::write(&mut doc, input),
            Section::Costs => costs::write(&mut doc, input),
        }
    }
    doc.finish()
}
