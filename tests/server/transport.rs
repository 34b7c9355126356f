//! What HTTP brings: methods, encodings, sizes, clients at the same time.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::thread;

use serde_json::{Value, json};

use crate::{Server, definition, invalid, text, uri};

/// The most bytes of a body.
const LARGEST: usize = 1 << 20;

#[test]
fn methods_and_paths_of_no_operation() {
    let server = Server::start();
    let one = uri("v2", "livedata-apis/b92f04d1");
    for (method, uri, member) in [
        ("PATCH", uri("v2", "livedata-apis"), "method"),
        ("get", uri("v2", "livedata-apis"), "method"),
        ("BREW", uri("v2", "livedata-apis"), "method"),
        ("OPTIONS", one.clone(), "method"),
        ("GET", "/".into(), "path"),
        ("GET", "/v3/p/apic/instances/i/livedata-apis".into(), "path"),
        ("GET", uri("v2", "livedata-api"), "path"),
        ("GET", uri("v2", "livedata-apis/a/b/c/d"), "path"),
    ] {
        let answer = server.request(method, &uri, Some("manage"), b"");
        assert_eq!(answer.refusal(), invalid(member), "{method} {uri}");
        let stranger = server.request(method, &uri, None, b"").refusal();
        assert_eq!((stranger.0, &*stranger.1), (401, "APIG.1002"), "{method} {uri}");
    }
    let head = server.request("HEAD", &one, Some("manage"), b"");
    assert_eq!((head.status, head.body.as_str()), (400, ""), "an answer to HEAD has no body");
}

#[test]
fn paths_are_decoded() {
    let server = Server::start();
    let made = server.succeed(201, "POST", "livedata-apis", &definition("levels"));
    let id = text(&made["id"]);
    let encoded = id.bytes().fold(String::new(), |mut text, byte| {
        write!(text, "%{byte:02x}").unwrap();
        text
    });
    for tail in [
        format!("livedata-apis/{encoded}"),
        format!("livedata%2Dapis/{id}"),
        format!("livedata-apis/{id}/"),
        format!("livedata-apis/{id}?"),
    ] {
        let api = server.succeed(200, "GET", &tail, &Value::Null);
        assert_eq!(api["id"], id.as_str(), "{tail}");
    }
    for (id, message) in [
        ("%e5%90%8D", "The livedata API does not exist, id: 名"),
        ("a%2Fb", "The livedata API does not exist, id: a/b"),
        ("..", "The livedata API does not exist, id: .."),
        ("%22%3C%00", "The livedata API does not exist, id: \"<\0"),
    ] {
        let (status, answer) = server.send("GET", &format!("livedata-apis/{id}"), &Value::Null);
        assert_eq!((status, &answer["error_msg"]), (404, &json!(message)));
    }
    for id in ["%zz", "%", "%ff", "a%2"] {
        let uri = uri("v2", &format!("livedata-apis/{id}"));
        let answer = server.request("GET", &uri, Some("manage"), b"").refusal();
        assert_eq!(answer, invalid("ld_api_id"), "{id}");
    }
}

#[test]
fn lists_are_filtered_and_have_pages() {
    let server = Server::start();
    for name in ["stock", "stock-all", "orders"] {
        server.succeed(201, "POST", "livedata-apis", &definition(name));
    }
    for (query, total, names) in [
        ("", 3, &["stock", "stock-all", "orders"][..]),
        ("?limit=2", 3, &["stock", "stock-all"]),
        ("?limit=2&offset=2", 3, &["orders"]),
        ("?offset=9", 3, &[]),
        ("?name=stock", 2, &["stock", "stock-all"]),
        ("?name=stock&precise_search=name", 1, &["stock"]),
        ("?name=stock%2Dall", 1, &["stock-all"]),
        ("?path=orders", 1, &["orders"]),
        ("?path=/stock/orders&precise_search=name,path", 1, &["orders"]),
        ("?status=4", 0, &[]),
        (
            "?status=1&app_id=5f0c2a9e-7d31-4b86-9e11-c0a4d2b7f358",
            3,
            &["stock", "stock-all", "orders"],
        ),
        ("?app_id=another", 0, &[]),
    ] {
        let list = server.succeed(200, "GET", &format!("livedata-apis{query}"), &Value::Null);
        let found: Vec<_> =
            list["apis"].as_array().unwrap().iter().map(|api| text(&api["name"])).collect();
        assert_eq!(
            (list["total"].as_i64(), found.as_slice()),
            (Some(total), &*names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()),
            "{query}"
        );
        assert_eq!(list["size"], names.len());
    }
    for (query, member) in [("limit=0", "limit"), ("limit=501", "limit"), ("status=2", "status")] {
        let uri = uri("v2", &format!("livedata-apis?{query}"));
        assert_eq!(server.request("GET", &uri, Some("view"), b"").refusal(), invalid(member));
    }
}

