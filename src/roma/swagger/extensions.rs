//! The extensions, as the vendor's appendix numbers them.

use crate::document::Node;
use crate::sink::Sink;
use crate::view::view;

view! {
    /// Of an operation: extensions 2 to 5.
    pub(crate) struct Extensions {
        version: "x-livedata-version" String required,
        status: "x-livedata-status" String required,
        roma_app: "x-livedata-roma-app" String,
        scripts: "x-livedata-scripts" Array,
    }
}

view! {
    /// One of `x-livedata-scripts`.
    pub(crate) struct ScriptItem {
        content: "content" String required,
        ty: "type" String required,
        result: "result" String,
        datasources: "datasources" Object,
        datasource: "datasource" Object,
    }
}

view! {
    /// The data source of a script.
    pub(crate) struct Datasource {
        name: "name" String,
    }
}

view! {
    /// Of a security scheme: extension 1 and the members that it has a say in.
    pub(crate) struct Scheme {
        auth_type: "x-livedata-auth-type" String required,
        signature: "x-livedata-signature" Object,
        ty: "type" String,
        name: "name" String,
        location: "in" String,
    }
}

view! {
    /// A key and its secret.
    pub(crate) struct Signature {
        key: "key" String,
        secret: "secret" String,
    }
}

/// The name of a script's data source, under either key.
pub(super) fn datasource<'d>(item: &ScriptItem<'d>, out: &mut Sink<'_>) -> Option<Node<'d>> {
    let [first, other] = [item.datasources(), item.datasource()].map(|field| {
        let mut source = Datasource::new(field.node()?);
        source.bind(out);
        source.name().node()
    });
    first.or(other)
}
