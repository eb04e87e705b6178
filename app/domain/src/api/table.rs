//! The one table of endpoints.

use super::endpoint::{Access, Binary, Endpoint, Method, Nothing, Route, add_query, endpoints};
use super::{
    AccountView, AskBody, ChangeBody, ChangePassword, CouncilView, Cursor, DeskPeople, Device, EntryPage,
    EntryRecord, Fault, FindBody, Found, FoundEntries, History, Looks, MessageBody, MoneyInBody, MonthView,
    OnBehalfBody, ReceiptChangeBody, ReceiptOrder, ReceiptStored, Removed, SessionView, Sessions, SignIn,
    SpendBody, TakeBack, ThreadPage, ThreadRecord, Waiting,
};
use crate::access::Action;
use crate::id::{AccountId, DeviceId, EntryId, MessageId, ReceiptId, SessionId, ThreadId};
use crate::time::Month;

endpoints! {
    #[doc = "The council's name, telephone and hours."]
    GetCouncil {} Get "/api/v1/council" (Nothing) -> CouncilView,
        Access::Open("who cannot sign in needs the telephone");
    #[doc = "Sign in."]
    CreateSession {} Post "/api/v1/session" (SignIn) -> SessionView, Access::Open("it is the way in");
    #[doc = "Who is signed in, and for whom they may act."]
    GetSession {} Get "/api/v1/session" (Nothing) -> SessionView, Access::SignedIn;
    #[doc = "Sign out."]
    EndSession {} Delete "/api/v1/session" (Nothing) -> Nothing, Access::SignedIn;
    #[doc = "Where one is signed in."]
    ListSessions {} Get "/api/v1/sessions" (Nothing) -> Sessions, Access::SignedIn;
    #[doc = "Sign out elsewhere: ends another session of one's own. One that is not there, or somebody else's, is 404."]
    EndOwnSession { session: SessionId } Delete "/api/v1/sessions/{session}" (Nothing) -> Nothing, Access::SignedIn;
    #[doc = "Change one's own password; every other session of the person ends."]
    PutPassword {} Put "/api/v1/session/password" (ChangePassword) -> Nothing, Access::SignedIn;
    #[doc = "The key under which this person's records on this device are sealed; the same at every sign-in."]
    PutDevice { device: DeviceId } Put "/api/v1/devices/{device}" (Nothing) -> Device, Access::SignedIn;
    #[doc = "Tell the server that the app broke down."]
    ReportFault {} Post "/api/v1/faults" (Fault) -> Nothing,
        Access::Open("the app may break before anybody is signed in; only a code is taken, and few of them");

    #[doc = "A direct payment at a glance: balance, officer, rules, what is to be done."]
    GetAccount { account: AccountId } Get "/api/v1/accounts/{account}" (Nothing) -> AccountView,
        Access::Account(Action::SeePayment);
    #[doc = "Entries, newest day first, a page at a time."]
    ListEntries { account: AccountId } ? { before: Cursor, limit: u32 } Get "/api/v1/accounts/{account}/entries" (Nothing) -> EntryPage,
        Access::Account(Action::SeePayment);
    #[doc = "All entries as a table for a spreadsheet (CSV), newest first."]
    GetEntryTable { account: AccountId } Get "/api/v1/accounts/{account}/entries.csv" (Nothing) -> Binary,
        Access::Account(Action::SeePayment);
    #[doc = "Find entries by who was paid, how much, when, what for, or the reference of a receipt."]
    FindEntries { account: AccountId } Post "/api/v1/accounts/{account}/entries/found" (FindBody) -> FoundEntries,
        Access::Account(Action::SeePayment);
    #[doc = "A month: its entries, and what came in and went out each day."]
    GetMonth { account: AccountId, month: Month } Get "/api/v1/accounts/{account}/months/{month}" (Nothing) -> MonthView,
        Access::Account(Action::SeePayment);
    #[doc = "One entry with its receipts, its review and its question."]
    GetEntry { account: AccountId, entry: EntryId } Get "/api/v1/accounts/{account}/entries/{entry}" (Nothing) -> EntryRecord,
        Access::Account(Action::SeePayment);
    #[doc = "Record a spend. The same again is 200; another spend under the same id is 409."]
    PutSpend { account: AccountId, entry: EntryId } Put "/api/v1/accounts/{account}/spending/{entry}" (SpendBody) -> EntryRecord,
        Access::Account(Action::RecordEntry);
    #[doc = "Record money that came in. The same again is 200; other money under the same id is 409."]
    PutMoneyIn { account: AccountId, entry: EntryId } Put "/api/v1/accounts/{account}/money-in/{entry}" (MoneyInBody) -> EntryRecord,
        Access::Account(Action::RecordEntry);
    #[doc = "Put an entry right, remove it, or bring it back, as its version of this number. The same again is 200; when somebody was faster it is 409."]
    PutVersion { account: AccountId, entry: EntryId, version: u32 }
        Put "/api/v1/accounts/{account}/entries/{entry}/versions/{version}" (ChangeBody) -> EntryRecord,
        Access::Account(Action::ChangeEntry);
    #[doc = "Every version of an entry, the first one first."]
    ListVersions { account: AccountId, entry: EntryId }
        Get "/api/v1/accounts/{account}/entries/{entry}/versions" (Nothing) -> History,
        Access::Account(Action::SeePayment);
    #[doc = "What was removed in the last thirty days, the last removed first."]
    ListRemoved { account: AccountId } Get "/api/v1/accounts/{account}/removed" (Nothing) -> Removed,
        Access::Account(Action::SeePayment);
    #[doc = "Add a receipt (JPEG, PNG, WebP or PDF) to an entry. Answered only when file and row are durable."]
    PutReceipt { account: AccountId, entry: EntryId, receipt: ReceiptId }
        Put "/api/v1/accounts/{account}/entries/{entry}/receipts/{receipt}" (Binary) -> ReceiptStored,
        Access::Account(Action::AddReceipt);
    #[doc = "Remove a receipt, or bring it back, as its version of this number. The same again is 200; when somebody was faster it is 409."]
    PutReceiptVersion { account: AccountId, receipt: ReceiptId, version: u32 }
        Put "/api/v1/accounts/{account}/receipts/{receipt}/versions/{version}" (ReceiptChangeBody) -> EntryRecord,
        Access::Account(Action::AddReceipt);
    #[doc = "Put the receipts of an entry in order. The same again is 200."]
    PutReceiptOrder { account: AccountId, entry: EntryId }
        Put "/api/v1/accounts/{account}/entries/{entry}/receipt-order" (ReceiptOrder) -> EntryRecord,
        Access::Account(Action::AddReceipt);
    #[doc = "A page of a receipt as a picture; page 0 is a small one of the first."]
    GetReceiptPage { account: AccountId, receipt: ReceiptId, page: u32 }
        Get "/api/v1/accounts/{account}/receipts/{receipt}/pages/{page}" (Nothing) -> Binary,
        Access::Account(Action::SeePayment);
    #[doc = "The pages of a document as one PDF of pictures, to save; only where a PDF came."]
    GetReceiptFile { account: AccountId, receipt: ReceiptId }
        Get "/api/v1/accounts/{account}/receipts/{receipt}/file" (Nothing) -> Binary,
        Access::Account(Action::SeePayment);

    #[doc = "The questions about entries, newest first."]
    ListThreads { account: AccountId } Get "/api/v1/accounts/{account}/threads" (Nothing) -> ThreadPage,
        Access::Account(Action::SeePayment);
    #[doc = "One conversation."]
    GetThread { account: AccountId, thread: ThreadId } Get "/api/v1/accounts/{account}/threads/{thread}" (Nothing) -> ThreadRecord,
        Access::Account(Action::SeePayment);
    #[doc = "Ask about an entry: begins its conversation, or goes on with it."]
    PutQuestion { account: AccountId, entry: EntryId, message: MessageId }
        Put "/api/v1/accounts/{account}/entries/{entry}/questions/{message}" (AskBody) -> ThreadRecord,
        Access::Account(Action::AskQuestion);
    #[doc = "Write in a conversation that exists."]
    PutMessage { account: AccountId, thread: ThreadId, message: MessageId }
        Put "/api/v1/accounts/{account}/threads/{thread}/messages/{message}" (MessageBody) -> ThreadRecord,
        Access::Account(Action::WriteMessage);
    #[doc = "Who looked at this payment, newest first."]
    ListLooks { account: AccountId } Get "/api/v1/accounts/{account}/looks" (Nothing) -> Looks,
        Access::Account(Action::SeeWhoLooked);

    #[doc = "The people whom a council's worker serves, with what is new; found by a part of the name."]
    ListDeskPeople {} ? { find: String } Get "/api/v1/desk/people" (Nothing) -> DeskPeople, Access::SignedIn;
    #[doc = "Find an entry by the reference of its receipt."]
    FindReference { reference: String } Get "/api/v1/desk/references/{reference}" (Nothing) -> Found, Access::SignedIn;
    #[doc = "The spends of a payment that wait for whoever asks: to be accepted by those who may accept, and else to be seen; newest day first, the first hundred and how many there are."]
    ListWaiting { account: AccountId } Get "/api/v1/accounts/{account}/waiting" (Nothing) -> Waiting,
        Access::Account(Action::MarkSeen);
    #[doc = "Mark an entry as seen. With a version, only that one: if it was changed since, it is 409."]
    PutSeen { account: AccountId, entry: EntryId } ? { version: u32 } Put "/api/v1/accounts/{account}/entries/{entry}/seen" (Nothing) -> EntryRecord,
        Access::Account(Action::MarkSeen);
    #[doc = "Mark an entry as accepted; the person reads that it was checked. With a version, only that one. Nobody accepts what they wrote or changed last: 409."]
    PutAccepted { account: AccountId, entry: EntryId } ? { version: u32 } Put "/api/v1/accounts/{account}/entries/{entry}/accepted" (Nothing) -> EntryRecord,
        Access::Account(Action::AcceptEntry);
    #[doc = "Take back that one has marked an entry as seen. The same again is 200; where the mark is another one, or the entry was changed or accepted since, it is 409."]
    TakeBackSeen { account: AccountId, entry: EntryId } Put "/api/v1/accounts/{account}/entries/{entry}/seen/taken-back" (TakeBack) -> EntryRecord,
        Access::Account(Action::MarkSeen);
    #[doc = "Take back that one has accepted an entry. The same again is 200; where the mark is another one, or the entry was changed since, it is 409."]
    TakeBackAccepted { account: AccountId, entry: EntryId } Put "/api/v1/accounts/{account}/entries/{entry}/accepted/taken-back" (TakeBack) -> EntryRecord,
        Access::Account(Action::AcceptEntry);
    #[doc = "Write a spend down for a person who telephones, posts paper or comes in. The same again is 200; another under the same id is 409."]
    PutSpendOnBehalf { account: AccountId, entry: EntryId } Put "/api/v1/accounts/{account}/on-behalf/{entry}" (OnBehalfBody) -> EntryRecord,
        Access::Account(Action::RecordOnBehalf);
    #[doc = "Put right, remove or bring back what was written down for a person, as its version of this number. What the person wrote is 409."]
    PutVersionOnBehalf { account: AccountId, entry: EntryId, version: u32 }
        Put "/api/v1/accounts/{account}/on-behalf/{entry}/versions/{version}" (ChangeBody) -> EntryRecord,
        Access::Account(Action::RecordOnBehalf);
    #[doc = "Add a receipt that came on paper to what was written down for a person. To what the person wrote down it is 409."]
    PutReceiptOnBehalf { account: AccountId, entry: EntryId, receipt: ReceiptId }
        Put "/api/v1/accounts/{account}/on-behalf/{entry}/receipts/{receipt}" (Binary) -> ReceiptStored,
        Access::Account(Action::RecordOnBehalf);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_row_stands_alone_and_says_what_it_guards() {
        let names: BTreeSet<_> = ENDPOINTS.iter().map(|route| route.name).collect();
        let doors: BTreeSet<_> = ENDPOINTS.iter().map(|route| (route.method.as_str(), route.path)).collect();
        assert_eq!((names.len(), doors.len()), (ENDPOINTS.len(), ENDPOINTS.len()));
        for route in ENDPOINTS {
            assert!(route.path.starts_with("/api/v1/"), "{}", route.path);
            let names_account = route.path.contains("{account}");
            assert_eq!(names_account, matches!(route.access, Access::Account(_)), "{}", route.name);
        }
    }

    #[test]
    fn an_address_is_put_together_from_typed_parts() {
        let account: AccountId = "01960000-0000-7000-8000-000000000001".parse().unwrap();
        let call = ListEntries { account, before: None, limit: Some(20) };
        assert_eq!(call.url(), "/api/v1/accounts/01960000-0000-7000-8000-000000000001/entries?limit=20");
    }
}
