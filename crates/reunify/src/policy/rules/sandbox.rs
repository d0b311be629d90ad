//! The machine that rules run on, and its limits.

use std::sync::{Arc, Mutex};

use rhai::{AST, Caches, Dynamic, EvalAltResult, ParseErrorType, Position, Scope, Token};

use super::check::span;
use super::probe::{self, Stretches};
use super::view::{self, CaseView};
use crate::diagnostic::{Code, Diagnostic};
use crate::policy::RuleLimits;

/// Words of Rhai that rules do not have. Each is refused where it stands, before anything that
/// comes after it is read.
const REFUSED: [(&str, &str); 26] = [
    ("switch", "use `if` and `else if`"),
    ("while", LOOPS),
    ("loop", LOOPS),
    ("do", LOOPS),
    ("until", LOOPS),
    ("for", LOOPS),
    ("in", "use `is_one_of`"),
    ("fn", "write it out where it is used"),
    ("private", "write it out where it is used"),
    ("Fn", "write it out where it is used"),
    ("call", "write it out where it is used"),
    ("curry", "write it out where it is used"),
    ("try", "nothing in a rule fails that could be caught"),
    ("catch", "nothing in a rule fails that could be caught"),
    (
        "throw",
        "use `return` to end the rule; what it said stays said",
    ),
    ("import", "a rule is one file, and reads only the case"),
    ("export", "a rule is one file, and keeps nothing"),
    ("global", "a rule is one file, and keeps nothing"),
    ("eval", "a rule is what is written down"),
    ("print", "speak through `case.advise` and its like"),
    ("debug", "speak through `case.advise` and its like"),
    ("this", "start with `case`"),
    (
        "type_of",
        "every value has the kind that the reference gives",
    ),
    ("is_def_var", "every name is given with `let`"),
    ("is_shared", "nothing is shared"),
    ("=>", "use `if` and `else if`"),
];
const LOOPS: &str = "ask of all at once, with `every`, `some`, `with` or `count`";

/// A Rhai engine that has nothing but the view of a case.
#[derive(Debug)]
pub(crate) struct Sandbox {
    engine: rhai::Engine,
    limits: RuleLimits,
    /// A note that a stretch was run, parsed.
    note: AST,
    /// Which function each call means, as runs have found out: it is the same in all of them.
    found: Mutex<Caches>,
}

