//! Writing up an interview minutes after it: a digit answers a criterion and goes on to the next, texts are lines. It
//! enters the season by itself, as one step of undo.

mod spots;

use std::sync::Arc;

use crate::{
    app::{
        command::{Command, GlobalCommand, NoteCommand, Scope, ScoresCommand, UndoCommand, WriteUpCommand},
        context::Context,
        drafts::draft,
        merged_edit::{MergedEdit, TextPlace, merged_edit},
        message_list::due_by,
        outcome::{Outcome, Route},
        screen::{Hints, Screen},
        state::Tone,
        texts::{Searched, may_run_in_lines, run_lines},
    },
    domain::{
        id::Id,
        score::{Tenths, score},
        tables::{Criterion, Happy, Interview, Program, Score, Table},
        tracker::Tracker,
        write_up,
    },
    layout::{scrolled, write_up_areas},
    store::report::Draft,
    text::{Buffer, Lines, Motion, Select, counted},
};
use spots::{Go, TEXTS, spots};

pub use spots::Spot;

#[derive(Debug)]
pub struct WriteUp {
    pub id: Id,
    pub criteria: Vec<Arc<Criterion>>,
    /// The texts, each with its spot.
    pub texts: Vec<(Spot, Buffer)>,
    /// The scores as they stand; the texts stand in their buffers.
    filled: write_up::WriteUp,
    /// What was last put into the season, and the season then.
    before: write_up::WriteUp,
    base: Tracker,
    pub at: Spot,
    /// The first row of the scores that is in sight.
    pub offset: usize,
    step: Option<u64>,
}

impl WriteUp {
    /// The columns of what stands before the texts.
    pub const LABEL: usize = 11;

    pub fn new(cx: &Context, id: Id) -> WriteUp {
        let before = cx.season.tracker.write_up(id.as_str());
        let criteria = cx.derived.lookup.criteria.clone();
        let lines = [&before.pros, &before.cons, &before.red_flags, &before.promises, &before.people];
        let texts = TEXTS.into_iter().zip(lines.map(|it| Buffer::new(it, Lines::Many))).collect();
        let open = criteria.iter().position(|it| !before.scores.contains_key(it.id.as_str()));
        WriteUp {
            id,
            texts,
            filled: before.clone(),
            before,
            base: cx.season.tracker.clone(),
            at: if criteria.is_empty() { Spot::Gut } else { Spot::Criterion(open.unwrap_or(0)) },
            criteria,
            offset: 0,
            step: None,
        }
    }

    /// Returns all of it as it is filled in.
    fn whole(&self) -> write_up::WriteUp {
        let text = |spot: Spot| {
            let found = self.texts.iter().find(|it| it.0 == spot);
            found.map(|it| it.1.text().trim_end().to_owned()).unwrap_or_default()
        };
        write_up::WriteUp {
            pros: text(Spot::Pros),
            cons: text(Spot::Cons),
            red_flags: text(Spot::RedFlags),
            promises: text(Spot::Promises),
            people: text(Spot::People),
            ..self.filled.clone()
        }
    }

    fn is_dirty(&self) -> bool {
        self.whole() != self.before
    }

    pub fn score_of(&self, criterion: &Criterion) -> Option<Score> {
        self.filled.scores.get(criterion.id.as_str()).copied()
    }

    pub fn gut(&self) -> Option<u8> {
        self.filled.gut
    }

    pub fn happy(&self) -> Option<Happy> {
        self.filled.happy
    }

    /// Returns how many criteria are answered.
    pub fn answered(&self) -> usize {
        self.criteria.iter().filter(|it| self.score_of(it).is_some()).count()
    }

    /// Returns the sum so far.
    pub fn so_far(&self) -> Option<Tenths> {
        let row = Interview { scores: self.filled.scores.clone(), ..Interview::default() };
        score(&self.criteria, &Program::default(), &[Arc::new(row)])
    }

    fn step(&mut self, by: Go) {
        let all = spots(self.criteria.len());
        let at = all.iter().position(|it| *it == self.at).unwrap_or(0);
        let to = match by {
            Go::Next => at.saturating_add(1),
            Go::Previous => at.saturating_sub(1),
        };
        self.at = all.get(to).copied().unwrap_or(self.at);
        // one goes on below what stands there
        if let Some(buffer) = self.buffer() {
            buffer.go(Motion::End, Select::Drop);
            if buffer.lines().last().is_some_and(|it| !it.trim().is_empty()) {
                buffer.insert("\n");
            }
            buffer.pause();
        }
    }

    fn buffer(&mut self) -> Option<&mut Buffer> {
        let at = self.at;
        self.texts.iter_mut().find(|it| it.0 == at).map(|it| &mut it.1)
    }

