//! Paths, and what stands in a path item.

use super::operation::Operation;
use super::rules::structure::report;
use super::template::Template;
use super::{Entries, Walk};
use crate::document::Node;
use crate::document::rules::r#type;
use crate::view::{Expect, Field, view};

view! {
    /// The Path Item Object.
    pub(super) struct PathItem {
        reference: "$ref" String,
        get: "get" Object,
        put: "put" Object,
        post: "post" Object,
        delete: "delete" Object,
        options: "options" Object,
        head: "head" Object,
        patch: "patch" Object,
        parameters: "parameters" Array,
    }
}

impl<'d> Walk<'d, '_, '_> {
    pub(super) fn check_paths(&mut self, paths: &Field<'d>) {
        let mut templated = Vec::new();
        let mut entries = Entries::of(paths);
        while let Some((name, node)) = entries.next(self.out) {
            let Some(path) = name.as_str() else { continue };
            if !path.starts_with('/') {
                report(name, "must start with '/': it is a path", self.out);
            }
            let template = Template::of(&path);
            if let Some(at) = template.flaw {
                let number = path.get(..at).map_or(0, |before| before.chars().count()) + 1;
                let message = format!(
                    "must have a name between '{{' and '}}': character {number} is a brace that has none"
                );
                report(name, message, self.out);
            }
            if !template.names.is_empty() {
                templated.push((template.shape(&path).into_owned(), name));
            }
            if r#type::check(node, Expect::Object, self.out) {
                self.check_item(name, node, &template);
            }
        }
        self.check_shapes(templated);
    }

    /// "Templated paths with the same hierarchy but different templated names MUST NOT exist as they are
    /// identical": a sentence of the later specification that explains this one.
    fn check_shapes(&mut self, mut templated: Vec<(String, Node<'d>)>) {
        templated.sort_by(|(a, first), (b, later)| (a, first.order()).cmp(&(b, later.order())));
        for same in templated.chunk_by(|(a, _), (b, _)| a == b) {
            let (_, first) = &same[0];
            // One written in the same way is a duplicate member.
            for (_, later) in same.iter().skip(1).filter(|(_, it)| it.as_str() != first.as_str()) {
                let message =
                    "cannot differ from another path in the names between its braces alone";
                if let Some(violation) = report(*later, message, self.out) {
                    violation.relate(*first, "first here");
                }
            }
        }
    }

    fn check_item(&mut self, path: Node<'d>, node: Node<'d>, template: &Template<'_>) {
        let mut item = PathItem::new(node);
        item.bind(self.out);
        if item.reference().node().is_some() {
            // Not gone through: its operations stand elsewhere.
            self.targets.expect(node, self.out);
        }
        let shared = self.list_parameters(item.parameters(), true, Vec::new());
        let methods = [
            item.get(),
            item.put(),
            item.post(),
            item.delete(),
            item.options(),
            item.head(),
            item.patch(),
        ];
        for node in methods.into_iter().filter_map(Field::node) {
            let mut operation = Operation::new(node);
            operation.bind(self.out);
            self.check_operation(path, &operation, &shared, template);
        }
    }
}
