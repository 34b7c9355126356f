//! What is legal in which state, by hand: every state against every action.

mod backend;
mod drawings;
mod laws;
mod publication;
