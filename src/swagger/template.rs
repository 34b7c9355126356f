//! Path templates: `/orders/{id}`.

use std::borrow::Cow;
use std::ops::Range;

/// The names in the braces of a path, and where in the path they stand, braces included.
pub(super) struct Template<'p> {
    pub(super) names: Vec<(&'p str, Range<usize>)>,
    /// The byte at which a brace stands without its other, or with nothing between.
    pub(super) flaw: Option<usize>,
}

impl<'p> Template<'p> {
    pub(super) fn of(path: &'p str) -> Self {
        let mut template = Template { names: Vec::new(), flaw: None };
        let mut open = None;
        for (at, byte) in path.bytes().enumerate() {
            match (byte, open) {
                (b'{', None) => open = Some(at),
                (b'}', Some(start)) if at > start + 1 => {
                    template.names.push((&path[start + 1..at], start..at + 1));
                    open = None;
                }
                (b'{' | b'}', _) => {
                    template.flaw = template.flaw.or(Some(at));
                    open = None;
                }
                _ => {}
            }
        }
        template.flaw = template.flaw.or(open);
        template
    }

    /// The path without its names: equal for paths that cannot be told apart.
    pub(super) fn shape(&self, path: &'p str) -> Cow<'p, str> {
        let (mut shape, mut end) = (String::new(), 0);
        for (_, range) in &self.names {
            shape.push_str(&path[end..range.start]);
            shape.push_str("{}");
            end = range.end;
        }
        if end == 0 {
            return path.into();
        }
        shape.push_str(&path[end..]);
        shape.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_and_stray_braces() {
        for (path, names, flaw, shape) in [
            ("/a", &[][..], None, "/a"),
            ("/a/{b}/c/{dé}", &["b", "dé"], None, "/a/{}/c/{}"),
            ("/a{b}c", &["b"], None, "/a{}c"),
            ("/{}", &[], Some(2), "/{}"),
            ("/{a", &[], Some(1), "/{a"),
            ("/a}", &[], Some(2), "/a}"),
            ("/{a{b}}", &[], Some(3), "/{a{b}}"),
        ] {
            let template = Template::of(path);
            let found: Vec<_> = template.names.iter().map(|(name, _)| *name).collect();
            assert_eq!((&*found, template.flaw), (names, flaw), "{path}");
            assert_eq!(template.shape(path), shape);
        }
    }
}
