//! Whose invitation it is: the programs that a few typed letters may mean, those of the season first, then those of the
//! catalog. Two programs of one house can be invited together.

use crate::{
    app::context::Context,
    data::catalog::{Hit, Rank, new_program, program_id},
    domain::{
        agenda::programs_title,
        facts::Institution,
        id::Id,
        shortlist::status_words,
        tables::{Program, Specialty},
    },
    text::Query,
};

/// Programs that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Who {
    pub programs: Vec<Id>,
    /// Programs among them that aren't in the season yet, and are added with the invitation.
    pub new: Vec<Program>,
    pub title: String,
    pub detail: String,
    pub likeness: Likeness,
}

/// How a program fits what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// It is called so.
    Named,
    /// Its name only has some of the letters: that is asked about.
    Guessed,
}

/// So many are offered of the season, and of the catalog.
const OFFERED: usize = 8;
const OFFERED_NEW: usize = 4;

impl Who {
    /// Names programs of the season.
    pub fn of(cx: &Context, programs: Vec<Id>) -> Who {
        let rows = programs.iter().filter_map(|id| cx.season.tracker.programs.get(id.as_str()));
        let place = rows.clone().map(|it| it.place()).find(|it| !it.is_empty()).unwrap_or_default();
        let status = rows.clone().next().map(|it| status_words(it, cx.season.now)).unwrap_or_default();
        let detail = [place, status].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
        let title = programs_title(&cx.season.tracker, &cx.season.naming, &programs);
        Who { programs, new: Vec::new(), title, detail, likeness: Likeness::Named }
    }

    /// Names the programs of an institution of the catalog that aren't in the season, by its name there.
    pub fn of_place(cx: &Context, name: &str) -> Vec<Who> {
        let catalog = cx.data.catalog();
        let place = catalog.institutions().iter().find(|it| it.name == name);
        place.map(|it| new_at(cx, it)).unwrap_or_default()
    }

    fn of_catalog(row: Program, short: &str) -> Who {
        let specialty = row.specialty.map(Specialty::title).unwrap_or_default();
        Who {
            programs: vec![row.id.clone()],
            title: format!("{short} {specialty}"),
            detail: format!("{} · not on your shortlist yet: this adds it", row.place()),
            new: vec![row],
            likeness: Likeness::Named,
        }
    }
}

/// A program of the season that may be meant.
struct Found<'a> {
    score: u32,
    likeness: Likeness,
    row: &'a Program,
}

/// Returns the programs that a typed text may mean, the likeliest first. Letters strewn over a name count only where
/// nothing is called so, neither here nor in the catalog.
pub fn guesses(cx: &Context, typed: &str) -> Vec<Who> {
    let mut query = Query::new(typed);
    let hits = if query.is_empty() { Vec::new() } else { cx.data.catalog().find(typed, OFFERED) };
    let mut found = by_letters(cx, &mut query);
    found.extend(by_catalog_name(cx, &hits, &found));
    if found.iter().any(|it| it.likeness == Likeness::Named) || hits.iter().any(is_name) {
        found.retain(|it| it.likeness == Likeness::Named);
    }
    found.sort_by_key(|it| (std::cmp::Reverse(it.score), it.row.specialty, it.row.id.clone()));
    if !query.is_empty() {
        found.truncate(OFFERED);
    }
    let mut all: Vec<Who> = Vec::new();
    for Found { likeness, row, .. } in &found {
        let who = |programs| Who { likeness: *likeness, ..Who::of(cx, programs) };
        all.push(who(vec![row.id.clone()]));
        let mut house: Vec<Id> =
            found.iter().filter(|it| share_house(row, it.row)).map(|it| it.row.id.clone()).collect();
        if house.len() > 1 && house.first() == Some(&row.id) {
            house.sort();
            all.push(who(house));
        }
    }
    all.extend(of_catalog(cx, &hits));
    all
}

/// Returns the programs of the season that have the letters.
fn by_letters<'a>(cx: &'a Context, query: &mut Query) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for row in cx.season.tracker.programs.iter().map(AsRef::as_ref) {
        let names =
            format!("{} {} {} {}", cx.season.naming.full(row), row.name, row.institution, row.place());
        let likeness = if query.is_whole(&names) { Likeness::Named } else { Likeness::Guessed };
        found.extend(query.score(&names).map(|score| Found { score, likeness, row }));
    }
    found
}

/// True if the institution is called so, not only like it.
fn is_name(hit: &Hit) -> bool {
    hit.rank <= Rank::Words
}

/// Returns programs of the season by a name that only the catalog knows: "MGH".
fn by_catalog_name<'a>(cx: &'a Context, hits: &[Hit], found: &[Found]) -> Vec<Found<'a>> {
    let catalog = cx.data.catalog();
    let named: Vec<&Id> = hits
        .iter()
        .filter(|it| is_name(it))
        .filter_map(|it| Some(&catalog.get(it.institution)?.id))
        .collect();
    let is_named = |row: &&Program| row.catalog.as_ref().is_some_and(|it| named.contains(&it));
    let is_new =
        |row: &&Program| !found.iter().any(|it| it.row.id == row.id && it.likeness == Likeness::Named);
    let rows = cx.season.tracker.programs.iter().map(AsRef::as_ref);
    let found = |row| Found { score: 0, likeness: Likeness::Named, row };
    rows.filter(is_named).filter(is_new).map(found).collect()
}

fn share_house(one: &Program, other: &Program) -> bool {
    one.catalog.is_some() && one.catalog == other.catalog
}

/// Returns programs of the catalog that aren't in the season, for the specialties that the user applies to.
fn of_catalog(cx: &Context, hits: &[Hit]) -> Vec<Who> {
    let catalog = cx.data.catalog();
    let has_names = hits.iter().any(is_name);
    let mut all: Vec<Who> = Vec::new();
    for hit in hits.iter().filter(|it| is_name(it) || !has_names) {
        let likeness = if is_name(hit) { Likeness::Named } else { Likeness::Guessed };
        let new = catalog.get(hit.institution).map(|it| new_at(cx, it)).unwrap_or_default();
        all.extend(new.into_iter().map(|it| Who { likeness, ..it }));
    }
    all.truncate(OFFERED_NEW);
    all
}

fn new_at(cx: &Context, place: &Institution) -> Vec<Who> {
    let wanted = cx.season.wanted();
    let is_new = |it: Specialty| !cx.season.tracker.programs.has(program_id(&place.id, it).as_str());
    let offered = place.programs.iter().filter(|it| wanted.contains(&it.specialty) && is_new(it.specialty));
    offered.map(|it| Who::of_catalog(new_program(place, it), &place.short)).collect()
}
