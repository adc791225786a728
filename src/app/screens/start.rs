//! The first start: who you are, which season, where you live, what else you apply to, whether it is submitted, and the
//! first programs. Each answer is one key or one line, and all of it is one undoable step.

use std::sync::Arc;

use crate::{
    app::{
        command::{Command, GlobalCommand, ListCommand, MenuCommand, Scope},
        context::Context,
        list::{ListState, Step},
        outcome::{Action, CatalogPurpose, Next, Outcome, Route},
        screen::{Hints, Screen},
        start_words::{Choosable, Tick, Ticked, WAYS, seasons, submit_id, ticks, tip},
        submitted::assume_submitted,
    },
    domain::{
        field::read_zone,
        tables::{Match, Profile},
        time::{Day, read_day},
    },
    text::{Buffer, Lines},
};

#[derive(Debug)]
pub struct Start {
    pub question: Asked,
    pub list: ListState<usize>,
    pub buffer: Buffer,
    pub seasons: Vec<Choosable>,
    pub ticks: Vec<Tick>,
    pub profile: Profile,
    pub error: Option<String>,
}

/// The question that is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Who,
    Season,
    Zone,
    Also,
    Submitted,
    Programs,
}

impl Default for Start {
    fn default() -> Start {
        Start {
            question: Asked::Who,
            list: ListState::default(),
            buffer: Buffer::new("", Lines::One),
            seasons: Vec::new(),
            ticks: Vec::new(),
            profile: Profile::default(),
            error: None,
        }
    }
}

impl Start {
    fn takes_text(&self) -> bool {
        self.question == Asked::Zone || (self.question == Asked::Submitted && self.list.index == 0)
    }

    /// Returns how many lines can be selected in this step.
    fn lines(&self) -> usize {
        match self.question {
            Asked::Who | Asked::Submitted => 2,
            Asked::Season => self.seasons.len(),
            Asked::Zone => 1,
            Asked::Also => self.ticks.len(),
            Asked::Programs => WAYS.len(),
        }
    }

    fn run_list(&mut self, command: ListCommand) {
        let lines = self.lines();
        self.list.step_to(Step::of(command, lines), lines);
    }

    fn tick(&mut self, cx: &mut Context) -> Outcome {
        if self.question != Asked::Also {
            return self.next(cx);
        }
        if let Some(tick) = self.ticks.get_mut(self.list.index) {
            tick.on = !tick.on;
        }
        Outcome::stay()
    }

    fn next(&mut self, cx: &mut Context) -> Outcome {
        match self.question {
            Asked::Who => {
                let kind = if self.list.index == 0 { Match::Main } else { Match::Fellowship };
                if self.profile.kind != Some(kind) {
                    self.profile = Profile { kind: Some(kind), ..Profile::default() };
                }
                self.ask(cx, Asked::Season);
            }
            Asked::Season => {
                if let Some(chosen) = self.seasons.get(self.list.index) {
                    self.profile.season = chosen.season.clone();
                }
                self.ask(cx, Asked::Zone);
            }
            Asked::Zone => self.take_zone(cx),
            Asked::Also => {
                self.take_ticks();
                let asks = self.asks_submitted(cx);
                self.ask(cx, if asks { Asked::Submitted } else { Asked::Programs });
            }
            Asked::Submitted => self.take_submitted(cx),
            Asked::Programs => return self.finish(cx),
        }
        Outcome::stay()
    }

    /// Prepares a step with what the answers so far suggest.
    fn ask(&mut self, cx: &Context, question: Asked) {
        let local = &cx.season.local_zone;
        self.question = question;
        self.list.go(0);
        self.error = None;
        let kind = self.profile.kind();
        match question {
            Asked::Season => {
                let today = local.civil_at(cx.season.now).date();
                let chosen = match self.profile.season.as_str() {
                    "" => cx.data.first_season(today, kind),
                    named => named.to_owned(),
                };
                self.seasons = seasons(cx, kind);
                self.list.go(self.seasons.iter().position(|it| it.season == chosen).unwrap_or(0));
            }
            Asked::Zone => match &self.profile.home_zone {
                Some(zone) => self.propose(&zone.city()),
                None if local.is_place() => self.propose(&local.city()),
                None => {
                    self.propose("");
                    self.error =
                        Some(format!("This computer says {local}, which is no place: name your city"));
                }
            },
            Asked::Also => self.ticks = ticks(kind, &self.profile),
            Asked::Submitted => {
                let facts = cx.data.season(&self.profile.season, kind);
                let day = facts.date(submit_id(kind)).map(|it| it.when.day_in(local));
                self.propose(&day.map(|it| it.to_string()).unwrap_or_default());
            }
            Asked::Programs => {}
            Asked::Who => self.list.go(usize::from(kind == Match::Fellowship)),
        }
    }

    /// Puts a text into the line, to be taken or typed over.
    fn propose(&mut self, text: &str) {
        self.buffer = Buffer::new(text, Lines::One);
        self.buffer.select_all();
    }

