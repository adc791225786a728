//! The floors: a folder may know those below it, never those above, and some know still less.

use syn::visit::{self, Visit};

use crate::{Source, check, only_for_tests};

/// Each folder, and the folders of ours that it may name.
pub const FLOORS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("domain", &["text"]),
    ("data", &["text", "domain"]),
    ("store", &["text", "domain", "data"]),
    ("transfer", &["text", "domain", "data"]),
    ("layout", &[]),
    ("app", &["text", "domain", "data", "transfer", "layout", "store::report"]),
    ("view", &["text", "domain", "data", "layout", "app", "store::report"]),
    ("shell", &["text", "domain", "data", "transfer", "layout", "store", "app", "view"]),
    ("cli", &["text", "domain", "data", "transfer", "layout", "store", "app", "view", "shell"]),
    ("lib.rs", &["text", "domain", "data", "store", "transfer", "layout", "app", "view", "shell", "cli"]),
    ("main.rs", &["shell", "cli", "app", "store"]),
];

/// Crates that a folder may name besides the standard library, where that is limited.
const CRATES: &[(&str, &[&str])] = &[
    (
        "text",
        &[
            "nucleo_matcher",
            "unicode_normalization",
            "memchr",
            "unicode_segmentation",
            "unicode_width",
            "proptest",
        ],
    ),
    ("domain", &["serde", "serde_json", "chrono", "proptest"]),
    ("data", &["serde", "serde_json", "chrono"]),
    ("transfer", &["chrono", "serde_json", "csv"]),
    ("layout", &["ratatui"]),
    ("app", &["ratatui", "chrono", "serde_json"]),
    ("view", &["ratatui", "chrono"]),
];

/// What is never named in a folder.
const NEVER: &[(&str, &[&str])] = &[
    ("app", &["std::fs", "SystemTime", "Utc::now", "Local::now", "Instant::now", "std::env"]),
    ("domain", &["std::fs", "SystemTime", "Utc::now", "Local::now", "Instant::now", "std::env"]),
    ("transfer", &["std::fs", "SystemTime", "Utc::now", "Local::now", "Instant::now", "std::env"]),
    ("view", &["std::fs", "SystemTime", "Utc::now", "Local::now", "Instant::now", "std::env"]),
];

/// All paths that a file names, from `use` lines and from expressions and types, as `a::b::c`.
#[derive(Default)]
struct Paths {
    found: Vec<String>,
}

impl<'a> Visit<'a> for Paths {
    fn visit_item(&mut self, item: &'a syn::Item) {
        if !only_for_tests(crate::attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, it: &'a syn::ItemUse) {
        tree(&it.tree, String::new(), &mut self.found);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|it| it.ident.to_string()).collect();
        self.found.push(parts.join("::"));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, it: &'a syn::Macro) {
        // What stands in a macro is no syntax yet: its words will do.
        let words = it.tokens.to_string().replace(' ', "");
        for (at, _) in words.match_indices("crate::") {
            let end = words[at..].find(|c: char| !c.is_alphanumeric() && !":_".contains(c));
            self.found.push(words[at..].split_at(end.unwrap_or(words.len() - at)).0.to_owned());
        }
        visit::visit_macro(self, it);
    }
}

fn tree(it: &syn::UseTree, before: String, found: &mut Vec<String>) {
    let join =
        |name: &syn::Ident| if before.is_empty() { name.to_string() } else { format!("{before}::{name}") };
    match it {
        syn::UseTree::Path(it) => tree(&it.tree, join(&it.ident), found),
        syn::UseTree::Name(it) => found.push(join(&it.ident)),
        syn::UseTree::Rename(it) => found.push(join(&it.ident)),
        syn::UseTree::Glob(_) => found.push(before),
        syn::UseTree::Group(it) => it.items.iter().for_each(|it| tree(it, before.clone(), found)),
    }
}

fn paths(source: &Source) -> Vec<String> {
    let mut paths = Paths::default();
    paths.visit_file(&source.file);
    paths.found.sort();
    paths.found.dedup();
    paths.found
}

