//! Telling a host how far reading has got.

use std::io::{self, Read, Seek, SeekFrom};

/// A reader that tells how many bytes were read each time, so that a host can show progress.
///
/// ```
/// use std::io::Read;
/// use reunify_ssda903::Progress;
/// let mut seen = 0;
/// let mut text = String::new();
/// Progress::new(&b"CHILD,DECOM"[..], |bytes| seen += bytes).read_to_string(&mut text)?;
/// assert_eq!(seen, 11);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Progress<R, F> {
    inner: R,
    tell: F,
}

impl<R, F: FnMut(u64)> Progress<R, F> {
    /// Tells `tell` the number of bytes of every read.
    pub fn new(inner: R, tell: F) -> Self {
        Self { inner, tell }
    }
}

impl<R: Read, F: FnMut(u64)> Read for Progress<R, F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        (self.tell)(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}

impl<R: Seek, F> Seek for Progress<R, F> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
