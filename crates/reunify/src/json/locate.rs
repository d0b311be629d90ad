//! Finding the text of a value from its JSON pointer.

use super::pointer;
use crate::diagnostic::Span;

/// The span of the value at `pointer` in well-formed JSON, or of the longest part of the pointer
/// that is there. Only used to point at a problem, so it reads the text again from the start.
pub(crate) fn locate(text: &str, pointer: &str) -> Option<Span> {
    let mut scan = Scan {
        text: text.as_bytes(),
        at: 0,
    };
    scan.space();
    for step in pointer::steps(pointer) {
        let here = scan.at;
        if !scan.enter(&step) {
            scan.at = here;
            break;
        }
    }
    let start = scan.at;
    scan.skip()?;
    Some(Span::of(text, start, scan.at))
}

struct Scan<'a> {
    text: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn bump(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.bump();
        }
    }

    /// Moves to the value of one key or position of the value here; false if there is none.
    fn enter(&mut self, step: &str) -> bool {
        self.enter_some(step).unwrap_or(false)
    }

    fn enter_some(&mut self, step: &str) -> Option<bool> {
        let object = match self.peek()? {
            b'{' => true,
            b'[' => false,
            _ => return Some(false),
        };
        let mut position = 0usize;
        self.bump();
        loop {
            self.space();
            if matches!(self.peek()?, b'}' | b']') {
                return Some(false);
            }
            let found = if object {
                let key = self.key()?;
                self.space();
                self.bump(); // the colon
                self.space();
                key == step
            } else {
                let found = step.parse() == Ok(position);
                position = position.saturating_add(1);
                found
            };
            if found {
                return Some(true);
            }
            self.skip()?;
            self.space();
            if self.peek()? == b',' {
                self.bump();
            }
        }
    }

    fn key(&mut self) -> Option<String> {
        let start = self.at;
        self.string()?;
        serde_json::from_slice(self.text.get(start..self.at)?).ok()
    }

    fn string(&mut self) -> Option<()> {
        self.bump();
        loop {
            match self.peek()? {
                b'"' => {
                    self.bump();
                    return Some(());
                }
                b'\\' => {
                    self.bump();
                    self.bump();
                }
                _ => self.bump(),
            }
        }
    }

    /// Moves past the value here, whatever it is, without recursion.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0usize;
        loop {
            match self.peek()? {
                b'"' => self.string()?,
                b'{' | b'[' => {
                    depth = depth.saturating_add(1);
                    self.bump();
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.bump();
                }
                b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => self.bump(),
                _ => {
                    while self
                        .peek()
                        .is_some_and(|c| c.is_ascii_alphanumeric() || b"+-.".contains(&c))
                    {
                        self.bump();
                    }
                    if self
                        .peek()
                        .is_some_and(|c| !b",:]} \t\n\r\"{[".contains(&c))
                    {
                        return None;
                    }
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::locate;

    #[test]
    fn finds_a_value_by_its_pointer() {
        let text = "{\n  \"a/b\": [1, {\"c\\\"\": \"x, ]\"}],\n  \"d\": -2\n}";
        let found = |pointer| {
            let span = locate(text, pointer).unwrap();
            (
                text.get(span.start..span.end).unwrap(),
                span.line,
                span.column,
            )
        };
        assert_eq!(found("/a~1b/0"), ("1", 2, 11));
        assert_eq!(found("/a~1b/1/c\""), ("\"x, ]\"", 2, 22));
        assert_eq!(found("/d"), ("-2", 3, 8));
        assert_eq!(
            found("/d/none"),
            ("-2", 3, 8),
            "the longest part that is there"
        );
        assert_eq!(locate("[1, ", "/1"), None);
    }
}
