//! What type a member must have.

use crate::document::{Node, Type};

/// The JSON type that a member must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expect {
    String,
    Boolean,
    /// A number without fraction or exponent.
    Integer,
    Number,
    /// An integer; as a string too, because a query has nothing else.
    Count,
    Array,
    Object,
    /// What requests write as a string, and responses as an array.
    StringOrArray,
    /// What requests write as a string, and responses as an object.
    StringOrObject,
    /// A value of any type.
    Anything,
}

impl Expect {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Expect::String => "a string",
            Expect::Boolean => "a boolean",
            Expect::Integer | Expect::Count => "an integer",
            Expect::Number => "a number",
            Expect::Array => "an array",
            Expect::Object => "an object",
            Expect::StringOrArray => "a string or an array",
            Expect::StringOrObject => "a string or an object",
            Expect::Anything => "a value",
        }
    }

    pub(crate) const fn ty(self) -> Type {
        match self {
            Expect::String | Expect::StringOrArray | Expect::StringOrObject => Type::String,
            Expect::Boolean => Type::Boolean,
            Expect::Integer | Expect::Count | Expect::Number => Type::Number,
            Expect::Array => Type::Array,
            Expect::Object | Expect::Anything => Type::Object,
        }
    }

    /// The code of the type of which every value fits, or that of any; of no type if that is numbers, not all integers.
    pub(super) const fn fits(self) -> u8 {
        match (self, self.ty()) {
            (Expect::Anything, _) => ANY_TYPE,
            (_, Type::Number) => NO_TYPE,
            (_, ty) => ty as u8,
        }
    }

    pub(super) fn allows(self, ty: Type) -> bool {
        ty == self.ty()
            || match self {
                Expect::Count => ty == Type::String,
                Expect::StringOrArray => ty == Type::Array,
                Expect::StringOrObject => ty == Type::Object,
                Expect::Anything => true,
                _ => false,
            }
    }
}

/// No code: every type fits.
pub(super) const ANY_TYPE: u8 = NO_TYPE - 1;
/// The code of no [`Type`].
pub(super) const NO_TYPE: u8 = u8::MAX;

/// Whether a number has neither a fraction nor an exponent.
pub(crate) fn is_integer(number: Node<'_>) -> bool {
    !number.source_bytes().iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'))
}
