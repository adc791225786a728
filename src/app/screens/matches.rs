//! A list of pasted names, matched against the catalog: what is clear is taken, what isn't is asked about, and all are
//! added in one step.

use crate::{
    app::{
        command::{Command, MatchesCommand, Scope},
        context::Context,
        list::{ListState, Step},
        outcome::{CatalogPurpose, Choice, Choices, Next, Outcome, Reply, Route},
        screen::{Hints, Screen},
    },
    data::catalog::{LineMatch, Sure, program_id},
    domain::{
        id::Id,
        tables::{Program, Specialty, Table},
        time::read_span,
    },
    layout::catalog_list_height,
};

#[derive(Debug)]
pub struct Matches {
    pub lines: Vec<Line>,
    pub list: ListState<usize>,
    /// The specialty of lines that name none.
    pub specialty: Specialty,
    /// Set once every line is settled: one more Enter adds them all.
    pub ready: bool,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    /// Institutions it may mean, likeliest first.
    pub choices: Vec<usize>,
    pub pick: Pick,
    /// The specialty that the line itself names.
    pub specialty: Option<Specialty>,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The choice of that index, which was found without doubt or taken by the user.
    Catalog(usize),
    /// The choice of that index, which is likely but must be confirmed.
    Likely(usize),
    /// Several choices fit, and the user must decide.
    Open,
    Own,
    Skip,
}

/// How many lines are settled, open, and left out.
pub struct Counts {
    pub settled: usize,
    pub open: usize,
    pub left_out: usize,
}

/// Returns true for a line that is wholly a date: it names no program.
fn is_date(cx: &Context, text: &str) -> bool {
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    match read_span(text, &cx.reading(None)) {
        Ok(_) => true,
        Err(refusal) => has_digit && !refusal.choices.is_empty(),
    }
}

impl Line {
    /// Reads a line. One that names a specialty of the other match is taken for the program of this one there, and asked
    /// about.
    fn new(cx: &Context, text: &str, wanted: Option<Specialty>) -> Line {
        let matched = cx.data.catalog().match_line(text);
        let is_named = matches!(matched, LineMatch::One { sure: Sure::Exact, .. });
        let matched = if !is_named && is_date(cx, text) { LineMatch::Nothing } else { matched };
        let (choices, pick, specialty) = match matched {
            LineMatch::One { institution, specialty, sure } => {
                let pick = if sure == Sure::Exact { Pick::Catalog(0) } else { Pick::Likely(0) };
                (vec![institution], pick, specialty)
            }
            LineMatch::Several { institutions, specialty } => (institutions, Pick::Open, specialty),
            LineMatch::Nothing => (Vec::new(), Pick::Skip, None),
        };
        let profile = &cx.season.tracker.profile;
        let is_foreign = specialty.is_some_and(|it| !profile.is_for(it));
        let specialty = specialty.filter(|it| profile.kind().has(*it));
        let asked = specialty.or(wanted);
        let offers = |at: &usize| {
            let place = cx.data.catalog().institutions().get(*at);
            place.zip(asked).is_some_and(|(place, asked)| place.program(asked).is_some())
        };
        let is_clear = choices.first().is_some_and(offers) && !is_foreign;
        let pick = if pick == Pick::Catalog(0) && !is_clear { Pick::Likely(0) } else { pick };
        Line { text: text.trim().to_owned(), choices, pick, specialty }
    }

    fn is_open(&self) -> bool {
        matches!(self.pick, Pick::Open | Pick::Likely(_))
    }

    /// Returns the choice that is shown for the line.
    fn shown(&self) -> Option<usize> {
        match self.pick {
            Pick::Catalog(at) | Pick::Likely(at) => Some(at),
            Pick::Open => Some(0),
            Pick::Own | Pick::Skip => None,
        }
    }

    fn turn(&mut self, to: impl Fn(usize, usize) -> usize) {
        let len = self.choices.len();
        self.pick = match self.pick {
            Pick::Catalog(at) | Pick::Likely(at) => Pick::Likely(to(at, len)),
            Pick::Open if len > 0 => Pick::Likely(to(0, len)),
            pick @ (Pick::Open | Pick::Own | Pick::Skip) => pick,
        };
    }

    /// Leaves the selected line out, or takes it in again.
    fn skip(&mut self) {
        self.pick = match (self.pick, self.choices.is_empty()) {
            (Pick::Skip, false) => Pick::Likely(0),
            (Pick::Skip, true) => Pick::Own,
            (Pick::Catalog(_) | Pick::Likely(_) | Pick::Open | Pick::Own, _) => Pick::Skip,
        };
    }

    /// Takes the choice that is shown.
    fn confirm(&mut self) {
        self.pick = match self.pick {
            Pick::Likely(at) => Pick::Catalog(at),
            Pick::Open => Pick::Catalog(0),
            pick @ (Pick::Catalog(_) | Pick::Own | Pick::Skip) => pick,
        };
    }
}

impl Matches {
    pub fn new(cx: &Context, text: &str) -> Matches {
        let wanted = cx.season.wanted().first().copied();
        let lines = text.lines().filter(|it| !it.trim().is_empty());
        let lines: Vec<Line> = lines.map(|it| Line::new(cx, it, wanted)).collect();
        let specialty = wanted.unwrap_or(Specialty::Ir);
        let mut matches = Matches { lines, list: ListState::default(), specialty, ready: false };
        matches.list.go(matches.next_open(0).unwrap_or(0));
        matches
    }

