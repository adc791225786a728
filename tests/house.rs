//! The rules of the house, read from the sources: which folder may know which, that no file is in a circle, how long a
//! file and a function may be, and that the README's keys are those of the command table.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, which clippy doesn't see as such")]
#![allow(clippy::wildcard_enum_match_arm, reason = "the parts of Rust are another crate's enums, and open")]

#[path = "house/arrows.rs"]
mod arrows;
#[path = "house/circles.rs"]
mod circles;
#[path = "house/floors.rs"]
mod floors;
#[path = "house/glossary.rs"]
mod glossary;
#[path = "house/keys.rs"]
mod keys;
#[path = "house/lengths.rs"]
mod lengths;
#[path = "house/manners.rs"]
mod manners;
#[path = "house/names.rs"]
mod names;

use std::{
    fs,
    path::{Path, PathBuf},
};

use syn::{Attribute, Item};

/// One file of the sources.
struct Source {
    /// From `src` on, with slashes.
    path: String,
    text: String,
    file: syn::File,
}

impl Source {
    /// `app` of `app/overlay/form.rs`; the file itself where it stands in no folder.
    fn folder(&self) -> &str {
        self.path.split('/').next().unwrap()
    }

    /// Only there when tests are compiled.
    fn is_test(&self) -> bool {
        let name = self.path.trim_end_matches(".rs");
        name.ends_with("tests")
            || name.contains("/tests/")
            || name.ends_with("_properties")
            || self.path.ends_with("disk/fake.rs")
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join("src"), "", &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 100, "only {} files were found", found.len());
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), found);
        } else if path.ends_with(".rs") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let file = syn::parse_file(&text).unwrap_or_else(|why| panic!("{path}: {why}"));
            found.push(Source { path, text, file });
        }
    }
}

/// `#[cfg(test)]`, alone or with more.
fn only_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let words = attribute.meta.require_list().map(|list| list.tokens.to_string()).unwrap_or_default();
        attribute.path().is_ident("cfg") && words.split(|c: char| !c.is_alphanumeric()).any(|it| it == "test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Macro(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

/// Asks every file; says all that is wrong, one line each.
fn check(rule: impl Fn(&Source) -> Vec<String>) {
    let wrong: Vec<String> = sources()
        .iter()
        .flat_map(|source| rule(source).into_iter().map(|why| format!("src/{}: {why}", source.path)))
        .collect();
    assert!(wrong.is_empty(), "{} broken:\n{}", wrong.len(), wrong.join("\n"));
}
