//! A question with yes and no; Enter takes the safe answer.

use crate::app::{
    command::{Command, GlobalCommand, QuestionCommand, Scope},
    context::Context,
    outcome::{Answer, Next, Outcome, Question, Subject},
    screen::{Hints, Screen},
};

#[derive(Debug)]
pub struct Ask {
    pub question: Question,
}

impl Ask {
    fn answer(&self, cx: &mut Context, answer: Answer) -> Outcome {
        if answer == Answer::Yes {
            return Outcome::close().and(self.question.leads_to.clone());
        }
        cx.say(format!("{}.", self.question.no));
        match self.question.otherwise.clone() {
            Some(otherwise) => Outcome::close().and(Next::Do(otherwise)),
            None => Outcome::close(),
        }
    }
}

impl Screen for Ask {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Question, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        let Command::Question(command) = command else { return Outcome::stay() };
        match command {
            QuestionCommand::Yes => self.answer(cx, Answer::Yes),
            QuestionCommand::No => self.answer(cx, Answer::No),
            QuestionCommand::Safe => self.answer(cx, self.question.safe),
        }
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        self.answer(cx, Answer::No)
    }

    fn hints(&self, _cx: &Context) -> Hints {
        let safe = match self.question.safe {
            Answer::Yes => "yes",
            Answer::No => "no",
        };
        let answers =
            [(QuestionCommand::Yes, "yes"), (QuestionCommand::No, "no"), (QuestionCommand::Safe, safe)];
        answers.map(|(command, says)| (command.into(), says)).into()
    }

    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::Back.into(), "no")]
    }

    fn covers(&self) -> bool {
        false
    }

    fn waits_for_save(&self) -> bool {
        self.question.subject == Subject::Saving
    }
}
