//! Writing files that are never there by half.

use std::io::Write;
use std::path::Path;

use reunify::{Code, Diagnostic};

use crate::failure::Failure;

/// Writes a file beside its place and then gives it the name, so that it is never half written.
pub(crate) fn whole(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::from(
            Diagnostic::error(
                Code::Unusable,
                format!("{} cannot be written: {error}", path.display()),
            )
            .help("that file is as it was"),
        )
    };
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(name);
    let mut file = std::fs::File::create(&beside).map_err(failed)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    written
        .and_then(|()| std::fs::rename(&beside, path))
        .map_err(|error| {
            // The new file is of no use to anybody; that it may be left behind changes nothing.
            let _ = std::fs::remove_file(&beside);
            failed(error)
        })
}
