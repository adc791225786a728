//! The glossary of `lib.rs` against the code: what it names is there, and the great ideas are in it.

use std::collections::BTreeSet;

use crate::{Source, sources};

/// Words that say nothing, or say it of too much: nothing is called so.
const WITHOUT: &[&str] = &[
    "settle",
    "Trouble",
    "aside",
    "set_aside",
    "halves",
    "Met",
    "Along",
    "Placed",
    "Maker",
    "Care",
    "Terms",
    "Handed",
    "owe",
    "lift",
    "Way",
    "MANY",
    "MOST",
    "take",
    "told",
];

/// Where the glossary says that something is, by its name.
fn glossary(all: &[Source]) -> Vec<(String, String)> {
    let lib = all.iter().find(|it| it.path == "lib.rs").unwrap();
    let entries = lib.text.lines().filter_map(|it| it.strip_prefix("//! - "));
    let terms = entries.flat_map(|entry| {
        let head = entry.split(':').next().unwrap_or_default().to_owned();
        let module = entry.split('`').nth(1).unwrap_or_default().to_owned();
        assert!(!module.is_empty(), "{head}: where is it?");
        let names: Vec<_> = entry.split("**").skip(1).step_by(2).map(str::to_owned).collect();
        names.into_iter().map(move |name| (name, module.clone()))
    });
    terms.collect()
}

/// The names of types and traits that a module shows: its own, and those that it hands on.
fn shown(all: &[Source], module: &str) -> BTreeSet<String> {
    let folder = format!("{}/", module.replace("::", "/"));
    let files = all.iter().filter(|source| {
        let file = source.path.trim_end_matches(".rs");
        !source.is_test() && (format!("{file}/") == folder || source.path.starts_with(&folder))
    });
    files.flat_map(|it| names(it, |item| matches!(item, syn::Item::Fn(_)))).collect()
}

fn names(source: &Source, is_left_out: impl Fn(&syn::Item) -> bool) -> Vec<String> {
    let items = source.file.items.iter().filter(|it| !is_left_out(it));
    let mut found: Vec<String> = items.clone().filter_map(name).collect();
    // what macros declare is no syntax yet
    for item in items {
        if let syn::Item::Macro(it) = item {
            let tokens = it.mac.tokens.to_string();
            let words: Vec<&str> = tokens.split_whitespace().collect();
            let declared = words.windows(2).filter(|it| matches!(it[0], "enum" | "struct"));
            found.extend(declared.map(|it| it[1].to_owned()));
        }
    }
    found
}

fn name(item: &syn::Item) -> Option<String> {
    let name = match item {
        syn::Item::Struct(it) => &it.ident,
        syn::Item::Enum(it) => &it.ident,
        syn::Item::Trait(it) => &it.ident,
        syn::Item::Type(it) => &it.ident,
        syn::Item::Const(it) => &it.ident,
        syn::Item::Mod(it) => &it.ident,
        syn::Item::Fn(it) => &it.sig.ident,
        _ => return None,
    };
    Some(name.to_string())
}

#[test]
fn what_the_glossary_names_is_there() {
    let all = sources();
    for (name, module) in glossary(&all) {
        assert!(shown(&all, &module).contains(&name), "lib.rs says that {name} is in {module}, and it isn't");
    }
}

#[test]
fn each_trait_and_each_idea_with_a_file_of_its_own_is_in_the_glossary() {
    let all = sources();
    let known: BTreeSet<String> = glossary(&all).into_iter().map(|it| it.0).collect();
    let mut missing = Vec::new();
    for source in all.iter().filter(|it| it.path.starts_with("app/") && !it.is_test()) {
        let file = source.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        for item in &source.file.items {
            let Some(name) = name(item) else { continue };
            let is_trait = matches!(item, syn::Item::Trait(_));
            let is_shared = source.path.matches('/').count() == 1 && matches!(item, syn::Item::Struct(_));
            let is_idea = is_shared && name.to_lowercase() == file.replace('_', "");
            if (is_trait || is_idea) && !known.contains(&name) {
                missing.push(format!("{name} of {}", source.path));
            }
        }
    }
    assert!(missing.is_empty(), "not in the glossary of lib.rs: {missing:#?}");
}

#[test]
fn the_floors_stand_in_their_order() {
    let lib = sources().into_iter().find(|it| it.path == "lib.rs").unwrap();
    let floors: Vec<String> =
        lib.file.items.iter().filter(|it| matches!(it, syn::Item::Mod(_))).filter_map(name).collect();
    let table: Vec<&str> =
        super::floors::FLOORS.iter().map(|it| it.0).filter(|it| !it.ends_with(".rs")).collect();
    assert_eq!(floors, table);
}

#[test]
fn words_that_say_nothing_name_nothing() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|it| !it.is_test()) {
        let mut all = names(source, |_| false);
        for item in &source.file.items {
            if let syn::Item::Impl(it) = item {
                let methods = it.items.iter().filter_map(|it| match it {
                    syn::ImplItem::Fn(it) => Some(it.sig.ident.to_string()),
                    _ => None,
                });
                all.extend(methods);
            }
        }
        let found = all.into_iter().filter(|it| WITHOUT.contains(&it.as_str()));
        wrong.extend(found.map(|it| format!("{}: {it}", source.path)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