impl Sandbox {
    pub(crate) fn new(limits: RuleLimits) -> Self {
        let mut engine = rhai::Engine::new_raw();
        // To Rhai, 0 is no limit. To a host that lowers one, it is next to nothing.
        engine.set_max_operations(limits.operations.max(1));
        engine.set_max_expr_depths(limits.depth.max(1));
        engine.set_max_string_size(limits.text.max(1));
        engine.set_max_array_size(limits.items.max(1));
        engine.set_max_map_size(limits.items.max(1));
        engine.set_max_variables(limits.variables);
        engine.set_strict_variables(true);
        engine.set_fail_on_invalid_map_property(true);
        engine.set_allow_looping(false);
        engine.set_allow_shadowing(false);
        engine.set_allow_if_expression(true);
        engine.set_allow_switch_expression(false);
        engine.set_allow_statement_expression(false);
        for (word, _) in REFUSED {
            engine.disable_symbol(word);
        }
        // Words that Rhai keeps for later, and that rules read aloud with.
        #[expect(
            deprecated,
            reason = "volatile, and held by the tests; the version is pinned"
        )]
        engine.on_parse_token(|token, _, _| match token {
            Token::Reserved(word) if ["case", "is", "with"].contains(&word.as_str()) => {
                Token::Identifier(word)
            }
            other => other,
        });
        engine.on_print(|_| {});
        engine.on_debug(|_, _, _| {});
        view::register(&mut engine);
        let note = engine.compile_with_scope(&scope(), format!("case.{}(0);", probe::NAME));
        Self {
            note: note.unwrap_or_default(),
            engine,
            limits,
            found: Mutex::new(Caches::new()),
        }
    }

    /// Parses a script.
    pub(crate) fn compile(&self, text: &str) -> Result<AST, Diagnostic> {
        let most = self.limits.script;
        if text.len() > most {
            let message = format!(
                "the script has {} bytes; at most {most} are read",
                text.len()
            );
            return Err(Diagnostic::error(Code::ScriptLimit, message)
                .spanning(span(text, Position::new(1, 1), 1))
                .help("split it into several rules"));
        }
        super::depth::check(text, self.limits.depth)?;
        let parsed = self.engine.compile_with_scope(&scope(), text);
        parsed.map_err(|error| self.not_parsed(text, &error))
    }

    fn not_parsed(&self, text: &str, error: &rhai::ParseError) -> Diagnostic {
        let at = error.position();
        let refused = |word: &str| REFUSED.iter().find(|(refused, _)| *refused == word);
        let (code, message, help) = match error.err_type() {
            ParseErrorType::ExprTooDeep => {
                let depth = self.limits.depth;
                (
                    Code::ScriptLimit,
                    format!("expressions may be nested {depth} deep"),
                    "give parts of it names with `let`",
                )
            }
            ParseErrorType::TooManyFunctions => (
                Code::ScriptForbidden,
                "rules have no functions of their own".to_owned(),
                "write it out where it is used",
            ),
            ParseErrorType::LiteralTooLarge(what, most) => {
                let what = if what.contains("string") {
                    "text may have at most"
                } else {
                    "list may have at most"
                };
                let of = if what.starts_with("text") {
                    "bytes"
                } else {
                    "items"
                };
                (
                    Code::ScriptLimit,
                    format!("a {what} {most} {of}"),
                    "write less, or split the rule",
                )
            }
            ParseErrorType::Reserved(word)
            | ParseErrorType::BadInput(rhai::LexError::ImproperSymbol(word, _))
                if refused(word).is_some() =>
            {
                let help = refused(word).map_or("", |(_, help)| help);
                (
                    Code::ScriptForbidden,
                    format!("rules have no `{word}`"),
                    help,
                )
            }
            ParseErrorType::LoopBreak | ParseErrorType::WrongFnDefinition => (
                Code::ScriptForbidden,
                error.err_type().to_string(),
                "use `let`, `if` and calls of the case",
            ),
            other => (Code::ScriptSyntax, plain(other), ""),
        };
        let problem = Diagnostic::error(code, message).spanning(span(text, at, 1));
        if help.is_empty() {
            problem
        } else {
            problem.help(help)
        }
    }

    /// A parsed script with notes of what is run, and its stretches.
    pub(super) fn noted(&self, ast: &AST) -> (AST, Stretches) {
        probe::noted(ast, &self.note)
    }

    pub(super) fn limits(&self) -> RuleLimits {
        self.limits
    }

    /// Runs a script on the view of a case, which keeps what the script says.
    pub(crate) fn run(&self, ast: &AST, text: &str, case: Arc<CaseView>) -> Result<(), Diagnostic> {
        let mut scope = Scope::new();
        scope.push_constant("case", case);
        let global = &mut self.engine.new_global_runtime_state();
        let statements = ast.statements();
        // A run beside another finds out by itself.
        let mut found = self.found.try_lock();
        let (mut own, shared) = (Caches::new(), found.as_deref_mut());
        let caches = shared.unwrap_or(&mut own);
        #[expect(
            deprecated,
            reason = "nothing else takes what was found; the version is pinned"
        )]
        let ran = self
            .engine
            .eval_statements_raw(global, caches, &mut scope, statements);
        ran.map(|_| ()).map_err(|error| {
            let (code, message, at) = self.describe(&error);
            Diagnostic::error(code, message).spanning(span(text, at, 1))
        })
    }

    /// What kind of failure it was and where, inside the calls that it came through.
    fn describe(&self, error: &EvalAltResult) -> (Code, String, Position) {
        let limits = self.limits;
        match error {
            EvalAltResult::ErrorInFunctionCall(_, _, inner, at)
            | EvalAltResult::ErrorInModule(_, inner, at) => {
                let (code, message, inside) = self.describe(inner);
                (code, message, if inside.is_none() { *at } else { inside })
            }
            EvalAltResult::ErrorTooManyOperations(at) => {
                let most = limits.operations;
                (
                    Code::ScriptLimit,
                    format!("a rule may take at most {most} steps"),
                    *at,
                )
            }
            EvalAltResult::ErrorTooManyVariables(at) => {
                let most = limits.variables;
                (
                    Code::ScriptLimit,
                    format!("a rule may have at most {most} names"),
                    *at,
                )
            }
            EvalAltResult::ErrorDataTooLarge(what, at) => (
                Code::ScriptLimit,
                format!("{} is larger than rules may make", what.to_lowercase()),
                *at,
            ),
            EvalAltResult::ErrorRuntime(said, at) => {
                let said = said.to_string();
                match said.strip_prefix(view::LIMIT) {
                    Some(limit) => (Code::ScriptLimit, limit.to_owned(), *at),
                    None => (Code::ScriptFailed, said, *at),
                }
            }
            EvalAltResult::ErrorArithmetic(_, at) => (
                Code::ScriptFailed,
                "the number is too large or too small".to_owned(),
                *at,
            ),
            other => {
                let mut message = other.to_string();
                if let Some(end) = message.rfind(" (line ") {
                    message.truncate(end);
                }
                (Code::ScriptFailed, message, other.position())
            }
        }
    }
}

fn scope() -> Scope<'static> {
    let mut scope = Scope::new();
    scope.push_constant_dynamic("case", Dynamic::UNIT);
    scope
}

/// What is wrong with the writing of a script, as Rhai has it, without where.
fn plain(error: &ParseErrorType) -> String {
    match error {
        ParseErrorType::VariableUndefined(name) => format!("nothing has the name `{name}` here"),
        ParseErrorType::VariableExists(name) => {
            format!("`{name}` is the name of something already")
        }
        other => {
            let text = other.to_string();
            let mut letters = text.chars();
            let first = letters.next().map(|c| c.to_ascii_lowercase());
            first.into_iter().chain(letters).collect()
        }
    }
}
