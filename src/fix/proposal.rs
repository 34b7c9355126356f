//! From what is wrong with a value to edits of the bytes that it is written with.

use super::repair::{Change, Names, Patch, Subject, What};
use super::site::{Site, visit};
use super::table;
use super::{Edit, Fix, Safety, Syntax};
use crate::document::{Document, Node, Span};
use crate::report::Report;

/// What may mend a violation: the first that turns out to do so is its fix.
pub(super) struct Proposal {
    /// Which document the violation is in, and its number in the report on it.
    pub(super) document: usize,
    pub(super) violation: usize,
    pub(super) candidates: Vec<Candidate>,
}

/// A fix that is yet to be tried.
pub(super) struct Candidate {
    pub(super) fix: Fix,
    pub(super) target: Target,
    /// Of a member that is renamed, its pointer and the last step of its new one.
    pub(super) renamed: Option<(String, String)>,
}

/// What a fix mends, and what is to become of it.
pub(super) struct Target {
    /// See [`Site::steps`].
    pub(super) steps: Vec<usize>,
    pub(super) is_name: bool,
    pub(super) expected: Expected,
}

pub(super) enum Expected {
    /// A string or name.
    Text(String),
    /// A number or boolean, as it is written.
    Bare(String),
}

/// What may be done about violations of documents, in the order of the documents and violations.
pub(super) fn proposals(
    source: &[u8],
    syntax: Syntax,
    documents: &[Document<'_>],
    reports: &[Report],
    safety: Safety,
) -> Vec<Proposal> {
    let mut names = Names::of(source);
    let mut proposals = Vec::new();
    for (document, (tree, report)) in documents.iter().zip(reports).enumerate() {
        let wanted = report.violations().iter().enumerate();
        let wanted = wanted.filter(|(_, it)| table::find(it.rule).is_some()).collect();
        let from = proposals.len();
        visit(tree, wanted, &mut |site| {
            let maker = Maker { source, syntax, site: &site };
            let candidates = maker.candidates(&mut names, safety);
            if !candidates.is_empty() {
                proposals.push(Proposal { document, violation: site.number, candidates });
            }
        });
        proposals[from..].sort_by_key(|proposal: &Proposal| proposal.violation);
    }
    proposals
}

/// Makes candidates for one value.
struct Maker<'s> {
    source: &'s [u8],
    syntax: Syntax,
    site: &'s Site<'s>,
}

impl Maker<'_> {
    fn candidates(&self, names: &mut Names, safety: Safety) -> Vec<Candidate> {
        let Site { violation, node, .. } = *self.site;
        let (Some(repair), false) = (table::find(violation.rule), self.is_alias(node)) else {
            return Vec::new();
        };
        let text = node.as_str();
        let subject = Subject {
            violation,
            ty: node.ty(),
            text: text.as_deref().unwrap_or(node.source()),
            name: node.name().and_then(Node::as_str),
        };
        let changes = repair(&subject, names).into_iter();
        let changes = changes.filter(|change| change.safety <= safety);
        changes.filter_map(|change| self.candidate(&change)).collect()
    }

    /// What an alias stands for is written elsewhere, where it may mean more.
    fn is_alias(&self, node: Node<'_>) -> bool {
        let start = node.span().map(|span| span.start as usize);
        self.is_yaml() && start.and_then(|start| self.source.get(start)) == Some(&b'*')
    }

    fn is_yaml(&self) -> bool {
        self.syntax != Syntax::Json
    }

    fn candidate(&self, change: &Change) -> Option<Candidate> {
        let Site { node, is_name, ref steps, .. } = *self.site;
        let mut is_name = is_name;
        let (edits, expected) = match &change.what {
            What::Text(patches) => self.patch(node, patches)?,
            What::Name(patches) => {
                is_name = true;
                self.patch(node.name()?, patches)?
            }
            What::Quote => self.quote(node)?,
            What::Unquote => bare(node, &node.as_str()?)?,
            What::Literal(text) => bare(node, text)?,
        };
        let renamed = match (&expected, is_name) {
            (Expected::Text(name), true) => Some((node.pointer().as_str().into(), step(name))),
            _ => None,
        };
        let target = Target { steps: steps.clone(), is_name, expected };
        let fix = Fix { safety: change.safety, edits, title: change.title.clone() };
        Some(Candidate { fix, target, renamed })
    }

    /// Edits inside a string.
    fn patch(&self, node: Node<'_>, patches: &[Patch]) -> Option<(Vec<Edit>, Expected)> {
        let text = node.text()?;
        let mut decoded = text.decode().into_owned();
        for Patch { range, with } in patches.iter().rev() {
            decoded.get(range.clone())?;
            decoded.replace_range(range.clone(), with);
        }
        let edit = |Patch { range, with }: &Patch| {
            let span = node.inside(&text.written_range(range))?;
            // Where YAML does not tell, that is all of it, quotes and lines included.
            let is_all = self.is_yaml() && node.span() == Some(span) && self.is_styled(span);
            if is_all {
                return None;
            }
            Some(Edit { span, replacement: with.clone() })
        };
        let edits = joined(patches.iter().map(edit).collect::<Option<Vec<_>>>()?);
        (!edits.is_empty()).then_some((edits, Expected::Text(decoded)))
    }

    /// Whether a scalar of YAML has quotes or a header.
    fn is_styled(&self, span: Span) -> bool {
        let first = self.source.get(span.start as usize);
        first.is_some_and(|first| b"|>'\"".contains(first))
    }

    /// Quotes around a number or boolean, with as many backslashes as the strings around it ask for.
    fn quote(&self, node: Node<'_>) -> Option<(Vec<Edit>, Expected)> {
        let span = node.span()?;
        let depth = self.site.steps.len() - 1;
        let written = match depth {
            0 => str::from_utf8(self.source.get(span.start as usize..span.end as usize)?).ok()?,
            _ => node.source(),
        };
        let mut quote = String::from("\"");
        for level in 0..depth {
            if level + 1 < depth || self.outermost_escapes() {
                quote = quote.replace('\\', "\\\\").replace('"', "\\\"");
            }
        }
        let edit = |at| Edit { span: Span { start: at, end: at }, replacement: quote.clone() };
        Some((vec![edit(span.start), edit(span.end)], Expected::Text(written.into())))
    }

    /// Whether the string of the document that all the others stand in is written with backslashes.
    fn outermost_escapes(&self) -> bool {
        if !self.is_yaml() {
            return true;
        }
        let mut node = self.site.node;
        while let Some(string) = node.around() {
            node = string;
        }
        let start = node.span().map(|span| span.start as usize);
        start.and_then(|start| self.source.get(start)) == Some(&b'"')
    }
}

/// Edits that follow on each other, made one.
fn joined(edits: Vec<Edit>) -> Vec<Edit> {
    let mut joined: Vec<Edit> = Vec::with_capacity(edits.len());
    for Edit { span, replacement } in edits {
        match joined.last_mut() {
            Some(last) if last.span.end == span.start => {
                last.span.end = span.end;
                last.replacement.push_str(&replacement);
            }
            _ => joined.push(Edit { span, replacement }),
        }
    }
    joined
}

/// A number or boolean in place of what is there.
fn bare(node: Node<'_>, text: &str) -> Option<(Vec<Edit>, Expected)> {
    let edit = Edit { span: node.span()?, replacement: text.into() };
    Some((vec![edit], Expected::Bare(text.into())))
}

/// A name as a pointer has it.
fn step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
