//! Bytes on their way in, with an eye on how many there are.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// What whoever parses holds ahead of the row that it is in.
pub(super) const AHEAD: u64 = 1 << 16;

/// Which limit was gone past.
#[derive(Debug, Clone, Copy, thiserror::Error)]
pub(super) enum Past {
    #[error("a row is longer than a row can be")]
    Row,
    #[error("the zip unpacks to more than is read of one")]
    Unpacked,
}

impl Past {
    pub(super) fn limit(self) -> &'static str {
        match self {
            Self::Row => "a row, or an element, is longer than a row can be",
            Self::Unpacked => "the zip unpacks to more than is read of one",
        }
    }

    /// The limit that an error of reading is about, if it is about one.
    pub(super) fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref::<Self>().copied()
    }
}

/// Where whoever parses has got to.
#[derive(Debug, Clone, Default)]
pub(super) struct Reached(Rc<Cell<u64>>);

impl Reached {
    /// Everything before this byte has been dealt with.
    pub(super) fn set(&self, byte: u64) {
        self.0.set(byte);
    }
}

/// A reader that stops when one row, or all of it, is too long.
pub(super) struct Guard<R> {
    inner: R,
    read: u64,
    row: u64,
    reached: Reached,
    /// How many bytes may still be read, together with other files.
    left: Rc<Cell<u64>>,
}

impl<R: Read> Guard<R> {
    pub(super) fn new(inner: R, row: u64, left: Rc<Cell<u64>>) -> (Self, Reached) {
        let reached = Reached::default();
        let guard = Self {
            inner,
            read: 0,
            row: row.saturating_add(AHEAD),
            reached: reached.clone(),
            left,
        };
        (guard, reached)
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let bytes = u64::try_from(count).unwrap_or(u64::MAX);
        self.read = self.read.saturating_add(bytes);
        if self.read.saturating_sub(self.reached.0.get()) > self.row {
            return Err(io::Error::other(Past::Row));
        }
        match self.left.get().checked_sub(bytes) {
            Some(left) => self.left.set(left),
            None => return Err(io::Error::other(Past::Unpacked)),
        }
        Ok(count)
    }
}
