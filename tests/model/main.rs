//! The typed definition: every value that exists is valid, and every valid one can exist.

mod build;
mod generate;
mod laws;
mod members;
mod refusals;
mod words;

/// A definition that no rule has anything to say about, with these members in front.
fn definition(members: &str) -> String {
    const GOOD: &str = r#""name":"orders","path":"/orders","method":"GET","version":"1.0","content_type":"json","roma_app_id":"98df09fb""#;
    format!("{{{members}{}{GOOD}}}", if members.is_empty() { "" } else { "," })
}
