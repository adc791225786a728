//! The first start: who you are, which season, where you live, what else you apply to, whether it is submitted, and the
//! first programs. Each answer is one key or one line, and all of it is one undoable step.

use super::start_words::{WAYS, first_season, submit_id, ticks, tip};
use crate::{
    app::{App, Tab, command::Command, message::Effect, overlay::Overlay},
    domain::{
        checklist::concerns,
        field::read_zone,
        tables::{Component, Flag, Match, Profile, Progress, Specialty},
        time::read_day,
        tracker::Tracker,
    },
    text::{Buffer, Lines},
};

#[derive(Clone, Debug)]
pub struct Start {
    pub step: Step,
    pub at: usize,
    pub buffer: Buffer,
    pub ticks: Vec<Tick>,
    pub profile: Profile,
    pub error: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Who,
    Zone,
    Also,
    Submitted,
    Programs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Next,
    Back,
}

/// Something that can be ticked in the third step.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub what: Ticked,
    pub on: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticked {
    Specialty(Specialty),
    Flag(Flag),
}

impl Start {
    pub fn takes_text(&self) -> bool {
        self.step == Step::Zone || (self.step == Step::Submitted && self.at == 0)
    }

    pub fn buffer_mut(&mut self) -> Option<&mut Buffer> {
        self.takes_text().then_some(&mut self.buffer)
    }

    /// How many lines can be selected in this step.
    pub fn lines(&self) -> usize {
        match self.step {
            Step::Who | Step::Submitted => 2,
            Step::Zone => 1,
            Step::Also => self.ticks.len(),
            Step::Programs => WAYS.len(),
        }
    }
}

impl App {
    /// Asks who you are, where nothing is there yet.
    pub(in crate::app) fn begin_start(&mut self) {
        self.overlays.push(Overlay::Start(Box::new(Start {
            step: Step::Who,
            at: 0,
            buffer: Buffer::new("", Lines::One),
            ticks: Vec::new(),
            profile: Profile::default(),
            error: None,
        })));
    }

