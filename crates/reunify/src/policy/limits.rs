//! What a rule may use.

/// The most that one rule may use, each time it is run. A host may lower or raise any of these;
/// what rules may do stays the same. A limit of 0 allows next to nothing, and is never "no limit".
///
/// ```
/// use reunify::policy::RuleLimits;
/// let strict = RuleLimits { operations: 1_000, ..RuleLimits::default() };
/// assert!(strict.operations < RuleLimits::default().operations);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleLimits {
    /// Steps that a run takes.
    pub operations: u64,
    /// Bytes of a script.
    pub script: usize,
    /// Expressions within expressions, and so calls within calls: a rule has no functions of its own.
    pub depth: usize,
    /// Bytes of one text.
    pub text: usize,
    /// Items of one list.
    pub items: usize,
    /// Variables at one time.
    pub variables: usize,
    /// Bytes of everything that a run makes: texts, lists, and what the rule says. What the view of
    /// the case hands out is shared and costs nothing.
    pub memory: usize,
    /// Findings of one rule.
    pub findings: usize,
}

impl Default for RuleLimits {
    fn default() -> Self {
        Self {
            operations: 100_000,
            script: 32 << 10,
            depth: 32,
            text: 4 << 10,
            items: 64,
            variables: 64,
            memory: 256 << 10,
            findings: 32,
        }
    }
}
