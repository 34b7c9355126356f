//! Checks of Swagger files with custom backends in them.

use super::bind::read_parameter;
use super::extensions::{Extensions, Scheme};
use crate::document::Node;
use crate::roma::Definition;
use crate::roma::rules;
use crate::roma::rules::{
    path, x_livedata_auth_type, x_livedata_roma_app, x_livedata_signature, x_livedata_status,
    x_livedata_version,
};
use crate::sink::Sink;
use crate::swagger::{Given, Placed, Targets, Visitor};
use crate::view::View;

/// Checks a file as Swagger, and each operation in it as a definition.
pub(in crate::roma) fn check_at(root: Node<'_>, out: &mut Sink<'_>) {
    if let Some(base) = root.get("basePath")
        && let Some(text) = base.text()
    {
        path::check_base(base, text, out);
    }
    crate::swagger::check(root, &mut Backends, out);
}

/// What the dialect has to say of a Swagger file.
struct Backends;

impl<'d> Visitor<'d> for Backends {
    fn operation(
        &mut self,
        placed: &Placed<'d, '_>,
        targets: &mut Targets<'d>,
        out: &mut Sink<'_>,
    ) {
        let mut extensions = Extensions::new(placed.operation.node());
        extensions.bind_known(out);
        x_livedata_version::check_operation(&extensions, out);
        x_livedata_status::check_operation(&extensions, out);
        x_livedata_roma_app::check_operation(&extensions, out);
        let mut definition = Definition::new(placed.operation.node());
        definition.bind_operation(placed, &extensions, targets, out);
        rules::check(&definition, out);
    }

    fn shared_parameter(&mut self, given: &Given<'d>, out: &mut Sink<'_>) {
        if let Some(read) = read_parameter(given) {
            rules::check_parameter(&read, out);
        }
    }

    fn security_scheme(&mut self, node: Node<'d>, out: &mut Sink<'_>) {
        // The gateway's frontend APIs have schemes of their own.
        if node.get("x-apigateway-auth-type").is_some() {
            return;
        }
        let mut scheme = Scheme::new(node);
        scheme.bind_known(out);
        x_livedata_auth_type::check_scheme(&scheme, out);
        x_livedata_signature::check_scheme(&scheme, out);
    }
}
