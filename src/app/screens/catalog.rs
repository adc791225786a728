//! Picking programs out of the catalog: type a few letters, mark several, add them in one step.

use crate::{
    app::{
        command::{CatalogCommand, Command, Scope},
        context::Context,
        list::{ListState, Step, toggle},
        outcome::{Action, CatalogPurpose, Next, Outcome, Question, Reply, Route},
        screen::{Hints, Screen},
    },
    data::catalog::{Hit, program_id},
    domain::{
        facts::Institution,
        id::Id,
        tables::{Specialty, Table},
    },
    layout::catalog_list_height,
    text::{Buffer, Lines},
};

#[derive(Debug)]
pub struct Catalog {
    pub query: Buffer,
    pub focus: Focus,
    pub hits: Vec<Line>,
    pub list: ListState<usize>,
    /// Marked programs, in the order of marking.
    pub marked: Vec<Id>,
    pub purpose: CatalogPurpose,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Query,
    List,
}

/// One institution in the results, with the specialty it stands for now.
#[derive(Clone, Debug)]
pub struct Line {
    pub hit: Hit,
    pub specialty: Specialty,
}

/// Results shown at most: nobody scrolls further.
const LISTED: usize = 400;

impl Catalog {
    pub fn new(cx: &Context, purpose: CatalogPurpose, query: &str) -> Catalog {
        let mut catalog = Catalog {
            query: Buffer::new(query, Lines::One),
            focus: Focus::Query,
            hits: Vec::new(),
            list: ListState::default(),
            marked: Vec::new(),
            purpose,
        };
        catalog.search(cx);
        catalog
    }

    /// Searches the catalog for the query again.
    fn search(&mut self, cx: &Context) {
        let wanted = cx.season.wanted();
        let line = |hit: Hit| {
            let place = cx.data.catalog().institutions().get(hit.institution)?;
            let specialty = offered(place, hit.specialty, &wanted)?;
            Some(Line { hit, specialty })
        };
        let found = cx.data.catalog().find(&self.query.text(), LISTED);
        self.hits = found.into_iter().filter_map(line).collect();
        (self.list, self.focus) = (ListState::default(), Focus::Query);
    }

    /// Returns the program that the selected line stands for.
    fn selected(&self, cx: &Context) -> Option<Id> {
        let line = self.hits.get(self.list.index)?;
        let place = cx.data.catalog().institutions().get(line.hit.institution)?;
        Some(program_id(&place.id, line.specialty))
    }

    /// From the query the first step down leads into the list, whose first row is looked at already; the step up from
    /// that row leads back.
    fn step(&mut self, step: Step) {
        let up = matches!(step, Step::Up(_) | Step::First);
        if up && self.list.index == 0 {
            self.focus = Focus::Query;
            return;
        }
        self.focus = Focus::List;
        self.list.step_to(step, self.hits.len());
    }

    /// Marks or unmarks the selected program and goes down.
    fn mark(&mut self, cx: &mut Context) {
        let Some(id) = self.selected(cx) else { return };
        match cx.season.tracker.programs.has(id.as_str()) {
            true => cx.refuse("That program is on your shortlist already"),
            false => toggle(&mut self.marked, id),
        }
        self.step(Step::Down(1));
    }

    fn next_specialty(&mut self, cx: &mut Context) {
        let Some(line) = self.hits.get_mut(self.list.index) else { return };
        let Some(place) = cx.data.catalog().institutions().get(line.hit.institution) else { return };
        let mut all: Vec<Specialty> = place.programs.iter().map(|it| it.specialty).collect();
        // those of the other match come last
        all.sort_by_key(|it| !cx.season.kind().has(*it));
        let at = all.iter().position(|it| *it == line.specialty).unwrap_or(0);
        match all.get((at + 1) % all.len().max(1)) {
            Some(next) if all.len() > 1 => line.specialty = *next,
            _ => cx.refuse("This institution has no other program in the catalog"),
        }
    }

    fn choose(&self, cx: &mut Context) -> Outcome {
        let CatalogPurpose::Line(line) = self.purpose else { return self.add(cx) };
        match self.hits.get(self.list.index) {
            Some(it) => {
                let (institution, specialty) = (it.hit.institution, it.specialty);
                Outcome::close().and(Next::Tell(Reply::Picked { line, institution, specialty }))
            }
            None => Outcome::close(),
        }
    }

