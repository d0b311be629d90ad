//! JSON for people to read and compare.

/// JSON without spaces, indented by two for each level, to be read and compared by people.
pub(super) fn indent(compact: &str) -> String {
    let mut out = String::with_capacity(compact.len().saturating_mul(2));
    let mut depth = 0_usize;
    let mut rest = compact;
    while let Some(letter) = rest.chars().next() {
        let taken = if letter == '"' {
            end_of_text(rest)
        } else {
            letter.len_utf8()
        };
        let (token, after) = rest.split_at_checked(taken).unwrap_or((rest, ""));
        rest = after;
        match letter {
            '{' | '[' => {
                depth = depth.saturating_add(1);
                out.push(letter);
                if !rest.starts_with(['}', ']']) {
                    line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                if !out.ends_with(['{', '[']) {
                    line(&mut out, depth);
                }
                out.push(letter);
            }
            ',' => {
                out.push(',');
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => out.push_str(token),
        }
    }
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}

/// How long the quoted text is with which some JSON begins.
fn end_of_text(json: &str) -> usize {
    let mut escaped = true; // the first quote does not end it
    for (at, byte) in json.bytes().enumerate() {
        match byte {
            b'"' if !escaped => return at.saturating_add(1),
            b'\\' if !escaped => escaped = true,
            _ => escaped = false,
        }
    }
    json.len()
}
