//! A matrix: programs down, and across what they get. Its rows keep their places while cells change, so that nothing
//! moves under the cursor; they are put in order anew when the filter, the order or the programs are others.

use super::{
    command::{Command, ListCommand, TabCommand},
    context::Context,
    list::{ListState, Step, page_of},
    outcome::{Action, Choice, Choices},
    pages::page::Ink,
    state::MatrixSort,
};
use crate::{
    domain::{
        id::Id,
        rows::Rows,
        tables::{Program, Status},
    },
    layout::{
        Pane,
        matrix::{MatrixAreas, Shape, matrix_areas},
    },
    text::width,
};

/// Where one stands in a matrix.
#[derive(Debug, Default)]
pub struct Matrix {
    /// The selected program; it also says who has the keys and how far the detail is scrolled.
    pub list: ListState<Id>,
    /// The selected column; its offset is the first column in sight.
    pub across: ListState<Id>,
    /// The programs in their order.
    pub rows: Vec<Id>,
    pub columns: Vec<Id>,
    pub shape: Shape,
    seen: Option<Seen>,
}

/// What the rows were put in order from.
#[derive(Debug)]
struct Seen {
    programs: Rows<Program>,
    filter: String,
    sort: MatrixSort,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// It is assigned and there.
    Here,
    /// It is assigned and not there yet.
    Awaited,
    /// It is assigned, and something speaks against it.
    Wrong,
    None,
}

/// The head of a column.
#[derive(Clone, Debug, Default)]
pub struct ColumnHead {
    pub name: String,
    /// How it stands: a sign, the words behind it, and how they are meant.
    pub mark: &'static str,
    pub words: String,
    pub ink: Ink,
    /// How many open programs get it, of how many that could.
    pub count: usize,
    pub of: usize,
}

/// What a matrix shows. Only what is in sight is asked for.
pub trait Across {
    fn matrix(&self) -> &Matrix;

    /// Returns what the line above the matrix says, the most important first. What has no room is left out.
    fn headline(&self, cx: &Context) -> Vec<String>;

    fn column_head(&self, cx: &Context, column: &Id) -> ColumnHead;

    fn cell(&self, cx: &Context, program: &Program, column: &Id) -> Cell;

    /// Returns what stands at the end of a row, and how it is meant.
    fn row_total(&self, cx: &Context, program: &Program) -> (String, Ink);

