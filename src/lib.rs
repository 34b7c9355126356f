#![doc = include_str!("../README.md")]

mod check;
mod choice;
mod code;
pub mod dataworks;
pub mod document;
mod error;
pub mod fix;
mod fnv;
mod inline;
mod kind;
mod lifecycle;
mod limits;
mod located;
mod loss;
mod nearest;
mod pattern;
mod profile;
mod report;
pub mod roma;
mod rule;
mod ruleset;
mod set;
mod sets;
mod sink;
mod sql;
pub mod swagger;
mod time;
mod view;
mod word;

pub use check::{Checked, check, check_with_keys};
#[cfg(feature = "yaml")]
pub use check::{check_yaml, check_yaml_with_keys};
pub use code::{Code, UnknownCode};
pub use document::{Document, Lines, Node, Pointer, Position, Span, Text, Type};
pub use error::{Error, ErrorKind};
pub use kind::{DocumentKind, find_kind, kinds};
pub use lifecycle::{Lifecycle, Step};
pub use limits::Limits;
pub use located::{File, Located};
pub use loss::{Loss, Losses};
pub use pattern::Pattern;
pub use profile::{Profile, profiles};
pub use report::{Fault, Related, Report, Violation};
pub use rule::{Kind, Level, Rule, Severity};
pub use ruleset::{RuleSet, find_rule, rules};
pub use sets::{Keys, Set};
