//! A list of pasted names, matched against the catalog: what is clear is taken, what isn't is asked about, and all are
//! added in one step.

use std::collections::BTreeSet;

use crate::{
    app::{
        command::{Command, MatchesCommand, Scope},
        context::Context,
        list::{ListState, Step},
        match_line::{Line, Pick},
        outcome::{CatalogPurpose, Choice, Choices, Next, Outcome, Question, Reply, Route},
        screen::{Hints, Screen},
        statuses::put_programs,
    },
    data::catalog::Columns,
    domain::{
        id::Id,
        tables::{Program, Specialty, Table},
    },
    layout::match_list_height,
};

#[derive(Debug)]
pub struct Matches {
    pub lines: Vec<Line>,
    pub list: ListState<usize>,
    /// The specialty of lines that name none.
    pub specialty: Specialty,
    /// The columns of a pasted table.
    pub columns: Option<Columns>,
    /// The text that was pasted.
    text: String,
}

/// What a line does as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It adds a program.
    Adds,
    /// Its program is on the shortlist already.
    There,
    /// A line above adds its program.
    Above,
    Open,
    LeftOut,
}

/// How many lines do what.
pub struct Counts {
    pub adds: usize,
    /// Lines of programs that are there, or added by a line above.
    pub there: usize,
    pub open: usize,
    pub left_out: usize,
}

impl Counts {
    pub fn of(all: &[Standing]) -> Counts {
        let count = |which: &[Standing]| all.iter().filter(|it| which.contains(it)).count();
        Counts {
            adds: count(&[Standing::Adds]),
            there: count(&[Standing::There, Standing::Above]),
            open: count(&[Standing::Open]),
            left_out: count(&[Standing::LeftOut]),
        }
    }
}

impl Matches {
    pub fn new(cx: &Context, text: &str) -> Matches {
        let specialty = cx.season.wanted().first().copied().unwrap_or(Specialty::Ir);
        let mut matches = Matches {
            lines: Vec::new(),
            list: ListState::default(),
            specialty,
            columns: None,
            text: text.to_owned(),
        };
        matches.read(cx, None);
        matches
    }

    /// Reads the text, its names from that column if it is a table and the user said so.
    fn read(&mut self, cx: &Context, names_in: Option<usize>) {
        let wanted = cx.season.wanted().first().copied();
        let names = cx.data.catalog().read_names(&self.text, names_in);
        self.lines = names.all.into_iter().map(|it| Line::new(cx, it, wanted)).collect();
        self.columns = names.columns;
        self.list.go(self.next_open(0).unwrap_or(0));
    }

    /// True while it isn't clear which column has the names.
    pub fn asks_for_column(&self) -> bool {
        self.columns.as_ref().is_some_and(|it| it.is_doubtful)
    }

    fn next_column(&mut self, cx: &mut Context) {
        let Some(columns) = &self.columns else {
            return cx.refuse("These names were no table: there is no column to choose");
        };
        let next = columns.names_in.saturating_add(1).checked_rem(columns.titles.len()).unwrap_or(0);
        self.read(cx, Some(next));
    }

    /// Returns what each line does: a line takes a program's place only where it adds it.
    pub fn standings(&self, cx: &Context) -> Vec<Standing> {
        let programs = &cx.season.tracker.programs;
        let own = programs.iter().filter(|it| it.catalog.is_none());
        let own_before: BTreeSet<_> = own.map(|it| it.own_key()).collect();
        let (mut added, mut own) = (BTreeSet::new(), BTreeSet::new());
        let mut standing = |line: &Line| match line.pick {
            Pick::Skip => Standing::LeftOut,
            Pick::Likely(_) | Pick::Open => Standing::Open,
            Pick::Catalog(_) => match line.meant(cx, self.specialty).map(|it| it.id()) {
                None => Standing::LeftOut,
                Some(id) if programs.has(id.as_str()) => Standing::There,
                Some(id) => {
                    if added.insert(id) {
                        Standing::Adds
                    } else {
                        Standing::Above
                    }
                }
            },
            Pick::Own => match line.named.own_program(Id::default(), self.specialty).own_key() {
                name if own_before.contains(&name) => Standing::There,
                name => {
                    if own.insert(name) {
                        Standing::Adds
                    } else {
                        Standing::Above
                    }
                }
            },
        };
        self.lines.iter().map(&mut standing).collect()
    }

