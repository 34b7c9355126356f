//! A client of a gateway: makes a backend, and takes it through its life. Nothing that is wrong leaves it.
//!
//!     cargo run --example client -- http://127.0.0.1:8080

mod desk;
mod tour;

use std::io;

use desk::Client;

const INSTANCE: &str = "f0fa1789-3b76-433b-a787-9892951c620e";
const GROUP: &str = "01ce7564a2544713b80c7c08eb85f5d0";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = std::env::args().nth(1).unwrap_or_else(|| "http://127.0.0.1:8080".into());
    let client = Client::new(&server, "manage", "0a1b2c3d", INSTANCE);
    tour::walk(&client, GROUP, &mut io::stdout().lock())
}
