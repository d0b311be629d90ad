//! The machine that rules run on, and its limits.

use std::sync::Arc;

use rhai::{AST, Dynamic, EvalAltResult, ParseErrorType, Position, Scope, Token};

use super::reads::span;
use super::view::{self, CaseView};
use crate::diagnostic::{Code, Diagnostic};

/// The most operations that one run of a rule may take.
const OPERATIONS: u64 = 100_000;
/// The most bytes of a script.
const SCRIPT: usize = 32 << 10;
/// The most that calls may be nested.
const CALLS: usize = 16;
/// The most that expressions may be nested.
const DEPTH: usize = 32;
/// The longest text, in bytes.
const TEXT: usize = 4 << 10;
/// The longest list and the largest map.
const ITEMS: usize = 256;

/// A Rhai engine that has nothing but the view of a case.
#[derive(Debug)]
pub(crate) struct Sandbox {
    engine: rhai::Engine,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        let mut engine = rhai::Engine::new_raw();
        engine.set_max_operations(OPERATIONS);
        engine.set_max_call_levels(CALLS);
        engine.set_max_expr_depths(DEPTH, DEPTH);
        engine.set_max_string_size(TEXT);
        engine.set_max_array_size(ITEMS);
        engine.set_max_map_size(ITEMS);
        engine.set_max_functions(32);
        engine.set_max_variables(64);
        engine.set_strict_variables(true);
        engine.set_fail_on_invalid_map_property(true);
        engine.set_allow_looping(false);
        engine.set_allow_shadowing(false);
        engine.set_optimization_level(rhai::OptimizationLevel::None);
        engine.disable_symbol("eval");
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
        Self { engine }
    }

    /// Compiles a script.
    pub(crate) fn compile(&self, text: &str) -> Result<AST, Diagnostic> {
        if text.len() > SCRIPT {
            return Err(Diagnostic::error(
                Code::ScriptLimit,
                format!(
                    "the script has {} bytes; at most {SCRIPT} are read",
                    text.len()
                ),
            ));
        }
        let mut scope = Scope::new();
        scope.push_constant_dynamic("case", Dynamic::UNIT);
        self.engine
            .compile_with_scope(&scope, text)
            .map_err(|error| {
                let code = match *error.err_type() {
                    ParseErrorType::ExprTooDeep
                    | ParseErrorType::TooManyFunctions
                    | ParseErrorType::LiteralTooLarge(..) => Code::ScriptLimit,
                    ParseErrorType::Reserved(..) => Code::ScriptForbidden,
                    _ => Code::ScriptSyntax,
                };
                Diagnostic::error(code, error.err_type().to_string())
                    .spanning(span(text, error.position()))
            })
    }

    /// Runs a script on the view of a case, which keeps what the script says.
    pub(crate) fn run(&self, ast: &AST, case: Arc<CaseView>) -> Result<(), Diagnostic> {
        let mut scope = Scope::new();
        scope.push_constant("case", case);
        let ran = self.engine.run_ast_with_scope(&mut scope, ast);
        ran.map_err(|error| {
            let (code, at) = describe(&error);
            let mut message = error;
            message.clear_position();
            let line = at
                .line()
                .map(|line| format!(" (line {line})"))
                .unwrap_or_default();
            Diagnostic::error(code, format!("{message}{line}"))
        })
    }
}

/// What kind of failure it was and where, inside the calls that it came through.
fn describe(error: &EvalAltResult) -> (Code, Position) {
    match error {
        EvalAltResult::ErrorInFunctionCall(_, _, inner, _)
        | EvalAltResult::ErrorInModule(_, inner, _) => describe(inner),
        EvalAltResult::ErrorTooManyOperations(at)
        | EvalAltResult::ErrorStackOverflow(at)
        | EvalAltResult::ErrorTooManyVariables(at)
        | EvalAltResult::ErrorDataTooLarge(_, at) => (Code::ScriptLimit, *at),
        other => (Code::ScriptFailed, other.position()),
    }
}
