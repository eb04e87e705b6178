//! The description of the API (OpenAPI 3.1), generated from the domain's types and the table of endpoints.

use portal_domain::api::{Access, Endpoint, Method, Problem, Route};
use utoipa::openapi::path::{
    Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn, PathItem,
};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{
    Components, ContentBuilder, Info, KnownFormat, ObjectBuilder, OpenApi, OpenApiBuilder, PathsBuilder, Ref,
    RefOr, Required, Response, ResponseBuilder, Schema, SchemaFormat, SecurityRequirement, Type,
};
use utoipa::{PartialSchema as _, ToSchema};

mod wire;

pub use wire::{Content, Wire};

/// The name of the scheme by which somebody is signed in.
const SESSION: &str = "session";

/// The description as far as it has come.
pub struct Description {
    paths: Vec<(&'static str, Method, Operation)>,
    schemas: Vec<(String, RefOr<Schema>)>,
}

impl Default for Description {
    /// Describes nothing yet but what a refusal looks like.
    fn default() -> Self {
        let mut schemas = vec![(Problem::name().into_owned(), Problem::schema())];
        Problem::schemas(&mut schemas);
        Self { paths: Vec::new(), schemas }
    }
}

impl Description {
    /// Adds an endpoint.
    pub fn add<E: Endpoint<Request: Wire, Response: Wire>>(&mut self) {
        E::Request::schemas(&mut self.schemas);
        E::Response::schemas(&mut self.schemas);
        let row = E::ROUTE;
        let mut operation = OperationBuilder::new()
            .operation_id(Some(row.name))
            .summary(Some(row.summary))
            .tag(tag(row.path))
            .parameters(Some(parameters(&row)));
        if let Some(content) = E::Request::content() {
            let body = RequestBodyBuilder::new().required(Some(Required::True));
            let body = content.types.iter().fold(body, |body, of| body.content(*of, described(&content)));
            operation = operation.request_body(Some(body.build()));
        }
        operation = match E::Response::content() {
            None => operation.response("204", Response::new("Done.")),
            Some(content) => {
                let made = matches!(row.method, Method::Put) && row.path.contains("/accounts/");
                let codes: &[(&str, &str)] = if made {
                    &[("201", "Recorded."), ("200", "It was there already.")]
                } else {
                    &[("200", "Here it is.")]
                };
                codes.iter().fold(operation, |operation, (code, meaning)| {
                    operation.response(*code, answer(meaning, &content))
                })
            }
        };
        for (code, meaning) in refusals(&row, E::Request::content().is_some()) {
            operation = operation.response(code, problem(meaning));
        }
        if !matches!(row.access, Access::Open(_)) {
            operation = operation.security(SecurityRequirement::new::<_, [&str; 0], _>(SESSION, []));
        }
        self.paths.push((row.path, row.method, operation.build()));
    }

    /// The whole.
    pub fn finish(self) -> OpenApi {
        let paths = self.paths.into_iter().fold(PathsBuilder::new(), |paths, (path, method, operation)| {
            let method = match method {
                Method::Get => utoipa::openapi::HttpMethod::Get,
                Method::Post => utoipa::openapi::HttpMethod::Post,
                Method::Put => utoipa::openapi::HttpMethod::Put,
                Method::Delete => utoipa::openapi::HttpMethod::Delete,
            };
            paths.path(path, PathItem::new(method, operation))
        });
        let mut components = Components::new();
        components.schemas.extend(self.schemas);
        let cookie = ApiKey::Cookie(ApiKeyValue::new("__Host-session"));
        components.add_security_scheme(SESSION, SecurityScheme::ApiKey(cookie));
        OpenApiBuilder::new()
            .info(Info::new("My direct payment", env!("CARGO_PKG_VERSION")))
            .paths(paths)
            .components(Some(components))
            .build()
    }
}

/// The part of the address that groups endpoints in a list.
fn tag(path: &str) -> &str {
    path.trim_start_matches("/api/v1/").split('/').rfind(|part| !part.starts_with('{')).unwrap_or(path)
}

fn parameters(row: &Route) -> Vec<Parameter> {
    let in_path = row.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let in_path = in_path.map(|name| {
        let schema = match name {
            "page" => ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)),
            "reference" | "month" => ObjectBuilder::new().schema_type(Type::String),
            _ => ObjectBuilder::new()
                .schema_type(Type::String)
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid))),
        };
        parameter(name, ParameterIn::Path, Required::True, schema)
    });
    let in_query = crate::routes::queries(row.name).iter().map(|(name, of)| {
        parameter(name, ParameterIn::Query, Required::False, ObjectBuilder::new().schema_type(of.clone()))
    });
    in_path.chain(in_query).collect()
}

fn parameter(name: &str, place: ParameterIn, required: Required, schema: ObjectBuilder) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(required)
        .schema(Some(schema.build()))
        .build()
}

fn described(content: &Content) -> utoipa::openapi::Content {
    ContentBuilder::new().schema(Some(content.schema.clone())).build()
}

fn answer(meaning: &str, content: &Content) -> Response {
    let response = ResponseBuilder::new().description(meaning);
    content.types.iter().fold(response, |response, of| response.content(*of, described(content))).build()
}

fn problem(meaning: &str) -> Response {
    let schema = ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name()))).build();
    ResponseBuilder::new().description(meaning).content("application/problem+json", schema).build()
}

/// What may go wrong, with its meaning.
fn refusals(row: &Route, has_body: bool) -> Vec<(&'static str, &'static str)> {
    let mut codes = vec![("500", "The server broke down."), ("503", "Not now; later.")];
    let names_something = row.path.contains('{');
    let writes = !matches!(row.method, Method::Get);
    if !matches!(row.access, Access::Open(_)) {
        codes.push(("401", "Nobody is signed in."));
    }
    if names_something || row.name == "GetCouncil" {
        codes.push(("404", "There is no such thing, or it is not yours."));
    }
    if writes {
        codes.push(("403", "The request comes from another site."));
        codes.push(("507", "There is no room left."));
    }
    if row.method == Method::Put && row.path.contains("/accounts/") {
        codes.push(("409", "The id is taken by another content."));
    }
    if has_body {
        codes.extend([
            ("400", "The body is not what the endpoint reads."),
            ("408", "The body did not come in time."),
            ("413", "The body is too large."),
            ("415", "The body is of another type."),
            ("422", "Something must be put right."),
        ]);
    }
    if crate::routes::queries(row.name).iter().any(|(name, _)| *name != "find") {
        codes.push(("400", "The query is not what the endpoint reads."));
    }
    if matches!(row.name, "CreateSession" | "PutPassword" | "ReportFault") {
        codes.push(("429", "Too many tries; later."));
    }
    if row.name == "CreateSession" {
        codes.push(("401", "E-mail and password do not belong together."));
    }
    codes
}