fn of(table: &'static [(&str, &[&str])], folder: &str) -> Option<&'static [&'static str]> {
    table.iter().find(|it| it.0.trim_end_matches(".rs") == folder.trim_end_matches(".rs")).map(|it| it.1)
}

/// A path of ours, from the crate's root on.
fn ours(source: &Source, path: &str) -> Option<String> {
    if let Some(inner) = path.strip_prefix("crate::").or_else(|| path.strip_prefix("fluoro::")) {
        return Some(inner.to_owned());
    }
    // `super` as often as the file is deep leads to the root.
    let name = source.path.trim_end_matches(".rs").trim_end_matches("/mod").trim_end_matches("lib");
    let depth = name.split('/').filter(|it| !it.is_empty()).count();
    path.strip_prefix(&"super::".repeat(depth))
        .filter(|it| depth > 0 && !it.starts_with("super"))
        .map(str::to_owned)
}

/// True where the one's folder stands above the other's, or is the same.
pub fn may_name(one: &Source, other: &Source) -> bool {
    let below = of(FLOORS, one.folder()).unwrap_or_default();
    one.folder() == other.folder() || below.iter().any(|it| it.split("::").next() == Some(other.folder()))
}

#[test]
fn no_folder_knows_one_above_it() {
    check(|source| {
        let folder = source.folder();
        let Some(may) = of(FLOORS, folder) else { return vec![format!("stands on no floor")] };
        let wrong = |path: &String| {
            let inner = &ours(source, path)?;
            let first = inner.split("::").next()?;
            let known =
                first == folder || may.iter().any(|it| inner == it || inner.starts_with(&format!("{it}::")));
            let is_module = of(FLOORS, first).is_some();
            (is_module && !known && !source.is_test()).then(|| format!("names {path}"))
        };
        paths(source).iter().filter_map(wrong).collect()
    });
}

#[test]
fn a_folder_names_only_the_crates_of_its_floor() {
    let text = std::fs::read_to_string(crate::root().join("Cargo.toml")).unwrap();
    let section = |name: &str| text.split(name).nth(1).unwrap().split("\n[").next().unwrap().to_owned();
    let lines = section("[dependencies]")
        + &section("[target.'cfg(unix)'.dependencies]")
        + &section("[dev-dependencies]");
    let crates: Vec<String> =
        lines.lines().filter_map(|it| it.split_once(" = ")).map(|it| it.0.trim().replace('-', "_")).collect();
    assert!(crates.len() > 12, "{crates:?}");
    check(|source| {
        let Some(may) = of(CRATES, source.folder()) else { return Vec::new() };
        let wrong = |path: &String| {
            let first = path.split("::").next()?;
            let zones = first == "jiff" && source.path.starts_with("domain/time/zone");
            let foreign =
                path.contains("::") && crates.iter().any(|it| it == first) && !may.contains(&first) && !zones;
            (foreign && !source.is_test()).then(|| format!("names {path}"))
        };
        paths(source).iter().filter_map(wrong).collect()
    });
}

#[test]
fn some_things_are_never_named() {
    check(|source| {
        let never = of(NEVER, source.folder()).unwrap_or(&[]);
        let wrong = |path: &String| {
            let named = never.iter().find(|it| format!("::{path}::").contains(&format!("::{it}::")))?;
            (!source.is_test()).then(|| format!("names {named}"))
        };
        paths(source).iter().filter_map(wrong).collect()
    });
}

/// Drawing changes nothing.
#[derive(Default)]
struct Mutable {
    found: bool,
}

impl<'a> Visit<'a> for Mutable {
    fn visit_type_reference(&mut self, it: &'a syn::TypeReference) {
        if let syn::Type::Path(path) = &*it.elem {
            self.found |=
                it.mutability.is_some() && path.path.segments.last().is_some_and(|it| it.ident == "App");
        }
        visit::visit_type_reference(self, it);
    }
}

#[test]
fn the_view_never_holds_a_state_that_it_could_change() {
    check(|source| {
        let mut it = Mutable::default();
        if source.folder() == "view" {
            it.visit_file(&source.file);
        }
        if it.found { vec!["takes &mut App".to_owned()] } else { Vec::new() }
    });
}
