//! A good Swagger file, and what can be wrong with one: an edit each.

use apiglint::swagger::kinds::DOCUMENT;
use serde_json::Value;

use crate::{lines, report};

/// A file with a bit of everything in it.
pub(crate) const GOOD: &str = r##"{
  "swagger": "2.0",
  "info": { "title": "stock", "version": "1.0", "contact": { "name": "it" }, "license": { "name": "MIT" } },
  "host": "example.com:8080", "basePath": "/v1", "schemes": ["https"],
  "consumes": ["application/json"], "produces": ["application/json; charset=utf-8"],
  "tags": [{ "name": "levels" }, { "name": "files" }],
  "externalDocs": { "url": "https://example.com" },
  "paths": {
    "/stock/{sku}": {
      "parameters": [{ "$ref": "#/parameters/Sku" }],
      "get": {
        "operationId": "one", "tags": ["levels"], "security": [{ "key": [] }, { "login": ["read"] }],
        "parameters": [
          { "name": "colour", "in": "query", "type": "array", "items": { "type": "string" }, "collectionFormat": "multi" },
          { "name": "limit", "in": "query", "type": "integer", "default": 10, "minimum": 0.5, "maxLength": 5 }
        ],
        "responses": {
          "200": { "description": "", "schema": { "$ref": "#/definitions/Level" }, "headers": { "X-Left": { "type": "integer" } } },
          "default": { "$ref": "#/responses/Fault" }
        }
      },
      "put": {
        "operationId": "two",
        "parameters": [{ "name": "body", "in": "body", "required": true,
          "schema": { "type": "object", "properties": { "count": { "type": "integer" } }, "example": { "count": 1 } } }],
        "responses": { "204": { "description": "done" } }
      }
    },
    "/files": {
      "post": {
        "operationId": "three", "consumes": ["multipart/form-data"],
        "parameters": [{ "name": "file", "in": "formData", "type": "file" }],
        "responses": { "204": { "description": "done" } }
      }
    },
    "x-anything": { "goes": true }
  },
  "definitions": {
    "Level": {
      "type": "object", "required": ["count"],
      "properties": {
        "count": { "type": "integer", "default": 0 }, "parts": { "type": "array", "items": { "$ref": "#/definitions/Level" } }
      },
      "additionalProperties": false
    },
    "Both/~ a": { "allOf": [{ "$ref": "#/definitions/Level" }, { "type": "object", "additionalProperties": { "type": "string" } }] },
    "More": { "$ref": "#/definitions/Both~1~0%20%61" }
  },
  "parameters": { "Sku": { "name": "sku", "in": "path", "required": true, "type": "string" } },
  "responses": { "Fault": { "description": "no", "examples": { "application/json": { "no": 1 } } } },
  "securityDefinitions": {
    "key": { "type": "apiKey", "name": "X-Key", "in": "header" },
    "login": { "type": "oauth2", "flow": "accessCode", "authorizationUrl": "https://example.com/a",
      "tokenUrl": "https://example.com/t", "scopes": { "read": "look" } },
    "plain": { "type": "basic" }
  }
}"##;

/// One thing that is made wrong.
pub(crate) struct Edit {
    /// Where.
    pub(crate) pointer: &'static str,
    /// What is put there, in JSON; nothing takes away what is there.
    pub(crate) value: &'static str,
    /// What is said about it: place and message, the place shortened to what follows the edit's.
    pub(crate) said: &'static [&'static str],
}

impl Edit {
    /// The good file with this wrong.
    pub(crate) fn apply(&self) -> Value {
        let mut file: Value = serde_json::from_str(GOOD).unwrap();
        let (parent, name) = self.pointer.rsplit_once('/').unwrap();
        let parent = file.pointer_mut(parent).unwrap_or_else(|| panic!("{}", self.pointer));
        let name = name.replace("~1", "/").replace("~0", "~");
        let value = (!self.value.is_empty()).then(|| serde_json::from_str(self.value).unwrap());
        match (parent, value) {
            (Value::Object(members), Some(value)) => drop(members.insert(name, value)),
            (Value::Object(members), None) => drop(members.remove(&name).unwrap()),
            (Value::Array(elements), Some(value)) if name == "-" => elements.push(value),
            (Value::Array(elements), Some(value)) => {
                elements[name.parse::<usize>().unwrap()] = value;
            }
            _ => panic!("{}", self.pointer),
        }
        file
    }
}

