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

use gateway::{DEFAULT_ENVIRONMENT, Gateway, Permission};
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

/// Now, in RFC 3339. Days become dates as in <https://howardhinnant.github.io/date_algorithms.html>.
fn now() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = seconds / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day + 2) / 153;
    let day = day - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year + era * 400 + u64::from(month < 3);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}
