//! Invitations and interviews, whom one meets there, what was said, what is owed, and what is asked.

use std::collections::BTreeMap;

use super::{
    score::{Score, Scores},
    words::{Happy, InterviewKind, InterviewState, MessageKind, MessageState, Mode, Offer, QuestionSide},
};
use crate::domain::{
    field::{Field, fields},
    happened::Happened,
    id::Id,
    record::record,
    time::{Stamp, When, Zone},
};

record! {
    pub struct Interview {
        id: Id,
        /// One day can serve several programs.
        programs: Vec<Id>,
        kind: Option<InterviewKind>,
        state: Option<InterviewState>,
        invited: Option<Stamp>,
        reply_by: Option<When>,
        replied: Option<Stamp>,
        /// The dates to choose from, each a day or a moment.
        offered: BTreeMap<When, Offer>,
        when: Option<When>,
        minutes: Option<u32>,
        mode: Option<Mode>,
        platform: String,
        link: String,
        logistics: String,
        scores: BTreeMap<String, Score>,
        scored_at: Option<Stamp>,
        /// The overall impression, from 1 (worst) to 5 (best).
        gut: Option<u8>,
        happy: Option<Happy>,
        pros: String,
        cons: String,
        red_flags: String,
        promises: Vec<Id>,
        agenda: BTreeMap<String, Slot>,
        notes: String,
        notes_at: Option<Stamp>,
        ask: Vec<Id>,
        answers: BTreeMap<Id, Answer>,
    }

    /// One stop of an interview day, keyed by its time there.
    pub struct Slot {
        person: Option<Id>,
        title: String,
        room: String,
        /// Its end on the same clock, written as the key is: `0920`.
        until: String,
    }

    pub struct Answer {
        asked: Option<bool>,
        text: String,
    }

    pub struct Person {
        id: Id,
        programs: Vec<Id>,
        interviews: Vec<Id>,
        name: String,
        role: String,
        email: String,
        /// How the name is said.
        say: String,
        talking_point: String,
        notes: String,
    }

    pub struct Message {
        id: Id,
        kind: Option<MessageKind>,
        program: Option<Id>,
        person: Option<Id>,
        state: Option<MessageState>,
        at: Option<Stamp>,
        by: String,
        text: String,
        says_first: Option<bool>,
        /// Why a second program is told that it is the first.
        first_reason: String,
        withdrawn: Option<Stamp>,
    }

    /// A question; with a bundled id it stores only what the user changed.
    pub struct Question {
        id: Id,
        way: Option<QuestionSide>,
        audience: String,
        topic: String,
        text: String,
        favorite: Option<bool>,
        prepared: String,
    }

    /// A criterion; with a bundled id it stores only what the user changed.
    pub struct Criterion {
        id: Id,
        title: String,
        /// How much the criterion counts, from 0 to 5.
        weight: Option<u8>,
        order: String,
        weight_log: Vec<String>,
    }
}