#[test]
fn the_good_file_is_good() {
    assert_eq!(lines(&report(GOOD, &DOCUMENT)), [""; 0]);
}

#[test]
fn edits_are_refused_where_they_are() {
    for edit in EDITS {
        let source = serde_json::to_string(&edit.apply()).unwrap();
        assert_eq!(
            lines(&report(&source, &DOCUMENT)),
            edit.said,
            "{} {}",
            edit.pointer,
            edit.value
        );
    }
}

const fn edit(pointer: &'static str, value: &'static str, said: &'static [&'static str]) -> Edit {
    Edit { pointer, value, said }
}

pub(crate) const EDITS: &[Edit] = &[
    edit("/swagger", r#""3.0""#, &[r#"swagger/version /swagger must be the string "2.0""#]),
    edit(
        "/swagger",
        "2.0",
        &[r#"swagger/version /swagger must be the string "2.0", not a number"#],
    ),
    edit("/swagger", "", &["swagger/version /swagger must be there"]),
    edit("/info", "", &["swagger/structure /info must be there"]),
    edit("/info", "null", &["swagger/structure /info must be there, and cannot be null"]),
    edit("/info/title", "", &["swagger/structure /info/title must be there"]),
    edit("/info/version", "1", &["document/type /info/version must be a string, not a number"]),
    edit("/info/license/name", "", &["swagger/structure /info/license/name must be there"]),
    edit("/info/contact", "[]", &["document/type /info/contact must be an object, not an array"]),
    edit("/paths", "", &["swagger/structure /paths must be there"]),
    edit(
        "/host",
        r#""http://example.com""#,
        &["swagger/structure /host must be a host, and a port if need be: cannot have '/'"],
    ),
    edit(
        "/host",
        r#""example.com:""#,
        &[
            "swagger/structure /host must be a host, and a port if need be, such as example.com:8080",
        ],
    ),
    edit(
        "/host",
        r#""a b""#,
        &["swagger/structure /host must be a host, and a port if need be: cannot have ' '"],
    ),
    edit("/basePath", r#""v1""#, &["swagger/structure /basePath must start with '/'"]),
    edit(
        "/schemes/0",
        r#""ftp""#,
        &["swagger/structure /schemes/0 must be http, https, ws or wss"],
    ),
    edit(
        "/schemes/-",
        r#""https""#,
        &["swagger/structure /schemes/1 cannot be in the list twice | /schemes/0 first here"],
    ),
    edit(
        "/consumes/0",
        r#""json""#,
        &["swagger/structure /consumes/0 must be a media type such as application/json"],
    ),
    edit(
        "/produces/-",
        r#""application/json; charset=utf-8""#,
        &["swagger/structure /produces/1 cannot be in the list twice | /produces/0 first here"],
    ),
    edit("/produces/0", "7", &["document/type /produces/0 must be a string, not a number"]),
    edit("/tags/1/name", "", &["swagger/structure /tags/1/name must be there"]),
    edit(
        "/tags/1/name",
        r#""levels""#,
        &[
            "swagger/structure /tags/1/name cannot be the name of another tag | /tags/0/name first here",
        ],
    ),
    edit("/externalDocs/url", "", &["swagger/structure /externalDocs/url must be there"]),
    edit("/colour", "1", &["document/unknown-member /colour must be a member that is known here"]),
    edit(
        "/paths/stock",
        "{}",
        &["swagger/structure /paths/stock must start with '/': it is a path"],
    ),
    edit(
        "/paths/~1stock~1{id}",
        "{}",
        &[
            "swagger/structure /paths/~1stock~1{sku} cannot differ from another path in the names between its braces alone | /paths/~1stock~1{id} first here",
        ],
    ),
    edit(
        "/paths/~1{}",
        "{}",
        &[
            "swagger/structure /paths/~1{} must have a name between '{' and '}': character 3 is a brace that has none",
        ],
    ),
    edit(
        "/paths/~1{a",
        "{}",
        &[
            "swagger/structure /paths/~1{a must have a name between '{' and '}': character 2 is a brace that has none",
        ],
    ),
    edit("/paths/~1a", "7", &["document/type /paths/~1a must be an object, not a number"]),
    edit(
        "/paths/~1a",
        r#"{"$ref":"other.json#/x"}"#,
        &[
            "swagger/structure /paths/~1a/$ref must begin with '#/': other files are not looked into",
        ],
    ),
    edit(
        "/paths/~1a",
        r##"{"$ref":"#/paths/~1b"}"##,
        &["swagger/structure /paths/~1a/$ref must lead to a place in this file: there is nothing"],
    ),
    edit(
        "/paths/~1stock~1{sku}/parameters",
        "",
        &[
            "swagger/structure /paths/~1stock~1{sku} must have a path parameter for each name between braces: the one at character 8 has none",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/parameters/0",
        r##"{"$ref":"#/parameters/Skus"}"##,
        &[
            "swagger/structure /paths/~1stock~1{sku}/parameters/0/$ref must lead to a place in this file: there is nothing",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/parameters/0",
        r##"{"$ref":"#/info/title"}"##,
        &["swagger/structure /paths/~1stock~1{sku}/parameters/0/$ref must lead to an object"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/responses",
        "",
        &["swagger/structure /paths/~1stock~1{sku}/get/responses must be there"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/responses",
        "{}",
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/responses must have a response: a status code or default",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/responses",
        r#"{"x-a":1}"#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/responses must have a response: a status code or default",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/responses/20",
        r#"{"description":""}"#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/responses/20 must be a status code of three digits, or default",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/responses/200/description",
        "",
        &["swagger/structure /paths/~1stock~1{sku}/get/responses/200/description must be there"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/responses/200/headers/X-Left/type",
        r#""file""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/responses/200/headers/X-Left/type must be string, number, integer, boolean or array",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/responses/200/headers/X-Left/type",
        r#""array""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/responses/200/headers/X-Left/items must be there",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/responses/200/schema/$ref",
        r##""#/definitions/Lvel""##,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/responses/200/schema/$ref must lead to a place in this file: there is nothing",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/responses/default/$ref",
        r#""https://example.com/a.json""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/responses/default/$ref must begin with '#/': other files are not looked into",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/operationId",
        r#""two""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/put/operationId cannot be the operationId of another operation | /paths/~1stock~1{sku}/get/operationId first here",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/tags/-",
        r#""levels""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/tags/1 cannot be in the list twice | /paths/~1stock~1{sku}/get/tags/0 first here",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/tags",
        r#""levels""#,
        &["document/type /paths/~1stock~1{sku}/get/tags must be an array, not a string"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/deprecated",
        r#""no""#,
        &["document/type /paths/~1stock~1{sku}/get/deprecated must be a boolean, not a string"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/schemes",
        r#"["gopher"]"#,
        &["swagger/structure /paths/~1stock~1{sku}/get/schemes/0 must be http, https, ws or wss"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/consumes",
        r#"["x"]"#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/consumes/0 must be a media type such as application/json",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/security/-",
        r#"{"kee":[]}"#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/security/2/kee must be the name of one of `securityDefinitions`",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/security/0/key",
        r#"["read"]"#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/security/0/key/0 cannot be there: only the type oauth2 has scopes",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/security/1/login/-",
        r#""write""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/security/1/login/1 must be one of the `scopes` of its scheme",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/security/0",
        "[]",
        &["document/type /paths/~1stock~1{sku}/get/security/0 must be an object, not an array"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/name",
        "",
        &["swagger/structure /paths/~1stock~1{sku}/get/parameters/0/name must be there"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/in",
        "",
        &["swagger/structure /paths/~1stock~1{sku}/get/parameters/0/in must be there"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/in",
        r#""Query""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/0/in must be query: letter case counts",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/in",
        r#""cookie""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/0/in must be query, header, path, formData or body",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/type",
        "",
        &["swagger/structure /paths/~1stock~1{sku}/get/parameters/0/type must be there"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/type",
        r#""object""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/0/type must be string, number, integer, boolean or array",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/type",
        r#""file""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/0/type must be string, number, integer, boolean or array",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/items",
        "",
        &["swagger/structure /paths/~1stock~1{sku}/get/parameters/0/items must be there"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/items/type",
        r#""any""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/0/items/type must be string, number, integer, boolean or array",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/items",
        r#"{"type":"array"}"#,
        &["swagger/structure /paths/~1stock~1{sku}/get/parameters/0/items/items must be there"],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/collectionFormat",
        r#""comma""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/0/collectionFormat must be csv, ssv, tsv, pipes or multi",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/items/collectionFormat",
        r#""multi""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/0/items/collectionFormat must be csv, ssv, tsv or pipes",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/0/enum",
        "[]",
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/0/enum cannot be empty: no value would fit",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/1/enum",
        r#"["a","b","a"]"#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/1/enum/2 cannot be in the list twice | /paths/~1stock~1{sku}/get/parameters/1/enum/0 first here",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/1/default",
        r#""10""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/1/default must be an integer, as its type says",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/1/default",
        "1.5",
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/1/default must be an integer, as its type says",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/1/maxLength",
        "-1",
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/1/maxLength cannot be less than 0",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/1/multipleOf",
        "0",
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/1/multipleOf must be more than 0",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/1/minimum",
        r#""0""#,
        &[
            "document/type /paths/~1stock~1{sku}/get/parameters/1/minimum must be a number, not a string",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/1/name",
        r#""colour""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/1/name cannot be the name of another parameter in the same place | /paths/~1stock~1{sku}/get/parameters/0/name first here",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/1/schema",
        "{}",
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/1/schema cannot be there: only a body has a schema",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/-",
        r#"{"name":"id","in":"path","type":"string","required":true}"#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/2/name must stand in the path, between '{' and '}'",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/get/parameters/-",
        r#"{"name":"h","in":"header","type":"string","allowEmptyValue":true}"#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/get/parameters/2/allowEmptyValue cannot be there: only query and formData can be empty",
        ],
    ),
    edit(
        "/parameters/Sku/required",
        "",
        &["swagger/structure /parameters/Sku/required must be true: every part of a path is there"],
    ),
    edit(
        "/parameters/Sku/required",
        "false",
        &["swagger/structure /parameters/Sku/required must be true: every part of a path is there"],
    ),
    edit(
        "/parameters/Sku/name",
        r#""skus""#,
        &[
            "swagger/structure /parameters/Sku/name must stand in the path, between '{' and '}'",
            "swagger/structure /paths/~1stock~1{sku} must have a path parameter for each name between braces: the one at character 8 has none",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/put/parameters/0/schema",
        "",
        &["swagger/structure /paths/~1stock~1{sku}/put/parameters/0/schema must be there"],
    ),
    edit(
        "/paths/~1stock~1{sku}/put/parameters/0/type",
        r#""string""#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/put/parameters/0/type cannot be there: of a body, its schema says that",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/put/parameters/-",
        r#"{"name":"other","in":"body","schema":{}}"#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/put/parameters/1/in cannot be body a second time: an operation has one body | /paths/~1stock~1{sku}/put/parameters/0/in first here",
        ],
    ),
    edit(
        "/paths/~1stock~1{sku}/put/parameters/-",
        r#"{"name":"f","in":"formData","type":"string"}"#,
        &[
            "swagger/structure /paths/~1stock~1{sku}/put/parameters/1/in cannot be formData where another parameter is the body | /paths/~1stock~1{sku}/put/parameters/0/in the body",
        ],
    ),
    edit(
        "/paths/~1files/post/consumes",
        "",
        &[
            "swagger/structure /paths/~1files/post/parameters/0/type cannot be file unless the operation consumes multipart/form-data or application/x-www-form-urlencoded",
        ],
    ),
    edit(
        "/definitions/Level/type",
        r#""objekt""#,
        &[
            "swagger/structure /definitions/Level/type must be string, number, integer, boolean, array, object or null",
        ],
    ),
    edit(
        "/definitions/Level/type",
        r#"["object","any"]"#,
        &[
            "swagger/structure /definitions/Level/type/1 must be string, number, integer, boolean, array, object or null",
        ],
    ),
    edit(
        "/definitions/Level/type",
        "7",
        &["document/type /definitions/Level/type must be a string, not a number"],
    ),
    edit(
        "/definitions/Level/required",
        "[]",
        &["swagger/structure /definitions/Level/required cannot be empty"],
    ),
    edit(
        "/definitions/Level/required/-",
        r#""count""#,
        &[
            "swagger/structure /definitions/Level/required/1 cannot be in the list twice | /definitions/Level/required/0 first here",
        ],
    ),
    edit(
        "/definitions/Level/required",
        "true",
        &["document/type /definitions/Level/required must be an array, not a boolean"],
    ),
    edit(
        "/definitions/Level/properties/count/default",
        r#""0""#,
        &[
            "swagger/structure /definitions/Level/properties/count/default must be an integer, as its type says",
        ],
    ),
    edit(
        "/definitions/Level/properties/parts/items",
        "7",
        &[
            "document/type /definitions/Level/properties/parts/items must be an object, not a number",
        ],
    ),
    edit(
        "/definitions/Level/properties/x",
        "1",
        &["document/type /definitions/Level/properties/x must be an object, not a number"],
    ),
    edit(
        "/definitions/Level/properties/count/minimum",
        r#""1""#,
        &[
            "document/type /definitions/Level/properties/count/minimum must be a number, not a string",
        ],
    ),
    edit(
        "/definitions/Level/maxProperties",
        "-2",
        &["swagger/structure /definitions/Level/maxProperties cannot be less than 0"],
    ),
    edit(
        "/definitions/Level/additionalProperties",
        "1",
        &["document/type /definitions/Level/additionalProperties must be an object, not a number"],
    ),
    edit(
        "/definitions/Level/enum",
        "[]",
        &["swagger/structure /definitions/Level/enum cannot be empty: no value would fit"],
    ),
    edit(
        "/definitions/More/$ref",
        r##""#/definitions/More""##,
        &[
            "swagger/structure /definitions/More/$ref cannot lead back to itself, or through more than 32 others",
        ],
    ),
    edit(
        "/definitions/Both~1~0 a/allOf",
        "[]",
        &["swagger/structure /definitions/Both~1~0 a/allOf cannot be empty"],
    ),
    edit(
        "/definitions/Level/xml",
        r#"{"attribute":1}"#,
        &["document/type /definitions/Level/xml/attribute must be a boolean, not a number"],
    ),
    edit(
        "/parameters/Sku/$ref",
        r##""#/parameters/Sku""##,
        &[
            "swagger/structure /parameters/Sku/$ref cannot lead back to itself, or through more than 32 others",
            "swagger/structure /paths/~1stock~1{sku}/parameters/0/$ref cannot lead back to itself, or through more than 32 others",
        ],
    ),
    edit(
        "/securityDefinitions/key/type",
        "",
        &["swagger/structure /securityDefinitions/key/type must be there"],
    ),
    edit(
        "/securityDefinitions/key/type",
        r#""apikey""#,
        &["swagger/structure /securityDefinitions/key/type must be apiKey: letter case counts"],
    ),
    edit(
        "/securityDefinitions/key/in",
        r#""cookie""#,
        &["swagger/structure /securityDefinitions/key/in must be query or header"],
    ),
    edit(
        "/securityDefinitions/key/name",
        "",
        &["swagger/structure /securityDefinitions/key/name must be there"],
    ),
    edit(
        "/securityDefinitions/login/flow",
        r#""code""#,
        &[
            "swagger/structure /securityDefinitions/login/flow must be implicit, password, application or accessCode",
        ],
    ),
    edit(
        "/securityDefinitions/login/flow",
        "",
        &["swagger/structure /securityDefinitions/login/flow must be there"],
    ),
    edit(
        "/securityDefinitions/login/scopes",
        "",
        &["swagger/structure /securityDefinitions/login/scopes must be there"],
    ),
    edit(
        "/securityDefinitions/login/scopes/read",
        "1",
        &["document/type /securityDefinitions/login/scopes/read must be a string, not a number"],
    ),
    edit(
        "/securityDefinitions/login/authorizationUrl",
        "",
        &["swagger/structure /securityDefinitions/login/authorizationUrl must be there"],
    ),
    edit(
        "/securityDefinitions/login/tokenUrl",
        "",
        &["swagger/structure /securityDefinitions/login/tokenUrl must be there"],
    ),
    edit(
        "/securityDefinitions/plain",
        "[]",
        &["document/type /securityDefinitions/plain must be an object, not an array"],
    ),
];
