//! The root of a file, and what it says about itself.

use std::collections::HashMap;

use super::rules::structure::{choose, report, require, unique};
use super::rules::version;
use super::{Entries, Targets, Visitor, Walk, strings};
use crate::choice::Choice;
use crate::document::rules::r#type;
use crate::document::{Node, Text, twins};
use crate::sink::Sink;
use crate::view::{Expect, Field, View, view};

view! {
    /// The Swagger Object.
    pub(crate) struct Root {
        swagger: "swagger" Anything,
        info: "info" Object required,
        host: "host" String,
        base_path: "basePath" String,
        schemes: "schemes" Array,
        consumes: "consumes" Array,
        produces: "produces" Array,
        paths: "paths" Object required,
        definitions: "definitions" Object,
        parameters: "parameters" Object,
        responses: "responses" Object,
        security_definitions: "securityDefinitions" Object,
        security: "security" Array,
        tags: "tags" Array,
        external_docs: "externalDocs" Object,
    }
}

view! {
    /// The Info Object.
    pub(super) struct Info {
        title: "title" String required,
        version: "version" String required,
        contact: "contact" Object,
        license: "license" Object,
        .. "description" String, "termsOfService" String,
    }
}

view! {
    /// The Contact Object.
    pub(super) struct Contact {
        .. "name" String, "url" String, "email" String,
    }
}

view! {
    /// The License Object.
    pub(super) struct License {
        name: "name" String required,
        .. "url" String,
    }
}

view! {
    /// The Tag Object.
    pub(super) struct Tag {
        name: "name" String required,
        external_docs: "externalDocs" Object,
        .. "description" String,
    }
}

view! {
    /// The External Documentation Object.
    pub(super) struct ExternalDocs {
        url: "url" String required,
        .. "description" String,
    }
}

pub(super) const SCHEMES: Choice = Choice(&["http", "https", "ws", "wss"]);

/// Checks a whole file.
pub(crate) fn check<'d>(root: Node<'d>, visitor: &mut dyn Visitor<'d>, out: &mut Sink<'_>) {
    if !r#type::check(root, Expect::Object, out) {
        return;
    }
    let mut walk = Walk {
        root: Root::new(root),
        targets: Targets::new(root),
        visitor,
        out,
        shared: HashMap::new(),
        operation_ids: Vec::new(),
        waiting: Vec::new(),
        spare: Vec::new(),
        schemes: HashMap::new(),
    };
    walk.out.report_places_once();
    walk.root.bind(walk.out);
    if version::check(root, walk.root.swagger(), walk.out) {
        walk.check_root();
    }
}

impl<'d> Walk<'d, '_, '_> {
    fn check_root(&mut self) {
        let root = self.root;
        root.each_required(|name, field| require(root.node(), name, field, self.out));
        self.check_info(root.info());
        check_host(root.host(), self.out);
        if let Some((node, text)) = root.base_path().text()
            && text.chars().next().is_some_and(|c| c != '/')
        {
            report(node, "must start with '/'", self.out);
        }
        check_schemes(root.schemes(), self.out);
        check_media_types(root.consumes(), self.out);
        check_media_types(root.produces(), self.out);
        self.check_tags(root.tags());
        check_external_docs(root.external_docs(), self.out);
        self.check_security_definitions(root.security_definitions());
        self.check_security(root.security());
        self.check_shared(&root);
        self.check_paths(root.paths());
        self.check_operation_ids();
    }

    fn check_operation_ids(&mut self) {
        if !twins::are_distinct(self.operation_ids.iter().map(|(_, hash)| *hash)) {
            let nodes = self.operation_ids.iter().map(|(node, _)| *node);
            unique(nodes, "cannot be the operationId of another operation", self.out);
        }
    }

    fn check_info(&mut self, info: &Field<'d>) {
        let Some(node) = info.node().filter(|node| node.ty() == Expect::Object.ty()) else {
            return;
        };
        let mut info = Info::new(node);
        info.bind(self.out);
        info.each_required(|name, field| require(node, name, field, self.out));
        if let Some(node) = info.contact().node() {
            Contact::new(node).bind(self.out);
        }
        if let Some(node) = info.license().node() {
            let mut license = License::new(node);
            license.bind(self.out);
            license.each_required(|name, field| require(node, name, field, self.out));
        }
    }

