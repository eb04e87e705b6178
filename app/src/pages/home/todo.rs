//! Things to do: questions to answer, and receipts that are missing. What waits on this device counts as done.

use crate::markup::{View, view};
use crate::reactive::{Memo, Signal};
use leptos::prelude::*;
use portal_domain::api::{AccountView, EntryRecord, ThreadRecord};
use portal_domain::message::Side;
use portal_domain::money::Pence;
use portal_domain::spending::receipt_due;
use portal_domain::time::london_date;
use std::sync::Arc;

use crate::clock;
use crate::components::empty::Empty;
use crate::components::icon::Icon;
use crate::components::link_row::LinkRow;
use crate::components::picture::Picture;
use crate::components::todo::{Lead, Todo, TodoList};
use crate::format::{date, money};
use crate::ledger::on_device::OnDevice;
use crate::ledger::row::{Row, amount, name};
use crate::page::Page;
use crate::pages::money::show::Show as Shown;
use crate::text::{t, t_count, t_with, words::home as words};

/// So many missing receipts are named one by one.
const NAMED: usize = 3;

/// The things to do; a finished screen where there are none.
#[component]
pub fn ThingsToDo(
    /// The payment.
    view: Signal<Option<Arc<AccountView>>>,
    /// What waits here.
    device: Memo<OnDevice>,
) -> View {
    let things = Memo::new(move |_| {
        let view = view.get()?;
        let officer = view.officer.officer.called.to_string();
        Some((device.with(|device| Things::of(&view, device)), officer))
    });
    View::live(move || {
        things.get().map(|(things, officer)| {
            let rows = things.rows(&officer);
            let inside = if rows.is_empty() {
                let why = t_with(words::TODO_NONE_WHY, [("officer", &officer)]);
                view! { <Empty picture=Picture::ALL_DONE title=t(words::TODO_NONE) words=why/> }
            } else {
                let more = (things.more > 0).then(|| {
                    let label = t_count(words::TODO_MORE, things.more, []);
                    view! { <LinkRow label href=Shown::ReceiptNeeded.path()/> }
                });
                view! {
                    <TodoList things=rows/>
                    {more.is_none().then(|| view! { <p>{t(words::TODO_ALL)}</p> })}
                    {more}
                }
            };
            view! {
                <section class="app-stack app-stack--close" aria-labelledby="todo">
                    <h2 id="todo">{t(words::TODO)}</h2>
                    {inside}
                </section>
            }
        })
    })
}

/// What is to be done, this device's answers and receipts left out.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Things {
    questions: Vec<ThreadRecord>,
    receipts: Vec<Row>,
    to_pay_back: Vec<Row>,
    one_offs: Vec<(Row, String)>,
    /// How many more receipts are missing than are named.
    more: usize,
}

impl Things {
    fn of(view: &AccountView, device: &OnDevice) -> Self {
        let todo = &view.todo;
        let mut receipts: Vec<Row> =
            todo.receipts_missing.iter().map(|record| Row::new(record.clone(), device)).collect();
        let listed = receipts.len();
        receipts.retain(Row::needs_receipt);
        let count = usize::try_from(todo.receipts_missing_count).unwrap_or(usize::MAX).max(listed);
        let missing = count.saturating_sub(listed.saturating_sub(receipts.len()));
        receipts.truncate(NAMED);
        let more = missing.saturating_sub(receipts.len());
        let questions = todo.questions.iter().filter(|thread| !device.answers(thread.id)).cloned().collect();
        let rows = |records: &[EntryRecord]| -> Vec<Row> {
            records.iter().map(|record| Row::new(record.clone(), device)).collect()
        };
        let mut to_pay_back = rows(&todo.to_pay_back);
        to_pay_back.retain(|row| row.record.to_pay_back() > Pence::ZERO);
        let due = |row: Row| {
            let day = receipt_due(row.record.entry.date(), view.profile.one_off_receipt_days)?;
            let spent = row.record.linked.spent > Pence::ZERO;
            (!spent && !row.record.is_removed()).then(|| (row, date(day, clock::today())))
        };
        let one_offs = rows(&todo.one_offs).into_iter().filter_map(due).collect();
        Self { questions, receipts, to_pay_back, one_offs, more }
    }

    fn rows(&self, officer: &str) -> Vec<Todo> {
        let questions = self.questions.iter().map(|thread| question(thread, officer));
        let owed = self.to_pay_back.iter().map(pay_back);
        let one_offs = self.one_offs.iter().map(|(row, due)| one_off(row, due));
        questions.chain(owed).chain(one_offs).chain(self.receipts.iter().map(receipt)).collect()
    }
}

fn question(thread: &ThreadRecord, officer: &str) -> Todo {
    let asked = thread.messages.iter().rev().find(|message| Side::from(message.acting_as) == Side::Council);
    // Somebody else at the council may have asked.
    let who = asked.map_or_else(|| officer.to_owned(), |message| message.by.called.to_string());
    let amount = money(amount(&thread.entry.entry));
    let hint = asked.map(|message| {
        let date = date(london_date(message.at), clock::today());
        t_with(words::TODO_ANSWER_HINT, [("amount", &amount), ("date", &date)])
    });
    Todo {
        href: Page::Question(thread.id).path(),
        title: t_with(words::TODO_ANSWER, [("officer", &who), ("subject", &name(&thread.entry.entry))]),
        hint: hint.unwrap_or_default(),
        lead: Lead::About(Icon::MESSAGE),
    }
}

fn pay_back(row: &Row) -> Todo {
    let entry = &row.record.entry;
    let (amount, date) = (money(row.record.to_pay_back()), date(entry.date(), clock::today()));
    Todo {
        href: Page::Spend(row.record.id).path(),
        title: t_with(words::TODO_PAY_BACK, [("amount", &amount)]),
        hint: t_with(words::TODO_PAY_BACK_HINT, [("payee", &name(entry)), ("date", &date)]),
        lead: Lead::About(Icon::POUND),
    }
}

fn one_off(row: &Row, due: &str) -> Todo {
    let amount = money(amount(&row.record.entry));
    Todo {
        href: Page::Spend(row.record.id).path(),
        title: t_with(words::TODO_ONE_OFF, [("amount", &amount)]),
        hint: t_with(words::TODO_ONE_OFF_HINT, [("date", due)]),
        lead: Lead::About(Icon::RECEIPT),
    }
}

fn receipt(row: &Row) -> Todo {
    let entry = &row.record.entry;
    let (amount, date) = (money(amount(entry)), date(entry.date(), clock::today()));
    Todo {
        href: Page::Spend(row.record.id).path(),
        title: t_with(words::TODO_RECEIPT, [("payee", &name(entry))]),
        hint: t_with(words::TODO_RECEIPT_HINT, [("amount", &amount), ("date", &date)]),
        lead: Lead::About(Icon::RECEIPT),
    }
}
