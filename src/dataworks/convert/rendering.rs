//! The SQL that a wizard stands for.

use std::fmt::Write;

use crate::dataworks::details::{Connection, Details, RequestParameter};
use crate::dataworks::integers::Operator;
use crate::document::Node;
use crate::view::Field;

const COLUMN: &str = "there is no ColumnName that needs no quotes";
const NAME: &str = "there is no name that needs no quotes";

/// A `select` from the table, or else where what it lacks should be, and why it cannot do without.
pub(super) fn select<'d>(
    details: &Details<'d>,
    connection: Option<&Connection<'d>>,
) -> Result<String, (Node<'d>, &'static str)> {
    let table = connection.and_then(|it| plain(it.table_name()));
    let Some(table) = table.filter(|table| is_path(table)) else {
        let at = connection.and_then(|it| it.table_name().node()).unwrap_or(details.node());
        return Err((at, "there is no TableName that needs no quotes"));
    };
    let mut columns = Vec::new();
    for column in &details.columns {
        let of =
            plain(column.column_name()).filter(|of| is_path(of)).ok_or((column.node(), COLUMN))?;
        let name = plain(column.name()).filter(|it| is_name(it)).ok_or((column.node(), NAME))?;
        columns.push(if name == of { of } else { format!("{of} as {name}") });
    }
    if columns.is_empty() {
        let at = details.response_parameters().node().unwrap_or(details.node());
        return Err((at, "there are no response parameters"));
    }
    let mut sql = format!("select {} from {table}", columns.join(", "));
    for (number, parameter) in details.parameters.iter().enumerate() {
        let and = if number == 0 { "where" } else { "and" };
        let _ = write!(sql, " {and} {}", condition(parameter)?);
    }
    Ok(sql)
}

fn condition<'d>(parameter: &RequestParameter<'d>) -> Result<String, (Node<'d>, &'static str)> {
    let of = plain(parameter.column_name()).filter(|of| is_path(of));
    let of = of.ok_or((parameter.node(), COLUMN))?;
    let name = plain(parameter.name()).filter(|name| !name.contains(['{', '}']));
    let name = name.ok_or((parameter.node(), NAME))?;
    let operator = parameter.operator().node().and_then(|node| Operator::of(node.as_i64()?));
    Ok(match operator {
        Some(Operator::Like) => format!("{of} like ${{{name}}}"),
        Some(Operator::In) => format!("{of} in (${{{name}}})"),
        _ => format!("{of} = ${{{name}}}"),
    })
}

fn plain(field: &Field<'_>) -> Option<String> {
    field.filled().map(|(_, text)| text.decode().into_owned())
}

/// Whether a name needs no quotes in any SQL.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// [`is_name`], of names with dots between.
fn is_path(path: &str) -> bool {
    path.split('.').all(is_name)
}
