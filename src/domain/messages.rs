//! What is to be written to whom, and what was written. The thank-you notes that are owed follow from the people met at
//! interviews that are over, and are never stored; everything else is a row of its own.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{
    facts::Confidence,
    id::{Id, IdSource},
    rules::{Rules, THANK_YOU_HOURS},
    season::Season,
    tables::{Fact, Interview, Message, MessageKind, MessageState, Person, Program, ThankYous},
    time::Stamp,
    tracker::Tracker,
};

/// What names a line: once it is settled it is another one, so that a selection stays where something is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageKey {
    /// The thank-you note that a person waits for, after an interview.
    Thanks(Id, Id),
    /// The interview of which nobody wants notes.
    Unwanted(Id),
    /// A message that isn't sent.
    Open(Id),
    /// One that was sent, or isn't needed.
    Settled(Id),
}

/// One line of what is to be written or was.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageLine {
    pub key: MessageKey,
    /// The message; one that is only owed has no id yet.
    pub row: Message,
    /// Where the person was met.
    pub interview: Option<Id>,
    pub due: Option<Due>,
}

/// Until when a note is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub at: Stamp,
    /// The hours after the interview.
    pub hours: i64,
    /// True where the user has set the hours: then it can be late. Advice can't.
    pub is_own: bool,
}

impl Due {
    pub fn is_late(&self, now: Stamp) -> bool {
        self.is_own && self.at < now
    }
}

impl MessageLine {
    fn of(row: &Message) -> MessageLine {
        let id = row.id.clone();
        let key = if row.is_settled() { MessageKey::Settled(id) } else { MessageKey::Open(id) };
        MessageLine { key, row: row.clone(), interview: None, due: None }
    }

    /// Returns true if there is a row for it.
    pub fn is_kept(&self) -> bool {
        !self.row.id.as_str().is_empty()
    }
}

impl Message {
    /// Returns true if it says that a program is the first choice, and that wasn't taken back. A letter of intent says so
    /// where nobody said that it doesn't.
    pub fn is_first_choice(&self) -> bool {
        let says = self.says_first.unwrap_or(self.kind == Some(MessageKind::Intent));
        says && self.withdrawn.is_none() && self.state != Some(MessageState::NotNeeded)
    }
}

impl Tracker {
    /// Returns the messages that say "you are my first", those sent first.
    pub fn first_choices(&self) -> Vec<&Message> {
        let mut all: Vec<&Message> =
            self.messages.iter().map(|it| &**it).filter(|it| it.is_first_choice()).collect();
        all.sort_by_key(|it| (it.at.is_none(), it.at));
        all
    }

    /// Returns the messages by which another program than this message's is the first.
    pub fn other_first_choices(&self, row: &Message) -> Vec<&Message> {
        let mut all = self.first_choices();
        all.retain(|it| it.id != row.id && it.program.is_some() && it.program != row.program);
        all
    }

    /// Changes a message, and makes it where there was none. Of somebody who was only to be thanked, the note that was
    /// begun meanwhile is changed. Returns its id; none if it is gone.
    pub fn change_message(
        &mut self,
        shown: &Message,
        ids: &mut IdSource,
        change: impl FnOnce(&mut Message),
    ) -> Option<Id> {
        let begun = |row: &&Arc<Message>| {
            let same = row.program.is_none() || row.program == shown.program;
            let theirs = shown.person.is_some() && row.person == shown.person;
            row.kind == Some(MessageKind::ThankYou) && theirs && same && !row.is_settled()
        };
        let kept = match shown.id.as_str() {
            "" => self.messages.iter().find(begun),
            id => Some(self.messages.get(id)?),
        };
        let mut row =
            kept.map(|it| Message::clone(it)).unwrap_or_else(|| Message { id: ids.make(), ..shown.clone() });
        change(&mut row);
        let id = row.id.clone();
        self.messages.put(row);
        Some(id)
    }
}

impl Season {
    /// Returns all lines: what is owed by when it is asked for, what else is to be sent, the interviews of which nobody
    /// wants notes, and what is settled, the newest first.
    pub fn message_lines(&self) -> Vec<MessageLine> {
        let (mut owed, unwanted) = self.thanks_lines();
        let used: HashSet<Id> = owed.iter().map(|it| it.row.id.clone()).collect();
        let rows = self.tracker.messages.iter().filter(|it| !used.contains(&it.id));
        let (mut settled, mut open): (Vec<_>, Vec<_>) =
            rows.map(|it| MessageLine::of(it)).partition(|it| it.row.is_settled());
        open.sort_by_key(|it| (it.row.kind, self.message_title(&it.row)));
        settled.sort_by_key(|it| (it.row.at.is_none(), std::cmp::Reverse(it.row.at)));
        let mut lines: Vec<MessageLine> = Vec::new();
        lines.append(&mut owed);
        lines.append(&mut open);
        lines.extend(unwanted);
        lines.append(&mut settled);
        for line in &mut lines {
            line.interview = line.interview.take().or_else(|| self.met_for(&line.row));
        }
        lines
    }

