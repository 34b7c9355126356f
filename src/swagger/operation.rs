//! Operations, and whether their parameters fit together and fit their path.

use super::parameter::{Given, Location, Parameters};
use super::root::{check_external_docs, check_media_types, check_schemes, check_tag_names};
use super::rules::structure::{report, require};
use super::template::Template;
use super::{Placed, Walk};
use crate::document::Node;
use crate::view::{View, view};

view! {
    /// The Operation Object.
    pub(crate) struct Operation {
        description: "description" String,
        operation_id: "operationId" String,
        consumes: "consumes" Array,
        produces: "produces" Array,
        parameters: "parameters" Array,
        responses: "responses" Object required,
        schemes: "schemes" Array,
        security: "security" Array,
        tags: "tags" Array,
        external_docs: "externalDocs" Object,
        .. "summary" String, "deprecated" Boolean,
    }
}

impl<'d> Walk<'d, '_, '_> {
    pub(super) fn check_operation(
        &mut self,
        path: Node<'d>,
        operation: &Operation<'d>,
        shared: &Parameters<'d>,
        template: &Template<'_>,
    ) {
        let node = operation.node();
        operation.each_required(|name, field| require(node, name, field, self.out));
        check_tag_names(operation.tags(), self.out);
        check_external_docs(operation.external_docs(), self.out);
        check_media_types(operation.consumes(), self.out);
        check_media_types(operation.produces(), self.out);
        check_schemes(operation.schemes(), self.out);
        self.check_security(operation.security());
        self.check_responses(operation.responses());
        let id = operation.operation_id().text();
        self.operation_ids.extend(id.map(|(node, text)| (node, text.hash())));
        let spare = std::mem::take(&mut self.spare);
        let mut parameters = self.list_parameters(operation.parameters(), false, spare);
        parameters.inherit(shared);
        self.check_bodies(&parameters.list);
        self.check_uploads(operation, &parameters.list);
        self.check_template(path, &parameters, template);
        if let Some(method) = node.name() {
            let placed =
                Placed { path, method, operation, parameters: &parameters.list, root: &self.root };
            self.visitor.operation(&placed, &mut self.targets, self.out);
        }
        parameters.list.clear();
        self.spare = parameters.list;
    }

    /// "There can be only one body parameter", and none beside form fields.
    fn check_bodies(&mut self, parameters: &[Given<'d>]) {
        let of = |location: Location| {
            let there = parameters.iter().filter(move |it| it.location == Some(location));
            there.filter_map(|it| it.location_field.node())
        };
        let Some(body) = of(Location::Body).next() else { return };
        for another in of(Location::Body).skip(1) {
            let message = "cannot be body a second time: an operation has one body";
            if let Some(violation) = report(another, message, self.out) {
                violation.relate(body, "first here");
            }
        }
        for field in of(Location::FormData) {
            let message = "cannot be formData where another parameter is the body";
            if let Some(violation) = report(field, message, self.out) {
                violation.relate(body, "the body");
            }
        }
    }

    /// "If `type` is `file`", the operation consumes what forms are sent as.
    fn check_uploads(&mut self, operation: &Operation<'d>, parameters: &[Given<'d>]) {
        let mut types = parameters.iter().filter_map(|it| it.ty.text());
        let Some((file, _)) = types.find(|(_, text)| *text == "file") else { return };
        let root = self.root;
        let consumes = if operation.consumes().node().is_some() {
            operation.consumes()
        } else {
            root.consumes()
        };
        let fits = |node: Node<'d>| {
            node.text().is_some_and(|text| {
                text == "multipart/form-data" || text == "application/x-www-form-urlencoded"
            })
        };
        let mut all = consumes.elements().peekable();
        if all.peek().is_none() || !all.all(fits) {
            let message = "cannot be file unless the operation consumes multipart/form-data or application/x-www-form-urlencoded";
            report(file, message, self.out);
        }
    }

    /// Each `{name}` has its path parameter, and the other way round.
    fn check_template(
        &mut self,
        path: Node<'d>,
        parameters: &Parameters<'d>,
        template: &Template<'_>,
    ) {
        let given = parameters.list.iter().filter(|it| it.location == Some(Location::Path));
        let mut given: Vec<_> = given
            .filter_map(|it| it.name.text())
            .map(|(node, name)| (name.decode(), node))
            .collect();
        if template.names.is_empty() && given.is_empty() {
            return;
        }
        let mut names: Vec<_> = template.names.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        if template.flaw.is_none() {
            for (name, node) in &given {
                if names.binary_search(&&**name).is_err() {
                    report(*node, "must stand in the path, between '{' and '}'", self.out);
                }
            }
        }
        given.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let lacks = |(name, _): &&(&str, _)| {
            given.binary_search_by(|(other, _)| (**other).cmp(name)).is_err()
        };
        // What a reference that leads nowhere was to be, nobody knows.
        if parameters.is_complete
            && let Some((_, range)) = template.names.iter().find(lacks)
        {
            let before =
                path.as_str().and_then(|path| Some(path.get(..range.start)?.chars().count()));
            let number = before.unwrap_or_default() + 1;
            let message = format!(
                "must have a path parameter for each name between braces: the one at character {number} has none"
            );
            report(path, message, self.out);
        }
    }
}
