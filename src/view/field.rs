//! What is bound of a member.

use crate::document::{Held, Node, Text, Type};

/// A member as a document has it: absent, or a node. A node of the wrong type is taken as absent: its
/// one violation is reported.
#[derive(Clone, Copy, Debug)]
pub struct Field<'d>(State<'d>);

/// What has become of a member.
#[derive(Clone, Copy, Debug)]
enum State<'d> {
    /// Not met yet.
    Absent,
    /// Of the wrong type.
    Unfit,
    There(Held<'d>),
}

impl<'d> Field<'d> {
    pub(crate) const ABSENT: Field<'static> = Field(State::Absent);
    pub(super) const UNFIT: Field<'static> = Field(State::Unfit);

    /// A member that is there.
    #[inline]
    pub(crate) fn of(node: Node<'d>) -> Self {
        Field::with(node, node.text())
    }

    /// A member that is there, and its text if it is a string.
    #[inline]
    pub(super) fn with(node: Node<'d>, text: Option<Text<'d>>) -> Self {
        Field(State::There(Held::new(node, text)))
    }

    #[inline]
    fn held(&self) -> Option<&Held<'d>> {
        match &self.0 {
            State::There(held) => Some(held),
            State::Absent | State::Unfit => None,
        }
    }

    /// The value, `null` included.
    #[inline]
    pub fn node(&self) -> Option<Node<'d>> {
        self.held().map(Held::node)
    }

    /// The value and its text, if it is a string.
    #[inline]
    pub fn text(&self) -> Option<(Node<'d>, Text<'d>)> {
        let held = self.held()?;
        Some((held.node(), held.text()?))
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
        self.held().is_some_and(Held::is_filled)
    }

    /// Whether it was met, fit or not.
    #[inline]
    pub(super) fn is_met(&self) -> bool {
        !matches!(self.0, State::Absent)
    }

    /// Whether it is there, but of the wrong type: it has its violation.
    pub(crate) fn is_unfit(&self) -> bool {
        matches!(self.0, State::Unfit)
    }

    /// The value of a boolean.
    #[inline]
    pub fn flag(&self) -> Option<bool> {
        self.node()?.as_bool()
    }

    /// The elements of an array; nothing for anything else.
    pub fn elements(&self) -> impl Iterator<Item = Node<'d>> + Clone + use<'d> {
        let array = self.node().filter(|node| node.ty() == Type::Array);
        array.map(Node::children).unwrap_or_default()
    }
}
