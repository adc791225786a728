//! The form of the season's settings.

use super::form::{FormField, Target};
use crate::{
    app::App,
    domain::{
        field::{FieldInfo, Kind},
        tables::{Profile, typed},
    },
};

impl App {
    /// Settings: the profile's fields, and the specialties as one set.
    pub(in crate::app) fn open_settings(&mut self) {
        let profile = self.tracker.profile.clone();
        let mut fields: Vec<FormField> =
            Profile::FIELDS.iter().map(|it| FormField::new(it.info(), &(it.get)(&profile))).collect();
        let specialties: Vec<&str> = profile.specialties.iter().map(|it| it.word()).collect();
        fields.push(FormField::new(SPECIALTIES, &specialties.join(", ")));
        let flags: Vec<&str> = profile.flags.iter().map(|it| it.word()).collect();
        fields.push(FormField::new(FLAGS, &flags.join(", ")));
        let week = self.tracker.settings.week_start.map(|it| it.word()).unwrap_or_default();
        fields.push(FormField::new(WEEK_START, week));
        fields.push(FormField::new(LEADS, &typed::show_leads(&self.tracker.settings.lead_minutes)));
        self.show_form("Settings".to_owned(), Target::Settings, fields, 0);
    }
}

const SPECIALTIES: FieldInfo = FieldInfo {
    name: "specialties",
    label: "Applying to",
    help: "ir, ir-independent, dr, ty, prelim-surgery, prelim-medicine, with commas between",
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
    help: "couple, first-year, esir, img, do, with commas between",
    kind: Kind::Set,
};

const WEEK_START: FieldInfo = FieldInfo {
    name: "week_start",
    label: "Week starts on",
    help: "Sunday where you say nothing",
    kind: Kind::Choice(|| {
        crate::domain::tables::WeekStart::ALL.iter().map(|it| (it.word(), it.title())).collect()
    }),
};
