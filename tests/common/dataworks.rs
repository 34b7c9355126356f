//! Good documents of DataWorks, member by member.

type Members = Vec<(&'static str, &'static str)>;

/// The members of a good document of this kind: of a script, or, where `:registration` stands behind the kind, of a
/// registered service.
pub(crate) fn good(kind: &str) -> Members {
    let (kind, registered) = match kind.strip_suffix(":registration") {
        Some(kind) => (kind, true),
        None => (kind, false),
    };
    let (members, details) = match kind {
        "dataworks/create-request" => (CREATE, REQUEST_REGISTRATION),
        "dataworks/update-request" => (UPDATE, REQUEST_REGISTRATION),
        "dataworks/development-api" => (DEVELOPMENT, RESPONSE_REGISTRATION),
        "dataworks/published-api" => (PUBLISHED, RESPONSE_REGISTRATION),
        _ => panic!("there is no good document of kind {kind}"),
    };
    if registered { register(members, details) } else { members.to_vec() }
}

/// Turns a script into a registered service.
fn register(
    members: &[(&'static str, &'static str)],
    details: (&'static str, &'static str),
) -> Members {
    let kept = members.iter().filter(|(name, _)| !["ScriptDetails", "SqlMode"].contains(name));
    let kept = kept.map(|&(name, value)| (name, if name == "ApiMode" { "2" } else { value }));
    kept.chain([details]).collect()
}

const REQUEST_REGISTRATION: (&str, &str) = (
    "RegistrationDetails",
    r#""{\"serviceHost\":\"https://stock.example.com\",\"servicePath\":\"/stock\",\"serviceContentType\":0,\"registrationRequestParameters\":[{\"parameterName\":\"region\",\"parameterDataType\":0,\"parameterPosition\":1,\"parameterOperator\":0}]}""#,
);

const RESPONSE_REGISTRATION: (&str, &str) = (
    "RegistrationDetails",
    r#"{"ServiceHost":"https://stock.example.com","ServicePath":"/stock","ServiceContentType":0,"RegistrationRequestParameters":[{"ParameterName":"region","ParameterDataType":0,"ParameterPosition":1,"ParameterOperator":0}]}"#,
);

const REQUEST_DETAILS: (&str, &str) = (
    "ScriptDetails",
    r#""{\"isPagedResponse\":false,\"script\":\"select amount from stock where region = ${region}\",\"scriptConnection\":{\"connectionId\":31784,\"tableName\":\"stock\"},\"scriptRequestParameters\":[{\"parameterName\":\"region\",\"parameterDataType\":0,\"parameterPosition\":1,\"parameterOperator\":0,\"isRequiredParameter\":true}],\"scriptResponseParameters\":[{\"parameterName\":\"amount\",\"parameterDataType\":1}]}""#,
);

const RESPONSE_DETAILS: (&str, &str) = (
    "ScriptDetails",
    r#"{"IsPagedResponse":false,"Script":"select amount from stock where region = ${region}","ScriptConnection":{"ConnectionId":31784,"TableName":"stock"},"ScriptRequestParameters":[{"ParameterName":"region","ParameterDataType":0,"ParameterPosition":1,"ParameterOperator":0,"IsRequiredParameter":true}],"ScriptResponseParameters":[{"ParameterName":"amount","ParameterDataType":1}]}"#,
);

const CREATE: &[(&str, &str)] = &[
    ("ApiName", r#""stock_levels""#),
    ("ApiPath", r#""/stock/levels""#),
    ("ApiMode", "1"),
    ("ApiDescription", r#""how much of each item there is""#),
    ("GroupId", r#""ds_7319""#),
    ("ProjectId", "20417"),
    ("Protocols", r#""1""#),
    ("RequestMethod", "0"),
    ("ResponseContentType", "0"),
    ("SqlMode", "0"),
    ("Timeout", "3000"),
    ("VisibleRange", "0"),
    REQUEST_DETAILS,
];

const UPDATE: &[(&str, &str)] = &[
    ("ApiId", "900271"),
    ("ApiPath", r#""/stock/levels""#),
    ("ApiDescription", r#""how much of each item there is""#),
    ("ProjectId", "20417"),
    ("Protocols", r#""1""#),
    ("RequestMethod", "0"),
    ("ResponseContentType", "0"),
    ("Timeout", "3000"),
    ("VisibleRange", "0"),
    REQUEST_DETAILS,
];

const DEVELOPMENT: &[(&str, &str)] = &[
    ("ApiId", "900271"),
    ("ApiName", r#""stock_levels""#),
    ("ApiPath", r#""/stock/levels""#),
    ("ApiMode", "1"),
    ("Description", r#""how much of each item there is""#),
    ("GroupId", r#""ds_7319""#),
    ("FolderId", "0"),
    ("ProjectId", "20417"),
    ("TenantId", "52"),
    ("Protocols", "[1]"),
    ("RequestMethod", "0"),
    ("ResponseContentType", "0"),
    ("Status", "0"),
    ("Timeout", "3000"),
    ("VisibleRange", "0"),
    ("CreatorId", r#""77001""#),
    ("OperatorId", r#""77001""#),
    ("CreatedTime", r#""2026-03-02T08:15:00+0800""#),
    ("ModifiedTime", r#""2026-03-02T08:20:00+0800""#),
    RESPONSE_DETAILS,
];

const PUBLISHED: &[(&str, &str)] = &[
    ("ApiId", "900271"),
    ("ApiName", r#""stock_levels""#),
    ("ApiPath", r#""/stock/levels""#),
    ("ApiMode", "1"),
    ("Description", r#""how much of each item there is""#),
    ("GroupId", r#""ds_7319""#),
    ("ProjectId", "20417"),
    ("TenantId", "52"),
    ("Protocols", "[1]"),
    ("RequestMethod", "0"),
    ("ResponseContentType", "0"),
    ("SqlMode", "0"),
    ("Status", "1"),
    ("Timeout", "3000"),
    ("VisibleRange", "0"),
    ("CreatorId", r#""77001""#),
    ("OperatorId", r#""77001""#),
    ("CreatedTime", r#""2026-03-02T08:15:00+0800""#),
    ("ModifiedTime", r#""2026-03-02T08:20:00+0800""#),
    RESPONSE_DETAILS,
];