    /// Gives the selected spot a score, or takes it back.
    fn answer(&mut self, score: Option<Score>) {
        match self.at {
            Spot::Criterion(at) => {
                let Some(id) = self.criteria.get(at).map(|it| it.id.as_str().to_owned()) else { return };
                match score {
                    Some(score) => drop(self.filled.scores.insert(id, score)),
                    None => drop(self.filled.scores.remove(&id)),
                }
            }
            Spot::Gut => {
                self.filled.gut =
                    score.and_then(|it| if let Score::Given(points) = it { Some(points) } else { None });
            }
            Spot::Happy
            | Spot::Pros
            | Spot::Cons
            | Spot::RedFlags
            | Spot::Promises
            | Spot::People
            | Spot::Notes => {}
        }
    }

    /// Returns the answer of the selected spot.
    fn answered_here(&self) -> Option<Score> {
        match self.at {
            Spot::Criterion(at) => self.score_of(self.criteria.get(at)?),
            Spot::Gut => self.filled.gut.map(Score::Given),
            Spot::Happy
            | Spot::Pros
            | Spot::Cons
            | Spot::RedFlags
            | Spot::Promises
            | Spot::People
            | Spot::Notes => None,
        }
    }

    /// Changes the selected answer by one.
    fn nudge(&mut self, by: Go) {
        if self.at == Spot::Happy {
            let all = [None, Some(Happy::No), Some(Happy::Maybe), Some(Happy::Yes)];
            let at = all.iter().position(|it| *it == self.filled.happy).unwrap_or(0);
            let to = if by == Go::Next { at.saturating_add(1) } else { at.saturating_sub(1) };
            self.filled.happy = all.get(to).copied().unwrap_or(self.filled.happy);
            return;
        }
        let points = match (self.answered_here(), by) {
            (Some(Score::Given(points)), Go::Next) => points.saturating_add(1).min(5),
            (Some(Score::Given(points)), Go::Previous) => points.saturating_sub(1).max(1),
            (Some(Score::NotApplicable) | None, _) => 3,
        };
        self.answer(Some(Score::Given(points)));
    }

    fn run_scores(&mut self, cx: &mut Context, command: ScoresCommand) -> Outcome {
        match command {
            ScoresCommand::Enter if self.at == Spot::Notes => return self.open_notes(cx),
            ScoresCommand::Down | ScoresCommand::Enter => self.step(Go::Next),
            ScoresCommand::Up => self.step(Go::Previous),
            ScoresCommand::More => self.nudge(Go::Next),
            ScoresCommand::Less => self.nudge(Go::Previous),
            ScoresCommand::Clear if self.at == Spot::Happy => self.filled.happy = None,
            ScoresCommand::Clear => self.answer(None),
        }
        Outcome::stay()
    }

    fn open_notes(&mut self, cx: &mut Context) -> Outcome {
        self.put_away(cx);
        Outcome::open(Route::Note { table: Table::Interviews, id: self.id.clone(), field: "notes" })
    }

    /// Handles a key at the edge of a text, which leads on to the next spot; returns false inside of it.
    fn leaves_text(&mut self, command: NoteCommand) -> bool {
        let Some(buffer) = self.buffer() else { return true };
        let (row, last) = (buffer.cursor_cell().0, buffer.row_count().saturating_sub(1));
        let by = match (command == NoteCommand::Up, command == NoteCommand::Down) {
            (true, _) if row == 0 => Go::Previous,
            (_, true) if row == last => Go::Next,
            _ => return false,
        };
        self.step(by);
        true
    }

    /// Puts all of it into the season; what is typed later joins the same step of undo.
    fn put_away(&mut self, cx: &mut Context) {
        let after = self.whole();
        if after == self.before || !cx.season.tracker.interviews.has(self.id.as_str()) {
            return;
        }
        let (mut draft, mut ids) = (self.base.clone(), cx.ids.clone());
        draft.set_write_up(self.id.as_str(), (&self.before, &after), &cx.reading(None), &mut ids);
        cx.ids = ids;
        let MergedEdit { tracker, clash } = merged_edit(cx, &self.base, draft);
        let label = format!("Wrote up {}", cx.season.interview_title(&self.id));
        match self.step == Some(cx.history.turns()) {
            true => cx.season.tracker = tracker,
            false => drop(cx.change(label, |present| *present = tracker)),
        }
        clash.into_iter().for_each(|it| cx.refuse(it));
        self.before = after;
        self.base = cx.season.tracker.clone();
        self.step = Some(cx.history.turns());
    }

    /// Says what is owed now: "UCSF IR: 4.2 · 3 thank-you notes owed by Tue 16:00 (advice) · 1 promise without a day".
    fn said(&self, cx: &Context) -> String {
        let title = cx.season.interview_title(&self.id);
        let score = self.so_far().map_or_else(|| "no score yet".to_owned(), |it| it.to_string());
        let owed = cx.season.thanks_owed(&self.id);
        let thanks = owed.first().map(|first| {
            let due = first.due.map(|it| format!(" {}", due_by(cx, it))).unwrap_or_default();
            format!("{} owed{due}", counted(owed.len(), "thank-you note"))
        });
        let promises = cx.season.tracker.undated_promises(self.id.as_str());
        let promises = (promises > 0).then(|| format!("{} without a day", counted(promises, "promise")));
        let all: Vec<String> = [Some(score), thanks, promises].into_iter().flatten().collect();
        format!("{title}: {}", all.join(" · "))
    }
}

