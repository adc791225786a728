//! The programs that a mail is from: by the names in it, the specialty it speaks of, the sender's address. A name that
//! several have is asked about; so is a mail with several names.

use std::{collections::HashMap, ops::Range};

use super::{
    names::{Name, Trust, names},
    own_names::own_names,
    phrase::Words,
    places::cities_in,
    said::Read,
    specialties::{Spoken, are_joined, spoken},
};
use crate::{
    data::catalog::Catalog,
    domain::{
        id::Id,
        season::Season,
        tables::{Program, Specialty},
        time::Zone,
    },
    text::words,
};

/// Where names are looked for.
pub(super) struct Places<'a> {
    /// Subject, sender and text, with blanks for all else.
    pub text: &'a str,
    pub words: &'a Words,
    pub subject: Option<Range<usize>>,
    pub from: Option<Range<usize>>,
}

#[derive(Default)]
pub(super) struct Who {
    pub programs: Vec<Read<Id>>,
    pub elsewhere: Vec<Read<String>>,
    /// Where other houses are named than the one that stands out, and specialties of no likely program.
    pub others: Vec<Range<usize>>,
    /// The zone of the program that is likeliest.
    pub zone: Option<Zone>,
}

/// One whom a mail may be from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum House {
    /// An institution of the catalog, by its index.
    Known(usize),
    /// A program that only the season names.
    Own(Id),
}

/// A house that a mail names.
#[derive(Debug)]
struct Named {
    house: House,
    from: Range<usize>,
    trust: Trust,
}

pub(super) fn who(season: &Season, catalog: &Catalog, places: &Places) -> Who {
    let search = Search { season, catalog, places, spoken: spoken(places.text, places.words) };
    let found = names(catalog, places.text);
    let mut named = search.named(&found);
    let own = own_names(season, places.text);
    named.extend(own.into_iter().map(|(id, from)| Named {
        house: search.house_of(&id),
        from,
        trust: Trust::Strong,
    }));
    let sender = search.sender();
    let strong = houses(&named, Trust::Strong);
    let mut who = Who::default();
    let likely = houses(&named, Trust::Likely);
    let prominent = search.prominent(&named, &strong);
    if let Some(one) = prominent {
        who.others = named.iter().filter(|it| it.house != *one).map(|it| it.from.clone()).collect();
    }
    let is_rivaled = |one: &House| likely.iter().any(|it| it != one && !search.programs_of(it).is_empty());
    match prominent {
        Some(one) if search.agrees(&sender, one) && !is_rivaled(one) => {
            search.add(&mut who, &named, one, Sure::Yes)
        }
        Some(_) | None => {}
    }
    let mut all = strong;
    all.extend(likely);
    all.extend(houses(&named, Trust::Weak));
    all.extend(sender.into_iter().map(House::Known));
    for house in &all {
        search.add(&mut who, &named, house, Sure::No);
    }
    if who.programs.iter().any(|it| it.is_sure) {
        who.programs.retain(|it| it.is_sure);
        who.elsewhere.clear();
    }
    who.others.extend(search.other_specialties(&who));
    who.zone = search.zone(&who);
    who
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    Yes,
    No,
}

struct Search<'a> {
    season: &'a Season,
    catalog: &'a Catalog,
    places: &'a Places<'a>,
    spoken: Vec<Spoken>,
}

/// Returns the houses of that trust, each once, those named most often first.
fn houses(named: &[Named], trust: Trust) -> Vec<House> {
    let mut counted: Vec<(House, usize)> = Vec::new();
    for it in named.iter().filter(|it| it.trust == trust) {
        match counted.iter_mut().find(|known| known.0 == it.house) {
            Some(known) => known.1 = known.1.saturating_add(1),
            None => counted.push((it.house.clone(), 1)),
        }
    }
    counted.sort_by_key(|it| std::cmp::Reverse(it.1));
    counted.into_iter().map(|it| it.0).collect()
}

