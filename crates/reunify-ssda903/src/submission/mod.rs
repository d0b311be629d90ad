//! What was read: rows of every file, compact, in an order that does not depend on that of the files.

mod child;
mod episode;
mod file;

pub use child::ChildNo;
pub(crate) use child::Children;
pub use episode::{Episode, Review, RowAt};
pub use file::FileRead;

use reunify::calendar::Date;

use crate::anomaly::Anomaly;

/// Everything that was read, whatever year or file it came from.
#[derive(Debug, Default)]
pub struct Submissions {
    /// The ids of the children, in order; a [`ChildNo`] is a place in it.
    pub(crate) children: Vec<Box<str>>,
    /// The files, by name.
    pub(crate) files: Vec<FileRead>,
    /// The rows of episodes, by child, start, file and row.
    pub(crate) episodes: Vec<Episode>,
    /// The reviews held, by child and day.
    pub(crate) reviews: Vec<Review>,
    /// Days of birth, by child; more than one where files differ.
    pub(crate) births: Vec<(ChildNo, Date, RowAt)>,
    /// Rows that were set aside as they were read, and other things noticed then.
    pub(crate) noticed: Vec<Anomaly>,
}

impl Submissions {
    /// The id of a child, as the files write it.
    #[must_use]
    pub fn child(&self, child: ChildNo) -> &str {
        self.children.get(child.place()).map_or("", |id| id)
    }

    /// The files that were read, by name.
    #[must_use]
    pub fn files(&self) -> &[FileRead] {
        &self.files
    }

    /// The name of the file that a row is in.
    #[must_use]
    pub fn file(&self, at: RowAt) -> &str {
        let file = self.files.get(usize::from(at.file));
        file.map_or("", |file| file.name.as_str())
    }

    /// The rows of episodes that could be read.
    #[must_use]
    pub fn episodes(&self) -> &[Episode] {
        &self.episodes
    }

    /// The reviews of a child, by day.
    pub(crate) fn reviews_of(&self, child: ChildNo) -> &[Review] {
        let from = self.reviews.partition_point(|review| review.child < child);
        let to = self.reviews.partition_point(|review| review.child <= child);
        self.reviews.get(from..to).unwrap_or_default()
    }

    /// Where the first row is that gives a child's day of birth.
    pub(crate) fn birth_at(&self, child: ChildNo) -> Option<RowAt> {
        let from = self.births.partition_point(|birth| birth.0 < child);
        let first = self.births.get(from).filter(|birth| birth.0 == child);
        first.map(|birth| birth.2)
    }

    /// Whether any file of reviews was read.
    #[must_use]
    pub fn has_reviews(&self) -> bool {
        self.files.iter().any(|file| file.reviews > 0)
    }
}
