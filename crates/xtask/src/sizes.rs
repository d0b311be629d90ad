//! What takes the room in a module, by crate.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// What is less than this of a module, in hundredths, is put together.
const LEAST: usize = 1;

/// Says what takes the room in a module that has its names still, before it is made smaller.
pub(crate) fn tell(module: &Path) -> Result<()> {
    let bytes = std::fs::read(module)?;
    let of = |bytes: usize, all: usize| bytes.saturating_mul(100).div_ceil(all.max(1));
    let sizes = by_crate(&bytes)?;
    let all = sizes.values().sum();
    let (large, small): (Vec<_>, Vec<_>) = sizes.into_iter().partition(|s| of(s.1, all) > LEAST);
    let mut large: Vec<(String, usize)> = large;
    large.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    large.push(("others".to_owned(), small.iter().map(|s| s.1).sum()));
    let parts = large
        .iter()
        .map(|(name, bytes)| format!("{name} {}%", of(*bytes, all)));
    let name = module.file_stem().unwrap_or_default().display();
    let parts = parts.collect::<Vec<_>>().join(", ");
    anstream::eprintln!(
        "{name}, {} KiB before it is made smaller: {parts}",
        all / 1024
    );
    Ok(())
}

/// The bytes of code of each crate, and those of the data.
fn by_crate(module: &[u8]) -> Result<BTreeMap<String, usize>> {
    let (mut imported, mut bodies) = (0_usize, Vec::new());
    let mut names: BTreeMap<usize, String> = BTreeMap::new();
    let mut sizes = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => imported = imports.into_imports().count(),
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::DataSection(data) => {
                sizes.insert("data".to_owned(), data.range().len());
            }
            Payload::CustomSection(custom) => {
                let KnownCustom::Name(subsections) = custom.as_known() else {
                    continue;
                };
                for subsection in subsections {
                    if let Name::Function(functions) = subsection? {
                        for function in functions {
                            let function = function?;
                            names.insert(usize::try_from(function.index)?, crate_of(function.name));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (number, bytes) in (imported..).zip(bodies) {
        let name = names.get(&number).map_or("unnamed", String::as_str);
        let size = sizes.entry(name.to_owned()).or_default();
        *size = usize::saturating_add(*size, bytes);
    }
    Ok(sizes)
}

/// The crate that a function is from: the first name in its path, past the signs before it.
fn crate_of(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    let signs = |letter: char| !letter.is_alphanumeric() && letter != '_';
    let mut path = name.trim_start_matches(signs);
    for word in ["mut ", "dyn "] {
        path = path.strip_prefix(word).unwrap_or(path);
    }
    path = path.trim_start_matches(signs);
    let end = path.find(signs).unwrap_or(path.len());
    path.get(..end).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn a_function_is_of_the_crate_that_its_path_begins_with() {
        let symbols = [
            ("_RNvNtCs3JlRjFlam58_4sha26sha25611compress256", "sha2"),
            (
                "_RNvMs2_NtNtCsdNkip4UOgbv_7reunify4json5writeNtB5_5Parts6finish",
                "reunify",
            ),
            (
                "_RNvXs_NtCsdNkip4UOgbv_7reunify2idNtB4_2IdNtNtNtCs3ayqgu90oGO_4core3str6traits7FromStr8from_str",
                "reunify",
            ),
            ("memcmp", "memcmp"),
        ];
        for (symbol, name) in symbols {
            assert_eq!(crate_of(symbol), name);
        }
    }
}
