//! What no rule may turn on.
//!
//! The Equality Act 2010 protects some of these; the others, such as where somebody lives or that
//! they are poor, stand for them in practice. What a child needs because of who they are is
//! recorded and read as a need.

const PROTECTED: &[(&[&str], &str)] = &[
    (
        &[
            "ethnicity",
            "ethnic",
            "race",
            "racial",
            "nationality",
            "colour",
        ],
        "ethnicity",
    ),
    (&["religion", "religious", "faith", "belief"], "religion"),
    (&["benefits", "welfare", "income", "poverty"], "benefits"),
    (
        &["postcode", "postcodes", "ward", "deprivation", "imd"],
        "where somebody lives",
    ),
    (&["disability", "disabled"], "disability"),
    (&["sexuality", "orientation"], "sexual orientation"),
    (&["gender", "sex", "transgender"], "sex or gender"),
    (&["immigration", "asylum"], "immigration status"),
];

/// What protected characteristic a name is about, if it is about one.
pub(crate) fn protected(name: &str) -> Option<&'static str> {
    let words = || {
        name.split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty())
    };
    let about = |(of, _): &&(&[&str], &str)| {
        words().any(|word| of.contains(&word.to_ascii_lowercase().as_str()))
    };
    PROTECTED.iter().find(about).map(|(_, what)| *what)
}
