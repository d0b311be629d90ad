//! How deep a script goes, before it is parsed.
//!
//! Rhai counts brackets as it parses, but not the links of a chain: `a.b.b.b`, `a + a + a`,
//! `if … else if … else if`. Each makes the parsed script one deeper, and whoever walks it, or
//! drops it, needs that much stack. So chains are counted here, on the text, and refused while
//! they are still flat.

use crate::diagnostic::{Code, Diagnostic, Span};

/// The most links of one statement for each level that expressions may be nested.
const LINKS: usize = 8;
/// The most that `else if` may follow one another.
const CHOICES: usize = 64;

/// Refuses a script with a chain that is too long, or brackets that are nested too deep.
pub(super) fn check(text: &str, depth: usize) -> Result<(), Diagnostic> {
    let most = depth.saturating_mul(LINKS);
    let (mut links, mut nested, mut choices) = (0usize, 0usize, 0usize);
    let mut letters = text.char_indices().peekable();
    let mut word = String::new();
    let too_long = |what: String, at: usize, help: &str| {
        Err(Diagnostic::error(Code::ScriptLimit, what)
            .spanning(Some(Span::of(text, at, at.saturating_add(1))))
            .help(help))
    };
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        if letter.is_alphanumeric() || letter == '_' {
            word.push(letter);
            continue;
        }
        if word == "else" {
            choices = choices.saturating_add(1);
        }
        word.clear();
        match (letter, next) {
            ('/', Some('/')) => while letters.next_if(|(_, c)| *c != '\n').is_some() {},
            ('/', Some('*')) => skip_comment(&mut letters),
            ('"' | '`', _) => skip_text(&mut letters, letter),
            ('(' | '[' | '{', _) => nested = nested.saturating_add(1),
            (')' | ']' | '}', _) => nested = nested.saturating_sub(1),
            (';', _) => (links, choices) = (0, 0),
            (c, _) if c.is_whitespace() || c == ',' => {}
            _ => links = links.saturating_add(1),
        }
        if letter == '{' {
            links = 0;
        }
        if nested > depth {
            return too_long(
                format!("brackets may be nested {depth} deep"),
                at,
                "give parts of it names with `let`",
            );
        }
        if links > most {
            return too_long(
                format!("one statement may have at most {most} operators and dots"),
                at,
                "give parts of it names with `let`",
            );
        }
        if choices > CHOICES {
            return too_long(
                format!("at most {CHOICES} `else` may follow one another"),
                at,
                "split the rule",
            );
        }
    }
    Ok(())
}

type Letters<'t> = std::iter::Peekable<std::str::CharIndices<'t>>;

/// Comments may hold comments.
fn skip_comment(letters: &mut Letters<'_>) {
    let mut open = 0usize;
    let mut before = '/';
    for (_, letter) in letters.by_ref() {
        match (before, letter) {
            ('/', '*') => {
                open = open.saturating_add(1);
                before = ' ';
            }
            ('*', '/') => {
                open = open.saturating_sub(1);
                before = ' ';
                if open == 0 {
                    return;
                }
            }
            _ => before = letter,
        }
    }
}

fn skip_text(letters: &mut Letters<'_>, quote: char) {
    while let Some((_, letter)) = letters.next() {
        match letter {
            '\\' if quote == '"' => {
                letters.next();
            }
            c if c == quote => return,
            _ => {}
        }
    }
}
