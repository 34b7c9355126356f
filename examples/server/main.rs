//! A gateway's management of custom backends, in memory: what the pages of the ROMA Connect API Reference say, with
//! every request checked by apiglint.
//!
//!     cargo run --example server -- 127.0.0.1:8080
//!
//! Tokens: `manage` may do everything, `view` may look, `guest` may do nothing, any other means nobody.

mod gateway;

use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use gateway::{DEFAULT_ENVIRONMENT, Gateway, Permission, rfc3339};
use tokio::net::TcpListener;

/// What the pages' examples call theirs.
const INSTANCE: &str = "f0fa1789-3b76-433b-a787-9892951c620e";
const GROUP: &str = "01ce7564a2544713b80c7c08eb85f5d0";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address: SocketAddr =
        std::env::args().nth(1).as_deref().unwrap_or("127.0.0.1:8080").parse()?;
    let gateway = Gateway::new(INSTANCE, now)
        .with_token("manage", Permission::Manage)
        .with_token("view", Permission::View)
        .with_token("guest", Permission::Nothing)
        .with_group(GROUP)
        .with_environment(DEFAULT_ENVIRONMENT);
    tokio::runtime::Builder::new_multi_thread().enable_io().build()?.block_on(async {
        let listener = TcpListener::bind(address).await?;
        let url = format!(
            "http://{}/v2/{{project_id}}/apic/instances/{INSTANCE}",
            listener.local_addr()?
        );
        writeln!(std::io::stdout(), "listening on {url}")?;
        gateway::serve(listener, Arc::new(gateway)).await?;
        Ok(())
    })
}

fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    rfc3339(since.map_or(0, |since| since.as_secs()))
}
