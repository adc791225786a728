//! Names for files: short, readable, and such that no file system takes two of them for one.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::fold::words;

/// The most letters of a name.
const LONGEST: usize = 60;

/// What Windows keeps for its devices, with a digit behind the last two.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Returns a text in small letters, digits and hyphens without accents: "St. Vincent · IR" as "st-vincent-ir". Empty if
/// nothing is left.
pub fn slug(text: &str) -> String {
    let plain = |word: String| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let words: Vec<String> = words(text).into_iter().map(plain).filter(|it| !it.is_empty()).collect();
    let mut slug = words.join("-");
    slug.truncate(LONGEST);
    let slug = slug.trim_end_matches('-');
    let is_device = DEVICES.contains(&slug.trim_end_matches(|c: char| c.is_ascii_digit()));
    if is_device { format!("{slug}-program") } else { slug.to_owned() }
}

/// Returns a name for each of these, all of them different: that of its title; of those that would have the same, that
/// with the id behind it, so that each keeps its own whatever comes and goes beside it.
pub(super) fn slugs<'a>(all: impl Iterator<Item = (&'a str, String)> + Clone) -> BTreeMap<&'a str, String> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    all.clone().for_each(|it| *count.entry(slug(&it.1)).or_default() += 1);
    let mut taken = BTreeSet::new();
    let mut named = BTreeMap::new();
    for (id, title) in all {
        let own = slug(&title);
        let is_alone = !own.is_empty() && count.get(&own) == Some(&1);
        let parts = if is_alone { own } else { [own, slug(id)].join("-").trim_matches('-').to_owned() };
        let numbered = (2u32..).map(|it| format!("{parts}-{it}"));
        let mut names = std::iter::once(parts.clone()).chain(numbered);
        let name = names.find(|it| !it.is_empty() && taken.insert(it.clone())).unwrap_or(parts);
        named.insert(id, name);
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_suits_every_file_system() {
        for (text, expected) in [
            ("UCSF · IR", "ucsf-ir"),
            ("Hôpital Saint-Éloi / IR & DR", "hopital-st-eloi-ir-and-dr"),
            ("../../etc/passwd", "etc-passwd"),
            ("CON", "con-program"),
            ("LPT1.", "lpt1-program"),
            ("Console", "console"),
            ("東京", ""),
            ("  ", ""),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
        assert!(slug(&"long ".repeat(90)).len() <= LONGEST);
    }

    #[test]
    fn no_two_have_one_name() {
        let all = [
            ("a/ir", "Été IR"),
            ("b/ir", "ETE · IR"),
            ("c/ir", "Other"),
            ("d/ir", "東京"),
            ("e/ir", "été-ir a/ir"),
            ("東", "京"),
        ];
        let names = slugs(all.iter().map(|it| (it.0, it.1.to_owned())));
        let names: Vec<&str> = names.values().map(String::as_str).collect();
        assert_eq!(names, ["ete-ir-a-ir", "ete-ir-b-ir", "other", "d-ir", "ete-ir-a-ir-2", "-2"]);
    }
}
