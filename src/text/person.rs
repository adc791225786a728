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

#[cfg(test)]
mod tests {
    use super::last_name;

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
