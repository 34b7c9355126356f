//! Typed views: an object's members bound to fields in one pass, so that rules read fields and never
//! look a name up.
//!
//! Unknown members, duplicate members and wrong types fall out of the binding; that is where the
//! `document/…` rules about them are checked.

use crate::document::rules::{duplicate_member, r#type, unknown_member};
use crate::document::{Node, Text, Type};
use crate::sink::Sink;

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

    /// See [`Row::fits`].
    const fn fits(self) -> u8 {
        match self.ty() {
            Type::Number => NO_TYPE,
            ty => ty as u8,
        }
    }

    fn allows(self, ty: Type) -> bool {
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

/// The code of no [`Type`].
const NO_TYPE: u8 = u8::MAX;

/// Whether a number has neither a fraction nor an exponent.
pub(crate) fn is_integer(number: Node<'_>) -> bool {
    !number.source_bytes().iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'))
}

#[expect(clippy::cast_possible_truncation, reason = "no text of 4 GiB is read")]
const fn narrow(length: usize) -> u32 {
    length as u32
}

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

    /// Binds the member of this name to a value that stands elsewhere, if there is one.
    fn put(&mut self, name: &str, node: Option<Node<'d>>);

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

/// A member as a document has it: absent, or a node. A node of the wrong type is taken as absent: its
/// one violation is reported.
#[derive(Clone, Copy, Debug)]
pub struct Field<'d> {
    node: Option<Node<'d>>,
    /// The text of a string: every rule asks for it.
    text: Option<Text<'d>>,
    state: State,
}

/// What has become of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Not met yet.
    Absent,
    /// Met, and not a string with more than white space in it.
    Met,
    Filled,
}

impl<'d> Field<'d> {
    pub(crate) const ABSENT: Field<'static> =
        Field { node: None, text: None, state: State::Absent };

    /// A member of the wrong type.
    const UNFIT: Field<'static> = Field { node: None, text: None, state: State::Met };

    #[inline]
    fn of_string(node: Node<'d>, text: Text<'d>) -> Self {
        let state = if text.is_blank() { State::Met } else { State::Filled };
        Field { node: Some(node), text: Some(text), state }
    }

    /// A member that is there.
    pub(crate) fn of(node: Node<'d>) -> Self {
        match node.text() {
            Some(text) => Field::of_string(node, text),
            None => Field { node: Some(node), ..Field::UNFIT },
        }
    }

    /// The value, `null` included.
    #[inline]
    pub fn node(&self) -> Option<Node<'d>> {
        self.node
    }

    /// The value and its text, if it is a string.
    #[inline]
    pub fn text(&self) -> Option<(Node<'d>, Text<'d>)> {
        Some((self.node?, self.text?))
    }

    /// The value and its text, if it is a string with more than white space in it.
    ///
    /// Rules about required members use it: a blank one has its violation already.
    #[inline]
    pub fn filled(&self) -> Option<(Node<'d>, Text<'d>)> {
        if self.is_filled() { self.text() } else { None }
    }

    /// Whether it is a string with more than white space in it.
    #[inline]
    pub fn is_filled(&self) -> bool {
        self.state == State::Filled
    }

    /// Whether it is there, but of the wrong type: it has its violation.
    pub(crate) fn is_unfit(&self) -> bool {
        self.state == State::Met && self.node.is_none()
    }

    /// The value of a boolean.
    #[inline]
    pub fn flag(&self) -> Option<bool> {
        self.node?.as_bool()
    }

    /// The elements of an array; nothing for anything else.
    pub fn elements(&self) -> impl Iterator<Item = Node<'d>> + use<'d> {
        let array = self.node.filter(|node| node.ty() == Type::Array);
        array.map(Node::children).unwrap_or_default()
    }
}

/// The members of one kind of object, found by name in constant time.
#[derive(Debug)]
pub(crate) struct Shape<const N: usize> {
    members: [Member; N],
    /// Whether the first letter of a name may be in lower case too.
    either_case: bool,
    /// Spreads the names over the rows without collision.
    factor: u64,
    rows: [Row; ROWS],
}

