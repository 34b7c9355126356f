//! The definition that is measured: about 1,650 bytes, ten parameters, one script.

use std::fmt::Write;

const WORDS: [&str; 9] =
    ["order", "region", "tenant", "invoice", "device", "metric", "quota", "asset", "route"];

/// A valid definition; `number` makes them differ from each other. Where parameters are
/// `required`, each of their defaults is worth a note.
pub(crate) fn definition(number: usize, required: bool) -> String {
    let mut parameters = String::new();
    let mut query = String::from("select * from orders where tab = '${table}'");
    for (index, word) in WORDS.iter().enumerate() {
        let position = if index < 4 { "Headers" } else { "Parameters" };
        let name = format!("{word}-{}", WORDS[8 - index]);
        let _ = write!(query, " and {word} = '${{{name}}}'");
        let _ = write!(
            parameters,
            r#"{{"name":"{name}","in":"{position}","default":"{number}","description":"{word}","required":{required}}},"#,
        );
    }
    let _ = write!(
        parameters,
        r#"{{"name":"application/json","in":"Body","default":"{{\"table\":\"orders\",\"row\":\"{number}\"}}","required":false}}"#,
    );
    format!(
        concat!(
            r#"{{"id":"bd42841c20184da6bbf457c6{number:08}","name":"orders_by_region_{number}","#,
            r#""path":"/orders/by-region/{number}","method":"POST","description":"Orders {number}","#,
            r#""version":"1.0.{number}","content_type":"json","#,
            r#""roma_app_id":"98df09fb-d459-4cbf-83a7-2b55ca6f3d5d","return_format":false,"#,
            r#""type":"data","status":3,"created_time":"2020-09-18T09:25:59Z","#,
            r#""modified_time":"2020-09-19T06:29:35Z","parameters":[{parameters}],"#,
            r#""scripts":[{{"ds_id":"f0fa17893b76433ba7879892951c620e","ds_type":"mysql","#,
            r#""type":"SQL","object_name":"orders","content":"{content}"}}]}}"#,
        ),
        number = number,
        parameters = parameters,
        content = base64(query.as_bytes()),
    )
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, i| bits << 8 | u32::from(*group.get(i).unwrap_or(&0)));
        for place in 0..4 {
            let sextet = ALPHABET[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place > group.len() { '=' } else { char::from(sextet) });
        }
    }
    text
}
