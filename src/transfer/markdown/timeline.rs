//! The timeline as a document: a table for each band, the most urgent first.

use std::collections::BTreeMap;

use super::{as_of, away, doc::Doc, season_title};
use crate::{
    domain::{
        agenda::{Band, Item},
        audience::Privacy,
        time::{Stamp, When, day_words},
    },
    transfer::timeline::{Part, TimelineInput, time_words},
};

const HEAD: &[&str] = &["Day", "Time", "There", "What", "Until", "State", "Source"];

/// Writes the timeline. The clerkship office gets days and half-days away and nothing else.
pub fn timeline(input: &TimelineInput) -> String {
    if !input.may(Privacy::Shared) {
        return away::days_away(input.tracker, input.facts, input.now, input.home, input.audience);
    }
    let mut doc = Doc::default();
    doc.heading(1, &format!("Timeline: {}", season_title(input.tracker, input.facts)));
    if !input.may(Privacy::Private) {
        doc.paragraph(&format!(
            "For {}: without own tasks and due dates, letters, write-ups and thank-you notes.",
            input.audience.called(input.tracker.profile.kind())
        ));
    }
    let parts: Vec<&str> = input.only.iter().map(|it: &Part| it.title()).collect();
    let only = if parts.is_empty() { String::new() } else { format!("only {}", parts.join(", ")) };
    let head = [
        as_of(input.today()),
        input.tracker.profile.name.clone(),
        format!("times in {}", input.home.city()),
        only,
    ];
    doc.paragraph(&head.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "));
    let bands = bands(input);
    if bands.is_empty() {
        doc.paragraph("Nothing has a date.");
    }
    for (band, items) in bands {
        doc.heading(2, &sentence_case(band.title()));
        doc.table(HEAD, &items.iter().map(|it| cells(input, it.1)).collect::<Vec<_>>());
    }
    doc.finish()
}

fn bands<'a>(input: &TimelineInput<'a>) -> BTreeMap<Band, Vec<(Stamp, &'a Item)>> {
    let week_start = input.tracker.settings.first_weekday();
    let mut bands: BTreeMap<Band, Vec<(Stamp, &Item)>> = BTreeMap::new();
    for item in input.shown() {
        let (band, at) = item.place(input.now, input.home, week_start);
        bands.entry(band).or_default().push((at, item));
    }
    for items in bands.values_mut() {
        items.sort_by_key(|it| it.0);
    }
    bands
}

fn cells(input: &TimelineInput, item: &Item) -> Vec<String> {
    let until =
        |when: &When, day: String| format!("{day} {}", time_words(when, input.home)).trim_end().to_owned();
    let day = |when: &When| day_words(when.day_in(input.home), input.today());
    vec![
        day(&item.when),
        time_words(&item.when, input.home),
        input.there(item),
        item.doubted_title(),
        item.until.as_ref().map(|it| until(it, day(it))).unwrap_or_default(),
        item.state.word().to_owned(),
        input.source(item),
    ]
}

/// "THIS WEEK" as "This week".
fn sentence_case(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map(|first| format!("{first}{}", letters.as_str().to_lowercase())).unwrap_or_default()
}
