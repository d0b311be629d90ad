//! What is to be known of a text in Markdown: where it leads, what leads to it, and its code.

use std::collections::BTreeSet;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd};

/// What one text holds.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) links: BTreeSet<Link>,
    /// The names that GitHub and mdBook give to the headings.
    pub(crate) headings: BTreeSet<String>,
    /// What stands between backticks.
    pub(crate) code: BTreeSet<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Link {
    /// Where it leads.
    To(String),
    /// By a label of which nothing says where it leads.
    Undefined(String),
}

impl Page {
    pub(crate) fn read(text: &str) -> Self {
        let mut page = Self::default();
        let mut undefined = Vec::new();
        // A label alone in brackets may be no more than words in brackets.
        let note = |link: BrokenLink<'_>| {
            if link.link_type == LinkType::Reference {
                undefined.push(Link::Undefined(link.reference.to_string()));
            }
            None
        };
        // What both GitHub and mdBook read, as far as it tells links or code from other text.
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
        let mut parser = Parser::new_with_broken_link_callback(text, options, Some(note));
        // The first definition of a label holds, so a chapter can say otherwise than what it includes.
        let defined = parser.reference_definitions().iter();
        page.links
            .extend(defined.map(|(_, definition)| Link::To(definition.dest.to_string())));
        let mut title: Option<String> = None;
        for event in &mut parser {
            match &event {
                Event::Start(Tag::Heading { .. }) => title = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => page.name(&title.take().unwrap_or_default()),
                Event::Start(
                    Tag::Link {
                        link_type: LinkType::Inline,
                        dest_url,
                        ..
                    }
                    | Tag::Image {
                        link_type: LinkType::Inline,
                        dest_url,
                        ..
                    },
                ) => {
                    page.links.insert(Link::To(dest_url.to_string()));
                }
                Event::Code(code) => {
                    page.code.insert(code.to_string());
                }
                _ => {}
            }
            if let (Some(title), Event::Text(words) | Event::Code(words)) = (&mut title, &event) {
                title.push_str(words);
            }
        }
        drop(parser);
        page.links.extend(undefined);
        page
    }

    /// Names a heading; one whose name is taken gets a number.
    fn name(&mut self, title: &str) {
        let name: String = title
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
        let free = free.find(|name| !self.headings.contains(name));
        self.headings.extend(free);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(target: &str) -> Link {
        Link::To(target.to_owned())
    }

    #[test]
    fn a_link_in_code_is_none() {
        let text = "[a](a.md) and `[b](b.md)`, ![c](c.svg)\n\n```md\n[d](d.md)\n```\n\n[`e`](e.md#f \"F\")";
        let expected = [to("a.md"), to("c.svg"), to("e.md#f")];
        assert_eq!(Page::read(text).links, expected.into());
    }

    #[test]
    fn of_two_lines_for_a_label_the_first_holds() {
        let text = "[The ABI]: abi.md\n\nAs [the ABI] has it.\n\n[the abi]: ../abi.md\n";
        assert_eq!(Page::read(text).links, [to("abi.md")].into());
    }

    #[test]
    fn a_label_is_defined_somewhere() {
        let undefined = Link::Undefined("b".to_owned());
        let text = "[a][b], [0, 1] and a note[^1].\n\n[^1]: Of words.\n";
        assert_eq!(Page::read(text).links, [undefined].into());
        let text = "[a][b]\n\n[b]: b.md\n[c]: <c.md>\n";
        assert_eq!(Page::read(text).links, [to("b.md"), to("c.md")].into());
    }

    #[test]
    fn headings_have_the_names_that_browsers_are_given() {
        let text = "# The `Engine`, [again](a.md)\n\n## `<a-case>`\n\n## Errors\n\n```sh\n# no heading\n```\n\n## Errors\n#tag\n";
        let expected = ["a-case", "errors", "errors-1", "the-engine-again"];
        let page = Page::read(text);
        assert_eq!(page.headings, expected.map(str::to_owned).into());
    }
}
