//! The names of an object's members, and how they are found and bound.

use super::expect::{ANY_TYPE, NO_TYPE};
use super::{Expect, Field, Member, is_integer};
use crate::document::rules::{duplicate_member, r#type, unknown_member};
use crate::document::{Node, Text, Type};
use crate::sink::Sink;

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
    /// What [`Expect::fits`] says.
    fits: u8,
}

#[expect(clippy::cast_possible_truncation, reason = "no text of 4 GiB is read")]
const fn narrow(length: usize) -> u32 {
    length as u32
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

    /// The row of a name. No name that is known has an escape in it: as it is written is enough for most.
    #[inline]
    fn find(&self, name: Text<'_>) -> Option<&Row> {
        self.find_exactly(name.written_bytes()).or_else(|| self.find_decoded(name))
    }

    /// Takes the node, not its name, so that the name stays in registers where this is not called.
    #[cold]
    #[inline(never)]
    fn find_otherwise(&self, member: Node<'_>) -> Option<&Row> {
        let name = member.key()?;
        if name.plain_bytes().is_some() && !self.either_case {
            return None;
        }
        self.find_decoded(name)
    }

    fn find_decoded(&self, name: Text<'_>) -> Option<&Row> {
        let name = name.decode_bytes();
        self.find_exactly(&name).or_else(|| self.find_capitalised(&name))
    }

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

    /// Binds the members of an object, and reports those that are unknown, twice there, or of the
    /// wrong type. Of two members of one name the first is bound.
    #[inline(never)]
    pub(crate) fn bind<'d>(
        &self,
        object: Node<'d>,
        fields: &mut [Field<'d>; N],
        out: &mut Sink<'_>,
    ) {
        let (mut strangers, mut twice) = (0, false);
        let mut members = object.members();
        while let Some(member) = members.next_member() {
            let found = self.find_exactly(member.key.written_bytes());
            let Some(row) = found.or_else(|| self.find_otherwise(member.node)) else {
                strangers += 1;
                self.report_stranger(member.node, out);
                continue;
            };
            let field = &mut fields[usize::from(row.number)];
            let fits = row.fits == member.ty_code() || row.fits == ANY_TYPE && member.is_plain();
            if fits && !field.is_met() {
                *field = Field::with(member.node, member.plain_text());
            } else {
                twice |= self.bind_unusual(row, member.node, field, out);
            }
        }
        if twice || strangers > 1 {
            duplicate_member::check(object.children(), self.either_case, out);
        }
    }

    /// Binds a member that need not be the first of its name, nor of its type. Says whether it is there twice.
    #[inline(never)]
    fn bind_unusual<'d>(
        &self,
        row: &Row,
        member: Node<'d>,
        field: &mut Field<'d>,
        out: &mut Sink<'_>,
    ) -> bool {
        if field.is_met() {
            duplicate_member::check_inside(member, out);
            return true;
        }
        *field = self.fit(row, member, out);
        false
    }

    /// Binds the members that it knows of; leaves the others to another view of the same object.
    pub(crate) fn bind_known<'d>(
        &self,
        object: Node<'d>,
        fields: &mut [Field<'d>; N],
        out: &mut Sink<'_>,
    ) {
        for (name, member) in object.members() {
            let Some(row) = self.find(name) else { continue };
            let field = &mut fields[usize::from(row.number)];
            if !field.is_met() {
                *field = self.fit(row, member, out);
            }
        }
    }

    /// A value that need not fit. One of the wrong type is reported; but one that
    /// must be there and is null is reported as missing.
    #[inline]
    fn fit<'d>(&self, row: &Row, node: Node<'d>, out: &mut Sink<'_>) -> Field<'d> {
        let (expect, ty) = (row.expect, node.ty());
        let is_any_number = matches!(expect, Expect::Anything | Expect::Number);
        let fits = expect.allows(ty) && (ty != Type::Number || is_any_number || is_integer(node));
        let missing = || self.members[usize::from(row.number)].required && ty == Type::Null;
        if fits || missing() {
            return Field::of(node);
        }
        r#type::report(node, expect, out);
        Field::UNFIT
    }

    /// Whether an object has members, all of them known and of their types.
    pub(crate) fn fits(&self, object: Node<'_>) -> bool {
        let fits = |(name, node): (Text<'_>, Node<'_>)| {
            self.find(name).is_some_and(|row| row.expect.allows(node.ty()))
        };
        object.members().next().is_some() && object.members().all(fits)
    }

    #[cold]
    #[inline(never)]
    fn report_stranger(&self, member: Node<'_>, out: &mut Sink<'_>) {
        unknown_member::check(member, self.members.iter().map(|known| known.name), out);
        duplicate_member::check_inside(member, out);
    }
}
