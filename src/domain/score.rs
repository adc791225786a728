//! What a program is worth by the user's own criteria: Σ weight × score ÷ Σ weight over the scores given.

use std::{fmt, sync::Arc};

use super::{
    facts::BundledCriterion,
    tables::{Criterion, Interview, Program, Score},
    tracker::Tracker,
};

/// A weighted mean in tenths, rounded half up: 42 is 4.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub u32);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// Returns the criteria in use, in their order, each with the bundle's value wherever the user changed nothing.
pub fn criteria(tracker: &Tracker, bundle: &[BundledCriterion]) -> Vec<Arc<Criterion>> {
    let mut all: Vec<Arc<Criterion>> = Vec::new();
    for bundled in bundle {
        match tracker.criteria.get(bundled.base.id.as_str()) {
            Some(own) => all.push(Arc::new(own.over(&bundled.base))),
            None if bundled.on => all.push(bundled.base.clone()),
            None => {}
        }
    }
    let own = tracker.criteria.iter().filter(|row| !bundle.iter().any(|it| it.base.id == row.id));
    all.extend(own.cloned());
    all.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
    all
}

/// Returns the score of one criterion: that of the latest interview that has one, else the program's own. `interviews`
/// are the program's, latest first.
pub fn value(criterion: &str, program: &Program, interviews: &[Arc<Interview>]) -> Option<Score> {
    let met = interviews.iter().find_map(|it| it.scores.get(criterion).copied());
    met.or_else(|| program.scores.get(criterion).copied())
}

/// Returns the weighted mean of a program's scores; none if nothing was scored or every weight is 0. `interviews` are
/// the program's, latest first.
pub fn score(
    criteria: &[Arc<Criterion>],
    program: &Program,
    interviews: &[Arc<Interview>],
) -> Option<Tenths> {
    let (mut sum, mut weights) = (0u32, 0u32);
    for criterion in criteria {
        let weight = u32::from(criterion.weight.unwrap_or(0).min(5));
        if let Some(Score::Given(points)) = value(criterion.id.as_str(), program, interviews) {
            sum = sum.saturating_add(weight.saturating_mul(u32::from(points)));
            weights = weights.saturating_add(weight);
        }
    }
    let twice = sum.saturating_mul(20).saturating_add(weights);
    twice.checked_div(weights.saturating_mul(2)).map(Tenths)
}

/// Returns the gut score of the latest interview that has one.
pub fn gut(interviews: &[Arc<Interview>]) -> Option<u8> {
    interviews.iter().find_map(|it| it.gut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;

    fn criterion(id: &str, weight: u8) -> Arc<Criterion> {
        Arc::new(Criterion { id: Id::new(id), weight: Some(weight), ..Default::default() })
    }

    #[test]
    fn weights_count_and_halves_go_up() {
        let criteria = [criterion("a", 3), criterion("b", 1), criterion("c", 5), criterion("d", 0)];
        let mut program = Program::default();
        assert_eq!(score(&criteria, &program, &[]), None);
        program.scores.insert("a".into(), Score::Given(4));
        program.scores.insert("b".into(), Score::Given(5));
        program.scores.insert("c".into(), Score::NotApplicable);
        program.scores.insert("d".into(), Score::Given(1));
        assert_eq!(score(&criteria, &program, &[]), Some(Tenths(43)), "4.25 rounds up");
        let mut interview = Interview::default();
        interview.scores.insert("a".into(), Score::Given(1));
        assert_eq!(
            score(&criteria, &program, &[Arc::new(interview)]),
            Some(Tenths(20)),
            "the interview's own score wins"
        );
    }
}
