//! The name that somebody may have meant.

/// The name that is most like another, if any is much like it.
pub(crate) fn nearest<'n>(name: &str, among: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let scored = among.map(|other| (strsim::osa_distance(name, other), other));
    let close = name.len().div_euclid(3);
    let near = scored.filter(|(distance, _)| *distance <= close);
    near.min().map(|(_, other)| other)
}