    fn take_zone(&mut self, cx: &Context) {
        let text = self.buffer.text();
        let local = &cx.season.local_zone;
        let zone = match local.is_place() && text.trim().eq_ignore_ascii_case(&local.city()) {
            true => Ok(local.clone()),
            false => read_zone(&text, &cx.reading(None)),
        };
        match zone {
            Ok(zone) => {
                self.profile.home_zone = Some(zone);
                self.ask(cx, Asked::Also);
            }
            Err(refusal) => self.error = Some(refusal.why),
        }
    }

    fn take_ticks(&mut self) {
        let (mut specialties, mut flags) = (vec![self.profile.kind().specialty()], Vec::new());
        for tick in self.ticks.iter().filter(|it| it.on) {
            match tick.what {
                Ticked::Specialty(it) => specialties.push(it),
                Ticked::Flag(it) => flags.push(it),
            }
        }
        specialties.sort();
        flags.sort();
        self.profile.specialties = specialties;
        self.profile.flags = flags;
    }

    /// Returns true if the submission is asked about: only after the day from which one could submit.
    fn asks_submitted(&self, cx: &Context) -> bool {
        let kind = self.profile.kind();
        let facts = cx.data.season(&self.profile.season, kind);
        let date = facts.date(submit_id(kind));
        date.is_some_and(|it| it.when.end(&cx.season.local_zone) < cx.season.now)
    }

    fn take_submitted(&mut self, cx: &Context) {
        let day = match self.list.index {
            0 => read_day(&self.buffer.text(), &cx.reading(None)).map(Some),
            _ => Ok(None),
        };
        let is_to_come = |day: &Option<Day>| day.is_some_and(|day| day > cx.season.today());
        match day {
            Ok(day) if is_to_come(&day) => {
                self.error = Some("That day is still to come; choose “not yet”".to_owned())
            }
            Ok(day) => {
                self.profile.submitted = day;
                self.ask(cx, Asked::Programs);
            }
            Err(refusal) => self.error = Some(refusal.why),
        }
    }

    fn finish(&mut self, cx: &mut Context) -> Outcome {
        let way = self.list.index;
        if way == 2 {
            return Outcome::close().and(Next::Do(Action::LoadSample(self.profile.kind())));
        }
        self.set_up(cx);
        match way {
            0 => Outcome::close().and_open(Route::Names(String::new())),
            1 => {
                let shortlist = Next::Run(GlobalCommand::GoShortlist.into());
                let catalog = Route::Catalog { purpose: CatalogPurpose::Add, query: String::new() };
                Outcome::close().and(shortlist).and_open(catalog)
            }
            _ => {
                cx.say(tip());
                Outcome::close()
            }
        }
    }

    /// Writes who you are, and marks what a submitted application implies as done, assumed.
    fn set_up(&self, cx: &mut Context) {
        let mut draft = cx.season.tracker.clone();
        draft.id = cx.ids.make();
        draft.profile = Arc::new(self.profile.clone());
        if draft.profile.submitted.is_some() {
            assume_submitted(cx, &mut draft);
        }
        cx.change("Set the season up", |tracker| *tracker = draft);
    }
}

impl Screen for Start {
    fn scopes(&self) -> &'static [Scope] {
        match self.takes_text() {
            true => &[Scope::Menu, Scope::Text, Scope::List, Scope::Global],
            false => &[Scope::Menu, Scope::List, Scope::Global],
        }
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.run_list(command);
            return Outcome::stay();
        }
        let Command::Menu(command) = command else { return Outcome::stay() };
        match command {
            MenuCommand::Choose => self.next(cx),
            MenuCommand::Tick => self.tick(cx),
        }
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        let before = match self.question {
            Asked::Who => {
                let key = GlobalCommand::QuitNow.key();
                cx.say(format!("{key} quits; nothing is written before you answered"));
                return Outcome::stay();
            }
            Asked::Season => Asked::Who,
            Asked::Zone => Asked::Season,
            Asked::Also => Asked::Zone,
            Asked::Submitted => Asked::Also,
            Asked::Programs if self.asks_submitted(cx) => Asked::Submitted,
            Asked::Programs => Asked::Also,
        };
        self.ask(cx, before);
        Outcome::stay()
    }

    fn text(&mut self) -> Option<&mut Buffer> {
        self.takes_text().then_some(&mut self.buffer)
    }

    fn text_changed(&mut self, _cx: &mut Context) -> Outcome {
        self.error = None;
        Outcome::stay()
    }

    fn hints(&self, _cx: &Context) -> Hints {
        let (on, down) = ((MenuCommand::Choose.into(), "go on"), (ListCommand::Down.into(), "down"));
        let back = (GlobalCommand::Back.into(), "back");
        match self.question {
            Asked::Who => vec![on, down],
            Asked::Also => vec![on, (MenuCommand::Tick.into(), "tick"), back],
            Asked::Zone => vec![on, back],
            Asked::Season | Asked::Submitted | Asked::Programs => vec![on, down, back],
        }
    }

    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::QuitNow.into(), "quit")]
    }
}
