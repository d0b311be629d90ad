//! The reunify command.
fn main() {}
