//! Typed views: an object's members bound to fields in one pass, so that rules read fields and never
//! look a name up.
//!
//! Unknown members, duplicate members and wrong types fall out of the binding; that is where the
//! `document/…` rules about them are checked.

mod expect;
mod field;
mod shape;

use crate::document::Node;
use crate::sink::Sink;

pub(crate) use expect::{Expect, is_integer};
pub(crate) use field::Field;
pub(crate) use shape::Shape;

/// What every view can do.
pub(crate) trait View<'d>: Sized {
    /// The names of its members.
    const NAMES: &'static [&'static str];

    /// Its members, for whoever describes it.
    const MEMBERS: &'static [Member];

    /// Whether the first letter of a name may be in lower case too.
    const EITHER_CASE: bool;

    /// Binds an object; reports what cannot be bound. None if the node is no object.
    fn read(node: Node<'d>, out: &mut Sink<'_>) -> Option<Self>;

    /// Whether an object has members, all of them known and of their types.
    fn fits(node: Node<'d>) -> bool;

    /// The object that it is a view of.
    fn object(&self) -> Node<'d>;

    /// Binds the members of the object that it knows of, and reports those of the wrong type: others are another view's.
    fn bind_known(&mut self, out: &mut Sink<'_>);

    /// Binds the member of this name to what is bound elsewhere, if it is there.
    fn put(&mut self, name: &str, field: Field<'d>);

    /// Hands on the members that must be there, with what stands for them.
    fn each_required(&self, with: impl FnMut(&'static str, &Field<'d>));
}

/// A member that an object may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) expect: Expect,
    /// Whether it must be there, not null and not blank.
    pub(crate) required: bool,
    /// The documentation of its field.
    pub(crate) about: &'static str,
}

/// A typed view of one kind of object: the struct, its [`Shape`] and the binding, from one list.
///
/// A row is `field: "member" Type` or `field: "member" Type required`. A struct that is `: either_case`
/// takes `member` for `Member` too. Of a member below `..` only the type is looked at.
macro_rules! view {
    (
        $(#[$about:meta])*
        $visibility:vis struct $name:ident $(: $case:ident)? {
            $( $(#[doc = $doc:literal])* $field:ident: $member:literal $expect:ident $($required:ident)?, )*
            $( .. $( $other:literal $other_expect:ident, )* )?
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        $visibility struct $name<'d> {
            node: $crate::document::Node<'d>,
            fields: [$crate::view::Field<'d>; { <[&str]>::len(&[$(stringify!($field),)* $( $($other,)* )?]) }],
        }

        const _: () = {
            #[expect(non_camel_case_types, reason = "the numbers of the fields, by their names")]
            enum Number { $($field,)* end }

            // Rules need not ask for every member.
            const _: fn() = || {
                let _ = ($name::node, $name::of);
                $( let _ = $name::$field; )*
            };

            impl<'d> $name<'d> {
                const SHAPE: &'static $crate::view::Shape<
                    { <[&str]>::len(&[$(stringify!($field),)* $( $($other,)* )?]) },
                > = &$crate::view::Shape::new(
                    Self::EACH,
                    <Self as $crate::view::View<'_>>::EITHER_CASE,
                );

                const EACH: [$crate::view::Member; { <[&str]>::len(&[$(stringify!($field),)* $( $($other,)* )?]) }] = [
                    $( $crate::view::Member {
                        name: $member,
                        expect: $crate::view::Expect::$expect,
                        required: $crate::view::view!(@required $($required)?),
                        about: concat!($($doc),*),
                    }, )*
                    $( $( $crate::view::Member {
                        name: $other,
                        expect: $crate::view::Expect::$other_expect,
                        required: false,
                        about: "",
                    }, )* )?
                ];

                /// Nothing bound yet.
                pub(crate) fn new(node: $crate::document::Node<'d>) -> Self {
                    // Not every view uses all.
                    let _ = (Number::end, Self::bind, Self::of);
                    $name { node, fields: [$crate::view::Field::ABSENT; { <[&str]>::len(&[$(stringify!($field),)* $( $($other,)* )?]) }] }
                }

                /// Binds the members of the object, and reports what cannot be bound.
                #[inline]
                pub(crate) fn bind(&mut self, out: &mut $crate::sink::Sink<'_>) {
                    Self::SHAPE.bind(self.node(), &mut self.fields, out);
                }

                /// The view of an object; none if the node is no object. What cannot be bound is absent.
                $visibility fn of(node: $crate::document::Node<'d>) -> Option<Self> {
                    let rules = $crate::RuleSet::none();
                    $crate::view::View::read(node, &mut $crate::sink::Sink::new(&rules))
                }

                /// The object itself.
                $visibility fn node(&self) -> $crate::document::Node<'d> {
                    self.node
                }

                $(
                    $(#[doc = $doc])*
                    #[inline]
                    $visibility fn $field(&self) -> &$crate::view::Field<'d> {
                        &self.fields[Number::$field as usize]
                    }
                )*
            }

            impl<'d> $crate::view::View<'d> for $name<'d> {
                const NAMES: &'static [&'static str] = &[$($member),*];
                const MEMBERS: &'static [$crate::view::Member] = &Self::EACH;
                const EITHER_CASE: bool = $crate::view::view!(@case $($case)?);

                fn read(
                    node: $crate::document::Node<'d>,
                    out: &mut $crate::sink::Sink<'_>,
                ) -> Option<Self> {
                    if !$crate::document::rules::r#type::check(node, $crate::view::Expect::Object, out) {
                        return None;
                    }
                    let mut view = Self::new(node);
                    view.bind(out);
                    Some(view)
                }

                #[inline]
                fn object(&self) -> $crate::document::Node<'d> {
                    self.node
                }

                fn fits(node: $crate::document::Node<'d>) -> bool {
                    Self::SHAPE.fits(node)
                }

                fn bind_known(&mut self, out: &mut $crate::sink::Sink<'_>) {
                    Self::SHAPE.bind_known(self.node, &mut self.fields, out);
                }

                #[inline]
                fn put(&mut self, name: &str, field: $crate::view::Field<'d>) {
                    let _ = (name, field);
                    $( if name == $member && field.node().is_some() {
                        self.fields[Number::$field as usize] = field;
                    } )*
                }

                #[inline]
                fn each_required(
                    &self,
                    mut with: impl FnMut(&'static str, &$crate::view::Field<'d>),
                ) {
                    let _ = &mut with;
                    $( $crate::view::view!(@if $($required)? => with($member, self.$field())); )*
                }
            }
        };
    };
    (@if => $call:expr) => {};
    (@if required => $call:expr) => { $call };
    (@case) => { false };
    (@case either_case) => { true };
    (@required) => { false };
    (@required required) => { true };
}

pub(crate) use view;
