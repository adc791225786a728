//! The fields of the season's settings.

use super::{field::FormField, numbers};
use crate::{
    app::context::Context,
    domain::{
        field::{FieldInfo, Kind},
        tables::{Flag, Profile, Specialty, WeekStart, typed},
    },
};

/// Returns the fields of the settings: the profile's, the specialties and flags as sets, and how dates behave.
pub fn settings_fields(cx: &Context) -> Vec<FormField> {
    let (profile, settings) = (&cx.season.tracker.profile, &cx.season.tracker.settings);
    let mut fields: Vec<FormField> =
        Profile::FIELDS.iter().map(|it| FormField::new(it.info(), &(it.get)(profile))).collect();
    let signature = fields.pop_if(|it| it.info.name == "signature");
    let specialties: Vec<&str> = profile.specialties.iter().map(|it| it.word()).collect();
    let flags: Vec<&str> = profile.flags.iter().map(|it| it.word()).collect();
    let week = settings.week_start.map(|it| it.word()).unwrap_or_default();
    let all = Specialty::ALL.iter().map(|it| (it.word(), it.title())).collect();
    fields.push(FormField::ticks(SPECIALTIES, &specialties, all));
    // what is ticked stays in sight, also where it concerns the other match
    let asked = Flag::ALL.iter().filter(|it| it.concerns(profile.kind()) || profile.has(**it));
    let all = asked.map(|it| (it.word(), it.title())).collect();
    fields.push(FormField::ticks(FLAGS, &flags, all));
    fields.extend(signature);
    fields.push(FormField::new(WEEK_START, week));
    fields.push(FormField::new(LEADS, &typed::show_leads(&settings.lead_minutes)));
    fields.extend(numbers::fields(cx));
    fields
}

const SPECIALTIES: FieldInfo = FieldInfo {
    name: "specialties",
    label: "Applying to",
    help: "What you apply to; decides which components there are",
    kind: Kind::Set,
};

const LEADS: FieldInfo = FieldInfo {
    name: "lead_minutes",
    label: "Lead times",
    help: "So long before a date it comes up, and alarms go off: 2 w, 3 d, 1 d, 2 h; empty: those",
    kind: Kind::Line,
};

const FLAGS: FieldInfo = FieldInfo {
    name: "flags",
    label: "About you",
    help: "Decides which components, dates and fees there are",
    kind: Kind::Set,
};

const WEEK_START: FieldInfo = FieldInfo {
    name: "week_start",
    label: "Week starts on",
    help: "Sunday where you say nothing",
    kind: Kind::Choice(|| WeekStart::ALL.iter().map(|it| (it.word(), it.title())).collect()),
};
