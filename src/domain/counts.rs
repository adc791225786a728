//! Numbers that belong to a component: procedures logged, experiences entered. The texts themselves live elsewhere.

use super::field::{FieldInfo, Kind};

/// Something that is counted.
pub struct Count {
    /// Its key among the profile's counts.
    pub id: &'static str,
    /// The bundled component that it belongs to.
    pub component: &'static str,
    pub info: FieldInfo,
    /// The figure that it is held against.
    pub figure: Option<&'static str>,
    /// What follows its number in a list; none where the list leaves it out.
    pub noun: Option<&'static str>,
}

pub const COUNTS: [Count; 8] = [
    count("procedures", "esir-log", "counts.procedures", "Procedures")
        .of("rules.esir_procedures")
        .listed_as("procedures"),
    count("ir_rotations", "esir-log", "counts.ir_rotations", "IR rotations").of("rules.esir_ir_rotations"),
    count("icu_rotations", "esir-log", "counts.icu_rotations", "ICU rotation").of("rules.esir_icu_rotations"),
    count("related_rotations", "esir-log", "counts.related_rotations", "IR-related")
        .of("rules.esir_related_rotations"),
    count("experiences", "experiences", "counts.experiences", "Experiences")
        .of("limits.experiences")
        .listed_as(""),
    count("most_meaningful", "experiences", "counts.most_meaningful", "Meaningful")
        .of("limits.most_meaningful_experiences")
        .listed_as("meaningful"),
    count("scholarly", "scholarly-work", "counts.scholarly", "Works").listed_as(""),
    count("starred", "scholarly-work", "counts.starred", "Starred")
        .of("limits.scholarly_most_meaningful")
        .listed_as("starred"),
];

/// Returns what is counted in a component.
pub fn counts_of(component: &str) -> impl Iterator<Item = &'static Count> {
    COUNTS.iter().filter(move |it| it.component == component)
}

impl Count {
    const fn of(self, figure: &'static str) -> Count {
        Count { figure: Some(figure), ..self }
    }

    const fn listed_as(self, noun: &'static str) -> Count {
        Count { noun: Some(noun), ..self }
    }

    /// True where its figure is the most that there may be; others are asked for at least.
    pub fn is_limited(&self) -> bool {
        self.figure.is_some_and(|it| it.starts_with("limits."))
    }
}

const fn count(id: &'static str, component: &'static str, name: &'static str, label: &'static str) -> Count {
    let info = FieldInfo { name, label, help: "How many there are so far", kind: Kind::Number };
    Count { id, component, info, figure: None, noun: None }
}