    fn adds_any(&self, cx: &Context) -> bool {
        self.standings(cx).contains(&Standing::Adds)
    }

    /// Returns the next open line from `from` on, beginning again behind the last.
    fn next_open(&self, from: usize) -> Option<usize> {
        let open = |at: &usize| self.lines.get(*at).is_some_and(Line::is_open);
        (from..self.lines.len()).chain(0..from).find(open)
    }

    fn line(&mut self) -> Option<&mut Line> {
        self.lines.get_mut(self.list.index)
    }

    fn next_specialty(&mut self, cx: &Context) {
        let wanted = cx.season.wanted();
        let at = wanted.iter().position(|it| *it == self.specialty).unwrap_or(0);
        self.specialty = wanted.get((at + 1) % wanted.len().max(1)).copied().unwrap_or(self.specialty);
        let specialty = self.specialty;
        self.lines.iter_mut().for_each(|it| it.look_again(cx, specialty));
    }

    fn search(&self) -> Outcome {
        let Some(line) = self.lines.get(self.list.index) else { return Outcome::stay() };
        let purpose = CatalogPurpose::Line(self.list.index);
        Outcome::open(Route::Catalog { purpose, query: line.text().to_owned() })
    }

    /// Handles Enter: takes what the selected line shows and goes to the next open one; if none is open, adds them all.
    fn confirm(&mut self, cx: &mut Context) -> Outcome {
        if let Some(columns) = self.columns.as_mut().filter(|it| it.is_doubtful) {
            columns.is_doubtful = false;
            return Outcome::stay();
        }
        if let Some(question) = self.caution(cx) {
            return Outcome::open(Route::Question(question));
        }
        self.confirm_shown(cx)
    }

    /// Asks about the program of the selected line if it can't be applied to in the usual way.
    fn caution(&self, cx: &Context) -> Option<Question> {
        let line = self.lines.get(self.list.index).filter(|it| it.is_open())?;
        let meant = line.meant(cx, self.specialty).filter(|it| !it.cautions.is_empty())?;
        let name = format!("{} · {}", meant.place.name, meant.program.specialty.title());
        let text = format!("{name}: {}. Add it nevertheless?", meant.caution_words());
        Some(Question::leading_to(text, "Add it", "It is still open", Next::Tell(Reply::TakenAnyway)))
    }

    /// Settles the selected line and goes to the next open one; if none was open, adds them all.
    fn confirm_shown(&mut self, cx: &mut Context) -> Outcome {
        let was_open = self.lines.iter().any(Line::is_open);
        if let Some(line) = self.line() {
            line.confirm();
        }
        let next = self.next_open(self.list.index.saturating_add(1).min(self.lines.len()));
        match next {
            Some(next) if next == self.list.index => self.refuse_open(cx),
            Some(next) => self.list.go(next),
            // what was settled just now is looked at before it is added
            None if was_open && self.adds_any(cx) => {}
            None => return self.add(cx),
        }
        Outcome::stay()
    }

    fn refuse_open(&self, cx: &mut Context) {
        let Some(line) = self.lines.get(self.list.index) else { return };
        let what = if line.choices.is_empty() { "Nothing fits" } else { "Several fit" };
        cx.refuse(format!(
            "{what}: {} keeps it as your own, {} searches, {} leaves it out",
            MatchesCommand::Own.key(),
            MatchesCommand::Search.key(),
            MatchesCommand::Skip.key()
        ));
    }

    fn add(&self, cx: &mut Context) -> Outcome {
        let new = self.programs(cx);
        let Some(first) = new.first().map(|it| it.id.clone()) else {
            let is_empty = self.lines.iter().all(|it| it.pick == Pick::Skip);
            cx.refuse(match is_empty {
                true => "All of these are left out",
                false => "All of these are on your shortlist already",
            });
            return Outcome::close();
        };
        let status = cx.season.first_status();
        let words = cx.season.since_words(&new, status);
        let what = format!("Added {}, {words}", crate::text::counted(new.len(), "program"));
        put_programs(cx, what, new);
        Outcome::close().and(Next::Go(Table::Programs, first))
    }

