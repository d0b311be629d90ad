//! A policy to start from.

use crate::id::Id;

/// The files of a policy that does a little, with a test of all of it. `NAME` stands for its name.
const FILES: [(&str, &str); 3] = [
    ("policy.json", include_str!("starter/policy.json")),
    (
        "rules/seen-alone-lately.rhai",
        include_str!("starter/rules/seen-alone-lately.rhai"),
    ),
    (
        "tests/seen-alone-lately.json",
        include_str!("starter/tests/seen-alone-lately.json"),
    ),
];

/// The files of a new policy of this name, by their paths in its folder.
#[must_use]
pub fn starter(name: &Id) -> Vec<(&'static str, String)> {
    let files = FILES.into_iter();
    files
        .map(|(path, text)| (path, text.replace("NAME", name.as_str())))
        .collect()
}
