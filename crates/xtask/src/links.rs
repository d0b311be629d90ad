//! Whether every link in the documentation leads to something that is there: a file and, where it
//! names one, a heading. A chapter is also read as the book shows it, with what it includes, since
//! what is in another folder is not at the same distance from there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};

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
    for (file, text) in &documentation.pages {
        for link in links(text) {
            if let Err(why) = documentation.follow(file, &link, &root) {
                broken.insert(format!("{}: {why}", short(file)));
            }
        }
    }
    for (file, text) in &documentation.chapters {
        for link in links(text) {
            if let Err(why) = documentation.follow(file, &link, &documentation.book) {
                broken.insert(format!("{}: in the book, {why}", short(file)));
            }
        }
    }
    let folders = folders_of_code(&root)?;
    for name in NAMING_FILES {
        let text = fs::read_to_string(root.join(name))?;
        for path in paths_in_code(&text) {
            if !folders.iter().any(|folder| folder.join(&path).exists()) {
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
    pages: BTreeMap<PathBuf, String>,
    /// The chapters of the book, with what they include.
    chapters: BTreeMap<PathBuf, String>,
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
        for link in links(summary) {
            if let Link::To(target) = link {
                let path = book.join(&target);
                // One that is missing is told of as a link of the summary.
                if let Some(text) = pages.get(&path) {
                    chapters.insert(path, expanded(text, &book)?);
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
        let text = self.chapters.get(&path).or_else(|| self.pages.get(&path));
        if is_page && within == self.book && !self.chapters.contains_key(&path) {
            return Err(format!("{target} is no chapter"));
        }
        match (heading, text) {
            (Some(heading), Some(text)) if !headings(text).contains(heading) => {
                Err(format!("{target} has no such heading"))
            }
            _ => Ok(()),
        }
    }
}

fn find(folder: &Path, pages: &mut BTreeMap<PathBuf, String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if path.is_dir() && !name.starts_with('.') && name != "target" && name != "node_modules" {
            find(&path, pages)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let text = fs::read_to_string(&path)?;
            pages.insert(path, text);
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

#[derive(Debug, PartialEq, Eq)]
enum Link {
    /// Where it leads.
    To(String),
    /// By a label of which nothing says where it leads.
    Undefined(String),
}

/// The links of a text, outside code.
fn links(text: &str) -> Vec<Link> {
    let text = without_code(&without_blocks(text));
    let defined = definitions(&text);
    let inline = text.split("](").skip(1);
    let inline = inline
        .filter_map(|part| part.split([')', ' ']).next())
        .map(|target| Link::To(target.to_owned()));
    let labels = text.split("][").skip(1);
    let undefined = labels
        .filter_map(|part| part.split(']').next())
        .filter(|label| !label.is_empty() && !defined.contains_key(&label.to_lowercase()))
        .map(|label| Link::Undefined(label.to_owned()));
    let by_label = defined.values().cloned().map(Link::To);
    inline.chain(undefined).chain(by_label).collect()
}

/// What `[label]: target` says of labels. The first such line of a label holds, so a chapter can
/// say otherwise than what it includes.
fn definitions(text: &str) -> BTreeMap<String, String> {
    let mut defined = BTreeMap::new();
    // A paragraph goes on until a line that is empty.
    let mut may_begin = true;
    for line in text.lines() {
        let definition = line
            .strip_prefix('[')
            .and_then(|line| line.split_once("]: "));
        match definition {
            Some((label, target)) if may_begin => {
                let target = target.split(' ').next().unwrap_or_default();
                defined
                    .entry(label.to_lowercase())
                    .or_insert_with(|| target.trim_matches(['<', '>']).to_owned());
            }
            _ => may_begin = line.trim().is_empty(),
        }
    }
    defined
}

/// The names that GitHub and mdBook give to headings.
fn headings(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in without_blocks(text).lines() {
        let title = line.trim_start_matches('#');
        if title.len() == line.len() || !title.starts_with(' ') {
            continue;
        }
        let name: String = title
            .trim()
            .chars()
            .filter_map(|letter| match letter {
                '-' | '_' => Some(letter),
                ' ' => Some('-'),
                _ => letter.is_alphanumeric().then_some(letter),
            })
            .flat_map(char::to_lowercase)
            .collect();
        let again = (1_u32..).map(|number| format!("{name}-{number}"));
        let mut free = std::iter::once(name.clone()).chain(again);
        names.extend(free.find(|name| !names.contains(name)));
    }
    names
}

/// A text without its fenced blocks of code.
fn without_blocks(text: &str) -> String {
    let mut kept = String::new();
    let mut fence: Option<String> = None;
    for line in text.lines() {
        let begun = line.trim_start();
        match &fence {
            Some(open) if begun.starts_with(open.as_str()) => fence = None,
            Some(_) => {}
            None if begun.starts_with("```") || begun.starts_with("~~~") => {
                fence = begun
                    .chars()
                    .next()
                    .map(|mark| begun.chars().take_while(|next| *next == mark).collect());
            }
            None => kept.push_str(line),
        }
        kept.push('\n');
    }
    kept
}

/// A text without what stands between backticks.
fn without_code(text: &str) -> String {
    let mut kept = String::new();
    in_code(text, |piece, is_code| {
        if !is_code {
            kept.push_str(piece);
        }
    });
    kept
}

/// Goes through a text piece by piece, each with whether it stands between backticks.
fn in_code(text: &str, mut each: impl FnMut(&str, bool)) {
    for paragraph in text.split_inclusive("\n\n") {
        let letters: Vec<char> = paragraph.chars().collect();
        let pieces: Vec<String> = letters
            .chunk_by(|one, next| (*one == '`') == (*next == '`'))
            .map(|piece| piece.iter().collect())
            .collect();
        let mut pieces = pieces.as_slice();
        while let [piece, rest @ ..] = pieces {
            let end = rest.iter().position(|other| other == piece);
            match end.filter(|_| piece.starts_with('`')) {
                Some(end) => {
                    let (code, after) = rest.split_at_checked(end).unwrap_or_default();
                    each(&code.concat(), true);
                    pieces = after.get(1..).unwrap_or_default();
                }
                None => {
                    each(piece, false);
                    pieces = rest;
                }
            }
        }
    }
}

/// What looks like the path of a file or a folder, between backticks.
fn paths_in_code(text: &str) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    in_code(&without_blocks(text), |piece, is_code| {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-".contains(letter);
        let named = [".rs", ".md"].iter().any(|end| piece.ends_with(end));
        if is_code && piece.chars().all(plain) && (named || piece.contains('/')) {
            paths.insert(piece.to_owned());
        }
    });
    paths
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

    fn to(target: &str) -> Link {
        Link::To(target.to_owned())
    }

    #[test]
    fn a_link_in_code_is_none() {
        let text = "[a](a.md) and `[b](b.md)`, ``[`c`](c.md)``\n\n```md\n[d](d.md)\n```\n\n[`e`](e.md#f \"F\")";
        assert_eq!(links(text), [to("a.md"), to("e.md#f")]);
    }

    #[test]
    fn code_goes_on_over_the_end_of_a_line_and_ends_with_the_paragraph() {
        assert_eq!(links("`a\n[b](b.md)`"), []);
        assert_eq!(links("a ` b\n\n[c](c.md) ` d"), [to("c.md")]);
    }

    #[test]
    fn a_longer_fence_holds_a_shorter_one() {
        assert_eq!(
            links("````md\n```\n[a](a.md)\n```\n````\n[b](b.md)"),
            [to("b.md")]
        );
    }

    #[test]
    fn of_two_lines_for_a_label_the_first_holds() {
        let text = "[The ABI]: abi.md\n\nAs [the ABI] has it.\n\n[the abi]: ../abi.md\n";
        assert_eq!(links(text), [to("abi.md")]);
    }

    #[test]
    fn a_label_needs_a_line_of_its_own() {
        let undefined = Link::Undefined("b".to_owned());
        assert_eq!(links("[a][b] and [c][].\n[b]: b.md\n"), [undefined]);
        assert_eq!(links("[a][b]\n\n[b]: b.md\n"), [to("b.md")]);
    }

    #[test]
    fn headings_have_the_names_that_browsers_are_given() {
        let text = "# The `Engine`, again\n\n## `<a-case>`\n\n## Errors\n\n```sh\n# no heading\n```\n\n## Errors\n#tag\n";
        let expected = ["a-case", "errors", "errors-1", "the-engine-again"];
        assert_eq!(headings(text), expected.map(str::to_owned).into());
    }

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
        let text = "`plan/check/`, `sorted.rs`, `plan.json`, `cargo xtask`, `Engine::migrate`, `a/b c` and plan/none";
        assert_eq!(
            paths_in_code(text),
            ["plan/check/", "sorted.rs"].map(str::to_owned).into()
        );
    }
}