impl Interview {
    pub const FIELDS: &'static [Field<Interview>] = fields! {
        programs programs "Programs" ["program"] "Whom it serves; several with ; between: UCSF IR; UCSF DR" [Hidden];
        choice(InterviewKind) kind "Kind" ["kind"] "Interview, social, second look or call" [Hidden];
        choice(InterviewState) state "State" ["state"] "Who acted is part of it" [Detail] Shared;
        when when "When" ["interview date", "interview", "interview time", "date"] "15 dec 9am CT · fri 9am their time" [Hidden];
        minutes minutes "Minutes" ["minutes", "length"] "How long it takes" [Hidden];
        choice(Mode) mode "Mode" ["interview type", "format", "virtual"] "Video, in person, hybrid or phone" [Hidden] Shared;
        line platform "Platform" ["platform", "scheduler"] "Zoom, Thalamus, Webex…" [Hidden, Find];
        address link "Link" ["link", "zoom", "url"] "Where it happens" [Detail, Find];
        text logistics "Logistics" ["logistics"] "Dress, parking, whom to call" [Detail, Find];
        when reply_by "Reply by" ["reply by"] "The day or time they named; empty if they named none" [Detail] Shared;
        own(Happened) invited "Invited" ["invited", "invitation date"] "When it came: today, yesterday 4pm, 20 oct" [Detail] Shared;
        own(Happened) replied "Answered" ["answered"] "When you answered" [Hidden];
        own(Scores) scores "Scores" [] "Criterion and 1 to 5 or na, with commas between: case-volume 4, research na" [Detail];
        rating gut "Gut" ["gut", "vibe", "vibes", "gut feeling"] "1 to 5, before you think" [Detail];
        choice(Happy) happy "Happy here" ["happy"] "Would you be happy here?" [Detail];
        text pros "Pros" ["pros"] "What speaks for it" [Detail, Find] Shared;
        text cons "Cons" ["cons"] "What speaks against it" [Detail, Find] Shared;
        text red_flags "Red flags" ["red flags"] "What made you stop" [Detail, Find];
        text notes "Notes" ["notes", "comments"] "Whatever you will want to know in February" [Detail, Find];
    };

    /// Returns true if its date is or was fixed, not if it was turned down.
    pub fn stands(&self) -> bool {
        use InterviewState::*;
        matches!(self.state, None | Some(Scheduled | Done | Held | Unanswered | Waitlisted))
    }

    /// Returns the instant at which it is over: its start if its length isn't known, the midnight after it for a day.
    pub fn end(&self, home: &Zone) -> Option<Stamp> {
        match self.when.as_ref()? {
            When::Day(day) => Some(When::Day(*day).end(home)),
            When::At(moment) => {
                let seconds = i64::from(self.minutes.unwrap_or(0)).saturating_mul(60);
                Some(moment.instant().plus(seconds))
            }
        }
    }

    /// Returns when it ends; none if it doesn't take place.
    pub fn ended(&self, home: &Zone) -> Option<Stamp> {
        let takes_place = matches!(self.state, None | Some(InterviewState::Scheduled | InterviewState::Done));
        self.end(home).filter(|_| takes_place)
    }
}

impl Person {
    pub const FIELDS: &'static [Field<Person>] = fields! {
        line name "Name" ["interviewers", "pd", "program director", "contact", "name"] "With its spelling" [Detail, Find] Shared;
        line role "Role" ["role"] "PD, APD, faculty, chief resident, coordinator" [Detail, Find] Shared;
        line email "E-mail" ["email", "e-mail"] "Where the thank-you goes" [Detail, Find];
        line say "How it is said" [] "ri-VEH-ra" [Detail, Find];
        line talking_point "Talking point" [] "What only the two of you talked about" [Detail, Find];
        programs programs "Programs" ["program"] "Where this person works" [Detail];
        text notes "Notes" ["notes"] "Anything worth keeping" [Detail, Find];
    };
}

impl Message {
    /// Returns true if nothing is to be done about it any more.
    pub fn is_settled(&self) -> bool {
        matches!(self.state, Some(MessageState::Sent | MessageState::NotNeeded))
    }

    pub const FIELDS: &'static [Field<Message>] = fields! {
        choice(MessageKind) kind "Kind" ["kind"] "Thank-you, interest, update, intent" [Detail];
        choice(MessageState) state "State" ["state"] "Owed, drafted, sent, not needed" [Detail];
        person person "To" ["to", "person"] "The person that it goes to, if it goes to one" [Detail];
        program program "Program" ["program"] "To whom it goes" [Detail];
        own(Happened) at "Sent" ["sent"] "When it went out" [Detail];
        line by "By" ["by"] "E-mail, letter, portal" [Detail, Find];
        yes_no says_first "Says first" [] "It says that you rank the program first; a letter of intent does" [Detail];
        line first_reason "Why a second" [] "Why a second program hears that it is your first" [Detail, Find];
        own(Happened) withdrawn "Withdrawn" [] "When you told them that they aren't your first any more" [Detail];
        text text "Text" ["text"] "What it says" [Detail, Find];
    };
}

impl Question {
    pub const FIELDS: &'static [Field<Question>] = fields! {
        text text "Question" ["question"] "In your own words" [Detail, Find];
        choice(QuestionSide) way "Way" [] "Asked of you, or to ask" [Detail];
        line audience "Whom" ["audience"] "pd, faculty, residents, coordinator, any" [Detail];
        line topic "Topic" ["topic"] "call, cases, culture…" [Detail, Find];
        yes_no favorite "Favorite" [] "Shown first" [Detail];
        text prepared "Prepared answer" [] "What you will say" [Detail, Find];
    };
}

impl Criterion {
    pub const FIELDS: &'static [Field<Criterion>] = fields! {
        line title "Criterion" ["criterion", "domain"] "What you judge by" [Detail];
        number(u8) weight "Weight" ["weight"] "0 to 5; set it before the season" [Detail];
    };
}
