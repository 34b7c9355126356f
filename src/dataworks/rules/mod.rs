//! Rules about APIs of DataService Studio. One rule a file, its page beside it.
//!
//! To add one: write `<name>.rs` and `<name>.md`, then its line in the list below.

use super::api::Api;
use crate::rule::Rule;
use crate::sink::Sink;

/// Declares the modules, lists the rules in the order in which lists show them, and calls the checks.
///
/// Behind a rule stands what it looks at: `name: api` calls `name::check_api`; `details` is called with
/// the API and each of its details. A rule that looks at other documents is called where those are checked.
macro_rules! rules {
    ($($rule:ident: $($scope:ident)*;)*) => {
        $(pub mod $rule;)*

        /// Every rule of the dialect.
        pub(crate) static RULES: &[&Rule] = &[$(&$rule::RULE),*];

        /// Checks a bound API against every rule; the sink drops what is switched off.
        pub(super) fn check(api: &Api<'_>, out: &mut Sink<'_>) {
            $($(rules!(@api $scope $rule api out);)*)*
            check_details(api, out);
        }

        /// Checks the details of an API alone.
        pub(super) fn check_details(api: &Api<'_>, out: &mut Sink<'_>) {
            for details in &api.details {
                $($(rules!(@details $scope $rule api details out);)*)*
            }
        }
    };
    (@api api $rule:ident $api:ident $out:ident) => { $rule::check_api($api, $out) };
    (@api $other:ident $rule:ident $api:ident $out:ident) => {};
    (@details details $rule:ident $api:ident $it:ident $out:ident) => { $rule::check_details($api, $it, $out) };
    (@details $other:ident $rule:ident $api:ident $it:ident $out:ident) => {};
}

rules! {
    required: api;
    name: api;
    name_ascii: api;
    path: api;
    path_brackets: api;
    description: api;
    mode: api;
    method: api;
    content_type: api details;
    protocols: api;
    visible_range: api;
    sql_mode: api;
    status: api;
    timeout: api;
    timeout_source: api;
    folder: api;
    id: api details;
    page_size:;
    time: api;
    actor: api;
    published_status: api;
    envelope:;
    update_immutable: api;
    data_type: details;
    operator: details;
    position: details;
    mode_method: api;
    mode_content_type: api;
    mode_position: details;
    mode_body: details;
    mode_operator: details;
    mode_sql: api;
    mode_details: api;
    parameter_duplicate: details;
    parameter_shadow: details;
    paging_collision: details;
    no_request_parameter: details;
    const_default: details;
    required_default: details;
    service_host: details;
    service_path: details;
    service_parameter: details;
    body_description: details;
    sample: details;
    sample_page: details;
    error_entry: details;
    list_type: details;
    exchange:;
    api_name_unique:;
    api_path_unique:;
    transition:;
    delete_published:;
    script_statement: details;
    script_parameter: details;
    script_column: details;
    script_tag: details;
    script_limit: details;
}
