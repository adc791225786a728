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

/// Returns the bundle's criteria that aren't in use: an earlier score may still be by one of them.
pub fn unused(tracker: &Tracker, bundle: &[BundledCriterion]) -> Vec<Arc<Criterion>> {
    let is_used = |it: &&BundledCriterion| it.on || tracker.criteria.has(it.base.id.as_str());
    bundle.iter().filter(|it| !is_used(it)).map(|it| it.base.clone()).collect()
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
    mean(&weighed(criteria, |criterion| value(criterion, program, interviews)))
}

/// Returns the weighted mean of what one interview alone was given.
pub fn score_alone(criteria: &[Arc<Criterion>], interview: &Interview) -> Option<Tenths> {
    mean(&weighed(criteria, |criterion| interview.scores.get(criterion).copied()))
}

/// Says a weighted mean with all that it is made of: "4.2 = 25 ÷ 6: Case volume 4 × 5, Location 5 × 1"; none if nothing
/// was scored or every weight is 0.
pub fn reckoning(criteria: &[Arc<Criterion>], given: impl Fn(&str) -> Option<Score>) -> Option<String> {
    let parts = weighed(criteria, given);
    let mean = mean(&parts)?;
    let (sum, weights) = sums(&parts);
    let part = |(criterion, weight, points): &(&Criterion, u32, u32)| {
        let name = if criterion.title.is_empty() { criterion.id.as_str() } else { &criterion.title };
        format!("{name} {points} × {weight}")
    };
    let parts: Vec<String> = parts.iter().filter(|it| it.1 > 0).map(part).collect();
    Some(format!("{mean} = {sum} ÷ {weights}: {}", parts.join(", ")))
}

/// Returns the criteria that have points, each with its weight and its points.
fn weighed(
    criteria: &[Arc<Criterion>],
    given: impl Fn(&str) -> Option<Score>,
) -> Vec<(&Criterion, u32, u32)> {
    let part = |criterion: &Arc<Criterion>| given(criterion.id.as_str()).and_then(Score::points);
    let weight = |it: &Criterion| u32::from(it.weight.unwrap_or(0).min(5));
    criteria.iter().filter_map(|it| Some((&**it, weight(it), u32::from(part(it)?)))).collect()
}

/// Returns the sum of points times weights, and that of the weights.
fn sums(parts: &[(&Criterion, u32, u32)]) -> (u32, u32) {
    parts.iter().fold((0, 0), |(sum, weights), (_, weight, points)| {
        (sum.saturating_add(weight.saturating_mul(*points)), weights.saturating_add(*weight))
    })
}

fn mean(parts: &[(&Criterion, u32, u32)]) -> Option<Tenths> {
    let (sum, weights) = sums(parts);
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
        let words = reckoning(&criteria, |id| program.scores.get(id).copied());
        assert_eq!(words.as_deref(), Some("4.3 = 17 ÷ 4: a 4 × 3, b 5 × 1"));
    }
}
