//! JSON-RPC 2.0: requests, notifications, and errors.

use serde_json::{Map, Value, json};

/// A request, which has an id, or a notification.
#[derive(Debug, PartialEq)]
pub(super) struct Request {
    /// `None` for a notification.
    pub id: Option<Value>,
    pub method: String,
    pub params: Map<String, Value>,
}

/// Why a request has no result.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Failure {
    code: i32,
    message: String,
}

impl Failure {
    pub(super) fn parse(message: &str) -> Self {
        Self { code: -32700, message: message.to_owned() }
    }

    pub(super) fn request(message: &str) -> Self {
        Self { code: -32600, message: message.to_owned() }
    }

    pub(super) fn method(name: &str) -> Self {
        Self { code: -32601, message: format!("no method is called \"{name}\"") }
    }

    pub(super) fn params(message: impl Into<String>) -> Self {
        Self { code: -32602, message: message.into() }
    }

    pub(super) fn internal() -> Self {
        Self { code: -32603, message: "internal error; please report it together with the text".to_owned() }
    }

    /// The answer to the request with an id; `None` if that could not be read.
    pub(super) fn to_answer(&self, id: Option<&Value>) -> Value {
        json!({"jsonrpc": "2.0", "id": id, "error": {"code": self.code, "message": self.message}})
    }
}

impl Request {
    /// The request in a value; `None` for an answer, which this server has asked nothing for. An error has the id, if there is
    /// one.
    pub(super) fn of(value: Value) -> Result<Option<Self>, (Failure, Option<Value>)> {
        let Value::Object(mut fields) = value else {
            return Err((Failure::request("a message is an object"), None));
        };
        let id = fields.remove("id");
        let is_id = |id: &Value| id.is_string() || id.is_i64() || id.is_u64();
        let known = id.clone().filter(is_id);
        if fields.get("jsonrpc") != Some(&Value::from("2.0")) {
            return Err((Failure::request("\"jsonrpc\" has to be \"2.0\""), known));
        }
        if fields.contains_key("result") || fields.contains_key("error") {
            return Ok(None);
        }
        if id.is_some() && known.is_none() {
            return Err((Failure::request("\"id\" has to be a string or a whole number"), None));
        }
        let Some(Value::String(method)) = fields.remove("method") else {
            return Err((Failure::request("\"method\" has to be a string"), known));
        };
        let params = match fields.remove("params") {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(params)) => params,
            Some(_) => return Err((Failure::params("\"params\" has to be an object"), known)),
        };
        Ok(Some(Self { id: known, method, params }))
    }
}
