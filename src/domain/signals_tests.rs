use super::*;
use crate::{
    data::Data,
    domain::tables::{Match, Status},
};

fn own(value: i64) -> Override {
    Override { value: Some(value.into()), ..Override::default() }
}

fn pools(season: &str, overrides: &[(&str, i64)]) -> Pools {
    let facts = Data::new().season(season, Match::Main);
    let overrides = overrides.iter().map(|(id, value)| ((*id).to_owned(), own(*value))).collect();
    Pools::new(&facts.figures, &overrides)
}

fn row(id: &str, specialty: Specialty, signal: Option<Signal>) -> Program {
    Program { id: Id::new(id), specialty: Some(specialty), signal, ..Program::default() }
}

fn told(pools: &Pools, specialty: Specialty) -> String {
    let pool = pools.pool_of(&row("p", specialty, None)).unwrap();
    let budgets = pool.budgets.iter().map(|it| format!("{} {}", it.tier.title(), it.most_words()));
    format!("{}: {}", pool.title(), budgets.collect::<Vec<_>>().join(", "))
}

#[test]
fn specialties_that_share_figures_share_a_pool() {
    let all = pools("2027", &[]);
    assert_eq!(told(&all, Specialty::Ir), "IR and DR: gold 6?, silver 6?");
    assert_eq!(told(&all, Specialty::Dr), told(&all, Specialty::Ir));
    assert_eq!(told(&all, Specialty::Ty), "TY: signal 12?");
    assert_eq!(told(&all, Specialty::PrelimMedicine), "Prelim medicine: gold 3?, silver 12?");
    assert_eq!(told(&all, Specialty::PrelimSurgery), "Prelim surgery: signal ?", "nobody knows");
    assert_eq!(told(&all, Specialty::IrIndependent), "IR independent: signal ?");
    assert_eq!(told(&all, Specialty::Other), "Other: signal ?");
    let pool = |it| all.pool_of(&row("p", it, None)).unwrap();
    assert!(pool(Specialty::IrIndependent).budgets[0].figure.is_some(), "the user can enter it");
    assert!(pool(Specialty::Other).budgets[0].figure.is_none());
    assert_eq!(told(&pools("2025", &[]), Specialty::Ir), "IR and DR: gold 6, silver 6", "its own page");
    assert_eq!(told(&pools("2026", &[]), Specialty::Ir), "IR and DR: gold ?, silver ?");
    assert_eq!(told(&pools("2028", &[]), Specialty::Ir), "IR and DR: gold 6?, silver 6?");
}

#[test]
fn a_rival_count_counts_once_the_user_takes_it_over() {
    let rivals = |all: &Pools, of| {
        let pool = all.pool_of(&row("p", of, None)).unwrap();
        pool.alternatives.iter().map(|it| it.id.clone()).collect::<Vec<_>>()
    };
    let silver = "signals.alternative.radiology.silver";
    assert!(rivals(&pools("2027", &[]), Specialty::Ir).contains(&silver.to_owned()));
    let taken = pools("2027", &[(silver, 9)]);
    assert_eq!(told(&taken, Specialty::Dr), "IR and DR: gold 6?, silver 9");
    assert!(!rivals(&taken, Specialty::Ir).contains(&silver.to_owned()));
    let apart = pools("2027", &[("signals.alternative.ir.single", 8)]);
    assert_eq!(told(&apart, Specialty::Ir), "IR: signal 8");
    assert_eq!(told(&apart, Specialty::Dr), "DR: gold 6?, silver 6?");
    let corrected = pools("2027", &[(silver, 9), ("signals.radiology.silver", 7)]);
    assert_eq!(told(&corrected, Specialty::Ir), "IR and DR: gold 6?, silver 7", "the first figure is nearer");
    let surgery = pools("2027", &[("signals.alternative.prelim-surgery.single", 15)]);
    assert_eq!(told(&surgery, Specialty::PrelimSurgery), "Prelim surgery: signal 15");
}

