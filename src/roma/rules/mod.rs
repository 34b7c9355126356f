//! Rules about backend definitions and the requests that manage them. One rule a file, its page beside it.
//!
//! To add one: write `<name>.rs` and `<name>.md`, then its line in the list below.

use super::Definition;
use super::definition::ReadParameter;
use crate::rule::Rule;
use crate::sink::Sink;

/// Declares the modules, lists the rules in the order in which lists show them, and calls the checks.
///
/// Behind a rule stands what it looks at: `name: definition` calls `name::check_definition`. Calling
/// them by name, not through a table, lets the compiler make one function of them all. What requests
/// share with definitions is named more narrowly:
///
/// | what | in a definition | in a test | in scripts alone |
/// |---|---|---|---|
/// | `definition` | yes | | |
/// | `inputs` (all parameters), `parameter` | yes | yes | |
/// | `scripts` (all of them), `script` | yes | | yes |
///
/// Rules with nothing behind them look at requests, updates, actions or sets, which call them where they are checked.
macro_rules! rules {
    ($($rule:ident: $($scope:ident)*;)*) => {
        $(pub mod $rule;)*

        /// Every rule of the dialect.
        pub(crate) static RULES: &[&Rule] = &[$(&$rule::RULE),*];

        /// Checks a parameter against every rule that is about one alone.
        #[inline(always)]
        pub(super) fn check_parameter(parameter: &ReadParameter<'_>, out: &mut Sink<'_>) {
            $($(rules!(@parameter $scope $rule parameter out);)*)*
        }

        /// Checks a bound definition against every rule; the sink drops what is switched off.
        pub(super) fn check(definition: &Definition<'_>, out: &mut Sink<'_>) {
            for parameter in definition.parameters.iter().filter(|read| !read.is_shared) {
                check_parameter(parameter, out);
            }
            for script in definition.scripts() {
                $($(rules!(@script $scope $rule script out);)*)*
            }
            $($(
                rules!(@definition $scope $rule definition out);
                rules!(@inputs $scope $rule definition out);
                rules!(@scripts $scope $rule definition out);
            )*)*
        }

        /// Checks the parameters of a test.
        pub(super) fn check_test(test: &Definition<'_>, out: &mut Sink<'_>) {
            for parameter in test.parameters.iter() {
                $($(rules!(@parameter $scope $rule parameter out);)*)*
            }
            $($(rules!(@inputs $scope $rule test out);)*)*
        }

        /// Checks scripts that are sent without their definition.
        pub(super) fn check_scripts(scripts: &Definition<'_>, out: &mut Sink<'_>) {
            for script in scripts.scripts() {
                $($(rules!(@script $scope $rule script out);)*)*
            }
            $($(rules!(@scripts $scope $rule scripts out);)*)*
        }
    };
    (@parameter parameter $rule:ident $it:ident $out:ident) => { $rule::check_parameter($it, $out) };
    (@script script $rule:ident $it:ident $out:ident) => { $rule::check_script($it, $out) };
    (@definition definition $rule:ident $it:ident $out:ident) => { $rule::check_definition($it, $out) };
    (@inputs inputs $rule:ident $it:ident $out:ident) => { $rule::check_definition($it, $out) };
    (@scripts scripts $rule:ident $it:ident $out:ident) => { $rule::check_definition($it, $out) };
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
    parameter_duplicate: inputs;
    parameter_collision: inputs;
    body_collision: inputs;
    body_value: inputs;
    body_method: definition;
    header_reserved: parameter;
    required_default: definition;
    script_required: scripts;
    script_content: scripts;
    script_size: scripts;
    script_object: script;
    script_type: script;
    script_datasource: script;
    script_parameter: definition;
    script_unused: definition;
    script_flags: scripts;
    request_path:;
    request_token:;
    deploy:;
    deploy_app:;
    undeploy:;
    check:;
    export:;
    export_app:;
    import:;
    list:;
    publish:;
    publish_batch:;
    error_body:;
    api_name_unique:;
    api_path_unique:;
    api_id_unique:;
    instance_quota:;
    x_livedata_version:;
    x_livedata_status:;
    x_livedata_roma_app:;
    x_livedata_scripts:;
    x_livedata_datasource:;
    x_livedata_auth_type:;
    x_livedata_signature:;
    frozen:;
    redeploy:;
    transition:;
    status_edit:;
    delete_deployed:;
    publish_transition:;
    callable:;
    version_limit:;
}
