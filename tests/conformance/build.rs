//! Takes the program out of the book's page on Rust, so that it is compiled as readers see it.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

const PAGE: &str = "../../docs/src/embedding-in-rust.md";

fn main() -> Result<(), Box<dyn Error>> {
    #[allow(clippy::print_stdout, reason = "that is how cargo is told")]
    {
        println!("cargo::rerun-if-changed={PAGE}");
    }
    let page = fs::read_to_string(PAGE)?;
    let mut blocks = page
        .split("```rust\n")
        .skip(1)
        .filter_map(|block| block.split("\n```").next());
    let program = blocks
        .find(|block| block.contains("fn main()"))
        .ok_or("the page on Rust has no program")?;
    let folder = env::var_os("OUT_DIR").ok_or("cargo names no folder")?;
    fs::write(Path::new(&folder).join("program.rs"), program)?;
    Ok(())
}