const ROWS: usize = 64;

/// No member of a shape that takes either case has a longer name.
const LONGEST_NAME: usize = 40;

/// The number of a member, and all there is to compare of a name of up to 16 bytes.
#[derive(Clone, Copy, Debug)]
struct Row {
    signature: Signature,
    number: u16,
    expect: Expect,
    /// The code of the type of which every value fits; of no type if that is numbers, not all integers.
    fits: u8,
}

/// The length, first bytes and last bytes of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Signature {
    length: u32,
    first: u64,
    last: u64,
}

impl Signature {
    const WHOLE: u32 = 16;
    /// Of no name.
    const NONE: Signature = Signature { length: u32::MAX, first: 0, last: 0 };

    #[inline]
    const fn of(name: &[u8]) -> Self {
        let (first, last) =
            if let (Some(first), Some(last)) = (name.first_chunk::<8>(), name.last_chunk()) {
                (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
            } else if let (Some(first), Some(last)) = (name.first_chunk::<4>(), name.last_chunk()) {
                (u32::from_le_bytes(*first) as u64, u32::from_le_bytes(*last) as u64)
            } else {
                match *name {
                    [a, b, c] => (a as u64 | (b as u64) << 8, c as u64),
                    [a, b] => (a as u64, b as u64),
                    [a] => (a as u64, 0),
                    _ => (0, 0),
                }
            };
        Signature { length: narrow(name.len()), first, last }
    }

    #[inline]
    const fn row(self, factor: u64) -> usize {
        let word = self.first ^ self.last.rotate_left(23) ^ self.length as u64;
        (word.wrapping_mul(factor) >> 58) as usize
    }
}

impl<const N: usize> Shape<N> {
    /// Looks for a factor at compile time.
    pub(crate) const fn new(members: [Member; N], either_case: bool) -> Self {
        let nothing =
            Row { signature: Signature::NONE, number: 0, expect: Expect::String, fits: NO_TYPE };
        let mut factor = 0x9e37_79b9_7f4a_7c15_u64;
        'search: loop {
            let mut rows = [nothing; ROWS];
            let mut number = 0;
            while (number as usize) < N {
                let Member { name, expect, .. } = members[number as usize];
                let signature = Signature::of(name.as_bytes());
                let row = &mut rows[signature.row(factor)];
                if row.signature.length != Signature::NONE.length {
                    factor = factor.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(2);
                    continue 'search;
                }
                *row = Row { signature, number, expect, fits: expect.fits() };
                number += 1;
            }
            return Shape { members, either_case, factor, rows };
        }
    }

    #[inline]
    fn find(&self, name: &[u8]) -> Option<&Row> {
        self.find_exactly(name).or_else(|| self.find_capitalised(name))
    }

    #[cold]
    fn find_capitalised(&self, name: &[u8]) -> Option<&Row> {
        if !self.either_case {
            return None;
        }
        let mut capitalised = [0; LONGEST_NAME];
        let capitalised = capitalised.get_mut(..name.len())?;
        capitalised.copy_from_slice(name);
        capitalised.first_mut()?.make_ascii_uppercase();
        self.find_exactly(capitalised)
    }

    #[inline]
    fn find_exactly(&self, name: &[u8]) -> Option<&Row> {
        let signature = Signature::of(name);
        let row = &self.rows[signature.row(self.factor)];
        let same = row.signature == signature
            && (signature.length <= Signature::WHOLE || self.is_named(row, name));
        same.then_some(row)
    }

    fn is_named(&self, row: &Row, name: &[u8]) -> bool {
        self.members[usize::from(row.number)].name.as_bytes() == name
    }

    #[inline]
    fn find_text(&self, name: Text<'_>) -> Option<&Row> {
        match name.plain_bytes() {
            Some(name) => self.find(name),
            None => self.find(&name.decode_bytes()),
        }
    }

    /// Takes the node, not its name, so that the name stays in registers where this is not called.
    #[cold]
    #[inline(never)]
    fn find_escaped(&self, member: Node<'_>) -> Option<&Row> {
        self.find_text(member.key()?)
    }

