//! Rounding, which happens once, at the end of a line.

use crate::document::quantity::LARGEST;

/// A share of a whole, in the unit in which shares are kept.
pub(crate) const WHOLE: i128 = 10_000;

/// A quotient to the nearest whole number, a half upwards. `None` if it is more than every host
/// can hold, or the divisor is not above 0.
pub(crate) fn rounded(dividend: i128, divisor: i128) -> Option<i64> {
    let twice = divisor.checked_mul(2).filter(|twice| *twice > 0)?;
    let dividend = dividend.checked_mul(2)?.checked_add(divisor)?;
    held(dividend.checked_div_euclid(twice)?)
}

/// A quotient, or the next whole number above it. `None` as for [`rounded`].
pub(crate) fn rounded_up(dividend: i128, divisor: i128) -> Option<i64> {
    if divisor <= 0 {
        return None;
    }
    let dividend = dividend.checked_add(divisor.checked_sub(1)?)?;
    held(dividend.checked_div_euclid(divisor)?)
}

/// A number that every host holds exactly.
pub(crate) fn held(number: i128) -> Option<i64> {
    i64::try_from(number)
        .ok()
        .filter(|number| (-LARGEST..=LARGEST).contains(number))
}

pub(crate) fn product<const N: usize>(factors: [i128; N]) -> Option<i128> {
    let mut factors = factors.into_iter();
    factors.try_fold(1, |product: i128, factor| product.checked_mul(factor))
}

pub(crate) fn sum(terms: impl IntoIterator<Item = Option<i128>>) -> Option<i128> {
    let mut terms = terms.into_iter();
    terms.try_fold(0, |sum: i128, term| sum.checked_add(term?))
}
