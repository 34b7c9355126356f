//! HTTP: one handler for every method and path.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use tokio::net::TcpListener;

use super::{Gateway, Reply};

/// The most bytes of a body: a definition with ten scripts of the longest kind.
const LARGEST: usize = 1 << 20;

/// Serves until the process ends.
pub(crate) async fn serve(listener: TcpListener, gateway: Arc<Gateway>) -> std::io::Result<()> {
    axum::serve(listener, Router::new().fallback(answer).with_state(gateway)).await
}

async fn answer(State(gateway): State<Arc<Gateway>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, LARGEST).await.ok();
    let uri = head.uri.to_string();
    let reply = gateway.answer(head.method.as_str(), &uri, &head.headers, body.as_deref());
    respond(reply)
}

fn respond(reply: Reply) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(json) = reply.json {
        let json_type = header::HeaderValue::from_static("application/json");
        response.headers_mut().insert(header::CONTENT_TYPE, json_type);
        *response.body_mut() = Body::from(json);
    }
    response
}