    pub fn counts(&self) -> Counts {
        let count = |which: fn(&Pick) -> bool| self.lines.iter().filter(|it| which(&it.pick)).count();
        Counts {
            settled: count(|it| matches!(it, Pick::Catalog(_) | Pick::Own)),
            open: count(|it| matches!(it, Pick::Likely(_) | Pick::Open)),
            left_out: count(|it| matches!(it, Pick::Skip)),
        }
    }

    /// Returns the program that a line would become: its id, name and specialty.
    pub fn choice(&self, cx: &Context, line: &Line) -> Option<(Id, String, Specialty)> {
        let place = cx.data.catalog().institutions().get(*line.choices.get(line.shown()?)?)?;
        let asked = line.specialty.unwrap_or(self.specialty);
        let program = place.program(asked).or(place.programs.first())?;
        let name = format!("{} · {}", place.name, place.city);
        Some((program_id(&place.id, program.specialty), name, program.specialty))
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
    }

    fn search(&self) -> Outcome {
        let Some(line) = self.lines.get(self.list.index) else { return Outcome::stay() };
        let purpose = CatalogPurpose::Line(self.list.index);
        Outcome::open(Route::Catalog { purpose, query: line.text.clone() })
    }

    /// Handles Enter: takes what the selected line shows and goes to the next open one; if none is open, adds them all.
    fn confirm(&mut self, cx: &mut Context) -> Outcome {
        if let Some(line) = self.line() {
            line.confirm();
        }
        match self.next_open(self.list.index) {
            Some(next) => self.list.go(next),
            None if !self.ready && self.lines.iter().any(|it| it.pick != Pick::Skip) => self.ready = true,
            None => return self.add(cx),
        }
        Outcome::stay()
    }

    fn add(&self, cx: &mut Context) -> Outcome {
        let mut new = self.programs(cx);
        new.retain(|it| !cx.season.tracker.programs.has(it.id.as_str()));
        let Some(first) = new.first().map(|it| it.id.clone()) else {
            cx.refuse("All of these are on your shortlist already");
            return Outcome::close();
        };
        let status = cx.season.first_status();
        let (since, words) = (cx.season.known_since(status), cx.season.since_words(status));
        let what = format!("Added {}, {words}", crate::text::counted(new.len(), "program"));
        cx.change(what, |tracker| {
            for row in new {
                let id = row.id.clone();
                tracker.programs.put(row);
                tracker.set_status(id.as_str(), status, since);
            }
        });
        Outcome::close().and(Next::Go(Table::Programs, first))
    }

    /// Returns the programs that the lines stand for, each once.
    fn programs(&self, cx: &mut Context) -> Vec<Program> {
        let mut rows: Vec<Program> = Vec::new();
        for line in &self.lines {
            let row = self.program(cx, line);
            if let Some(row) = row.filter(|row| !rows.iter().any(|it| it.id == row.id)) {
                rows.push(row);
            }
        }
        rows
    }

    fn program(&self, cx: &mut Context, line: &Line) -> Option<Program> {
        let asked = line.specialty.unwrap_or(self.specialty);
        match line.pick {
            Pick::Catalog(at) | Pick::Likely(at) => {
                let place = cx.data.catalog().institutions().get(*line.choices.get(at)?)?;
                let program = place.program(asked).or(place.programs.first())?;
                Some(cx.data.catalog().typed_program(place, program, &line.text))
            }
            Pick::Own => Some(Program {
                id: cx.ids.make(),
                name: line.text.clone(),
                specialty: Some(asked),
                ..Program::default()
            }),
            Pick::Open | Pick::Skip => None,
        }
    }
}

impl Screen for Matches {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Matches, Scope::List, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        self.ready &= command == MatchesCommand::Add.into();
        if let Command::List(step) = command {
            let page = usize::from(catalog_list_height(cx.size)).max(1);
            self.list.step_to(Step::of(step, page), self.lines.len());
            return Outcome::stay();
        }
        let Command::Matches(command) = command else { return Outcome::stay() };
        match command {
            MatchesCommand::Search => return self.search(),
            MatchesCommand::Add => return self.confirm(cx),
            MatchesCommand::NextSpecialty => self.next_specialty(cx),
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
        self.list.fit(self.lines.len(), usize::from(catalog_list_height(cx.size)).max(1));
    }

    fn heard(&mut self, _cx: &mut Context, reply: Reply) -> Outcome {
        match reply {
            Reply::EditNames => {
                let text: Vec<&str> = self.lines.iter().map(|it| it.text.as_str()).collect();
                Outcome::close().and_open(Route::Names(text.join("\n")))
            }
            Reply::Discard => Outcome::close(),
            Reply::Picked { line, institution, specialty } => {
                if let Some(line) = self.lines.get_mut(line) {
                    let known = line.choices.iter().position(|it| *it == institution);
                    let at = known.unwrap_or(line.choices.len());
                    if known.is_none() {
                        line.choices.push(institution);
                    }
                    line.pick = Pick::Catalog(at);
                    line.specialty = Some(specialty);
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
            | Reply::Edited(_) => Outcome::stay(),
        }
    }

    fn hints(&self, _cx: &Context) -> Hints {
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
