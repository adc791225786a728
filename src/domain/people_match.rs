//! Whom a typed line is about, of the people that are known already. Never merges two who may be different people.

use super::tables::Person;
use crate::text::{
    fold::{fold, words},
    last_name,
};

/// What stands around a name without being part of it, folded.
const AROUND: [&str; 15] = [
    "dr",
    "prof",
    "professor",
    "mr",
    "ms",
    "mrs",
    "md",
    "do",
    "phd",
    "mph",
    "mba",
    "ms",
    "mdphd",
    "jr",
    "mbbs",
];

/// Returns the words of a name without titles and degrees, folded.
fn bare_name(name: &str) -> Vec<String> {
    words(name).into_iter().filter(|it| !AROUND.contains(&it.as_str())).collect()
}

/// Returns whom a name means: who is called so, else the only one of the same name without titles, else the only one of
/// that last name among `there`.
pub(super) fn named<'a>(name: &str, known: &[&'a Person], there: &[&'a Person]) -> Option<&'a Person> {
    if let Some(same) = known.iter().find(|it| fold(&it.name) == fold(name)) {
        return Some(same);
    }
    let said = bare_name(name);
    if said.is_empty() {
        return None;
    }
    let bare = only(known.iter().filter(|it| bare_name(&it.name) == said));
    let of_last = |it: &&&Person| is_last_alone(name) && fold(&last_name(&it.name)) == said.concat();
    bare.or_else(|| only(there.iter().filter(of_last)))
}

fn is_last_alone(name: &str) -> bool {
    bare_name(name).concat() == fold(&last_name(name))
}

fn only<'a, 'b: 'a>(mut all: impl Iterator<Item = &'a &'b Person>) -> Option<&'b Person> {
    let first = all.next()?;
    all.next().is_none().then_some(*first)
}

/// True if a line was corrected rather than replaced: the same address, or a name like it and nothing that contradicts.
pub(super) fn is_corrected(before: &Person, after: &Person) -> bool {
    let is_same = |one: &str, two: &str| !one.is_empty() && fold(one) == fold(two);
    if is_same(&before.email, &after.email) {
        return true;
    }
    let other_address = !before.email.is_empty() && !after.email.is_empty();
    !other_address && is_like(&before.name, &after.name)
}

/// True if everything but the name stayed, of somebody of whom more is known than the name.
pub(super) fn is_renamed(before: &Person, after: &Person) -> bool {
    let rest = |it: &Person| [&it.role, &it.email, &it.say, &it.talking_point].map(|it| fold(it));
    rest(before) == rest(after) && rest(before).iter().filter(|it| !it.is_empty()).count() > 1
}

/// True for names that differ by a slip, or by a first name or title that came or went.
fn is_like(one: &str, two: &str) -> bool {
    let shares_last =
        fold(&last_name(one)) == fold(&last_name(two)) && (is_last_alone(one) || is_last_alone(two));
    let letters = |name: &str| bare_name(name).concat().chars().collect::<Vec<char>>();
    let (a, b) = (letters(one), letters(two));
    let begin = a.iter().zip(&b).take_while(|it| it.0 == it.1).count();
    let shorter = a.len().min(b.len());
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|it| it.0 == it.1).count();
    let end = end.min(shorter.saturating_sub(begin));
    let changed = a.len().max(b.len()).saturating_sub(begin).saturating_sub(end);
    let few = if shorter < 5 { 1 } else { 2 };
    shares_last || shorter > 2 && changed <= few
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, email: &str) -> Person {
        Person { name: name.into(), email: email.into(), ..Person::default() }
    }

    #[test]
    fn a_corrected_name_is_told_from_another_one() {
        for (before, after, want) in [
            (("Jun-ho Whitlock", ""), ("XJun-ho Whitlock", ""), true),
            (("Dr. Okonjo", ""), ("Dr. Caspian Okonjo, MD", ""), true),
            (("Ana Rivera", "a@example.org"), ("Ann Smith", "a@example.org"), true),
            (("Ana Rivera", "a@example.org"), ("Ana Rivero", "b@example.org"), false),
            (("Ana Rivera", ""), ("Ben Rivera", ""), false),
            (("Kim", ""), ("Lee", ""), false),
        ] {
            let found = is_corrected(&person(before.0, before.1), &person(after.0, after.1));
            assert_eq!(found, want, "{before:?} {after:?}");
        }
    }

    #[test]
    fn a_last_name_means_the_only_one_there() {
        let (caspian, kim, lee) =
            (person("Dr. Caspian Okonjo, MD", ""), person("Ana Kim", ""), person("Ben Kim", ""));
        let all = [&caspian, &kim, &lee];
        let name = |name: &str| named(name, &all, &all).map(|it| it.name.as_str());
        assert_eq!(name("Dr. Okonjo"), Some("Dr. Caspian Okonjo, MD"));
        assert_eq!(name("Caspian Okonjo"), Some("Dr. Caspian Okonjo, MD"));
        assert_eq!(name("Dr. Kim"), None);
        assert_eq!(name("Dr. B. Okonjo"), None);
    }
}
