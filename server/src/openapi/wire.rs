//! What travels as a body, and how it is described.

use portal_domain::api::{
    AccountView, AskBody, Binary, ChangeBody, ChangePassword, CouncilView, DeskPeople, Device, EntryPage,
    EntryRecord, Fault, FindBody, Found, FoundEntries, History, Looks, MessageBody, MoneyInBody, MonthView,
    Nothing, OnBehalfBody, ReceiptChangeBody, ReceiptOrder, ReceiptStored, Removed, SessionView, Sessions,
    SignIn, SpendBody, TakeBack, ThreadPage, ThreadRecord, Waiting,
};
use utoipa::openapi::{KnownFormat, ObjectBuilder, Ref, RefOr, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema as _, ToSchema as _};

/// A body as it is described.
#[derive(Clone)]
pub struct Content {
    /// The types in which it comes.
    pub types: &'static [&'static str],
    /// What is in it.
    pub schema: RefOr<Schema>,
}

/// A type that travels as a body.
pub trait Wire {
    /// How it is described; none where there is no body.
    fn content() -> Option<Content>;
    /// The schemas that the description refers to.
    fn schemas(into: &mut Vec<(String, RefOr<Schema>)>);
}

impl Wire for Nothing {
    fn content() -> Option<Content> {
        None
    }

    fn schemas(_into: &mut Vec<(String, RefOr<Schema>)>) {}
}

impl Wire for Binary {
    fn content() -> Option<Content> {
        let format = Some(SchemaFormat::KnownFormat(KnownFormat::Binary));
        let schema = ObjectBuilder::new().schema_type(Type::String).format(format).build();
        Some(Content {
            types: &["image/jpeg", "image/png", "image/webp", "application/pdf"],
            schema: schema.into(),
        })
    }

    fn schemas(_into: &mut Vec<(String, RefOr<Schema>)>) {}
}

macro_rules! json {
    ($($body:ident),* $(,)?) => {$(
        impl Wire for $body {
            fn content() -> Option<Content> {
                Some(Content { types: &["application/json"], schema: Ref::from_schema_name($body::name()).into() })
            }

            fn schemas(into: &mut Vec<(String, RefOr<Schema>)>) {
                into.push(($body::name().into_owned(), $body::schema()));
                <$body as utoipa::ToSchema>::schemas(into);
            }
        }
    )*};
}

json! {
    AccountView, AskBody, ChangeBody, ChangePassword, CouncilView, DeskPeople, Device, EntryPage, EntryRecord, Fault,
    FindBody, Found, FoundEntries, History, Looks, MessageBody, MoneyInBody, MonthView, OnBehalfBody, ReceiptChangeBody, ReceiptOrder, ReceiptStored, Removed, SessionView, Sessions, SignIn, SpendBody,
    TakeBack, ThreadPage, ThreadRecord, Waiting,
}
