//! Whether every link in the documentation leads to something that is there: a file and, where it
//! names one, a heading. A chapter is also read as the book shows it, with what it includes, since
//! what is in another folder is not at the same distance from there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::markdown::{Link, Page};
use crate::shell::root;

/// What names files in code, and has no links to them.
const NAMING_FILES: [&str; 2] = ["ARCHITECTURE.md", "CONTRIBUTING.md"];

/// Checks every relative link in every Markdown file, and every link of the book.
pub(crate) fn check() -> Result<()> {
    let root = root();
    let documentation = Documentation::read(&root)?;
    let short = |file: &Path| {
        file.strip_prefix(&root)
            .unwrap_or(file)
            .display()
            .to_string()
    };
    let mut broken = BTreeSet::new();
    for (file, page) in &documentation.pages {
        for link in &page.links {
            if let Err(why) = documentation.follow(file, link, &root) {
                broken.insert(format!("{}: {why}", short(file)));
            }
        }
    }
    for (file, page) in &documentation.chapters {
        for link in &page.links {
            if let Err(why) = documentation.follow(file, link, &documentation.book) {
                broken.insert(format!("{}: in the book, {why}", short(file)));
            }
        }
    }
    let folders = folders_of_code(&root)?;
    for name in NAMING_FILES {
        let page = documentation.pages.get(&root.join(name));
        let page = page.with_context(|| format!("there is no {name}"))?;
        for path in page.code.iter().filter(|code| is_path(code)) {
            if !folders.iter().any(|folder| folder.join(path).exists()) {
                broken.insert(format!("{name}: there is no `{path}`"));
            }
        }
    }
    if !broken.is_empty() {
        let broken: Vec<_> = broken.into_iter().collect();
        bail!(
            "links that lead nowhere (a README in the book has `[label]: …` at its end, and its chapter \
             another such line before it):\n  {}",
            broken.join("\n  ")
        );
    }
    Ok(())
}

/// Every Markdown file, by its path.
struct Documentation {
    pages: BTreeMap<PathBuf, Page>,
    /// The chapters of the book, with what they include.
    chapters: BTreeMap<PathBuf, Page>,
    /// The folder of the book.
    book: PathBuf,
}

impl Documentation {
    fn read(root: &Path) -> Result<Self> {
        let mut pages = BTreeMap::new();
        find(root, &mut pages)?;
        let book = root.join("docs/src");
        let summary = pages
            .get(&book.join("SUMMARY.md"))
            .context("the book has no summary")?;
        let mut chapters = BTreeMap::new();
        for link in &summary.links {
            if let Link::To(target) = link {
                let path = book.join(target);
                // One that is missing is told of as a link of the summary.
                if pages.contains_key(&path) {
                    let text = expanded(&fs::read_to_string(&path)?, &book)?;
                    chapters.insert(path, Page::read(&text));
                }
            }
        }
        Ok(Self {
            pages,
            chapters,
            book,
        })
    }

    /// Follows a link of a page without leaving a folder; says why, if it leads nowhere.
    fn follow(&self, page: &Path, link: &Link, within: &Path) -> Result<(), String> {
        let target = match link {
            Link::To(target) => target,
            Link::Undefined(label) => return Err(format!("nothing says where [{label}] leads")),
        };
        if target.contains("://") || target.starts_with("mailto:") {
            return Ok(());
        }
        let (path, heading) = match target.split_once('#') {
            Some((path, heading)) => (path, Some(heading)),
            None => (target.as_str(), None),
        };
        let from = match path {
            "" => Some(page),
            _ => page.parent(),
        };
        // The book is not built where its chapters are, so a link cannot leave it and come back.
        let path = from
            .and_then(|from| from.strip_prefix(within).ok())
            .and_then(|from| normal(&from.join(path)))
            .map(|path| within.join(path))
            .filter(|path| path.exists())
            .ok_or_else(|| format!("{target} is not there"))?;
        let is_page = path.extension().is_some_and(|extension| extension == "md");
        let led_to = self.chapters.get(&path).or_else(|| self.pages.get(&path));
        if is_page && within == self.book && !self.chapters.contains_key(&path) {
            return Err(format!("{target} is no chapter"));
        }
        match (heading, led_to) {
            (Some(heading), Some(led_to)) if !led_to.headings.contains(heading) => {
                Err(format!("{target} has no such heading"))
            }
            _ => Ok(()),
        }
    }
}

fn find(folder: &Path, pages: &mut BTreeMap<PathBuf, Page>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if path.is_dir() && !name.starts_with('.') && name != "target" && name != "node_modules" {
            find(&path, pages)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let page = Page::read(&fs::read_to_string(&path)?);
            pages.insert(path, page);
        }
    }
    Ok(())
}

/// A path without `..`; nothing, if it leaves the folder in which it begins.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => normal.pop().then_some(())?,
            Component::CurDir => {}
            other => normal.push(other),
        }
    }
    Some(normal)
}

/// A chapter with the files that it includes, which are included whole.
fn expanded(text: &str, folder: &Path) -> Result<String> {
    let mut pieces = text.split("{{#");
    let mut expanded = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (path, rest) = piece
            .strip_prefix("include ")
            .and_then(|include| include.split_once("}}"))
            .filter(|(path, _)| !path.contains(':'))
            .with_context(|| format!("only whole files can be included: {{{{#{piece}"))?;
        let path = folder.join(path.trim());
        let included = fs::read_to_string(&path)
            .with_context(|| format!("{} cannot be included", path.display()))?;
        expanded.push_str(&included);
        expanded.push_str(rest);
    }
    Ok(expanded)
}

/// Whether code looks like the path of a file or a folder.
fn is_path(code: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-".contains(letter);
    let named = [".rs", ".md"].iter().any(|end| code.ends_with(end));
    code.chars().all(plain) && (named || code.contains('/'))
}

/// The folders from which a path may be told: the root, and those of every crate and binding.
fn folders_of_code(root: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = vec![root.to_owned()];
    for within in ["crates", "bindings"] {
        for entry in fs::read_dir(root.join(within))? {
            let path = entry?.path();
            folders.extend(["src", "tests"].map(|name| path.join(name)));
            folders.push(path);
        }
    }
    Ok(folders)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_does_not_leave_the_folder_and_come_back() {
        let normal = |path: &str| normal(Path::new(path));
        assert_eq!(normal("a/../b/./c.md"), Some("b/c.md".into()));
        assert_eq!(normal("a/../../src/c.md"), None);
    }

    #[test]
    fn only_whole_files_are_included() {
        let folder = root().join("docs/src");
        let text = expanded("a\n{{#include ../book.toml}}\nz", &folder).unwrap();
        assert!(text.starts_with("a\n[book]\n") && text.ends_with("\nz"));
        for other in [
            "{{#include ../book.toml:2:3}}",
            "{{#playground a.rs}}",
            "{{#include none.md}}",
        ] {
            assert!(expanded(other, &folder).is_err(), "{other}");
        }
    }

    #[test]
    fn paths_are_told_from_other_code() {
        for path in ["plan/check/", "sorted.rs"] {
            assert!(is_path(path), "{path}");
        }
        for other in ["plan.json", "cargo xtask", "Engine::migrate", "a/b c"] {
            assert!(!is_path(other), "{other}");
        }
    }
}
