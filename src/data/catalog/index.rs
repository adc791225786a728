//! All names of the catalog folded once, so that a keystroke only compares.

use std::collections::{BTreeSet, HashMap};

use super::{
    codes::Code,
    namesakes::known_elsewhere,
    remarks::region,
    spell::Spelled,
    states::state_name,
    vocabulary::{NICKNAMES, is_idle},
};
use crate::{
    domain::{
        facts::{CatalogProgram, Institution},
        tables::Specialty,
    },
    text,
};

#[derive(Default)]
pub(super) struct Index {
    /// One entry for each institution, at its index.
    pub entries: Vec<Entry>,
    /// Names that stand for several institutions, with their indexes, likeliest first.
    pub ambiguous: Vec<(Spelled, Vec<usize>)>,
    pub cities: BTreeSet<String>,
    /// The words with which the names begin.
    pub openings: BTreeSet<String>,
    codes: HashMap<String, (usize, Specialty)>,
    several: HashMap<String, usize>,
    aliases: HashMap<String, Vec<usize>>,
    names: HashMap<String, Vec<usize>>,
}

/// What is compared of one institution.
#[derive(Default)]
pub(super) struct Entry {
    /// Its index in the catalog.
    pub at: usize,
    /// Its name and aliases.
    pub names: Vec<Spelled>,
    /// What applicants call it.
    pub short: Spelled,
    /// Its official name, and how the NRMP spells it.
    pub officials: Vec<Spelled>,
    /// The words of its names.
    pub own: BTreeSet<String>,
    /// The words of its official names.
    pub formal: BTreeSet<String>,
    /// The words of its official names, its city and its state.
    pub other: BTreeSet<String>,
    /// The codes of its programs, which a query may begin to name.
    pub codes: BTreeSet<String>,
    pub city: String,
    /// The code of its state, in small letters.
    pub state: String,
    pub has_ir: bool,
    /// 0 with IR, 1 with DR, else 2, since applicants for IR look for those first.
    pub grade: u8,
    pub specialties: Vec<Specialty>,
    /// Its position among all names in alphabetical order.
    pub order: usize,
    /// The folded letters of the display name by word, each with the index of its grapheme.
    pub letters: Vec<Vec<(char, usize)>>,
    /// Name and city, for the fuzzy search.
    pub hay: String,
}

/// What a name stands for, letter by letter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Exact<'a> {
    /// A name or alias, or several institutions' official name.
    Named(&'a [usize]),
    Ambiguous(&'a [usize]),
}

impl Index {
    pub fn new(institutions: &[Institution], ambiguous: &[(String, Vec<String>)]) -> Index {
        let mut index = Index::default();
        let place: HashMap<&str, usize> =
            institutions.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect();
        for (name, ids) in ambiguous {
            let spelled = Spelled::new(name);
            let asked = ids.iter().filter_map(|id| place.get(id.as_str()).copied()).collect();
            index.several.insert(spelled.fold.clone(), index.ambiguous.len());
            index.ambiguous.push((spelled, asked));
        }
        index.entries = institutions.iter().enumerate().map(|(at, it)| Entry::new(at, it)).collect();
        let mut by_name: Vec<usize> = (0..institutions.len()).collect();
        by_name.sort_by_key(|at| index.entries[*at].hay.to_lowercase());
        for (order, at) in by_name.into_iter().enumerate() {
            index.entries[at].order = order;
        }
        index.remember_names(institutions);
        index.remember_short_names();
        index.cities.extend(known_elsewhere());
        let all = index.entries.iter().flat_map(|it| it.spelled().chain([&it.short]));
        let spelled = all.chain(index.ambiguous.iter().map(|it| &it.0));
        let openings = spelled.flat_map(|it| it.words.first().into_iter().chain(it.plain.first()));
        index.openings = openings.cloned().collect();
        index
    }

    /// Makes a short name a name to match by, unless another institution is called so, or is in the city of that name.
    fn remember_short_names(&mut self) {
        for entry in &self.entries {
            let short = &entry.short;
            let is_named = |map: &HashMap<String, Vec<usize>>| {
                [&short.fold, &short.joined]
                    .iter()
                    .any(|it| map.get(*it).is_some_and(|all| all.iter().any(|at| *at != entry.at)))
            };
            let is_shared = self
                .entries
                .iter()
                .any(|it| it.at != entry.at && (it.short.fold == short.fold || it.city == short.fold));
            let is_idle = short.words.iter().all(|it| is_idle(it) || region(&short.words).is_some());
            let is_ambiguous = self.several.contains_key(&short.fold);
            if !is_idle && !is_shared && !is_ambiguous && !is_named(&self.aliases) && !is_named(&self.names) {
                remember(&mut self.aliases, short, entry.at);
            }
        }
    }

    fn remember_names(&mut self, institutions: &[Institution]) {
        for (at, it) in institutions.iter().enumerate() {
            let entry = &self.entries[at];
            self.cities.insert(entry.city.clone());
            for spelled in entry.names.iter().skip(1) {
                remember(&mut self.aliases, spelled, at);
            }
            for spelled in entry.names.iter().take(1).chain(&entry.officials) {
                remember(&mut self.names, spelled, at);
            }
            for program in &it.programs {
                for code in program.codes() {
                    self.codes.insert(text::fold(code), (at, program.specialty));
                }
            }
        }
    }

    /// Returns cost and index of the institutions that have a cost, cheapest first, IR before others, then by name.
    pub fn costing(&self, cost: impl Fn(&Entry) -> Option<usize>) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, &Entry)> =
            self.entries.iter().filter_map(|it| Some((cost(it)?, it))).collect();
        found.sort_by_key(|(cost, it)| (*cost, it.grade, it.order));
        found.into_iter().map(|(cost, it)| (cost, it.at)).collect()
    }

    /// Returns the program of an ACGME id or NRMP code, folded.
    pub fn code(&self, folded: &str) -> Option<(usize, Specialty)> {
        self.codes.get(folded).copied()
    }

    /// Returns what a name stands for. The list of an ambiguous name comes before an alias, which comes before a name;
    /// the name as it stands comes before one with its abbreviations written out.
    pub fn exact(&self, name: &Spelled) -> Option<Exact<'_>> {
        if let Some((_, asked)) = self.several.get(&name.fold).and_then(|at| self.ambiguous.get(*at)) {
            return Some(Exact::Ambiguous(asked));
        }
        let forms = [&name.fold, &name.joined, &name.short];
        let named = forms.iter().find_map(|it| self.aliases.get(*it).or_else(|| self.names.get(*it)));
        named.map(|all| Exact::Named(all))
    }
}

