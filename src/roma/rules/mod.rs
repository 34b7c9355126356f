//! Rules about backend definitions. One rule a file, its page beside it.
//!
//! To add one: write `<name>.rs` and `<name>.md`, then its line in the list below.

use super::Definition;
use crate::rule::Rule;
use crate::sink::Sink;

/// Declares the modules, lists the rules in the order in which lists show them, and calls the checks.
///
/// Behind a rule stands what it looks at: `name: definition` calls `name::check_definition`. With nothing
/// behind it, it looks at updates, actions or sets, which call it where they are checked. Calling
/// them by name, not through a table, lets the compiler make one function of them all.
macro_rules! rules {
    ($($rule:ident: $($scope:ident)*;)*) => {
        $(pub mod $rule;)*

        /// Every rule of the dialect.
        pub(crate) static RULES: &[&Rule] = &[$(&$rule::RULE),*];

        /// Checks a bound definition against every rule; the sink drops what is switched off.
        pub(super) fn check(definition: &Definition<'_>, out: &mut Sink<'_>) {
            for parameter in definition.parameters.iter() {
                $($(rules!(@parameter $scope $rule parameter out);)*)*
            }
            for script in definition.scripts() {
                $($(rules!(@script $scope $rule script out);)*)*
            }
            $($(rules!(@definition $scope $rule definition out);)*)*
        }
    };
    (@parameter parameter $rule:ident $it:ident $out:ident) => { $rule::check_parameter($it, $out) };
    (@script script $rule:ident $it:ident $out:ident) => { $rule::check_script($it, $out) };
    (@definition definition $rule:ident $it:ident $out:ident) => { $rule::check_definition($it, $out) };
    (@$wanted:ident $other:ident $rule:ident $it:ident $out:ident) => {};
}

rules! {
    required: definition parameter;
    name: definition;
    name_ascii: definition;
    path: definition;
    path_segment: definition;
    method: definition;
    version: definition;
    version_charset: definition;
    content_type: definition;
    app_id: definition;
    signature_id: definition;
    description: definition parameter;
    status: definition;
    r#type: definition;
    time: definition script;
    parameter_in: parameter;
    parameter_name: parameter;
    parameter_default: parameter;
    parameter_duplicate: definition;
    parameter_collision: definition;
    body_collision: definition;
    body_value: definition;
    body_method: definition;
    header_reserved: parameter;
    required_default: parameter;
    script_required: definition;
    script_content: definition;
    script_size: definition;
    script_object: script;
    script_type: script;
    script_datasource: script;
    script_parameter: definition;
    script_unused: definition;
    script_flags: definition;
    api_name_unique:;
    api_path_unique:;
    api_id_unique:;
    instance_quota:;
    frozen:;
    redeploy:;
    transition:;
    status_edit:;
    delete_deployed:;
    publish_transition:;
    callable:;
    version_limit:;
}
