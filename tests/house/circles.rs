//! No file knows one that knows it, be it by a path that it names or by a method that it calls.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    arrows::{Arrows, House},
    sources,
};

/// In how many files `impl App` may stand.
const IMPLS_OF_APP: usize = 3;

#[test]
fn no_file_is_in_a_circle() {
    let sources = sources();
    let house = House::new(&sources);
    let arrows = house.arrows();
    let circles = circles(&arrows);
    let told: Vec<String> = circles.iter().map(|circle| tell(circle, &arrows)).collect();
    assert!(told.is_empty(), "{} circles of files:\n{}", told.len(), told.join("\n"));
}

#[test]
fn the_app_is_no_heap_of_methods() {
    let files: Vec<String> = sources()
        .iter()
        .filter(|it| it.file.items.iter().any(is_impl_of_app))
        .map(|it| it.path.clone())
        .collect();
    assert!(files.len() <= IMPLS_OF_APP, "impl App stands in {} files: {}", files.len(), files.join(", "));
}

fn is_impl_of_app(item: &syn::Item) -> bool {
    let syn::Item::Impl(it) = item else { return false };
    let syn::Type::Path(of) = &*it.self_ty else { return false };
    it.trait_.is_none() && of.path.is_ident("App")
}

/// Files that reach each other, each group sorted.
fn circles(arrows: &Arrows) -> Vec<Vec<String>> {
    let reach: BTreeMap<&String, BTreeSet<&String>> =
        arrows.keys().map(|from| (from, reached(from, arrows))).collect();
    let mut circles: Vec<Vec<String>> = Vec::new();
    for (from, all) in &reach {
        let back = |to: &&&String| reach.get(**to).is_some_and(|it| it.contains(*from));
        let circle: Vec<String> = all.iter().filter(back).map(|it| (*it).clone()).collect();
        if circle.len() > 1 && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}

fn reached<'a>(from: &String, arrows: &'a Arrows) -> BTreeSet<&'a String> {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&String> = arrows.get(from).into_iter().flat_map(|it| it.keys()).collect();
    while let Some(file) = next.pop() {
        if seen.insert(file) {
            next.extend(arrows.get(file).into_iter().flat_map(|it| it.keys()));
        }
    }
    seen
}

fn tell(circle: &[String], arrows: &Arrows) -> String {
    let mut lines = vec![format!("{} files", circle.len())];
    for from in circle {
        for (to, names) in &arrows[from] {
            if circle.contains(to) {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                lines.push(format!("  {from} -> {to}: {}", names.join(", ")));
            }
        }
    }
    lines.join("\n")
}

#[test]
fn the_arrows_are_seen() {
    let sources = sources();
    let arrows = House::new(&sources).arrows();
    for (from, to, how) in [
        ("cli/free.rs", "domain/agenda/mod.rs", "a path"),
        ("cli/free.rs", "domain/agenda/lines.rs", "no path"),
        ("domain/rotations.rs", "domain/tables/words.rs", "a name that is handed on"),
        ("domain/field.rs", "domain/entry.rs", "a path in a macro"),
        ("shell/run.rs", "shell/turn.rs", "a call of its own method"),
        ("cli/survey.rs", "domain/season.rs", "a call of another's method"),
    ] {
        let seen = arrows.get(from).is_some_and(|it| it.contains_key(to));
        assert_eq!(seen, how != "no path", "{from} -> {to}: {how}");
    }
}
