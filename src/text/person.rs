//! What a person is called for short.

/// Titles and degrees that stand behind a name without being one.
const BEHIND: [&str; 16] = [
    "md", "do", "phd", "mph", "ms", "msc", "mba", "mbbs", "facr", "fsir", "jr", "sr", "ii", "iii", "iv",
    "esq",
];

/// Returns the last name: "Thornquist" of "Dr. Mirela Thornquist, MD", of "Thornquist, Mirela", of "M. Thornquist III".
pub fn last_name(name: &str) -> String {
    let first_part = name.split(',').next().unwrap_or(name);
    let is_name = |word: &&str| {
        let letters: String = word.chars().filter(|it| it.is_alphabetic()).collect();
        !BEHIND.contains(&letters.to_lowercase().as_str())
    };
    let words: Vec<&str> = first_part.split_whitespace().collect();
    let found = words.iter().rev().find(|it| is_name(it)).or(words.last());
    found.map_or_else(|| name.trim().to_owned(), |it| (*it).to_owned())
}

/// Titles before a name.
const BEFORE: [&str; 4] = ["dr", "prof", "professor", "doctor"];

/// Returns the last name with the first letter of the first one: "M. Thornquist" of "Dr. Mirela Thornquist".
pub fn with_initial(name: &str, last: &str) -> String {
    let letters = |word: &str| -> String { word.chars().filter(|it| it.is_alphabetic()).collect() };
    let is_first = |word: &&str| {
        let word = letters(word).to_lowercase();
        !word.is_empty() && !BEFORE.contains(&word.as_str()) && word != letters(last).to_lowercase()
    };
    let words = name.split([' ', ',']).filter(|it| !it.is_empty());
    let initial = words.into_iter().find(is_first).and_then(|it| letters(it).chars().next());
    initial.map_or_else(|| last.to_owned(), |it| format!("{it}. {last}"))
}

#[cfg(test)]
mod tests {
    use super::{last_name, with_initial};

    #[test]
    fn those_of_one_last_name_are_told_apart() {
        for (name, want) in [
            ("Dr. Ama Osei-Lindgren", "A. Osei-Lindgren"),
            ("Osei-Lindgren, Bob", "B. Osei-Lindgren"),
            ("Dr. Osei-Lindgren", "Osei-Lindgren"),
        ] {
            assert_eq!(with_initial(name, &last_name(name)), want);
        }
    }

    #[test]
    fn the_last_name_is_found_among_titles_and_degrees() {
        for (name, want) in [
            ("Dr. Mirela Thornquist", "Thornquist"),
            ("Mirela Thornquist, MD, PhD", "Thornquist"),
            ("Thornquist, Mirela", "Thornquist"),
            ("Dr. Beatrix Okafor-Hale", "Okafor-Hale"),
            ("M. Thornquist III", "Thornquist"),
            ("Ana Osei M.D.", "Osei"),
            ("Osei", "Osei"),
            ("MD", "MD"),
            ("", ""),
            ("李 小龙", "小龙"),
        ] {
            assert_eq!(last_name(name), want, "{name}");
        }
    }
}
