//! Problems with the lines that they are in, as compilers show them.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use reunify::{Diagnostic, Diagnostics, Severity};

/// The problems, each with a frame of the text that it is about.
pub(crate) fn diagnostics(problems: &Diagnostics, texts: &BTreeMap<String, String>) -> String {
    let rendered: Vec<String> = problems.iter().map(|problem| one(problem, texts)).collect();
    rendered.join("\n\n")
}

fn one(problem: &Diagnostic, texts: &BTreeMap<String, String>) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group: Group<'_> = Group::with_title(
        level
            .primary_title(&problem.message)
            .id(problem.code.as_str()),
    );
    let file = problem.place.file.as_deref().unwrap_or_default();
    if let (Some(text), Some(span)) = (texts.get(file), problem.place.span) {
        let end = span.end.min(text.len());
        // A value of many lines is shown by its first.
        let line_end = text.get(span.start..end).and_then(|value| value.find('\n'));
        let end = line_end.map_or(end, |length| span.start.saturating_add(length));
        let label = problem.place.pointer.as_deref().unwrap_or_default();
        let annotation = AnnotationKind::Primary
            .span(span.start.min(end)..end)
            .label(label);
        group = group.element(
            Snippet::source(text.as_str())
                .path(file)
                .fold(true)
                .annotation(annotation),
        );
    } else {
        let place = problem.place.to_string();
        if !place.is_empty() {
            group = group.element(Level::NOTE.message(format!("in {place}")));
        }
    }
    if let Some(help) = problem.help.as_deref().filter(|help| !help.is_empty()) {
        group = group.element(Level::HELP.message(help));
    }
    Renderer::styled().render(&[group])
}
