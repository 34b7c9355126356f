//! The examples, over HTTP: a gateway that listens on a port of its own, and whoever talks to it.

#[path = "../../examples/client/desk.rs"]
mod desk;
#[path = "../../examples/server/gateway/mod.rs"]
mod gateway;
#[path = "../../examples/client/tour.rs"]
mod tour;

mod arbitrary;
mod client;
mod life;
mod pages;
mod refusals;
mod settings;
mod transport;
mod v1;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use gateway::{DEFAULT_ENVIRONMENT, Gateway, Permission, rfc3339};
use serde_json::{Value, json};
use tokio::net::TcpListener;

const INSTANCE: &str = "eddc4d25-480b-4e7a-9b3d-1a7c5e0f6a21";
const GROUP: &str = "7d1c0e95a3b84f66a20f5b3c9e8d4471";
const APP: &str = "5f0c2a9e-7d31-4b86-9e11-c0a4d2b7f358";
const ENVIRONMENT: &str = DEFAULT_ENVIRONMENT;

/// `2024-05-06T07:00:00Z`
const START: u64 = 1_714_978_800;

/// A gateway whose clock is a second later with each request.
fn gateway() -> Gateway {
    let seconds = AtomicU64::new(START);
    let clock = move || rfc3339(seconds.fetch_add(1, Ordering::Relaxed));
    Gateway::new(INSTANCE, clock)
        .with_token("manage", Permission::Manage)
        .with_token("view", Permission::View)
        .with_token("guest", Permission::Nothing)
        .with_group(GROUP)
        .with_environment(ENVIRONMENT)
}

struct Server {
    address: SocketAddr,
    gateway: Arc<Gateway>,
}

#[derive(Debug)]
struct Answered {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    /// Serves until the tests end.
    fn start() -> Self {
        let gateway = Arc::new(gateway());
        let (tell, told) = mpsc::channel();
        let served = Arc::clone(&gateway);
        thread::spawn(move || {
            let mut runtime = tokio::runtime::Builder::new_multi_thread();
            let runtime = runtime.worker_threads(2).enable_io().build().expect("a runtime");
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
                tell.send(listener.local_addr().expect("an address")).expect("a listener");
                gateway::serve(listener, served).await.expect("a server");
            });
        });
        Server { address: told.recv().expect("a server"), gateway }
    }

    /// Whoever has the store in hand panics; from now on nobody knows what is in it.
    fn break_down(&self) {
        let gateway = Arc::clone(&self.gateway);
        let panicked = thread::Builder::new().name("breaks the store".into()).spawn(move || {
            let _store = gateway.store.lock();
            std::panic::resume_unwind(Box::new("no message"));
        });
        assert!(panicked.expect("a thread").join().is_err());
    }

    /// Another server, whose store is broken.
    fn broken(&self) -> Server {
        let other = Server::start();
        other.break_down();
        assert_ne!(other.address, self.address);
        other
    }

    /// Sends bytes, and reads all that comes back.
    fn exchange(&self, bytes: &[u8]) -> Answered {
        let mut stream = TcpStream::connect(self.address).expect("a server");
        stream.write_all(bytes).expect("a listener");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer");
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer in HTTP");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Answered { status: status.expect("a status"), head: head.into(), body: body.into() }
    }

    fn request(&self, method: &str, uri: &str, token: Option<&str>, body: &[u8]) -> Answered {
        let token = token.map(|token| format!("X-Auth-Token: {token}\r\n")).unwrap_or_default();
        let length = body.len();
        let head = format!(
            "{method} {uri} HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n{token}Content-Length: {length}\r\n\r\n"
        );
        self.exchange(&[head.as_bytes(), body].concat())
    }

    /// With every permission, behind the instance: status and JSON.
    fn send(&self, method: &str, tail: &str, body: &Value) -> (u16, Value) {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let answered = self.request(method, &uri("v2", tail), Some("manage"), body.as_bytes());
        (answered.status, answered.json())
    }

    /// [`Server::send`], where it must go well.
    fn succeed(&self, status: u16, method: &str, tail: &str, body: &Value) -> Value {
        let (answered, json) = self.send(method, tail, body);
        assert_eq!(answered, status, "{method} {tail}: {json}");
        json
    }

    /// A backend of this name, deployed and published: its id, the id of its API, and that of its version.
    fn deployed(&self, name: &str) -> (String, String, String) {
        let made = self.succeed(201, "POST", "livedata-apis", &definition(name));
        let id = text(&made["id"]);
        self.succeed(200, "POST", &format!("livedata-apis/{id}/scripts"), &scripts());
        let record =
            self.succeed(200, "POST", &format!("livedata-apis/{id}/deploy"), &deployment());
        let api_id = text(&record["api_id"]);
        let versions = self.succeed(200, "GET", &format!("apis/publish/{api_id}"), &Value::Null);
        let version_id = text(&versions["api_versions"][0]["version_id"]);
        (id, api_id, version_id)
    }
}

impl Answered {
    /// Null if there is no body.
    fn json(&self) -> Value {
        if self.body.is_empty() {
            return Value::Null;
        }
        assert!(self.head.contains("content-type: application/json"), "{}", self.head);
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// Of an answer that refuses.
    fn refusal(&self) -> (u16, String, String) {
        let json = self.json();
        (self.status, text(&json["error_code"]), text(&json["error_msg"]))
    }
}

fn uri(version: &str, tail: &str) -> String {
    format!("/{version}/0a1b/apic/instances/{INSTANCE}/{tail}")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no string")).into()
}

fn refused(status: u16, code: &str, sentence: &str) -> (u16, String, String) {
    (status, code.into(), sentence.into())
}

/// The sentence about a member that is wrong.
fn invalid(member: &str) -> (u16, String, String) {
    let sentence = format!(
        "Invalid parameter value,parameterName:{member}. Please refer to the support documentation"
    );
    refused(400, "APIG.2011", &sentence)
}

/// As the pages' requests are, with a path that is its own.
fn definition(name: &str) -> Value {
    json!({
        "content_type": "json",
        "method": "GET",
        "name": name,
        "path": format!("/stock/{name}"),
        "return_format": false,
        "roma_app_id": APP,
        "version": "2.1.0"
    })
}

fn scripts() -> Value {
    json!({
        "api_type": "function",
        "scripts": [{ "content": "cmV0dXJuIDE=", "object_name": "stock", "type": "SQL" }]
    })
}

fn deployment() -> Value {
    json!({ "group_id": GROUP, "env_id": ENVIRONMENT, "auth_type": "NONE", "protocol": "HTTPS" })
}
