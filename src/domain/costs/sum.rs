//! Sums of the bill, which say by themselves how sure and how whole they are.

use super::charge::Charge;
use crate::domain::figure::dollars;

/// Amounts added up, in whole cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    least: i128,
    most: i128,
    /// True where a part of it isn't confirmed.
    is_unsure: bool,
    /// True where a part of it isn't known and so isn't in it.
    lacks_a_part: bool,
}

impl Sum {
    /// Returns an amount as a sum; an unknown one lacks a part.
    pub fn of_amount(amount: Option<Charge>) -> Sum {
        let charge = amount.unwrap_or_default();
        Sum {
            least: charge.least.into(),
            most: charge.most.into(),
            is_unsure: false,
            lacks_a_part: amount.is_none(),
        }
    }

    pub fn unsure(self) -> Sum {
        Sum { is_unsure: true, ..self }
    }

    pub fn plus(self, other: Sum) -> Sum {
        Sum {
            least: self.least.saturating_add(other.least),
            most: self.most.saturating_add(other.most),
            is_unsure: self.is_unsure || other.is_unsure,
            lacks_a_part: self.lacks_a_part || other.lacks_a_part,
        }
    }

    /// True where there is nothing to pay, known or unknown.
    pub fn is_empty(self) -> bool {
        (self.least, self.most) == (0, 0) && !self.lacks_a_part
    }

    pub fn is_unsure(self) -> bool {
        self.is_unsure
    }

    /// Says it: "$1,445", "~$602" where a part isn't confirmed, "at least $80" where a part isn't known.
    pub fn words(self) -> String {
        let (Ok(least), Ok(most)) = (i64::try_from(self.least), i64::try_from(self.most)) else {
            return "too large to add up".to_owned();
        };
        let sign = if self.is_unsure { "~" } else { "" };
        match (self.lacks_a_part, (least, most) == (0, 0)) {
            (true, true) => "not known".to_owned(),
            (true, false) => format!("at least {sign}{}", dollars(least)),
            (false, true) => dollars(0),
            (false, false) => format!("{sign}{}", Charge { least, most }.said()),
        }
    }
}

/// Adds up.
pub fn summed(parts: impl Iterator<Item = Sum>) -> Sum {
    parts.fold(Sum::default(), Sum::plus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_says_how_sure_and_how_whole_it_is() {
        let exactly = |cents| Sum::of_amount(Some(Charge::exactly(cents)));
        let (unknown, unsure) = (Sum::of_amount(None), exactly(1_100).unsure());
        let words = |parts: &[Sum]| summed(parts.iter().copied()).words();
        assert_eq!(words(&[]), "$0");
        assert_eq!(words(&[exactly(200), exactly(-50)]), "$1.50");
        assert_eq!(words(&[exactly(200), unsure]), "~$13");
        assert_eq!(words(&[exactly(200), unsure, unknown]), "at least ~$13");
        assert_eq!(words(&[unknown, unknown]), "not known");
        assert_eq!(words(&[exactly(i64::MAX), exactly(1)]), "too large to add up");
        assert_eq!(words(&[exactly(i64::MAX), exactly(1), exactly(-2)]), "$92,233,720,368,547,758.06");
        let span = Sum::of_amount(Some(Charge { least: 100, most: 300 }));
        assert_eq!(words(&[span]), "$1 to $3");
        assert_eq!(words(&[span, unknown]), "at least $1");
    }
}
