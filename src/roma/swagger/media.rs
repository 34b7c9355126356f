//! What a backend returns, as Swagger and as definitions say it.

/// Media types, and the content type that each is.
const TYPES: [(&str, &str); 4] = [
    ("application/json", "json"),
    ("application/xml", "xml"),
    ("application/octet-stream", "stream"),
    ("text/xml", "xml"),
];

/// The first media type of a content type.
pub(super) fn media_type(content_type: &str) -> Option<&'static str> {
    TYPES.into_iter().find(|(_, it)| *it == content_type).map(|(media_type, _)| media_type)
}

/// The content type of a media type.
pub(super) fn content_type(media_type: &str) -> Option<&'static str> {
    TYPES.into_iter().find(|(it, _)| *it == media_type).map(|(_, content_type)| content_type)
}