    fn add(&self, cx: &mut Context) -> Outcome {
        let chosen = match self.marked.is_empty() {
            true => self.selected(cx).into_iter().collect(),
            false => self.marked.clone(),
        };
        let Some(first) = chosen.first().cloned() else {
            cx.refuse("No program fits these letters");
            return Outcome::stay();
        };
        let mut new = chosen;
        new.retain(|id| !cx.season.tracker.programs.has(id.as_str()));
        if new.is_empty() {
            cx.refuse("That program is on your shortlist already");
            return Outcome::stay();
        }
        match caution_question(cx, &new) {
            Some(question) => Outcome::close().and_open(Route::Question(question)),
            None => {
                Outcome::close().and(Next::Do(Action::AddPrograms(new))).and(Next::Go(Table::Programs, first))
            }
        }
    }
}

/// Asks about programs that can't be applied to in the usual way before they are added with the others.
fn caution_question(cx: &Context, new: &[Id]) -> Option<Question> {
    let catalog = cx.data.catalog();
    let doubt = |id: &Id| {
        let (place, program) = catalog.program(id.as_str())?;
        let all = cx.season.cautions_of(&place.id, program.specialty);
        let texts: Vec<&str> = all.iter().map(|it| it.text.as_str()).collect();
        let name = format!("{} · {}", place.name, program.specialty.title());
        (!texts.is_empty()).then(|| format!("{name}: {}.", texts.join(". ")))
    };
    let doubts: Vec<String> = new.iter().filter_map(doubt).collect();
    let words = if new.len() > 1 { "Add them all" } else { "Add it" };
    let text = format!("{} {words} nevertheless?", doubts.join("\n"));
    let question = Question::unsafe_to(text, words, "Nothing was added", Action::AddPrograms(new.to_vec()));
    (!doubts.is_empty()).then_some(question)
}

impl Screen for Catalog {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Catalog, Scope::Text, Scope::List, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(step) = command {
            self.step(Step::of(step, usize::from(catalog_list_height(cx.size)).max(1)));
            return Outcome::stay();
        }
        let Command::Catalog(command) = command else { return Outcome::stay() };
        match command {
            CatalogCommand::NextSpecialty => self.next_specialty(cx),
            CatalogCommand::Mark => self.mark(cx),
            CatalogCommand::Add => return self.choose(cx),
        }
        Outcome::stay()
    }

    fn text(&mut self) -> Option<&mut Buffer> {
        Some(&mut self.query)
    }

    fn typed(&mut self, cx: &mut Context, letter: char) -> Option<Outcome> {
        if letter != ' ' || self.focus != Focus::List {
            return None;
        }
        self.mark(cx);
        Some(Outcome::stay())
    }

    /// Opens the matching of names for a pasted list of names.
    fn pasted(&mut self, _cx: &mut Context, text: &str) -> Option<Outcome> {
        let lines = text.lines().filter(|it| !it.trim().is_empty()).count();
        let is_list = lines > 1 && self.purpose == CatalogPurpose::Add;
        is_list.then(|| Outcome::close().and_open(Route::Matches(text.to_owned())))
    }

    fn text_changed(&mut self, cx: &mut Context) -> Outcome {
        self.search(cx);
        Outcome::stay()
    }

    fn fit(&mut self, cx: &Context) {
        self.list.fit(self.hits.len(), usize::from(catalog_list_height(cx.size)).max(1));
    }

    fn hints(&self, _cx: &Context) -> Hints {
        match self.purpose {
            CatalogPurpose::Line(_) => {
                vec![
                    (CatalogCommand::Add.into(), "take it"),
                    (CatalogCommand::NextSpecialty.into(), "specialty"),
                ]
            }
            CatalogPurpose::Add => vec![
                (CatalogCommand::Add.into(), "add"),
                (CatalogCommand::Mark.into(), "mark several"),
                (CatalogCommand::NextSpecialty.into(), "specialty"),
            ],
        }
    }
}

/// Returns the specialty that a line begins with: the asked one, else the first of the applicant's that is offered
/// there, else any.
fn offered(place: &Institution, asked: Option<Specialty>, wanted: &[Specialty]) -> Option<Specialty> {
    let has = |specialty: &Specialty| place.program(*specialty).is_some();
    asked
        .filter(has)
        .or_else(|| wanted.iter().copied().find(|it| has(it)))
        .or_else(|| place.programs.first().map(|it| it.specialty))
}
