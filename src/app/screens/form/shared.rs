//! Words that rows share: the headings of the checklist, the kinds of expenses. A known one is offered while it is typed
//! and written as it is known; a new one is asked about first, since it may be a slip.

use super::field::{FormField, Target};
use crate::{
    app::{
        context::Context,
        outcome::{Choice, Choices, Next, Reply},
    },
    domain::tables::Table,
    text::fold,
};

/// So many fields of an interview matter first: whose it is, what, how it stands, when.
pub(super) const FIRST: usize = 4;

/// Kinds that every applicant knows.
const KINDS: [&str; 7] = ["travel", "lodging", "fee", "clothes", "equipment", "books", "other"];

/// At most so many known words are offered at once.
const OFFERED: usize = 6;

/// Returns the words that rows of a table share in that field, the bundled ones first; none where it is no such field.
fn known(cx: &Context, table: Table, name: &str) -> Option<Vec<String>> {
    let (bundled, own): (Vec<String>, Vec<String>) = match (table, name) {
        (Table::Components, "group") => (
            cx.data.groups().iter().map(|it| it.1.clone()).collect(),
            cx.derived.groups.iter().map(|it| it.title.clone()).collect(),
        ),
        (Table::Expenses, "kind") => (
            KINDS.map(str::to_owned).into(),
            cx.season.tracker.expenses.iter().map(|it| it.kind.trim().to_owned()).collect(),
        ),
        (_, _) => return None,
    };
    let mut all: Vec<String> = Vec::new();
    for word in bundled.into_iter().chain(own).filter(|it| !it.is_empty()) {
        if !all.iter().any(|it| fold(it) == fold(&word)) {
            all.push(word);
        }
    }
    Some(all)
}

fn known_to(cx: &Context, target: &Target, field: &FormField) -> Option<Vec<String>> {
    let Target::Row { table, .. } = target else { return None };
    known(cx, *table, field.info.name)
}

/// Returns a typed word as it is known.
pub fn spelled(cx: &Context, table: Table, field: &FormField, text: &str) -> String {
    let is_it = |it: &String| fold(it) == fold(text.trim());
    let found = known(cx, table, field.info.name).and_then(|all| all.into_iter().find(is_it));
    found.unwrap_or_else(|| text.to_owned())
}

/// Says which known words fit what is typed; of an empty field all, as far as there is room.
pub fn hint(cx: &Context, target: &Target, field: &FormField) -> Option<String> {
    let all = known_to(cx, target, field)?;
    let typed = fold(field.buffer.text().trim());
    let fits: Vec<&str> = all.iter().filter(|it| fold(it).contains(&typed)).map(String::as_str).collect();
    Some(match fits.as_slice() {
        [] => "a new one".to_owned(),
        [one] if fold(one) == typed => format!("= {one}"),
        some => {
            let more = if some.len() > OFFERED { " · …" } else { "" };
            format!("{}{more}", some.iter().take(OFFERED).copied().collect::<Vec<_>>().join(" · "))
        }
    })
}

/// Asks about a typed word that is new, unless it was agreed to; the known words that begin most like it come first.
pub fn ask_new(
    cx: &Context,
    target: &Target,
    fields: &[FormField],
    agreed: &[(usize, String)],
) -> Option<Choices> {
    let is_open = |at: usize, text: &str| !agreed.iter().any(|it| it.0 == at && it.1 == text);
    fields.iter().enumerate().filter(|it| it.1.buffer.is_dirty()).find_map(|(at, field)| {
        let mut all = known_to(cx, target, field)?;
        let text = field.buffer.text().trim().to_owned();
        let is_new = !text.is_empty() && !all.iter().any(|it| fold(it) == fold(&text));
        if !is_new || !is_open(at, &text) {
            return None;
        }
        let alike =
            |it: &String| fold(it).chars().zip(fold(&text).chars()).take_while(|it| it.0 == it.1).count();
        all.sort_by_key(|it| std::cmp::Reverse(alike(it)));
        let reply = |text: &str| Next::Tell(Reply::FieldText { field: at, text: text.to_owned() });
        let known = (1..)
            .zip(all.iter().take(OFFERED))
            .map(|(n, it)| Choice::new(char::from_digit(n, 10), it.as_str(), "", reply(it)));
        let new = Choice::new('n', format!("Make “{text}” a new one"), "", reply(&text));
        let keep = Choice::new('k', "Keep editing", "", Next::Nothing);
        let lines = known.chain([new, keep]).collect();
        Some(Choices::new(field.info.label, format!("“{text}” is new here. Did you mean another?"), lines))
    })
}