fn remember(map: &mut HashMap<String, Vec<usize>>, spelled: &Spelled, at: usize) {
    for form in [&spelled.fold, &spelled.joined, &spelled.short] {
        let known = map.entry(form.clone()).or_default();
        if !known.contains(&at) {
            known.push(at);
        }
    }
}

impl Entry {
    fn new(at: usize, it: &Institution) -> Entry {
        let names: Vec<Spelled> =
            [&it.name].into_iter().chain(&it.aliases).map(|name| Spelled::new(name)).collect();
        let official = [&it.official].into_iter().chain(&it.spellings);
        let officials: Vec<Spelled> = official.map(|name| Spelled::new(name)).collect();
        let formal: BTreeSet<String> = officials.iter().flat_map(words).collect();
        let codes = it.programs.iter().flat_map(CatalogProgram::codes).map(|it| text::fold(it));
        let has = |any: &[Specialty]| it.programs.iter().any(|it| any.contains(&it.specialty));
        let has_ir = has(&[Specialty::Ir, Specialty::IrIndependent]);
        Entry {
            at,
            own: names.iter().flat_map(words).collect(),
            names,
            short: Spelled::new(&it.short),
            officials,
            codes: codes.collect(),
            other: formal.iter().cloned().chain(place_words(it)).collect(),
            formal,
            city: text::fold(&it.city),
            state: text::fold(&it.state),
            has_ir,
            grade: if has_ir { 0 } else { 2 - u8::from(has(&[Specialty::Dr])) },
            specialties: it.programs.iter().map(|it| it.specialty).collect(),
            order: 0,
            letters: letters(&it.name),
            hay: format!("{} {}", it.name, it.city),
        }
    }

    /// Returns true if it offers the specialty, or IR if none is asked for.
    pub fn offers(&self, asked: Option<Specialty>) -> bool {
        asked.map_or(self.has_ir, |it| self.specialties.contains(&it))
    }

    /// Returns true if a code that nobody knows has the digits of its codes.
    pub fn has_sponsor(&self, code: &Code) -> bool {
        code.sponsor()
            .is_some_and(|digits| self.codes.iter().any(|it| it.len() == 9 && it.starts_with(digits)))
    }

    /// Returns true if a name or alias begins with this.
    pub fn begins(&self, with: &Spelled) -> bool {
        self.names.iter().any(|it| begins(it, with))
    }

    /// Returns true if an official name begins with this.
    pub fn begins_officially(&self, with: &Spelled) -> bool {
        self.officials.iter().any(|it| begins(it, with))
    }

    /// Returns all its names in their spellings.
    pub fn spelled(&self) -> impl Iterator<Item = &Spelled> {
        self.names.iter().chain(&self.officials)
    }
}

fn begins(name: &Spelled, with: &Spelled) -> bool {
    name.fold.starts_with(&with.fold) || name.joined.starts_with(&with.joined)
}

/// Returns the words for its place: the city and its nicknames, the state and its code.
fn place_words(it: &Institution) -> Vec<String> {
    let cities = it.programs.iter().map(|it| &it.city).chain([&it.city]);
    let mut all: Vec<String> = cities.flat_map(|city| words(&Spelled::new(city))).collect();
    let city = text::fold(&it.city);
    all.extend(NICKNAMES.iter().filter(|(_, long)| *long == city).map(|(short, _)| (*short).to_owned()));
    all.push(text::fold(&it.state));
    all.extend(state_name(&it.state).split(' ').map(str::to_owned));
    all
}

/// Returns the words of both spellings.
fn words(name: &Spelled) -> BTreeSet<String> {
    name.words.iter().chain(&name.plain).cloned().collect()
}

fn letters(name: &str) -> Vec<Vec<(char, usize)>> {
    let mut all = vec![Vec::new()];
    for (at, grapheme) in text::graphemes(name).enumerate() {
        if matches!(grapheme, "'" | "’") {
            continue;
        }
        let folded = text::fold(grapheme);
        match all.last_mut() {
            Some(word) if grapheme.starts_with(char::is_alphanumeric) => {
                word.extend(folded.chars().map(|it| (it, at)));
            }
            _ => all.push(Vec::new()),
        }
    }
    all.retain(|word| !word.is_empty());
    all
}
