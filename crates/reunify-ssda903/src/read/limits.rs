//! How much is read.

/// Limits on what is read, against a file that is made to fill the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most files in one zip.
    pub files_in_zip: usize,
    /// The most bytes that all files of one zip may come to when unpacked.
    pub unpacked: u64,
    /// The most bytes of one row, or of one element of XML.
    pub row: u64,
    /// The most rows of all files together.
    pub rows: u64,
}

impl Default for Limits {
    /// 1,000 files, 2 GiB unpacked, a mebibyte a row, ten million rows.
    fn default() -> Self {
        Self {
            files_in_zip: 1_000,
            unpacked: 2 << 30,
            row: 1 << 20,
            rows: 10_000_000,
        }
    }
}
