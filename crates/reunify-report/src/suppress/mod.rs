//! Keeping small numbers out where figures add up to others, or differ from them by a few.

mod apart;
mod grid;

pub(crate) use apart::Apart;
pub(crate) use grid::Grid;
