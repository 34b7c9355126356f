//! Security: how callers can show who they are, and what operations ask for.

use std::borrow::Cow;
use std::collections::HashSet;

use super::root::choose_one;
use super::rules::structure::{choose, report, require};
use super::{Entries, Walk};
use crate::choice::Choice;
use crate::document::Node;
use crate::document::rules::{duplicate_member, r#type};
use crate::sink::Sink;
use crate::view::{Expect, Field, view};

view! {
    /// The Security Scheme Object.
    pub(super) struct SecurityScheme {
        ty: "type" String required,
        name: "name" String,
        location: "in" String,
        flow: "flow" String,
        authorization_url: "authorizationUrl" String,
        token_url: "tokenUrl" String,
        scopes: "scopes" Object,
        .. "description" String,
    }
}

pub(super) const TYPES: Choice = Choice(&["basic", "apiKey", "oauth2"]);
pub(super) const LOCATIONS: Choice = Choice(&["query", "header"]);
pub(super) const FLOWS: Choice = Choice(&["implicit", "password", "application", "accessCode"]);

/// What requirements need to know of a scheme.
pub(super) enum Scheme {
    OAuth2 {
        scopes: HashSet<String>,
    },
    Other,
    /// One that is broken, and may have any.
    Unknown,
}

impl<'d> Walk<'d, '_, '_> {
    pub(super) fn check_security_definitions(&mut self, definitions: &Field<'d>) {
        let mut entries = Entries::of(definitions);
        while let Some((name, node)) = entries.next(self.out) {
            let mut known = Scheme::Unknown;
            if r#type::check(node, Expect::Object, self.out) {
                let mut scheme = SecurityScheme::new(node);
                scheme.bind(self.out);
                known = scheme.check(self.out);
                self.visitor.security_scheme(node, self.out);
            }
            if let Some(name) = name.as_str() {
                self.schemes.entry(name.into_owned()).or_insert(known);
            }
        }
    }

    /// The requirements of the file or of an operation.
    pub(super) fn check_security(&mut self, security: &Field<'d>) {
        for requirement in security.elements() {
            if !r#type::check(requirement, Expect::Object, self.out) {
                continue;
            }
            duplicate_member::check(requirement.children(), false, self.out);
            for scopes in requirement.children() {
                self.check_requirement(scopes);
            }
        }
    }

    fn check_requirement(&mut self, scopes: Node<'d>) {
        let Some(name) = scopes.name() else { return };
        let scheme = name.as_str().and_then(|name| self.schemes.get(&*name));
        if scheme.is_none() {
            report(name, "must be the name of one of `securityDefinitions`", self.out);
        }
        if !r#type::check(scopes, Expect::Array, self.out) {
            return;
        }
        for scope in scopes.children() {
            if !r#type::check(scope, Expect::String, self.out) {
                continue;
            }
            match scheme {
                Some(Scheme::Other) => {
                    let message = "cannot be there: only the type oauth2 has scopes";
                    report(scope, message, self.out);
                }
                Some(Scheme::OAuth2 { scopes })
                    if scope.as_str().is_some_and(|scope| !scopes.contains(&*scope)) =>
                {
                    report(scope, "must be one of the `scopes` of its scheme", self.out);
                }
                _ => {}
            }
        }
    }
}

impl SecurityScheme<'_> {
    fn check(&self, out: &mut Sink<'_>) -> Scheme {
        let node = self.node();
        if !choose_one(node, "type", self.ty(), TYPES, out) {
            return Scheme::Unknown;
        }
        let is = |ty: &str| self.ty().text().is_some_and(|(_, text)| text == ty);
        if is("apiKey") {
            require(node, "name", self.name(), out);
            choose_one(node, "in", self.location(), LOCATIONS, out);
        }
        if !is("oauth2") {
            return Scheme::Other;
        }
        require(node, "flow", self.flow(), out);
        require(node, "scopes", self.scopes(), out);
        if choose(self.flow(), FLOWS, out) {
            let flows = |names: &[&str]| {
                self.flow().text().is_some_and(|(_, flow)| names.iter().any(|name| flow == *name))
            };
            if flows(&["implicit", "accessCode"]) {
                require(node, "authorizationUrl", self.authorization_url(), out);
            }
            if flows(&["password", "application", "accessCode"]) {
                require(node, "tokenUrl", self.token_url(), out);
            }
        }
        if self.scopes().node().is_none() {
            return Scheme::Unknown;
        }
        let mut scopes = HashSet::new();
        let mut entries = Entries::of(self.scopes());
        while let Some((name, meaning)) = entries.next(out) {
            r#type::check(meaning, Expect::String, out);
            scopes.extend(name.as_str().map(Cow::into_owned));
        }
        Scheme::OAuth2 { scopes }
    }
}
