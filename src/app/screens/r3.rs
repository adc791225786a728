//! R3's own list, pasted and compared with ours row by row. Where they are the same, that is certified with one key.

use crate::{
    app::{
        command::{Command, ListCommand, R3Command, Scope},
        context::Context,
        list::{ListState, Step, page_of},
        outcome::Outcome,
        pages::page::{Ink, Page, Row},
        rank_steps::{certainty_words, certify},
        screen::{Hints, Screen},
    },
    domain::ranking::{Compared, compare_r3, read_r3},
    layout::{body, prose},
    text::counted,
};

#[derive(Debug, Default)]
pub struct R3 {
    /// What was pasted; empty before that.
    pub text: String,
    /// Only its scroll is used.
    pub list: ListState<usize>,
}

impl R3 {
    pub fn new() -> R3 {
        R3::default()
    }

    fn compared(&self, cx: &Context) -> Compared {
        compare_r3(&cx.season.tracker, &cx.season.naming, &read_r3(&self.text))
    }

    pub fn page(&self, cx: &Context, columns: usize) -> Vec<Row> {
        let mut page = Page::new(columns);
        page.title("R3's list against this one");
        let state = certainty_words(cx);
        page.text(&state, if state.starts_with('!') { Ink::Warn } else { Ink::Dim });
        if self.text.is_empty() {
            page.blank();
            page.text(
                "Open your certified list in R3, select all of it, copy it, and paste it here. Only the codes are read, \
                 in their order; nothing leaves this computer.",
                Ink::Plain,
            );
            return page.rows;
        }
        let compared = self.compared(cx);
        page.blank();
        match (compared.all, compared.is_identical()) {
            (0, _) => page.text("There is no NRMP code in what was pasted, such as 1062416A0.", Ink::Warn),
            (all, true) => {
                page.text(&format!("identical, {all} of {all}"), Ink::Good);
                page.text(
                    &format!("{} writes down that this is certified.", R3Command::Certify.key()),
                    Ink::Plain,
                );
            }
            (all, false) => {
                let differ = counted(compared.differences.len(), "difference");
                let unknown = match compared.unknown {
                    0 => String::new(),
                    some => format!(" · {} here without a code", counted(some, "row")),
                };
                page.text(&format!("{} of {all} are the same · {differ}{unknown}", compared.same), Ink::Warn);
            }
        }
        for it in &compared.differences {
            page.hanging(vec![(format!("{}  ", it.place), Ink::Dim)], &it.words, Ink::Plain);
        }
        if compared.lacks_attachments && compared.all > 0 {
            page.blank();
            page.text(
                "Which supplemental list is attached to which position isn't in what was pasted: look at that in R3.",
                Ink::Warn,
            );
        }
        if !compared.not_pasted.is_empty() && compared.all > 0 {
            page.blank();
            page.text(&format!("Not pasted, so not compared: {}", compared.not_pasted.join(", ")), Ink::Warn);
        }
        page.rows
    }

    fn certify(&self, cx: &mut Context) -> Outcome {
        let compared = self.compared(cx);
        if compared.is_identical() {
            certify(cx, cx.season.now);
            let all = compared.all;
            let when = cx.season.happened_words(cx.season.now);
            cx.say(format!("identical, {all} of {all}, certified {when}"));
            return Outcome::close();
        }
        cx.refuse(match (self.text.is_empty(), compared.differences.len(), compared.unknown) {
            (true, ..) => "Paste R3's list first".to_owned(),
            (false, 0, 0) => "Nothing was compared: no code was found".to_owned(),
            (false, 0, some) => {
                format!("{} here lack their code: e on the row types it", counted(some, "row"))
            }
            (false, more, _) => {
                format!("Not the same: {}. Put them right here or in R3", counted(more, "difference"))
            }
        });
        Outcome::stay()
    }
}

impl Screen for R3 {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::R3, Scope::List, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(step) = command {
            self.list.scroll(Step::of(step, page_of(body(cx.size).height)));
        }
        let Command::R3(command) = command else { return Outcome::stay() };
        match command {
            R3Command::Certify => self.certify(cx),
            R3Command::Anew => {
                *self = R3::new();
                Outcome::stay()
            }
        }
    }

    fn pasted(&mut self, _cx: &mut Context, text: &str) -> Option<Outcome> {
        // a list that is copied page by page comes in pieces
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.list.scroll = 0;
        Some(Outcome::stay())
    }

    fn fit(&mut self, cx: &Context) {
        let area = prose(body(cx.size));
        let rows = self.page(cx, usize::from(area.width)).len();
        self.list.clamp_scroll(rows, area.height);
    }

    fn hints(&self, cx: &Context) -> Hints {
        match (self.text.is_empty(), self.compared(cx).is_identical()) {
            (true, _) => vec![],
            (false, true) => {
                vec![(R3Command::Certify.into(), "certified"), (R3Command::Anew.into(), "paste anew")]
            }
            (false, false) => {
                vec![(R3Command::Anew.into(), "paste anew"), (ListCommand::Down.into(), "scroll")]
            }
        }
    }

    fn covers(&self) -> bool {
        true
    }
}
