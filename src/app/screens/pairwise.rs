//! Which of these two? A few questions put the positions of a range in order. The answers are kept; where they go around,
//! the circle is shown, and one of them is turned.

use crate::{
    app::{
        command::{Command, ListCommand, PairwiseCommand, Scope, UndoCommand},
        context::Context,
        list::Step,
        outcome::{Outcome, Ranked},
        rank_steps::entry_title,
        screen::{Hints, Screen},
    },
    domain::ranking::{NextPair, next_pair},
    text::counted,
};

/// So many rows a page of the order is.
const SCROLLED: usize = 8;

#[derive(Debug)]
pub struct Pairwise {
    pub ranked: Ranked,
    pub next: NextPair,
    /// The first row in sight of the order that follows.
    pub offset: usize,
    /// How many answers were given since it was opened: only these are taken back here.
    given: usize,
    /// How many answers the list held last.
    answers: usize,
}

impl Pairwise {
    pub fn new(ranked: Ranked) -> Pairwise {
        Pairwise { next: NextPair::Sorted(ranked.entries.clone()), ranked, offset: 0, given: 0, answers: 0 }
    }

    /// Returns the two that are asked about; of a circle the first two, whose answer can be turned.
    pub fn pair(&self) -> Option<(&str, &str)> {
        match &self.next {
            NextPair::Ask(one, two, _) => Some((one, two)),
            NextPair::Circle(all) => match all.as_slice() {
                [one, two, ..] => Some((one, two)),
                _ => None,
            },
            NextPair::Sorted(_) => None,
        }
    }

    fn answer(&mut self, cx: &mut Context, command: PairwiseCommand) {
        let Some((one, two)) = self.pair().map(|it| (it.0.to_owned(), it.1.to_owned())) else {
            let key = PairwiseCommand::Take.key();
            return cx.refuse(format!("All is answered: {key} takes this order"));
        };
        let (better, worse) = if command == PairwiseCommand::First { (one, two) } else { (two, one) };
        let label = format!("{} rather than {}", entry_title(cx, &better), entry_title(cx, &worse));
        let (list, now) = (self.ranked.list.clone(), cx.season.now);
        if let Some(list) = list {
            cx.change(label, |it| it.answer_pair(list.as_str(), (&better, &worse), now));
            self.given = self.given.saturating_add(1);
        }
    }

    /// Forgets the answers about these positions, so that all is asked again.
    fn ask_again(&self, cx: &mut Context) {
        if let Some(list) = &self.ranked.list {
            let range = &self.ranked.entries;
            let label = format!("Forgot the answers about {}", counted(range.len(), "position"));
            if !cx.change(label, |it| it.forget_answers(list.as_str(), range)) {
                cx.say("Nothing was answered about these yet");
            }
        }
    }

    fn keep_order(&self, cx: &mut Context) -> Outcome {
        let (NextPair::Sorted(sorted), Some(list)) = (&self.next, &self.ranked.list) else {
            cx.refuse("Answer first: left or right");
            return Outcome::stay();
        };
        let label = format!("Put {} in the order of your answers", counted(sorted.len(), "position"));
        if !cx.change(label, |it| it.order_range(list.as_str(), sorted)) {
            cx.say("They stand in the order of your answers already");
        }
        Outcome::close()
    }
}

impl Screen for Pairwise {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Pairwise, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            self.offset = Step::of(command, SCROLLED).from(self.offset);
        }
        let Command::Pairwise(command) = command else { return Outcome::stay() };
        match command {
            PairwiseCommand::Take => self.keep_order(cx),
            PairwiseCommand::Again => {
                self.ask_again(cx);
                Outcome::stay()
            }
            PairwiseCommand::First | PairwiseCommand::Second => {
                self.answer(cx, command);
                Outcome::stay()
            }
        }
    }

    fn available(&self, _cx: &Context, command: Command) -> Result<(), &'static str> {
        match command == UndoCommand::Undo.into() && self.given == 0 {
            true => Err("no answer was given here: u takes back answers only"),
            false => Ok(()),
        }
    }

    /// Asks what comes next, by the answers of the season.
    fn fit(&mut self, cx: &Context) {
        let list = self.ranked.list.as_ref().and_then(|it| cx.season.tracker.rank_lists.get(it.as_str()));
        let Some(list) = list else { return };
        self.ranked.entries.retain(|it| list.order.contains(it));
        if list.answers.len() < self.answers {
            self.given = self.given.saturating_sub(1);
        }
        self.answers = list.answers.len();
        self.next = next_pair(list, &self.ranked.entries);
        self.offset = self.offset.min(self.ranked.entries.len().saturating_sub(1));
    }

    fn hints(&self, _cx: &Context) -> Hints {
        match self.next {
            NextPair::Sorted(_) => vec![
                (PairwiseCommand::Take.into(), "take this order"),
                (PairwiseCommand::Again.into(), "ask again"),
                (ListCommand::Down.into(), "scroll"),
            ],
            NextPair::Ask(..) | NextPair::Circle(_) => vec![
                (PairwiseCommand::First.into(), "the left one"),
                (PairwiseCommand::Second.into(), "the right one"),
                (UndoCommand::Undo.into(), "one answer back"),
            ],
        }
    }
}