    fn check_tags(&mut self, tags: &Field<'d>) {
        let mut names = Vec::new();
        for node in tags.elements() {
            if !r#type::check(node, Expect::Object, self.out) {
                continue;
            }
            let mut tag = Tag::new(node);
            tag.bind(self.out);
            tag.each_required(|name, field| require(node, name, field, self.out));
            check_external_docs(tag.external_docs(), self.out);
            names.extend(tag.name().text().map(|(node, _)| node));
        }
        unique(names.into_iter(), "cannot be the name of another tag", self.out);
    }

    /// What stands at the root to be referred to.
    fn check_shared(&mut self, root: &Root<'d>) {
        let mut definitions = Entries::of(root.definitions());
        while let Some((_, node)) = definitions.next(self.out) {
            self.check_schema(node, false);
        }
        let mut parameters = Entries::of(root.parameters());
        while let Some((_, node)) = parameters.next(self.out) {
            self.shared(node);
        }
        let mut responses = Entries::of(root.responses());
        while let Some((_, node)) = responses.next(self.out) {
            self.check_response(node);
        }
    }
}

/// "The host (name or ip) serving the API. This MUST be the host only", with a port if need be.
fn check_host(host: &Field<'_>, out: &mut Sink<'_>) {
    let Some((node, text)) = host.text() else { return };
    if let Some(c) = text.chars().find(|&c| matches!(c, '{' | '}' | '/' | ' ' | '\\')) {
        let message = format!("must be a host, and a port if need be: cannot have {c:?}");
        report(node, message, out);
        return;
    }
    let host = text.decode();
    let port = host.split_once(':').map(|(_, port)| port);
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    if host.is_empty() || host.starts_with(':') || port.is_some_and(|port| !is_port(port)) {
        report(node, "must be a host, and a port if need be, such as example.com:8080", out);
    }
}

/// The `schemes` of a file or an operation.
pub(super) fn check_schemes(schemes: &Field<'_>, out: &mut Sink<'_>) {
    let schemes = strings(schemes, out);
    for node in schemes.clone() {
        if let Some(Err(message)) = node.text().map(|text| SCHEMES.check(text)) {
            report(node, message, out);
        }
    }
    unique(schemes, "cannot be in the list twice", out);
}

/// What a file or an operation consumes or produces.
pub(super) fn check_media_types(types: &Field<'_>, out: &mut Sink<'_>) {
    let types = strings(types, out);
    for node in types.clone() {
        if node.text().is_some_and(|text| !is_media_type(text)) {
            report(node, "must be a media type such as application/json", out);
        }
    }
    unique(types, "cannot be in the list twice", out);
}

fn is_media_type(text: Text<'_>) -> bool {
    let text = text.decode();
    let end = text.bytes().position(|byte| byte == b';').unwrap_or(text.len());
    let mut parts = text[..end].trim_end().as_bytes().split(|byte| *byte == b'/');
    let is_part = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_graphic);
    let is_next = |part: Option<&[u8]>| part.is_some_and(is_part);
    is_next(parts.next()) && is_next(parts.next()) && parts.next().is_none()
}

/// Where to read more, if a file, a tag, an operation or a schema says so.
pub(super) fn check_external_docs(docs: &Field<'_>, out: &mut Sink<'_>) {
    if let Some(node) = docs.node() {
        let mut docs = ExternalDocs::new(node);
        docs.bind(out);
        docs.each_required(|name, field| require(node, name, field, out));
    }
}

/// The tags of an operation.
pub(super) fn check_tag_names(names: &Field<'_>, out: &mut Sink<'_>) {
    let names = strings(names, out);
    unique(names, "cannot be in the list twice", out);
}

/// `choose` for a member that must be there.
pub(super) fn choose_one<'d>(
    object: Node<'d>,
    name: &'static str,
    field: &Field<'d>,
    choice: Choice,
    out: &mut Sink<'_>,
) -> bool {
    require(object, name, field, out);
    choose(field, choice, out)
}