#[test]
fn bodies_have_a_limit() {
    let server = Server::start();
    let uri = uri("v2", "livedata-apis");
    let of_length = |name: &str, length: usize| {
        let mut body = definition(name).to_string().into_bytes();
        body.resize(length, b' ');
        body
    };
    let send = |token, body: &[u8]| server.request("POST", &uri, token, body);
    assert_eq!(send(Some("manage"), &of_length("levels", LARGEST)).status, 201);
    let too_large = send(Some("manage"), &of_length("orders", LARGEST + 1)).refusal();
    assert_eq!((too_large.0, &*too_large.1, &*too_large.2), (400, "APIG.2000", "Parameter error."));
    let stranger = send(None, &of_length("orders", LARGEST + 1)).refusal();
    assert_eq!((stranger.0, &*stranger.1), (401, "APIG.1002"));
}

#[test]
fn bodies_that_are_none() {
    let server = Server::start();
    let uri = uri("v2", "livedata-apis");
    let deep = "[".repeat(100_000);
    let code = |body: &[u8]| server.request("POST", &uri, Some("manage"), body).refusal().1;
    for body in
        [&b""[..], b"{", b"\xff\xfe", b"null null", deep.as_bytes(), b"{\"name\":\"\\ud800\"}x"]
    {
        assert_eq!(code(body), "APIG.2000", "{:?}", &body[..body.len().min(20)]);
    }
    for body in [&b"null"[..], b"[]", b"{}", b"7", b"{\"name\":7,\"name\":7}"] {
        assert_eq!(code(body), "APIG.2011", "{body:?}");
    }
}

/// What is no HTTP is refused before it gets here, and the next one is heard.
#[test]
fn no_http() {
    let server = Server::start();
    for bytes in [
        &b"what is this?\r\n\r\n"[..],
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        b"GET /a b HTTP/1.1\r\n\r\n",
    ] {
        assert_eq!(server.exchange(bytes).status, 400, "{}", bytes.escape_ascii());
    }
    // A chunk whose length is none: the body cannot be read.
    let chunked = format!(
        "POST {} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Auth-Token: manage\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        uri("v2", "livedata-apis")
    );
    assert_eq!(server.exchange(chunked.as_bytes()).refusal().1, "APIG.2000");
    server.succeed(200, "GET", "livedata-apis", &Value::Null);
}

/// Of many who want one name, one gets it.
#[test]
fn clients_at_the_same_time() {
    const CLIENTS: usize = 8;
    const NAMES: usize = 10;
    let server = Server::start();
    let create = |name: usize| {
        let body = definition(&format!("stock-{name}"));
        let (status, answer) = server.send("POST", "livedata-apis", &body);
        let code = answer["error_code"].as_str().unwrap_or_default().to_owned();
        (status, code, answer["id"].as_str().map(str::to_owned))
    };
    let answers: Vec<_> = thread::scope(|scope| {
        let work = |_| scope.spawn(|| (0..NAMES).map(create).collect::<Vec<_>>());
        let clients: Vec<_> = (0..CLIENTS).map(work).collect();
        clients.into_iter().flat_map(|client| client.join().unwrap()).collect()
    });
    let ids: BTreeSet<_> = answers.iter().filter_map(|(.., id)| id.as_ref()).collect();
    assert_eq!(ids.len(), NAMES);
    let taken = answers.iter().filter(|(status, code, _)| (*status, &**code) == (400, "APIG.3215"));
    assert_eq!(taken.count(), (CLIENTS - 1) * NAMES);
    let list = server.succeed(200, "GET", "livedata-apis?limit=500", &Value::Null);
    assert_eq!(list["total"], NAMES);
}