impl Screen for WriteUp {
    fn scopes(&self) -> &'static [Scope] {
        match self.at.is_text() {
            true => &[Scope::WriteUp, Scope::Note, Scope::Text, Scope::Global],
            false => &[Scope::WriteUp, Scope::Scores, Scope::Global],
        }
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::Note(command) = command {
            if !self.leaves_text(command) {
                self.buffer().into_iter().for_each(|it| run_lines(it, command, 4));
            }
            return Outcome::stay();
        }
        if let Command::WriteUp(command) = command {
            match command {
                WriteUpCommand::Next => self.step(Go::Next),
                WriteUpCommand::Previous => self.step(Go::Previous),
                WriteUpCommand::Done => return self.back(cx),
            }
        }
        if let Command::Scores(command) = command {
            return self.run_scores(cx, command);
        }
        Outcome::stay()
    }

    fn available(&self, _cx: &Context, command: Command) -> Result<(), &'static str> {
        let Command::Note(command) = command else { return Ok(()) };
        may_run_in_lines(command, Searched::No)
    }

    /// Handles Esc: keeps it all and closes.
    fn back(&mut self, cx: &mut Context) -> Outcome {
        let is_changed = self.is_dirty() || self.step.is_some();
        self.put_away(cx);
        if is_changed && cx.notice.as_ref().is_none_or(|it| it.tone == Tone::Done) {
            let key = UndoCommand::Undo.key();
            cx.say(format!("{} · {key} undoes", self.said(cx)));
        }
        Outcome::close()
    }

    fn text(&mut self) -> Option<&mut Buffer> {
        self.buffer()
    }

    /// Answers with a digit or a letter, and goes on.
    fn typed(&mut self, _cx: &mut Context, letter: char) -> Option<Outcome> {
        let points = letter.to_digit(10).and_then(|it| u8::try_from(it).ok());
        let answer = match (self.at, letter, points) {
            (Spot::Criterion(_) | Spot::Gut, _, Some(points @ 1..=5)) => Score::Given(points),
            (Spot::Criterion(_) | Spot::Gut, '-' | '0', _) => Score::NotApplicable,
            (Spot::Happy, 'y' | 'm' | 'n', _) => {
                self.filled.happy = match letter {
                    'y' => Some(Happy::Yes),
                    'm' => Some(Happy::Maybe),
                    _ => Some(Happy::No),
                };
                self.step(Go::Next);
                return Some(Outcome::stay());
            }
            // what isn't an answer does nothing here: no letter moves a score
            _ if !self.at.is_text() && letter.is_alphanumeric() => return Some(Outcome::stay()),
            _ => return None,
        };
        self.answer(Some(answer));
        self.step(Go::Next);
        Some(Outcome::stay())
    }

    fn commit(&mut self, cx: &mut Context) {
        self.put_away(cx);
    }

    fn fit(&mut self, cx: &Context) {
        let areas = write_up_areas(cx.size);
        let columns = usize::from(areas.texts.width).saturating_sub(WriteUp::LABEL).saturating_sub(1).max(8);
        self.texts.iter_mut().for_each(|it| it.1.set_columns(columns));
        let row = match self.at {
            Spot::Criterion(at) => at,
            Spot::Gut => self.criteria.len(),
            Spot::Happy
            | Spot::Pros
            | Spot::Cons
            | Spot::RedFlags
            | Spot::Promises
            | Spot::People
            | Spot::Notes => self.criteria.len().saturating_add(1),
        };
        let rows = self.criteria.len().saturating_add(2);
        self.offset = scrolled(self.offset, row, rows, usize::from(areas.scores.height));
    }

    fn is_writing(&self) -> bool {
        self.is_dirty()
    }

    fn is_typing(&self) -> bool {
        self.is_dirty()
    }

    fn drafts(&self) -> Vec<Draft> {
        let field = |spot: Spot| match spot {
            Spot::Pros => Some("pros"),
            Spot::Cons => Some("cons"),
            Spot::RedFlags => Some("red_flags"),
            Spot::Criterion(_) | Spot::Gut | Spot::Happy | Spot::Promises | Spot::People | Spot::Notes => {
                None
            }
        };
        let dirty = self.texts.iter().filter(|it| it.1.is_dirty() && self.is_dirty());
        let place = |field| TextPlace { table: Table::Interviews, id: self.id.clone(), field };
        dirty.filter_map(|(spot, buffer)| Some(draft(Some(&place(field(*spot)?)), buffer))).collect()
    }

    fn hints(&self, _cx: &Context) -> Hints {
        let mut hints: Hints = vec![(WriteUpCommand::Next.into(), "next")];
        if !self.at.is_text() {
            hints.push((ScoresCommand::More.into(), "more"));
            hints.push((ScoresCommand::Clear.into(), "clear"));
        }
        hints.push((WriteUpCommand::Previous.into(), "back one"));
        hints
    }

    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::Back.into(), "done, kept")]
    }
}