    pub(in crate::app) fn start_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let Some(Overlay::Start(start)) = self.overlays.last_mut() else { return };
        let last = start.lines().saturating_sub(1);
        match command {
            Command::MenuDown | Command::FormNext if start.step == Step::Zone => self.turn_season(Turn::Next),
            Command::MenuUp | Command::FormPrevious if start.step == Step::Zone => {
                self.turn_season(Turn::Back)
            }
            Command::MenuDown | Command::FormNext => start.at = start.at.saturating_add(1).min(last),
            Command::MenuUp | Command::FormPrevious => start.at = start.at.saturating_sub(1),
            Command::MenuFirst if start.step != Step::Zone => start.at = 0,
            Command::MenuLast if start.step != Step::Zone => start.at = last,
            Command::MenuTick if start.step == Step::Also => {
                if let Some(tick) = start.ticks.get_mut(start.at) {
                    tick.on = !tick.on;
                }
            }
            Command::MenuEnter | Command::MenuTick | Command::FormEnter | Command::FormSave => {
                self.start_next(effects)
            }
            _ => {}
        }
    }

    /// The season that is running, or the one after it.
    fn turn_season(&mut self, turn: Turn) {
        let today = self.local_zone.civil_at(self.now).date();
        let data = self.data.clone();
        let Some(Overlay::Start(start)) = self.overlays.last_mut() else { return };
        let running = data.running_season(today, start.profile.kind.unwrap_or(Match::Main));
        let next = running.parse::<u32>().map(|year| year.saturating_add(1).to_string());
        start.profile.season = match (turn, next) {
            (Turn::Next, Ok(next)) => next,
            _ => running,
        };
    }

    pub(in crate::app) fn start_text_changed(&mut self) {
        if let Some(Overlay::Start(start)) = self.overlays.last_mut() {
            start.error = None;
        }
    }

    pub(in crate::app) fn start_back(&mut self) {
        let skip_submitted = !self.asks_submitted();
        let Some(Overlay::Start(start)) = self.overlays.last_mut() else { return };
        let step = match start.step {
            Step::Who => {
                return self.say(format!(
                    "{} quits; nothing is written before you answered",
                    Command::QuitNow.key()
                ));
            }
            Step::Zone => Step::Who,
            Step::Also => Step::Zone,
            Step::Submitted => Step::Also,
            Step::Programs if skip_submitted => Step::Also,
            Step::Programs => Step::Submitted,
        };
        self.start_step(step);
    }

    fn start_next(&mut self, effects: &mut Vec<Effect>) {
        let Some(Overlay::Start(start)) = self.overlays.last_mut() else { return };
        match start.step {
            Step::Who => {
                let kind = if start.at == 0 { Match::Main } else { Match::Fellowship };
                if start.profile.kind != Some(kind) {
                    start.profile = Profile { kind: Some(kind), ..Profile::default() };
                }
                self.start_step(Step::Zone);
            }
            Step::Zone => self.take_zone(),
            Step::Also => {
                self.take_ticks();
                self.start_step(if self.asks_submitted() { Step::Submitted } else { Step::Programs });
            }
            Step::Submitted => self.take_submitted(),
            Step::Programs => self.finish_start(effects),
        }
    }

    /// Sets a step up with what the answers so far suggest.
    fn start_step(&mut self, step: Step) {
        let data = self.data.clone();
        let (now, local) = (self.now, self.local_zone.clone());
        let Some(Overlay::Start(start)) = self.overlays.last_mut() else { return };
        start.step = step;
        start.at = 0;
        start.error = None;
        let kind = start.profile.kind.unwrap_or(Match::Main);
        match step {
            Step::Zone => {
                let today = local.civil_at(now).date();
                if start.profile.season.is_empty() {
                    start.profile.season = first_season(&data, today, kind);
                }
                let zone = start.profile.home_zone.clone().unwrap_or(local);
                start.buffer = Buffer::new(&zone.city(), Lines::One);
                start.buffer.select_all();
            }
            Step::Also => start.ticks = ticks(kind, &start.profile),
            Step::Submitted => {
                let day = data
                    .season(&start.profile.season, kind)
                    .date(submit_id(kind))
                    .map(|it| it.when.day_in(&local));
                start.buffer = Buffer::new(&day.map(|it| it.to_string()).unwrap_or_default(), Lines::One);
                start.buffer.select_all();
            }
            Step::Programs => {}
            Step::Who => start.at = usize::from(kind == Match::Fellowship),
        }
    }

    fn take_zone(&mut self) {
        let Some(Overlay::Start(start)) = self.overlays.last() else { return };
        let text = start.buffer.text();
        let local = self.local_zone.clone();
        let zone = match text.trim().eq_ignore_ascii_case(&local.city()) {
            true => Ok(local),
            false => read_zone(&text, &self.reading(None)),
        };
        let Some(Overlay::Start(start)) = self.overlays.last_mut() else { return };
        match zone {
            Ok(zone) => {
                start.profile.home_zone = Some(zone);
                self.start_step(Step::Also);
            }
            Err(refusal) => start.error = Some(refusal.why),
        }
    }

    fn take_ticks(&mut self) {
        let Some(Overlay::Start(start)) = self.overlays.last_mut() else { return };
        let main = match start.profile.kind.unwrap_or(Match::Main) {
            Match::Main => Specialty::Ir,
            Match::Fellowship => Specialty::IrIndependent,
        };
        let (mut specialties, mut flags) = (vec![main], Vec::new());
        for tick in start.ticks.iter().filter(|it| it.on) {
            match tick.what {
                Ticked::Specialty(it) => specialties.push(it),
                Ticked::Flag(it) => flags.push(it),
            }
        }
        specialties.sort();
        flags.sort();
        start.profile.specialties = specialties;
        start.profile.flags = flags;
    }

    /// Only when today lies after the day on which one could submit.
    fn asks_submitted(&self) -> bool {
        let Some(Overlay::Start(start)) = self.overlays.last() else { return false };
        let kind = start.profile.kind.unwrap_or(Match::Main);
        let facts = self.data.season(&start.profile.season, kind);
        let date = facts.date(submit_id(kind));
        date.is_some_and(|it| it.when.end(&self.local_zone) < self.now)
    }

    fn take_submitted(&mut self) {
        let Some(Overlay::Start(start)) = self.overlays.last() else { return };
        let day = match start.at {
            0 => read_day(&start.buffer.text(), &self.reading(None)).map(Some),
            _ => Ok(None),
        };
        let today = self.today();
        let Some(Overlay::Start(start)) = self.overlays.last_mut() else { return };
        match day {
            Ok(Some(day)) if day > today => {
                start.error = Some("That day is still to come; choose “not yet”".to_owned())
            }
            Ok(day) => {
                start.profile.submitted = day;
                self.start_step(Step::Programs);
            }
            Err(refusal) => start.error = Some(refusal.why),
        }
    }

    fn finish_start(&mut self, effects: &mut Vec<Effect>) {
        let Some(Overlay::Start(start)) = self.overlays.last() else { return };
        let (way, profile) = (start.at, start.profile.clone());
        self.overlays.pop();
        if way == 2 {
            effects.push(Effect::LoadSample);
            return;
        }
        self.set_up(profile);
        match way {
            0 => self.open_names(),
            1 => {
                self.tab = Tab::Shortlist;
                self.open_catalog(None, "");
            }
            _ => self.say(tip()),
        }
    }

    /// Writes who you are, and marks what a submitted application implies as done, assumed.
    fn set_up(&mut self, profile: Profile) {
        let (id, mut draft) = (self.ids.make(), self.tracker.clone());
        draft.id = id;
        draft.profile = std::sync::Arc::new(profile);
        if draft.profile.submitted.is_some() {
            self.assume_submitted(&mut draft);
        }
        self.change("Set the season up", |tracker| *tracker = draft);
    }

    /// Marks what went out with a submitted application as done, assumed, unless the user said something about it.
    pub(in crate::app) fn assume_submitted(&self, draft: &mut Tracker) {
        let implied = self
            .data
            .components()
            .iter()
            .filter(|it| it.assumed_done_at_submission && concerns(it, &draft.profile));
        for id in implied.map(|it| it.base.id.clone()).collect::<Vec<_>>() {
            let own = draft.components.get(id.as_str());
            if own.is_some_and(|it| it.state.is_some()) {
                continue;
            }
            let base = own.map(|it| Component::clone(it)).unwrap_or_default();
            draft.components.put(Component {
                id,
                state: Some(Progress::Done),
                assumed: Some(self.now),
                ..base
            });
        }
    }

    pub(in crate::app) fn load_sample(&mut self, sample: Tracker) {
        self.change("Opened the sample season", |tracker| *tracker = sample);
        self.overlays.retain(|it| !matches!(it, Overlay::Start(_)));
        self.say(tip());
    }
}
