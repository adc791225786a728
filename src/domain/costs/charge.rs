//! Money as the bill counts it: whole cents, exact or between two amounts.

use crate::domain::figure::dollars;

/// What is to be paid, in whole cents: at least and at most. Where the amount is known both are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Charge {
    pub least: i64,
    pub most: i64,
}

impl Charge {
    pub fn exactly(cents: i64) -> Charge {
        Charge { least: cents, most: cents }
    }

    /// Returns what reaches from the least to the greatest of some amounts; none of none.
    pub fn across(amounts: impl Iterator<Item = i64> + Clone) -> Option<Charge> {
        Some(Charge { least: amounts.clone().min()?, most: amounts.max()? })
    }

    pub fn is_nothing(self) -> bool {
        self == Charge::default()
    }

    /// Says it: "$1,445", "$239 to $319", "-$50", "-$330 to -$385".
    pub fn said(self) -> String {
        let (near, far) = if self.most <= 0 { (self.most, self.least) } else { (self.least, self.most) };
        match near == far {
            true => dollars(near),
            false => format!("{} to {}", dollars(near), dollars(far)),
        }
    }
}
