//! A draw from a triangular distribution in whole numbers.

/// A whole number between `low` and `high`, most often near `likely`, from 32 random bits.
///
/// The inverse of the distribution's cumulative function, with an integer square root, so that
/// every host draws the same. The root is rounded to the nearest whole number.
pub(super) fn draw(low: i64, likely: i64, high: i64, random: u32) -> i64 {
    let width = high.abs_diff(low);
    let (below, above) = (likely.abs_diff(low), high.abs_diff(likely));
    // Where the mode is, as a share of the width, in 32 bits.
    let scaled = u128::from(random).saturating_mul(u128::from(width));
    let mode = u128::from(below) << 32;
    if scaled < mode {
        let step = root(width, below, random);
        low.saturating_add_unsigned(step.min(below))
    } else {
        let step = root(width, above, u32::MAX.saturating_sub(random));
        high.saturating_sub_unsigned(step.min(above))
    }
}

/// The root of `width × part × random / 2^32`, to the nearest whole number.
fn root(width: u64, part: u64, random: u32) -> u64 {
    let area = u128::from(width).saturating_mul(u128::from(part));
    let random = u128::from(random);
    // Four times the area, whose root is twice the root; in two halves, so that it cannot overflow.
    let area = area.saturating_mul(4);
    let low_bits = u128::from(u32::MAX);
    let high = (area >> 32).saturating_mul(random);
    let low = (area & low_bits).saturating_mul(random) >> 32;
    let twice = high.saturating_add(low).isqrt();
    u64::try_from(twice.saturating_add(1) >> 1).unwrap_or(u64::MAX)
}