    /// Binds the members of an object, and reports those that are unknown, twice there, or of the
    /// wrong type. Of two members of one name the first is bound.
    #[inline(never)]
    pub(crate) fn bind<'d>(
        &self,
        object: Node<'d>,
        fields: &mut [Field<'d>; N],
        out: &mut Sink<'_>,
    ) {
        let mut strange = false;
        let mut members = object.members();
        while let Some(member) = members.next_member() {
            let found = match member.key.plain_bytes() {
                Some(name) => self.find(name),
                None => self.find_escaped(member.node),
            };
            let Some(row) = found else {
                strange = true;
                continue;
            };
            let field = &mut fields[usize::from(row.number)];
            if field.state != State::Absent {
                strange = true;
                duplicate_member::check_inside(member.node, out);
            } else if row.fits == member.ty_code() {
                *field = match member.text() {
                    Some(text) => Field::of_string(member.node, text),
                    None => Field { node: Some(member.node), ..Field::UNFIT },
                };
            } else {
                *field = self.fit(row, member.node, out).map_or(Field::UNFIT, Field::of);
            }
        }
        if strange {
            self.report_strangers(object, out);
        }
    }

    /// Binds the members that it knows of; leaves the others to another view of the same object.
    pub(crate) fn bind_known<'d>(
        &self,
        object: Node<'d>,
        fields: &mut [Field<'d>; N],
        out: &mut Sink<'_>,
    ) {
        for (name, member) in object.members() {
            let Some(row) = self.find_text(name) else { continue };
            let field = &mut fields[usize::from(row.number)];
            if field.state == State::Absent {
                *field = self.fit(row, member, out).map_or(Field::UNFIT, Field::of);
            }
        }
    }

    /// A value that need not fit. One of the wrong type is reported; but one that
    /// must be there and is null is reported as missing.
    fn fit<'d>(&self, row: &Row, node: Node<'d>, out: &mut Sink<'_>) -> Option<Node<'d>> {
        let expect = row.expect;
        let is_any_number = matches!(expect, Expect::Anything | Expect::Number);
        let fits = expect.allows(node.ty())
            && (node.ty() != Type::Number || is_any_number || is_integer(node));
        let missing = || self.members[usize::from(row.number)].required && node.ty() == Type::Null;
        if fits || missing() {
            return Some(node);
        }
        r#type::report(node, expect, out);
        None
    }

    /// Whether an object has members, all of them known and of their types.
    pub(crate) fn fits(&self, object: Node<'_>) -> bool {
        let fits = |(name, node): (Text<'_>, Node<'_>)| {
            self.find_text(name).is_some_and(|row| row.expect.allows(node.ty()))
        };
        object.members().next().is_some() && object.members().all(fits)
    }

    /// Whether it has two members of one name that is known.
    fn has_twins(&self, object: Node<'_>) -> bool {
        let mut met = [false; N];
        let mut known = object.members().filter_map(|(name, _)| self.find_text(name));
        known.any(|row| std::mem::replace(&mut met[usize::from(row.number)], true))
    }

    #[cold]
    fn report_strangers(&self, object: Node<'_>, out: &mut Sink<'_>) {
        let names = self.members.iter().map(|member| member.name);
        let is_strange = |name: &Text<'_>| self.find_text(*name).is_none();
        let strangers = object.children().filter(|it| it.key().as_ref().is_some_and(is_strange));
        for member in strangers.clone() {
            unknown_member::check(member, names.clone(), out);
            duplicate_member::check_inside(member, out);
        }
        if self.has_twins(object) {
            duplicate_member::check(object.children(), self.either_case, out);
        } else {
            duplicate_member::check(strangers, self.either_case, out);
        }
    }
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
                fn put(&mut self, name: &str, node: Option<$crate::document::Node<'d>>) {
                    let _ = (name, node);
                    $( if let ($member, Some(node)) = (name, node) {
                        self.fields[Number::$field as usize] = $crate::view::Field::of(node);
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