#[test]
fn a_number_of_the_users_is_certain_and_zero_is_a_number() {
    let all = pools("2027", &[("signals.radiology.gold", 0), ("signals.prelim-surgery.single", 3)]);
    assert_eq!(told(&all, Specialty::Ir), "IR and DR: gold 0, silver 6?");
    assert_eq!(told(&all, Specialty::PrelimSurgery), "Prelim surgery: signal 3");
    let pool = all.pool_of(&row("p", Specialty::Ir, None)).unwrap();
    assert!(pool.budgets[0].is_certain() && pool.budgets[0].is_spent(0));
    assert!(!pool.budgets[1].is_certain());
}

#[test]
fn steps_go_up_and_down_the_tiers_and_past_those_that_are_full() {
    use Signal::{Gold, Plain, Silver};
    use TierStep::{Around, Down, Up};
    let all = pools("2027", &[]);
    let radiology = all.pool_of(&row("p", Specialty::Ir, None)).unwrap();
    let single = all.pool_of(&row("p", Specialty::Ty, None)).unwrap();
    let to = |pool: &Pool, from, step| pool.tier_after(from, step, |_| false);
    assert_eq!(to(radiology, None, Up), Some(Some(Silver)));
    assert_eq!(to(radiology, Some(Silver), Up), Some(Some(Gold)));
    assert_eq!(to(radiology, Some(Gold), Up), None, "there is nothing above");
    assert_eq!(to(radiology, Some(Gold), Down), Some(Some(Silver)));
    assert_eq!(to(radiology, Some(Silver), Down), Some(None));
    assert_eq!(to(radiology, None, Down), None);
    assert_eq!(to(radiology, Some(Gold), Around), Some(None));
    assert_eq!(to(radiology, Some(Plain), Up), Some(Some(Silver)), "from a tier that isn't there");
    assert_eq!(to(radiology, Some(Plain), Down), Some(None));
    assert_eq!(to(single, None, Up), Some(Some(Plain)));
    assert_eq!(to(single, Some(Plain), Down), Some(None));
    assert_eq!(to(single, Some(Plain), Around), Some(None));
    let full = |tiers: &'static [Signal]| move |it: Signal| tiers.contains(&it);
    assert_eq!(radiology.tier_after(None, Up, full(&[Silver])), Some(Some(Gold)));
    assert_eq!(radiology.tier_after(Some(Gold), Down, full(&[Silver])), Some(None));
    assert_eq!(radiology.tier_after(None, Up, full(&[Silver, Gold])), Some(Some(Silver)), "it is asked");
    assert_eq!(radiology.tier_after(Some(Silver), Around, full(&[Silver, Gold])), Some(None));
}

#[test]
fn what_is_spent_follows_the_programs() {
    let all = pools("2027", &[]);
    let pool = all.pool_of(&row("p", Specialty::Ir, None)).unwrap();
    let mut signaled = Signaled::default();
    let gold = |signaled: &Signaled| signaled.spent(pool, Signal::Gold);
    let (ir, dr) = (row("a", Specialty::Ir, Some(Signal::Gold)), row("b", Specialty::Dr, Some(Signal::Gold)));
    assert!(signaled.note_program(&ir.id, Some(&ir)) && signaled.note_program(&dr.id, Some(&dr)));
    assert_eq!(gold(&signaled), 2);
    assert!(!signaled.note_program(&ir.id, Some(&ir)), "nothing changed");
    let moved = Program { signal: Some(Signal::Silver), ..ir.clone() };
    assert!(signaled.note_program(&ir.id, Some(&moved)));
    assert_eq!((gold(&signaled), signaled.spent(pool, Signal::Silver)), (1, 1));
    let elsewhere = Program { specialty: Some(Specialty::Ty), ..dr.clone() };
    assert!(signaled.note_program(&dr.id, Some(&elsewhere)), "another pool");
    assert_eq!(gold(&signaled), 0);
    assert!(signaled.note_program(&ir.id, None) && !signaled.is_noted(&ir.id));
    assert_eq!(signaled.spent(pool, Signal::Silver), 0);
}

