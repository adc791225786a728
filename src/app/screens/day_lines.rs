//! The agenda or the people of an interview, typed or pasted as lines. It enters the season when one leaves it.

use crate::{
    app::{
        command::{Command, GlobalCommand, NoteCommand, Scope},
        context::Context,
        merged_edit::{MergedEdit, merged_edit},
        outcome::{DayPart, Outcome},
        screen::{Hints, Screen},
        texts::{Searched, may_run_in_lines},
        writing::Writing,
    },
    domain::{id::Id, tracker::Tracker},
    text::{Buffer, Motion, Select},
};

#[derive(Debug)]
pub struct DayLines {
    pub writing: Writing,
    pub part: DayPart,
    interview: Id,
    /// The lines as they were when one came.
    before: String,
    base: Tracker,
    /// The history as it was when this visit made its undo step, which what is typed later joins.
    step: Option<u64>,
}

impl DayLines {
    pub fn new(cx: &Context, interview: Id, part: DayPart) -> DayLines {
        let tracker = &cx.season.tracker;
        let text = match part {
            DayPart::Agenda => tracker.agenda_text(interview.as_str()),
            DayPart::People => tracker.write_up(interview.as_str()).people,
        };
        let title = cx.season.interview_title(&interview);
        let mut writing = Writing::new(format!("{} · {title}", part.title()), &text);
        // one goes on below what stands there
        writing.buffer.go(Motion::End, Select::Drop);
        if !text.is_empty() {
            writing.buffer.insert("\n");
            writing.buffer.pause();
        }
        DayLines { writing, part, interview, before: text, base: tracker.clone(), step: None }
    }

    fn is_changed(&self) -> bool {
        self.writing.buffer.text().trim_end() != self.before.trim_end()
    }

    fn put_away(&mut self, cx: &mut Context) {
        if !self.is_changed() {
            return;
        }
        let text = self.writing.buffer.text();
        self.before = text.trim_end().to_owned();
        let (mut draft, mut ids) = (self.base.clone(), cx.ids.clone());
        let id = self.interview.as_str();
        let read = match self.part {
            DayPart::Agenda => draft.set_agenda(id, &text, &mut ids).words(),
            DayPart::People => draft.set_people(id, &text, &mut ids),
        };
        cx.ids = ids;
        let MergedEdit { tracker, clash } = merged_edit(cx, &self.base, draft);
        // "Wrote Agenda: 5 stops, 2 lines without a time · UCSF IR"
        let read = if read.is_empty() { read } else { format!(": {read}") };
        let label =
            format!("Wrote {}{read} · {}", self.part.noun(), cx.season.interview_title(&self.interview));
        match self.step == Some(cx.history.turns()) {
            true => cx.season.tracker = tracker,
            false => drop(cx.change(label, |present| *present = tracker)),
        }
        clash.into_iter().for_each(|it| cx.refuse(it));
        self.writing.buffer.commit();
        self.base = cx.season.tracker.clone();
        self.step = Some(cx.history.turns());
    }
}

impl Screen for DayLines {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Note, Scope::Text, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        self.writing.run(cx, command);
        Outcome::stay()
    }

    fn available(&self, _cx: &Context, command: Command) -> Result<(), &'static str> {
        let Command::Note(command) = command else { return Ok(()) };
        may_run_in_lines(command, Searched::Yes)
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        if self.writing.search.take().is_some() {
            return Outcome::stay();
        }
        self.put_away(cx);
        Outcome::close()
    }

    fn text(&mut self) -> Option<&mut Buffer> {
        Some(self.writing.active())
    }

    /// Takes the columns of a pasted table apart.
    fn pasted(&mut self, _cx: &mut Context, text: &str) -> Option<Outcome> {
        let is_table = text.contains('\t') && self.writing.search.is_none();
        is_table.then(|| {
            self.writing.buffer.paste(&text.replace('\t', " · "));
            Outcome::stay()
        })
    }

    fn text_changed(&mut self, _cx: &mut Context) -> Outcome {
        self.writing.search_again();
        Outcome::stay()
    }

    fn save(&mut self, cx: &mut Context) -> Option<Outcome> {
        self.put_away(cx);
        Some(Outcome::close())
    }

    fn commit(&mut self, cx: &mut Context) {
        self.put_away(cx);
    }

    fn fit(&mut self, cx: &Context) {
        self.writing.fit(cx);
    }

    fn is_writing(&self) -> bool {
        self.is_changed()
    }

    fn is_typing(&self) -> bool {
        self.is_changed()
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![(NoteCommand::NewLine.into(), "next line"), (NoteCommand::Find.into(), "find")]
    }

    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::Back.into(), "done, kept")]
    }
}