impl Search<'_> {
    /// Settles names that several have, by the cities and the other names of the mail.
    fn named(&self, found: &[Name]) -> Vec<Named> {
        let sender = self.sender();
        let plain: Vec<usize> =
            found.iter().filter(|it| it.trust == Trust::Strong).filter_map(only).collect();
        let open = found.iter().filter(|it| only(it).is_none());
        let places: Vec<Range<usize>> = open.map(|it| it.from.clone()).collect();
        let (mut all, mut there) = (Vec::new(), HashMap::new());
        for name in found {
            let of =
                |at: usize, trust: Trust| Named { house: House::Known(at), from: name.from.clone(), trust };
            if let Some(one) = only(name) {
                all.push(of(one, name.trust));
                continue;
            }
            let options = &name.institutions;
            let elsewhere = options.iter().find(|it| plain.contains(it));
            let there = there
                .entry(options)
                .or_insert_with(|| cities_in(self.catalog, self.places.words, options, &places));
            let sent: Vec<usize> = options.iter().copied().filter(|it| sender.contains(it)).collect();
            match (elsewhere, &there[..], &sent[..]) {
                (Some(_), _, _) => {}
                (None, [one], []) => all.push(of(*one, name.trust)),
                (None, [one], sent) if sent.contains(one) => all.push(of(*one, name.trust)),
                (None, [], [one]) => all.push(of(*one, name.trust)),
                _ => all.extend(self.likely(name).into_iter().map(|it| of(it, Trust::Weak))),
            }
        }
        all
    }

    /// Returns the institutions of a name. Where the season has one of them, those that only their city is called so are
    /// none: who applied to Columbia in New York isn't asked about Columbia in Missouri.
    fn likely(&self, name: &Name) -> Vec<usize> {
        let raw = words(self.places.text.get(name.from.clone()).unwrap_or_default());
        let is_city = |at: &usize| {
            let city = self.catalog.get(*at).map(|it| words(&it.city)).unwrap_or_default();
            !city.is_empty() && raw.starts_with(&city)
        };
        let is_own = |at: &usize| !self.programs_of(&House::Known(*at)).is_empty();
        let has_own = name.institutions.iter().any(|at| is_own(at) && !is_city(at));
        let all = name.institutions.iter().copied();
        all.filter(|at| !has_own || is_own(at) || !is_city(at)).collect()
    }

    /// Returns the house that stands out: the only one, or the only one that subject and sender name and that no other
    /// one is named more often than.
    fn prominent<'a>(&self, named: &[Named], strong: &'a [House]) -> Option<&'a House> {
        if let [one] = strong {
            return Some(one);
        }
        let first = strong.first()?;
        let is_head = |name: &&Named| {
            let heads = [&self.places.subject, &self.places.from];
            heads.into_iter().flatten().any(|head| head.contains(&name.from.start))
        };
        let heads: Vec<&Named> = named.iter().filter(is_head).collect();
        let is_only =
            !heads.is_empty() && heads.iter().all(|it| it.house == *first && it.trust == Trust::Strong);
        is_only.then_some(first)
    }

    /// Returns false if the sender's address is another institution's.
    fn agrees(&self, sender: &[usize], house: &House) -> bool {
        match house {
            House::Known(at) => sender.is_empty() || sender.contains(at),
            House::Own(_) => sender.is_empty(),
        }
    }

    /// Returns the institutions whose website has the domain of the sender's address.
    fn sender(&self) -> Vec<usize> {
        let from = self.places.from.clone().and_then(|it| self.places.text.get(it)).unwrap_or_default();
        let Some(domain) = from.rsplit_once('@').map(|it| it.1) else { return Vec::new() };
        let end =
            domain.find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-')).unwrap_or(domain.len());
        let Some(domain) = domain.get(..end).and_then(base) else { return Vec::new() };
        let is_theirs = |website: &str| host(website).and_then(base).is_some_and(|it| it == domain);
        let all = self.catalog.institutions().iter().enumerate();
        all.filter(|(_, it)| is_theirs(&it.website)).map(|it| it.0).collect()
    }

    fn house_of(&self, id: &Id) -> House {
        let row = self.season.tracker.programs.get(id.as_str());
        let known = row.and_then(|it| it.catalog.as_ref());
        let at = known.and_then(|id| self.catalog.institutions().iter().position(|it| it.id == *id));
        at.map_or_else(|| House::Own(id.clone()), House::Known)
    }

    /// Returns the programs of the season that a house has.
    fn programs_of(&self, house: &House) -> Vec<&Program> {
        let all = self.season.tracker.programs.iter().map(|it| &**it);
        match house {
            House::Own(id) => all.filter(|it| it.id == *id).collect(),
            House::Known(at) => {
                let id = self.catalog.get(*at).map(|it| &it.id);
                all.filter(|it| id.is_some() && it.catalog.as_ref() == id).collect()
            }
        }
    }

    /// Adds the programs of a house, or its name if the season has none of it.
    fn add(&self, who: &mut Who, named: &[Named], house: &House, sure: Sure) {
        let from = named.iter().find(|it| it.house == *house).map(|it| it.from.clone());
        let from = from.or_else(|| self.places.from.clone()).unwrap_or(0..0);
        let programs = self.programs_of(house);
        if let (House::Known(at), true) = (house, programs.is_empty()) {
            let name = self.catalog.get(*at).map(|it| it.name.clone()).unwrap_or_default();
            if !who.elsewhere.iter().any(|it| it.value == name) {
                who.elsewhere.push(Read { value: name, from, is_sure: sure == Sure::Yes });
            }
            return;
        }
        let (chosen, is_plain) = self.chosen(&programs);
        for row in chosen {
            if !who.programs.iter().any(|it| it.value == row.id) {
                let is_sure = is_plain && sure == Sure::Yes;
                who.programs.push(Read { value: row.id.clone(), from: from.clone(), is_sure });
            }
        }
    }

    /// Returns the programs of a house that the mail speaks of, and whether that is plain.
    fn chosen<'a>(&self, programs: &[&'a Program]) -> (Vec<&'a Program>, bool) {
        let of_program = self.of_programs();
        let said: Vec<&Spoken> =
            if of_program.is_empty() { self.spoken.iter().collect() } else { of_program.clone() };
        let is_said = |of: Specialty| said.iter().any(|it| it.specialty == of);
        let of_said = |it: &&&Program| it.specialty.is_some_and(is_said);
        let meant: Vec<&Program> = programs.iter().filter(of_said).copied().collect();
        match (programs, &meant[..]) {
            ([one], []) => {
                let is_silent = said.is_empty() || one.specialty.is_none();
                (vec![*one], is_silent)
            }
            ([one], [_, ..]) => (vec![*one], self.is_only(&said, one)),
            (_, [one]) => (
                meant.clone(),
                !of_program.is_empty() && self.is_only(&said, one) || self.is_mere(&said, one),
            ),
            (_, []) => (programs.to_vec(), false),
            (_, [_, ..]) => {
                let all = meant.clone();
                (all, !of_program.is_empty() && meant.len() == 2 && self.are_joined(&said, &meant))
            }
        }
    }

    /// Returns the specialties that are said of programs, with those named in one breath with them.
    fn of_programs(&self) -> Vec<&Spoken> {
        let own: Vec<&Spoken> = self.spoken.iter().filter(|it| it.is_program).collect();
        let is_joined =
            |it: &&Spoken| it.is_program || own.iter().any(|one| are_joined(self.places.text, one, it));
        self.spoken.iter().filter(is_joined).collect()
    }

    /// Returns true if the specialties that are said are all this one's; the other kind of IR beside it speaks against it.
    fn is_only(&self, said: &[&Spoken], one: &Program) -> bool {
        said.iter().all(|it| Some(it.specialty) == one.specialty)
            || said.iter().filter(|it| Some(it.specialty) != one.specialty).all(|other| {
                let own = said.iter().filter(|it| Some(it.specialty) == one.specialty);
                own.into_iter().any(|it| are_joined(self.places.text, it, other))
            })
    }

    /// Returns true if no other specialty is named at all.
    fn is_mere(&self, said: &[&Spoken], one: &Program) -> bool {
        !said.is_empty() && self.spoken.iter().all(|it| Some(it.specialty) == one.specialty)
    }

    /// Returns true if both programs are named in one breath.
    fn are_joined(&self, said: &[&Spoken], meant: &[&Program]) -> bool {
        let of = |at: usize| meant.get(at).and_then(|it| it.specialty);
        let pairs = said.iter().flat_map(|one| said.iter().map(move |two| (one, two)));
        let mut pairs =
            pairs.filter(|(one, two)| Some(one.specialty) == of(0) && Some(two.specialty) == of(1));
        pairs.any(|(one, two)| are_joined(self.places.text, one, two))
    }

    /// Returns where specialties of programs are named that none of the likely programs has; all of them where several are
    /// named and it isn't plain which the mail is from.
    fn other_specialties(&self, who: &Who) -> Vec<Range<usize>> {
        let rows = who.programs.iter().filter_map(|it| self.season.tracker.programs.get(it.value.as_str()));
        let own: Vec<Specialty> = rows.filter_map(|it| it.specialty).collect();
        let is_open = !who.programs.iter().any(|it| it.is_sure);
        let said: Vec<&Spoken> = self.spoken.iter().filter(|it| it.is_program).collect();
        let first = said.first().map(|it| it.specialty);
        let is_mixed = is_open && said.iter().any(|it| Some(it.specialty) != first);
        let others = said.iter().filter(|it| !own.is_empty() && (is_mixed || !own.contains(&it.specialty)));
        others.map(|it| it.from.clone()).collect()
    }

    fn zone(&self, who: &Who) -> Option<Zone> {
        let first = who.programs.first()?;
        self.season.tracker.programs.get(first.value.as_str())?.time_zone.clone()
    }
}

/// Returns the institution of a name that only one has.
fn only(name: &Name) -> Option<usize> {
    match name.institutions[..] {
        [one] => Some(one),
        _ => None,
    }
}

fn host(website: &str) -> Option<&str> {
    let rest = website.split_once("://").map_or(website, |it| it.1);
    rest.split(['/', '?', ':']).next()
}

/// Returns the last two parts of a host: "duke.edu".
fn base(host: &str) -> Option<String> {
    let parts: Vec<&str> = host.trim_matches('.').split('.').collect();
    let from = parts.len().checked_sub(2)?;
    Some(parts.get(from..)?.join(".").to_lowercase())
}
