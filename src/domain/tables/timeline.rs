//! Dated things that are the user's own, or corrections of official ones; and rotations.

use std::collections::BTreeMap;

use super::{
    item::Item,
    typed::{DaysOut, Leads, Money, Steps},
    words::{MilestoneKind, RotationKind, RotationState},
};
use crate::domain::{
    field::{Field, fields},
    id::Id,
    record::record,
    repeat::{Repeat, Repeats},
    time::{Day, Stamp, When},
};

record! {
    pub struct Milestone {
        id: Id,
        kind: Option<MilestoneKind>,
        title: String,
        when: Option<When>,
        until: Option<When>,
        repeats: Option<Repeat>,
        lead_minutes: Vec<u32>,
        snoozed_until: Option<Day>,
        done: Option<Stamp>,
        program: Option<Id>,
        /// Of a corrected date: who says so, and when that was read.
        source: String,
        as_of: Option<Day>,
        notes: String,
    }

    pub struct Rotation {
        id: Id,
        kind: Option<RotationKind>,
        host: String,
        specialty: String,
        from: Option<Day>,
        until: Option<Day>,
        /// How often it comes back; its own days are those of the first time.
        repeats: Option<Repeat>,
        /// Single days that are taken out.
        except: Vec<Day>,
        state: Option<RotationState>,
        reply_by: Option<Day>,
        /// How many days off the rotation allows.
        days_off: Option<u32>,
        contact: String,
        cents: Option<i64>,
        letter: Option<Id>,
        items: BTreeMap<Id, Item>,
        notes: String,
    }
}

impl Milestone {
    pub const FIELDS: &'static [Field<Milestone>] = fields! {
        line title "What" ["task", "title", "to do"] "What is to be done, or what happens" [Detail, Find];
        when when "When" ["date", "due", "deadline"] "15 dec · fri 9am CT · +3d · tomorrow" [Detail];
        choice(MilestoneKind) kind "Kind" ["type"] "A task can be late; an event only goes by" [Detail];
        program program "Program" ["program"] "The program it is about, if any" [Detail];
        when until "Until" ["until", "end"] "The last day or moment, where it lasts" [Detail];
        own(Repeats) repeats "Repeats" ["repeats"] "every 2 weeks · every Tue until May; a tick goes on to the next" [Detail];
        own(Leads) lead_minutes "Lead times" ["lead times", "reminders"] "2 w, 3 d, 2 h: it comes up so long before; empty: as the season has it" [Detail];
        day snoozed_until "Out of sight until" ["snoozed"] "15 dec · fri · +3d" [Detail];
        line source "Source" ["source"] "Where the corrected date stands: nrmp.org, a mail of the program" [Detail, Find];
        past as_of "As of" ["as of"] "The day on which you read it there; empty: today" [Detail];
        text notes "Notes" ["notes", "comments"] "Anything worth keeping" [Detail, Find];
    };
}

impl Rotation {
    pub const FIELDS: &'static [Field<Rotation>] = fields! {
        choice(RotationKind) kind "Kind" ["type"] "A rotation, call, clinic, or days that are taken" [Detail];
        line host "Host" ["host", "hospital", "site"] "Where it is" [Detail, Find];
        line specialty "Specialty" ["specialty"] "IR, ICU, surgery…" [Detail, Find];
        day from "First day" ["from", "start"] "15 dec · fri · +3d" [Detail];
        day until "Last day" ["until", "end"] "15 dec · fri · +3d" [Detail];
        own(Repeats) repeats "Repeats" ["repeats"] "every 4th week · every Tue until May" [Detail];
        own(DaysOut) except "Days taken out" ["except"] "Single days on which it isn't: 25 dec, 1 jan" [Detail];
        choice(RotationState) state "State" ["status"] "How far it is" [Detail];
        day reply_by "Reply by" ["reply by"] "The day by which an offer wants an answer" [Detail];
        number(u32) days_off "Days off allowed" ["days off"] "How many days away the rotation allows" [Detail];
        own(Steps) items "Requirements" ["requirements"] "One a line, or ; between: immunizations; BLS card" [Detail, Find];
        line contact "Contact" ["contact", "coordinator"] "Who to write to" [Detail, Find];
        own(Money) cents "Cost" ["cost", "fee"] "Dollars and cents: 312.50" [Detail];
        letter letter "Letter hoped for" ["letter"] "The writer, as the letters name them" [Detail];
        text notes "Notes" ["notes"] "Anything worth keeping" [Detail, Find];
    };

    /// "Rotation (away): UCSF IR", "Blocked: VA block", "Call".
    pub fn called(&self) -> String {
        let host = format!("{} {}", self.host, self.specialty);
        let what = match self.kind {
            None => "Rotation".to_owned(),
            Some(kind @ (RotationKind::Home | RotationKind::Away)) => format!("Rotation ({})", kind.title()),
            Some(RotationKind::Blocked) => "Blocked".to_owned(),
            Some(RotationKind::Call) => "Call".to_owned(),
            Some(RotationKind::Clinic) => "Clinic".to_owned(),
            Some(RotationKind::Vacation) => "Vacation".to_owned(),
            Some(RotationKind::Conference) => "Conference".to_owned(),
        };
        match host.trim() {
            "" => what,
            host => format!("{what}: {host}"),
        }
    }
}
