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
    /// A value of whatever type.
    Any,
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
            Expect::Any => "a value",
        }
    }

    pub(crate) const fn ty(self) -> Type {
        match self {
            Expect::String => Type::String,
            Expect::Boolean => Type::Boolean,
            Expect::Integer | Expect::Count | Expect::Number => Type::Number,
            Expect::Array => Type::Array,
            Expect::Object => Type::Object,
            Expect::Any => Type::Null,
        }
    }

    /// Whether a value fits that is not simply of the type [`Expect::ty`].
    fn is_wide_enough(self, node: Node<'_>) -> bool {
        match self {
            Expect::Any => true,
            Expect::Number => node.ty() == Type::Number,
            Expect::Count => node.ty() == Type::String,
            _ => false,
        }
    }
}

fn is_integer(number: Node<'_>) -> bool {
    !number.source().contains(['.', 'e', 'E'])
}

/// What every view can do.
pub(crate) trait View<'d>: Sized {
    /// The names of its members.
    const NAMES: &'static [&'static str];

    /// Binds an object; reports what cannot be bound. None if the node is no object.
    fn read(node: Node<'d>, out: &mut Sink<'_>) -> Option<Self>;

    /// Whether an object has members, all of them known and of their types.
    fn fits(node: Node<'d>) -> bool;

    /// The object that it is a view of.
    fn object(&self) -> Node<'d>;

    /// Binds the members of the object that it knows of, and reports those of the wrong type: others are another view's.
    fn bind_known(&mut self, out: &mut Sink<'_>);

    /// Binds the member of this name to a value that stands elsewhere.
    fn put(&mut self, name: &str, node: Node<'d>);

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
}

/// A member as a document has it: absent, or a node. A node of the wrong type is taken as absent: its
/// one violation is reported.
#[derive(Clone, Copy, Debug)]
pub struct Field<'d> {
    node: Option<Node<'d>>,
    /// The text of a string: every rule asks for it.
    text: Option<Text<'d>>,
    is_blank: bool,
}

impl<'d> Field<'d> {
    pub(crate) const ABSENT: Field<'static> = Field { node: None, text: None, is_blank: true };

    #[inline]
    fn set_string(&mut self, node: Node<'d>, text: Text<'d>) {
        self.node = Some(node);
        self.text = Some(text);
        self.is_blank = text.is_blank();
    }

    /// Sets it to a value of whatever type.
    fn set(&mut self, node: Node<'d>) {
        match node.text() {
            Some(text) => self.set_string(node, text),
            None => self.node = Some(node),
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
        if self.is_blank { None } else { self.text() }
    }

    /// Whether it is a string with more than white space in it.
    #[inline]
    pub fn is_filled(&self) -> bool {
        !self.is_blank
    }

    /// The value of a boolean.
    #[inline]
    pub fn flag(&self) -> Option<bool> {
        self.node?.as_bool()
    }

    /// The elements of an array; nothing for anything else.
    pub fn elements(&self) -> impl Iterator<Item = Node<'d>> + use<'d> {
        self.node.filter(|node| node.ty() == Type::Array).into_iter().flat_map(Node::children)
    }
}

/// The members of one kind of object, found by name in constant time.
#[derive(Debug)]
pub(crate) struct Shape<const N: usize> {
    members: [Member; N],
    rows: [Row; N],
    /// Spreads the names over the slots without collision.
    factor: u64,
    slots: [u8; SLOTS],
}

const SLOTS: usize = 64;
const EMPTY: u8 = u8::MAX;

/// A member, and the length, first bytes and last bytes of its name: all there is to compare up to 16 bytes.
#[derive(Clone, Copy, Debug)]
struct Row {
    signature: Signature,
    ty: u32,
    name: &'static [u8],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Signature {
    length: usize,
    first: u64,
    last: u64,
}

impl Signature {
    const WHOLE: usize = 16;

    #[inline]
    const fn of(name: &[u8]) -> Self {
        let length = name.len();
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
        Signature { length, first, last }
    }

    #[inline]
    const fn slot(self, factor: u64) -> usize {
        let word = self.first ^ self.last.rotate_left(23) ^ self.length as u64;
        (word.wrapping_mul(factor) >> 58) as usize
    }
}

impl<const N: usize> Shape<N> {
    /// Looks for a factor at compile time.
    pub(crate) const fn new(members: [Member; N]) -> Self {
        let nothing = Row { signature: Signature::of(b""), ty: 0, name: b"" };
        let mut rows = [nothing; N];
        let mut i = 0;
        while i < N {
            let name = members[i].name.as_bytes();
            rows[i] =
                Row { signature: Signature::of(name), ty: members[i].expect.ty() as u32, name };
            i += 1;
        }
        let mut factor = 0x9e37_79b9_7f4a_7c15_u64;
        'search: loop {
            let mut slots = [EMPTY; SLOTS];
            let (mut i, mut number) = (0, 0);
            while i < N {
                let at = rows[i].signature.slot(factor);
                if slots[at] != EMPTY {
                    factor = factor.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(2);
                    continue 'search;
                }
                slots[at] = number;
                number += 1;
                i += 1;
            }
            return Shape { members, rows, factor, slots };
        }
    }

    #[inline]
    fn find(&self, name: &[u8]) -> Option<(usize, &Row)> {
        let signature = Signature::of(name);
        let found = usize::from(self.slots[signature.slot(self.factor)]);
        let row = self.rows.get(found)?;
        let same = row.signature == signature
            && (signature.length <= Signature::WHOLE || row.name == name);
        same.then_some((found, row))
    }

    #[cold]
    fn find_escaped(&self, key: Text<'_>) -> Option<(usize, &Row)> {
        self.find(key.decode().as_bytes())
    }

    /// Binds the members of an object, and reports those that are unknown, twice there, or of the
    /// wrong type. Of two members of one name the first is bound.
    #[inline]
    pub(crate) fn bind<'d>(
        &self,
        object: Node<'d>,
        fields: &mut [Field<'d>; N],
        out: &mut Sink<'_>,
    ) {
        let (mut seen, mut strange) = (0_u64, false);
        let mut members = object.members();
        while let Some(member) = members.next_member() {
            let found = match member.key.plain_bytes() {
                Some(bytes) => self.find(bytes),
                None => self.find_escaped(member.key),
            };
            let Some((index, row)) = found else {
                strange = true;
                continue;
            };
            let bit = 1 << index;
            if seen & bit != 0 {
                strange = true;
                duplicate_member::check_inside(member.node, out);
            } else if member.ty != row.ty {
                self.misfit(index, member.node, fields, out);
            } else if member.ty == Type::String as u32 {
                fields[index].set_string(member.node, member.text());
            } else if member.ty == Type::Number as u32 && !is_integer(member.node) {
                self.misfit(index, member.node, fields, out);
            } else {
                fields[index].node = Some(member.node);
            }
            seen |= bit;
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
        for (key, node) in object.members() {
            let Some((index, row)) = self.find_escaped(key) else { continue };
            if fields[index].node.is_some() {
                continue;
            }
            if node.ty() as u32 == row.ty {
                fields[index].set(node);
            } else {
                self.misfit(index, node, fields, out);
            }
        }
    }

    /// Binds the member of this name to a value that stands elsewhere.
    #[inline]
    pub(crate) fn put<'d>(&self, name: &str, node: Node<'d>, fields: &mut [Field<'d>; N]) {
        if let Some((index, _)) = self.find(name.as_bytes()) {
            fields[index].set(node);
        }
    }

    /// Reports a value of the wrong type; but one that must be there and is null is reported as missing.
    #[cold]
    fn misfit<'d>(
        &self,
        index: usize,
        node: Node<'d>,
        fields: &mut [Field<'d>; N],
        out: &mut Sink<'_>,
    ) {
        let member = &self.members[index];
        if member.expect.is_wide_enough(node) || member.required && node.ty() == Type::Null {
            fields[index].set(node);
        } else {
            r#type::report(node, member.expect, out);
        }
    }

    /// Whether an object has members, all of them known and of their types.
    pub(crate) fn fits(&self, object: Node<'_>) -> bool {
        let fits = |(key, node): (Text<'_>, Node<'_>)| {
            let Some((index, _)) = self.find_escaped(key) else { return false };
            let expect = self.members[index].expect;
            node.ty() == expect.ty() || expect == Expect::Count && node.ty() == Type::String
        };
        object.members().next().is_some() && object.members().all(fits)
    }

    #[cold]
    fn report_strangers(&self, object: Node<'_>, out: &mut Sink<'_>) {
        let names = self.members.iter().map(|member| member.name);
        let strangers = || {
            let strange = |(key, _): &(Text<'_>, Node<'_>)| self.find_escaped(*key).is_none();
            object.members().filter(strange).map(|(_, node)| node)
        };
        for member in strangers() {
            unknown_member::check(member, names.clone(), out);
            duplicate_member::check_inside(member, out);
        }
        duplicate_member::check(object.children(), out);
    }
}

/// A typed view of one kind of object: the struct, its [`Shape`] and the binding, from one list.
///
/// A row is `field: "member" Type` or `field: "member" Type required`. Of a member below `..` only the type is looked at.
macro_rules! view {
    (
        $(#[$about:meta])*
        $visibility:vis struct $name:ident {
            $( $(#[$doc:meta])* $field:ident: $member:literal $expect:ident $($required:ident)?, )*
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

            impl<'d> $name<'d> {
                const SHAPE: &'static $crate::view::Shape<
                    { <[&str]>::len(&[$(stringify!($field),)* $( $($other,)* )?]) },
                > = &$crate::view::Shape::new([
                    $( $crate::view::Member {
                        name: $member,
                        expect: $crate::view::Expect::$expect,
                        required: $crate::view::view!(@required $($required)?),
                    }, )*
                    $( $( $crate::view::Member {
                        name: $other,
                        expect: $crate::view::Expect::$other_expect,
                        required: false,
                    }, )* )?
                ]);

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
                    $(#[$doc])*
                    #[inline]
                    $visibility fn $field(&self) -> &$crate::view::Field<'d> {
                        &self.fields[Number::$field as usize]
                    }
                )*
            }

            impl<'d> $crate::view::View<'d> for $name<'d> {
                const NAMES: &'static [&'static str] = &[$($member),*];

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
                fn put(&mut self, name: &str, node: $crate::document::Node<'d>) {
                    Self::SHAPE.put(name, node, &mut self.fields);
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
    (@required) => { false };
    (@required required) => { true };
}

pub(crate) use view;
