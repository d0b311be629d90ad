//! Shares are exact, and are written back as they are read.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use proptest::prelude::*;
use reunify::Percent;

#[test]
fn what_is_not_a_percentage_is_refused() {
    for text in [
        "", "%", "47", "100.01%", "47.123%", "-1%", "4 7%", ".5%", "5.%", "+5%", "047%",
    ] {
        assert!(text.parse::<Percent>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn each_reads_back(hundredths in 0u16..=10_000) {
        let share = Percent::from_hundredths(hundredths).unwrap();
        prop_assert_eq!(share.to_string().parse::<Percent>().unwrap(), share);
    }

    #[test]
    fn a_share_is_the_nearest(part in 0u64..=u64::from(u32::MAX), more in 0u64..=u64::from(u32::MAX)) {
        let whole = part + more;
        prop_assume!(whole > 0);
        let share = i128::from(Percent::of(part, whole).unwrap().hundredths());
        let off = (share * i128::from(whole) - i128::from(part) * 10_000).abs() * 2;
        prop_assert!(off <= i128::from(whole));
    }
}