/// Breaks of giving one more program gold where so many have it.
fn one_more(spent: usize, overrides: &[(&str, i64)], change: impl Fn(&mut Program)) -> Breaks {
    let all = pools("2027", overrides);
    let mut signaled = Signaled::default();
    for n in 0..spent {
        let of = row(&format!("p{n}"), Specialty::Ir, Some(Signal::Gold));
        signaled.note_program(&of.id, Some(&of));
    }
    let mut new = row("new", Specialty::Dr, None);
    change(&mut new);
    Breaks::of(&[(&new, Some(Signal::Gold))], &all, &signaled)
}

#[test]
fn the_last_signal_of_a_tier_is_free_and_the_next_one_is_not() {
    let mine = [("signals.radiology.gold", 6)];
    assert!(one_more(5, &[], |_| {}).is_nothing() && one_more(5, &mine, |_| {}).is_nothing());
    let asked = one_more(6, &[], |_| {});
    assert_eq!(
        (asked.over[0].spent, asked.over[0].is_refused),
        (7, false),
        "an uncertain number is asked of"
    );
    assert!(one_more(6, &mine, |_| {}).over[0].is_refused);
    let out = one_more(6, &mine, |row| row.status = Some(Status::Applied));
    assert!(!out.over[0].is_refused, "what is out is never refused");
    assert_eq!(out.out, [Id::new("new")]);
    let no_part = one_more(0, &[], |row| row.takes_signals = Some(TakesSignals::No));
    assert_eq!((no_part.no_part.len(), no_part.over.len()), (1, 0));
    assert!(
        one_more(9, &[("signals.prelim-surgery.single", 1)], |row| {
            row.specialty = Some(Specialty::PrelimSurgery);
        })
        .is_nothing()
    );
}

#[test]
fn taking_a_signal_back_breaks_only_what_is_out() {
    let all = pools("2027", &[("signals.radiology.gold", 0)]);
    let mut signaled = Signaled::default();
    let gold = row("a", Specialty::Ir, Some(Signal::Gold));
    let out = Program { status: Some(Status::IWithdrew), ..row("b", Specialty::Ir, Some(Signal::Gold)) };
    for it in [&gold, &out] {
        signaled.note_program(&it.id, Some(it));
    }
    assert!(Breaks::of(&[(&gold, None)], &all, &signaled).is_nothing(), "two of none become one");
    assert_eq!(Breaks::of(&[(&out, None)], &all, &signaled).out, [Id::new("b")]);
    assert!(Breaks::of(&[(&out, Some(Signal::Gold))], &all, &signaled).is_nothing(), "nothing changes");
}

#[test]
fn a_signal_is_wanted_until_the_application_is_out() {
    let planned = row("a", Specialty::Ir, None);
    assert!(planned.wants_signal());
    for status in Status::ALL {
        let now = Program { status: Some(*status), ..planned.clone() };
        assert_eq!(now.wants_signal(), *status == Status::Planned, "{status}");
    }
    assert!(!Program { signal: Some(Signal::Silver), ..planned.clone() }.wants_signal());
    assert!(!Program { takes_signals: Some(TakesSignals::No), ..planned.clone() }.wants_signal());
    assert!(Program { takes_signals: Some(TakesSignals::Yes), ..planned }.wants_signal());
}

#[test]
fn what_is_left_is_said_with_its_doubt() {
    let words = |overrides: &[(&str, i64)], spent| {
        let all = pools("2027", overrides);
        let pool = all.pool_of(&row("p", Specialty::Ir, None)).unwrap();
        pool.budgets[0].left_words(spent)
    };
    let mine = [("signals.radiology.gold", 6)];
    assert_eq!(words(&[], 5), "1 gold of 6? left");
    assert_eq!(words(&mine, 5), "1 gold of 6 left");
    assert_eq!(words(&mine, 6), "none of 6 gold left");
    assert_eq!(words(&mine, 7), "7 gold of 6, 1 too many");
    let unknown = Budget { tier: Signal::Plain, figure: None };
    assert_eq!(
        (unknown.left_words(3), unknown.left_words(1)),
        ("3 signals of ?".into(), "1 signal of ?".into())
    );
}
