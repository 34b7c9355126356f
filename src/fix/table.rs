//! Which rules' violations can be fixed, and how.

use super::Safety;
use super::repair::{self, Repair};
use crate::rule::Rule;
use crate::{dataworks::rules as dataworks, document::rules as document};
use crate::{roma::rules as roma, swagger::rules as swagger};

/// What there is for the violations of a rule; not for each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Offer {
    /// Some can be fixed safely.
    pub is_safe: bool,
    /// Some can be fixed if somebody looks at it.
    pub is_unsafe: bool,
}

impl Offer {
    /// Whether there is something that is at least as safe.
    pub fn has(self, safety: Safety) -> bool {
        self.is_safe || self.is_unsafe && safety == Safety::Unsafe
    }

    /// `safe`, `unsafe`, or both.
    pub fn safeties(self) -> impl Iterator<Item = Safety> {
        let all = [(self.is_safe, Safety::Safe), (self.is_unsafe, Safety::Unsafe)];
        all.into_iter().filter_map(|(is_there, safety)| is_there.then_some(safety))
    }
}

const SAFE: Offer = Offer { is_safe: true, is_unsafe: false };
const UNSAFE: Offer = Offer { is_safe: false, is_unsafe: true };
const EITHER: Offer = Offer { is_safe: true, is_unsafe: true };

static TABLE: &[(&Rule, Offer, Repair)] = &[
    (&document::unknown_member::RULE, EITHER, repair::member),
    (&document::r#type::RULE, SAFE, repair::retype),
    (&document::hidden_character::RULE, UNSAFE, repair::visible),
    (&swagger::version::RULE, SAFE, repair::retype),
    (&swagger::structure::RULE, EITHER, repair::structure),
    (&roma::name::RULE, SAFE, repair::trim),
    (&roma::path::RULE, SAFE, repair::path),
    (&roma::path_segment::RULE, SAFE, repair::slashes),
    (&roma::method::RULE, EITHER, repair::word),
    (&roma::version::RULE, SAFE, repair::trim),
    (&roma::version_charset::RULE, SAFE, repair::trim),
    (&roma::content_type::RULE, EITHER, repair::word),
    (&roma::app_id::RULE, SAFE, repair::trim),
    (&roma::signature_id::RULE, SAFE, repair::trim),
    (&roma::r#type::RULE, EITHER, repair::word),
    (&roma::time::RULE, SAFE, repair::time),
    (&roma::parameter_in::RULE, EITHER, repair::word),
    (&roma::parameter_name::RULE, EITHER, repair::word),
    (&roma::parameter_duplicate::RULE, UNSAFE, repair::free_name),
    (&roma::parameter_collision::RULE, UNSAFE, repair::free_name),
    (&roma::body_collision::RULE, UNSAFE, repair::free_name),
    (&roma::script_content::RULE, SAFE, repair::base64),
    (&roma::script_object::RULE, SAFE, repair::trim),
    (&roma::script_type::RULE, EITHER, repair::word),
    (&roma::script_datasource::RULE, EITHER, repair::word),
    (&roma::deploy::RULE, EITHER, repair::tidy),
    (&roma::check::RULE, EITHER, repair::word),
    (&roma::export::RULE, EITHER, repair::word),
    (&roma::export_app::RULE, SAFE, repair::trim),
    (&roma::import::RULE, EITHER, repair::word),
    (&roma::list::RULE, SAFE, repair::list),
    (&roma::publish::RULE, EITHER, repair::word),
    (&roma::publish_batch::RULE, EITHER, repair::word),
    (&roma::x_livedata_status::RULE, EITHER, repair::word),
    (&roma::x_livedata_scripts::RULE, EITHER, repair::word),
    (&roma::x_livedata_datasource::RULE, UNSAFE, repair::datasources),
    (&roma::x_livedata_auth_type::RULE, EITHER, repair::word),
    (&dataworks::name::RULE, SAFE, repair::trim),
    (&dataworks::path::RULE, SAFE, repair::path),
    (&dataworks::protocols::RULE, SAFE, repair::list),
    (&dataworks::time::RULE, SAFE, repair::time),
    (&dataworks::parameter_duplicate::RULE, UNSAFE, repair::free_name),
    (&dataworks::parameter_shadow::RULE, UNSAFE, repair::free_name),
    (&dataworks::paging_collision::RULE, UNSAFE, repair::free_name),
    (&dataworks::service_host::RULE, SAFE, repair::host),
    (&dataworks::service_path::RULE, SAFE, repair::path),
];

fn row(rule: &Rule) -> Option<&'static (&'static Rule, Offer, Repair)> {
    TABLE.iter().find(|(each, ..)| *each == rule)
}

/// How violations of a rule may be fixed, if some can.
pub(super) fn find(rule: &Rule) -> Option<Repair> {
    row(rule).map(|(_, _, repair)| *repair)
}

/// What fixes there are for a rule.
///
/// ```
/// use apiglint::find_rule;
/// use apiglint::fix::{Safety, offer};
///
/// let safeties = |id| Some(offer(find_rule(id).ok()?)?.safeties().collect::<Vec<_>>());
/// assert_eq!(safeties("roma/path"), Some(vec![Safety::Safe]));
/// assert_eq!(safeties("roma/parameter-collision"), Some(vec![Safety::Unsafe]));
/// assert_eq!(safeties("roma/frozen"), None);
/// ```
pub fn offer(rule: &Rule) -> Option<Offer> {
    row(rule).map(|(_, offer, _)| *offer)
}
