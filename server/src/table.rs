//! The routes, each registered by its row of the domain's table of endpoints: method and address come from there, and what
//! a handler answers is what the row says.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodFilter, on};
use portal_domain::api::{Endpoint, Method, Route};

use crate::answer::Answered;
use crate::openapi::{Description, Wire};
use crate::state::App;

/// The routes so far, with their rows and their description.
#[derive(Default)]
pub struct Table {
    router: Router<App>,
    rows: Vec<Route>,
    description: Description,
}

/// A handler whose answer is the one of `E`.
pub trait Serves<E, T> {}

macro_rules! serves {
    ($($part:ident)*) => {
        impl<E, F, Answer, Via, $($part),*> Serves<E, (Via, $($part,)*)> for F
        where
            F: Fn($($part),*) -> Answer,
            Answer: Future<Output = Answered<E>>,
        {}
    };
}
serves!(A);
serves!(A B);
serves!(A B C);
serves!(A B C D);
serves!(A B C D G);

impl Table {
    /// Registers the handler of `E`.
    #[must_use]
    pub fn route<E, H, T>(mut self, handler: H) -> Self
    where
        E: Endpoint<Request: Wire, Response: Wire>,
        H: Handler<T, App> + Serves<E, T>,
        T: 'static,
    {
        let method = match E::ROUTE.method {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
            Method::Put => MethodFilter::PUT,
            Method::Delete => MethodFilter::DELETE,
        };
        self.router = self.router.route(E::ROUTE.path, on(method, handler));
        self.description.add::<E>();
        self.rows.push(E::ROUTE);
        self
    }

    /// What was registered.
    pub fn finish(self) -> (Router<App>, Vec<Route>, Description) {
        (self.router, self.rows, self.description)
    }
}