    /// Returns the lines of what an interview asks for: a thank-you note to each of the people who wait for one.
    pub fn thanks_owed(&self, interview: &Id) -> Vec<MessageLine> {
        let mut lines = self.thanks_lines().0;
        lines.retain(|it| it.interview.as_ref() == Some(interview));
        lines
    }

    /// Returns the event that a message to a person is about: the last one of its program before it went out.
    fn met_for(&self, row: &Message) -> Option<Id> {
        let person = self.tracker.people.get(row.person.as_ref()?.as_str())?;
        let sent = row.at.unwrap_or(self.now);
        let met = self.tracker.met_at(person, (self.home(), self.now));
        let found = met.iter().max_by_key(|(end, it)| (row.is_about(it), *end <= sent, *end));
        found.map(|it| it.1.id.clone())
    }

    fn thanks_lines(&self) -> (Vec<MessageLine>, Vec<MessageLine>) {
        let tracker = &self.tracker;
        let waiting = self.waiting();
        let mut over: Vec<(Stamp, &Interview)> =
            tracker.interviews.iter().filter_map(|it| Some((it.ended(self.home())?, &**it))).collect();
        over.retain(|it| it.0 <= self.now);
        over.sort_by_key(|it| (it.0, &it.1.id));
        let (mut owed, mut unwanted) = (Vec::new(), Vec::new());
        let mut begun: Vec<&Message> = tracker.messages.iter().map(|it| &**it).collect();
        begun.retain(|it| it.kind == Some(MessageKind::ThankYou) && !it.is_settled());
        for (end, row) in over {
            let waits = |it: &&Person| waiting.get(&it.id).is_some_and(|all| all.contains(&&row.id));
            let mut met = tracker.met_at_interview(row);
            met.retain(waits);
            if tracker.refuses_thanks(row) {
                unwanted.extend((!met.is_empty()).then(|| self.unwanted_line(row)));
                continue;
            }
            for person in met {
                let is_it = |it: &Message| it.person.as_ref() == Some(&person.id) && it.is_about(row);
                let at = begun.iter().position(|it| is_it(it));
                let line = self.thanks_line(row, person, at.map(|at| begun.swap_remove(at)));
                owed.push(MessageLine { due: self.thanks_due(end), ..line });
            }
        }
        (owed, unwanted)
    }

    /// Returns the interviews after which people wait for a note, by person.
    fn waiting(&self) -> HashMap<&Id, Vec<&Id>> {
        let tracker = &self.tracker;
        let mut settled: HashMap<&Id, Vec<&Message>> = HashMap::new();
        for row in tracker.messages.iter() {
            row.thanked().into_iter().for_each(|it| settled.entry(it).or_default().push(row));
        }
        let waits = |person: &Person| {
            let theirs = settled.get(&person.id).map(Vec::as_slice).unwrap_or_default();
            tracker.unthanked(person, theirs, (self.home(), self.now))
        };
        let people = tracker.people.iter().map(|it| (&it.id, waits(it)));
        people.map(|(id, rows)| (id, rows.into_iter().map(|it| &it.id).collect())).collect()
    }

    fn thanks_line(&self, row: &Interview, person: &Person, begun: Option<&Message>) -> MessageLine {
        let refuses = |id: &&Id| {
            let row = self.tracker.programs.get(id.as_str());
            row.is_some_and(|it| it.thank_yous == Some(ThankYous::Refused))
        };
        let wanting = || row.programs.iter().filter(|it| !refuses(it));
        let own = self.tracker.lead_program(wanting().filter(|it| person.programs.contains(it)));
        let program = own.or_else(|| self.tracker.lead_program(wanting()));
        let fresh = || Message {
            kind: Some(MessageKind::ThankYou),
            state: Some(MessageState::Owed),
            person: Some(person.id.clone()),
            program,
            ..Message::default()
        };
        MessageLine {
            key: MessageKey::Thanks(person.id.clone(), row.id.clone()),
            row: begun.cloned().unwrap_or_else(fresh),
            interview: Some(row.id.clone()),
            due: None,
        }
    }

    fn unwanted_line(&self, row: &Interview) -> MessageLine {
        let kind = Some(MessageKind::ThankYou);
        let state = Some(MessageState::NotNeeded);
        let program = row.programs.first().cloned();
        MessageLine {
            key: MessageKey::Unwanted(row.id.clone()),
            row: Message { kind, state, program, ..Message::default() },
            interview: Some(row.id.clone()),
            due: None,
        }
    }

    fn thanks_due(&self, end: Stamp) -> Option<Due> {
        let figure = Rules::of(&self.facts, &self.tracker).figure(THANK_YOU_HOURS)?;
        let hours = figure.value?;
        let is_own = figure.origin.confidence == Confidence::Yours;
        Some(Due { at: end.plus(hours.saturating_mul(3_600)), hours, is_own })
    }
}

impl Program {
    /// Returns what was said about its thank-you notes, with who said it; none if nobody did.
    pub fn thank_yous_fact(&self) -> Option<&Fact> {
        self.facts.get("thank_yous").filter(|it| !it.source.trim().is_empty())
    }
}
