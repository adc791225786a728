//! The list of what can lie over a tab, and how a route becomes one of them. A new screen is its file here, its file in
//! the view, and its lines in this one.

pub mod ask;
pub mod bank;
pub mod brief;
pub mod catalog;
pub mod components;
pub mod conflicts;
pub mod day_lines;
pub mod facts;
pub mod filter;
pub mod form;
pub mod guide;
pub mod interviews;
pub mod invitation;
pub mod matches;
pub mod menu;
pub mod messages;
pub mod names;
pub mod note;
pub mod pairwise;
pub mod picker;
pub mod r3;
pub mod rank_history;
pub mod rank_why;
pub mod recovery;
pub mod review;
pub mod shortlist;
pub mod start;
pub mod tabs;
pub mod templates;
pub mod timeline;
pub mod versions;
pub mod write_up;

use super::{
    context::Context,
    exporting,
    merged_edit::TextPlace,
    outcome::{Desk, RankRoute, Route},
    screen::Screen,
};
use ask::Ask;
use bank::Bank;
use brief::Brief;
use catalog::Catalog;
use conflicts::Conflicts;
use day_lines::DayLines;
use facts::Facts;
use filter::Filter;
use form::{Form, FormField};
use guide::Guide;
use invitation::Invitation;
use matches::Matches;
use menu::Menu;
use messages::Messages;
use names::Names;
use note::Note;
use pairwise::Pairwise;
use picker::{Keys, Picker};
use r3::R3;
use rank_history::RankHistory;
use rank_why::RankWhy;
use recovery::Recovery;
use review::Review;
use start::Start;
use templates::Templates;
use versions::Versions;
use write_up::WriteUp;

/// Calls `$mac!` with every screen that can lie over a tab, and the name of what draws it.
macro_rules! each_screen {
    ($mac:ident) => {
        $mac! {
            Ask ask, Bank bank, Brief brief, Catalog catalog, Conflicts conflicts, DayLines day_lines, Facts facts, Filter filter, Form form, Guide guide, Invitation invitation,
            Matches matches,
            Menu menu, Messages messages, Names names, Note note, Pairwise pairwise, Picker picker, R3 r3, RankHistory rank_history,
            RankWhy rank_why, Recovery recovery, Review review, Start start, Templates templates,
            Versions versions, WriteUp write_up
        }
    };
}
pub(crate) use each_screen;

macro_rules! declare {
    ($($screen:ident $name:ident),*) => {
        /// Something that lies over a tab. The topmost has the keys.
        #[derive(Debug)]
        pub enum Layer { $($screen(Box<$screen>)),* }

        impl Layer {
            pub fn screen(&self) -> &dyn Screen {
                match self { $(Layer::$screen(it) => it.as_ref()),* }
            }

            pub fn screen_mut(&mut self) -> &mut dyn Screen {
                match self { $(Layer::$screen(it) => it.as_mut()),* }
            }
        }

        $(impl From<$screen> for Layer {
            fn from(screen: $screen) -> Layer {
                Layer::$screen(Box::new(screen))
            }
        })*
    };
}
each_screen!(declare);

/// Makes the screen that a route names; returns none if there is nothing to show. `keys` are those of the screen on
/// which it is opened.
pub fn open(cx: &mut Context, route: Route, keys: Keys) -> Option<Layer> {
    Some(match route {
        Route::Filter(of) => Filter::new(cx, of).into(),
        Route::Picker(kind) => Picker::new(cx, kind, keys).into(),
        Route::Find(query, at) => Picker::find(cx, &query, at).into(),
        Route::Catalog { purpose, query } => Catalog::new(cx, purpose, &query).into(),
        Route::Names(text) => Names::new(&text).into(),
        Route::Matches(text) => Matches::new(cx, &text).into(),
        Route::Row(form) => Form::row(cx, form).into(),
        Route::Settings => Form::settings(cx).into(),
        Route::Line { title, info, text, purpose } => {
            Form::line(cx, title, FormField::new(info, &text), purpose).into()
        }
        Route::Note { table, id, field } => Note::new(cx, TextPlace { table, id, field }).into(),
        Route::NoteAt { table, id, field, hit } => {
            Note::new(cx, TextPlace { table, id, field }).at_hit(&hit).into()
        }
        Route::NoteOutside { table, id, field } => {
            let note = Note::new(cx, TextPlace { table, id, field });
            note.edit_outside(cx);
            note.into()
        }
        Route::BeginMessage(message, text, desk) => {
            let note = Note::begin(cx, *message, &text);
            if desk == Desk::Outside {
                note.edit_outside(cx);
            }
            note.into()
        }
        Route::Invitation(came) => Invitation::new(cx, came).into(),
        Route::DayLines(id, part) => DayLines::new(cx, id, part).into(),
        Route::WriteUp(id) => WriteUp::new(cx, id).into(),
        Route::Messages(interview) => Messages::new(cx, interview).into(),
        Route::Brief(id) => Brief::new(id).into(),
        Route::Bank(id) => Bank::new(cx, id).into(),
        Route::BankAt(id, question) => Bank::at(cx, id, question).into(),
        Route::Ranks(route) => open_ranks(route),
        Route::Menu(choices) => Menu::new(choices).into(),
        Route::Export(exported) => Menu::new(exporting::menu(cx, exported)).into(),
        Route::Question(question) => Ask { question }.into(),
        Route::Guide(place) => Guide::new(place).into(),
        Route::GuidePage(id) => Guide::at_page(cx, &id).into(),
        Route::Review(selected) => Review::new(selected).into(),
        Route::Versions => Versions::new(cx).into(),
        Route::Templates(note) => Templates::new(cx, note).into(),
        Route::Facts => Facts::new(cx).into(),
        Route::Figure(id) => Form::figure(cx, id).into(),
        Route::Conflicts { file, sides } => match Conflicts::new(cx, file, sides) {
            Some(conflicts) => conflicts.into(),
            None => {
                cx.refuse("This file names nothing to decide");
                return None;
            }
        },
        Route::Start => Start::default().into(),
        Route::Recovery(verdict) => Recovery::new(cx, verdict).into(),
    })
}

/// Makes a screen about the rank lists.
fn open_ranks(route: RankRoute) -> Layer {
    match route {
        RankRoute::Why(list, entry) => RankWhy::new(list, entry).into(),
        RankRoute::Pairwise(ranked) => Pairwise::new(ranked).into(),
        RankRoute::History => RankHistory::default().into(),
        RankRoute::R3 => R3::new().into(),
    }
}
