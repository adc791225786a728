//! What of a form goes to the disk while it isn't saved: what was typed and, of a new row, what it began with.

use super::field::{FormField, Target};
use crate::{
    app::{
        drafts::{begun, draft},
        merged_edit::TextPlace,
    },
    domain::tracker::Tracker,
    store::report::Draft,
};

/// Returns the drafts of a form with that title over that season; none where nothing was typed.
pub fn drafts((title, target): (&str, &Target), fields: &[FormField], base: &Tracker) -> Vec<Draft> {
    let Target::Row { table, id, preset } = target else { return Vec::new() };
    let typed = |it: &&FormField| it.buffer.is_dirty();
    let draft = |field: &FormField| {
        let place = TextPlace { table: *table, id: id.clone(), field: field.info.name };
        draft(Some(&place), &field.buffer)
    };
    let mut drafts: Vec<Draft> = fields.iter().filter(typed).map(draft).collect();
    if drafts.is_empty() || base.has(*table, id.as_str()) {
        return drafts;
    }
    let is_typed = |name: &str| fields.iter().filter(typed).any(|it| it.info.name == name);
    let set = preset.iter().filter(|it| !it.1.is_empty() && !is_typed(it.0));
    drafts.extend(set.map(|(name, text)| begun(*table, id, name, text)));
    drafts.push(begun(*table, id, "", title));
    drafts
}
