//! The reference of a case, from the child's code in the return.

use reunify::json::Sha256;

/// Codes longer than this are shortened in a reference.
const LONGEST: usize = 40;
/// How many figures of a hash tell codes apart that would otherwise read the same.
const FIGURES: usize = 16;

/// A reference that can be the name of a file anywhere, and says no more than the code of the child
/// does. It depends on that code alone: capitals, digits, `-` and `_` are kept as they are; a code with
/// anything else has it replaced, and a part of the code's hash behind, so that no two codes share a
/// reference, on a disk that does not tell capitals from small letters either.
pub(super) fn case_id(child: &str) -> String {
    let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if child.len() <= LONGEST && !child.is_empty() && child.chars().all(plain) {
        return format!("ssda903-{child}");
    }
    let safe = |c: char| {
        if c.is_ascii_alphanumeric() { c } else { '-' }
    };
    let kept: String = child.chars().take(LONGEST).map(safe).collect();
    let hash = Sha256::of(child.as_bytes()).to_string();
    let hash: String = hash.chars().take(FIGURES).collect();
    format!("ssda903-{kept}.{hash}")
}

#[cfg(test)]
mod tests {
    use super::case_id;

    #[test]
    fn a_plain_code_is_kept_and_others_stay_apart() {
        assert_eq!(case_id("A01"), "ssda903-A01");
        let others = [
            "a01",
            "A/01",
            "A.01",
            "A 01",
            "../A01",
            "Ä01",
            "",
            &"9".repeat(64),
        ];
        let mut ids: Vec<String> = others.iter().map(|code| case_id(code)).collect();
        assert!(
            ids.iter()
                .all(|id| id.len() <= 65 && !id.contains(['/', ' ']))
        );
        assert!(ids.iter().all(|id| !id.contains("..")), "{ids:?}");
        ids.push(case_id("A01"));
        ids.iter_mut().for_each(|id| *id = id.to_lowercase());
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 9);
    }
}
