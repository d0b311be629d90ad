//! Finding where in a text the reader stopped.

use super::pointer;

/// The pointer of the value that a reader was in, `upto` bytes into a text.
pub(super) fn pointer(text: &str, upto: usize) -> String {
    let mut walk = Walk {
        text,
        at: 0,
        open: Vec::new(),
    };
    while walk.token(upto).is_some() {}
    let mut path = String::new();
    for step in walk.open.iter().filter_map(|open| open.step.as_ref()) {
        path.push('/');
        match step {
            Step::Key(key) => path.push_str(&pointer::escape(key)),
            Step::Position(position) => path.push_str(&position.to_string()),
        }
    }
    path
}

/// A step into an object or a list.
#[derive(Debug)]
enum Step {
    Key(String),
    Position(usize),
}

/// An object or list that has begun.
#[derive(Debug)]
struct Open {
    object: bool,
    /// The step to the value that was begun last.
    step: Option<Step>,
    /// Whether a key, or a place in a list, comes next.
    next: bool,
}

#[derive(Debug)]
struct Walk<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Open>,
}

impl Walk<'_> {
    /// Reads one token that begins before `upto`; `None`, if there is none.
    fn token(&mut self, upto: usize) -> Option<()> {
        let rest = self.text.get(self.at..upto)?;
        let space = rest.len().checked_sub(rest.trim_ascii_start().len())?;
        self.at = self.at.checked_add(space)?;
        let first = *self.text.as_bytes().get(self.at..upto)?.first()?;
        let end = self.end_of_token(first)?;
        match first {
            b'}' | b']' => {
                self.open.pop()?;
            }
            b',' => self.open.last_mut()?.next = true,
            b':' => {}
            _ => self.begin(first, end),
        }
        if matches!(first, b'{' | b'[') {
            self.open.push(Open {
                object: first == b'{',
                step: None,
                next: true,
            });
        }
        self.at = end;
        Some(())
    }

    /// Takes the step to the value or key that begins here.
    fn begin(&mut self, first: u8, end: usize) {
        let Some(open) = self.open.last_mut().filter(|open| open.next) else {
            return;
        };
        open.next = false;
        open.step = if open.object {
            let key = self.text.get(self.at..end).filter(|_| first == b'"');
            key.and_then(|key| serde_json::from_str(key).ok())
                .map(Step::Key)
        } else {
            Some(Step::Position(match open.step {
                Some(Step::Position(position)) => position.saturating_add(1),
                _ => 0,
            }))
        };
    }

    fn end_of_token(&self, first: u8) -> Option<usize> {
        let bytes = self.text.as_bytes().get(self.at..)?;
        let length = match first {
            b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
            b'"' => {
                let mut escaped = true;
                let close = bytes.iter().position(|&byte| {
                    let closes = byte == b'"' && !escaped;
                    // The opening quotation mark counts as escaped.
                    escaped = byte == b'\\' && !escaped;
                    closes
                });
                close?.checked_add(1)?
            }
            _ => bytes
                .iter()
                .position(|byte| b"{}[],:\" \t\n\r".contains(byte))
                .unwrap_or(bytes.len()),
        };
        self.at.checked_add(length)
    }
}