    /// Returns what the signs in the cells mean.
    fn legend(&self) -> [(Cell, &'static str); 2];

    /// Says what is missing where there are no columns, or no programs, with the key that helps and what it does.
    fn nothing(&self, cx: &Context) -> (&'static str, Command, &'static str);
}

impl Matrix {
    pub fn frame(&self, cx: &Context) -> MatrixAreas {
        matrix_areas(cx.size, self.shape, self.list.focus)
    }

    /// Brings rows, columns and selection up to date. `lacks` says which programs come first when they are sorted by what
    /// is missing; `widest` is the widest name of a column.
    pub fn refit(&mut self, cx: &Context, columns: Vec<Id>, widest: usize, lacks: impl Fn(&Program) -> bool) {
        if !self.is_in_order(cx) {
            self.put_in_order(cx, lacks);
        }
        self.columns = columns;
        self.shape.count = self.columns.len();
        self.shape.widest = widest;
        let frame = self.frame(cx);
        let rows = &self.rows;
        let height = usize::from(frame.frame.list.height).max(1);
        let key = |at: usize| rows.get(at).cloned();
        self.list.follow(rows.len(), height, key, |id| rows.iter().position(|it| it == id));
        let columns = &self.columns;
        let key = |at: usize| columns.get(at).cloned();
        let find = |id: &Id| columns.iter().position(|it| it == id);
        self.across.follow(columns.len(), frame.shown.max(1), key, find);
    }

    fn is_in_order(&self, cx: &Context) -> bool {
        let Some(seen) = &self.seen else { return false };
        let programs = &cx.season.tracker.programs;
        let is_named_alike = |a: &Program, b: &Program| {
            (&a.name, &a.short_name, a.specialty, &a.city) == (&b.name, &b.short_name, b.specialty, &b.city)
        };
        seen.filter == cx.filter()
            && seen.sort == cx.arrangement.matrix_sort
            && programs
                .changed_since(&seen.programs)
                .into_iter()
                .all(|it| it.0.zip(it.1).is_some_and(|(before, after)| is_named_alike(before, after)))
    }

    fn put_in_order(&mut self, cx: &Context, lacks: impl Fn(&Program) -> bool) {
        let filter = cx.program_filter();
        let sort = cx.arrangement.matrix_sort;
        let lookup = &cx.derived.lookup;
        let fits = cx.season.tracker.programs.iter().filter(|it| filter.matches(it, lookup));
        let mut rows: Vec<_> = fits.map(|row| (row, cx.season.naming.of(row))).collect();
        rows.sort_by_cached_key(|(row, name)| {
            let first = match sort {
                MatrixSort::Specialty => (false, row.specialty),
                MatrixSort::Name => (false, None),
                MatrixSort::Missing => (!is_open(row) || !lacks(row), row.specialty),
            };
            (
                first.0,
                first.1.is_none(),
                first.1,
                crate::text::fold::fold(name),
                row.specialty,
                row.id.clone(),
            )
        });
        self.shape.name = rows.iter().map(|it| width(&it.1)).max().unwrap_or(0).clamp(7, NAME);
        self.rows = rows.into_iter().map(|it| it.0.id.clone()).collect();
        self.seen =
            Some(Seen { programs: cx.season.tracker.programs.clone(), filter: cx.filter().to_owned(), sort });
    }

    /// Moves in the matrix or scrolls the detail, if that is what the command does.
    pub fn walks(&mut self, cx: &Context, command: Command) -> bool {
        if let Command::List(command) = command {
            self.walk_down(cx, command);
            return true;
        }
        let sideways = [(TabCommand::Left, Step::Up(1)), (TabCommand::Right, Step::Down(1))];
        let sideways = sideways.into_iter().find(|it| command == it.0.into());
        match sideways.filter(|_| self.list.focus == Pane::List) {
            Some((_, step)) => {
                self.walk_across(step);
                true
            }
            None => false,
        }
    }

    pub fn focus_detail(&mut self) {
        if self.across.selected.is_some() {
            self.list.focus = Pane::Detail;
        }
    }

    fn walk_down(&mut self, cx: &Context, command: ListCommand) {
        let frame = self.frame(cx).frame;
        if self.list.focus == Pane::Detail {
            return self.list.scroll(Step::of(command, page_of(frame.detail.height)));
        }
        let rows = &self.rows;
        self.list.scroll = 0;
        self.list.step(Step::of(command, page_of(frame.list.height)), rows.len(), |at| rows.get(at).cloned());
    }

    fn walk_across(&mut self, step: Step) {
        let columns = &self.columns;
        self.list.scroll = 0;
        self.across.step(step, columns.len(), |at| columns.get(at).cloned());
    }

    pub fn program<'a>(&self, cx: &'a Context) -> Option<&'a Program> {
        cx.season.tracker.programs.get(self.list.selected.as_ref()?.as_str()).map(|it| it.as_ref())
    }
}

/// The widest name of a row, in terminal columns.
const NAME: usize = crate::domain::naming::SHORT_NAME;

pub fn is_open(row: &Program) -> bool {
    row.status.unwrap_or(Status::Planned).is_open()
}

/// Returns the menu of what a matrix is sorted by.
pub fn sort_menu(cx: &Context, about: &str) -> Choices {
    let line = |by: &MatrixSort| Choice::act(by.letter(), by.title(), "", Action::SortMatrix(*by));
    let at = MatrixSort::ALL.iter().position(|it| *it == cx.arrangement.matrix_sort).unwrap_or(0);
    Choices::new("Sort by", about, MatrixSort::ALL.iter().map(line).collect()).select(at)
}