    /// Returns the programs that the lines add.
    fn programs(&self, cx: &mut Context) -> Vec<Program> {
        let standings = self.standings(cx);
        let adding = self.lines.iter().zip(standings).filter(|(_, it)| *it == Standing::Adds);
        adding.filter_map(|(line, _)| self.program(cx, line)).collect()
    }

    fn program(&self, cx: &mut Context, line: &Line) -> Option<Program> {
        match line.pick {
            Pick::Catalog(_) => {
                let meant = line.meant(cx, self.specialty)?;
                Some(cx.data.catalog().typed_program(meant.place, meant.program, line.text()))
            }
            Pick::Own => Some(line.named.own_program(cx.ids.make(), self.specialty)),
            Pick::Likely(_) | Pick::Open | Pick::Skip => None,
        }
    }
}

impl Screen for Matches {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Matches, Scope::List, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(step) = command {
            let page = usize::from(match_list_height(cx.size)).max(1);
            self.list.step_to(Step::of(step, page), self.lines.len());
            return Outcome::stay();
        }
        let Command::Matches(command) = command else { return Outcome::stay() };
        match command {
            MatchesCommand::Search => return self.search(),
            MatchesCommand::Add => return self.confirm(cx),
            MatchesCommand::NextSpecialty => self.next_specialty(cx),
            MatchesCommand::NextColumn => self.next_column(cx),
            MatchesCommand::PreviousChoice => self
                .line()
                .into_iter()
                .for_each(|it| it.turn(|at, len| (at + len.saturating_sub(1)) % len.max(1))),
            MatchesCommand::NextChoice => {
                self.line().into_iter().for_each(|it| it.turn(|at, len| (at + 1) % len.max(1)))
            }
            MatchesCommand::Own => self.line().into_iter().for_each(|it| it.pick = Pick::Own),
            MatchesCommand::Skip => self.line().into_iter().for_each(Line::skip),
        }
        Outcome::stay()
    }

    /// Handles Ctrl-S: says that nothing is added yet.
    fn save(&mut self, cx: &mut Context) -> Option<Outcome> {
        cx.refuse(format!("These names aren't added yet · {} takes them", MatchesCommand::Add.key()));
        Some(Outcome::stay())
    }

    /// Handles Esc: asks what to do, since the names would be lost.
    fn back(&mut self, _cx: &mut Context) -> Outcome {
        let lines = vec![
            Choice::new('e', "Edit the names", "", Next::Tell(Reply::EditNames)),
            Choice::new('d', "Discard the names", "", Next::Tell(Reply::Discard)),
            Choice::new('k', "Keep matching", "", Next::Nothing),
        ];
        Outcome::open(Route::Menu(Choices::new("These names", "Nothing was added yet", lines)))
    }

    fn fit(&mut self, cx: &Context) {
        self.list.fit(self.lines.len(), usize::from(match_list_height(cx.size)).max(1));
    }

    fn heard(&mut self, cx: &mut Context, reply: Reply) -> Outcome {
        match reply {
            Reply::EditNames => Outcome::close().and_open(Route::Names(self.text.clone())),
            Reply::Discard => Outcome::close(),
            Reply::TakenAnyway => self.confirm_shown(cx),
            Reply::Picked { line, institution, specialty } => {
                if let Some(line) = self.lines.get_mut(line) {
                    line.settle_on(cx, institution, specialty);
                }
                Outcome::stay()
            }
            Reply::Beside(_)
            | Reply::Compared { .. }
            | Reply::Removed
            | Reply::FieldText { .. }
            | Reply::SaveForm
            | Reply::Ticked(_)
            | Reply::GuidePlace(_)
            | Reply::Edited(_)
            | Reply::Insert(_) => Outcome::stay(),
        }
    }

    fn hints(&self, _cx: &Context) -> Hints {
        if self.asks_for_column() {
            return vec![
                (MatchesCommand::Add.into(), "it has the names"),
                (MatchesCommand::NextColumn.into(), "next column"),
            ];
        }
        vec![
            (MatchesCommand::Add.into(), "take, next"),
            (MatchesCommand::NextChoice.into(), "other match"),
            (MatchesCommand::Skip.into(), "leave out"),
            (MatchesCommand::Own.into(), "own"),
            (MatchesCommand::Search.into(), "search"),
            (MatchesCommand::NextSpecialty.into(), "specialty"),
        ]
    }
}
