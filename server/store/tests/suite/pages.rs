use std::collections::BTreeSet;

use portal_domain::access::act;
use portal_domain::api::{AskBody, Cursor};
use portal_domain::money::Pence;
use portal_domain::text::MessageText;
use portal_store::MOST_ENTRIES;

use crate::world::{World, entry_id, message_id, money_in, spend, thread_id};

/// Forty-one lines on few days, some of each kind.
async fn lines(world: &World) {
    for number in 0..41_i64 {
        let date = format!("2026-03-{}", 10 + number % 4);
        if number % 5 == 0 {
            world.record(money_in(&date, 10_000 + number)).await;
        } else {
            world.record(spend(&date, 100 + number, "Somebody")).await;
        }
    }
}

pub async fn all_come_once(world: &World) {
    lines(world).await;
    let see = world.see().await;
    for limit in [1, 2, 7, 20, 41, 1000] {
        let (mut before, mut all, mut pages) = (None, Vec::new(), 0);
        loop {
            let page = world.store().entries(&see, before, limit, world.now).await.unwrap();
            assert!(page.entries.len() <= usize::try_from(limit.min(MOST_ENTRIES)).unwrap());
            all.extend(page.entries.iter().map(|record| (record.entry.date(), record.id)));
            pages += 1;
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(all.len(), 41);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 41);
        assert!(all.is_sorted_by(|earlier, later| earlier > later));
        assert_eq!(pages, 41_u32.div_ceil(limit));
    }
}

pub async fn the_balance_stands_at_the_top(world: &World) {
    lines(world).await;
    let see = world.see().await;
    let whole = world.store().entries(&see, None, 100, world.now).await.unwrap();
    let now = world.store().account_view(&see, world.now).await.unwrap().balance;
    assert_eq!(whole.balance, now);
    let ends = |page: &portal_domain::api::EntryPage| -> Vec<Pence> {
        page.days().unwrap().iter().map(|day| day.left).collect()
    };
    // However it is cut, the page begins with what was left after its first line.
    let effect = |count: usize| whole.entries[..count].iter().map(|record| record.entry.effect().get()).sum::<i64>();
    let (mut before, mut passed) = (None, 0);
    loop {
        let page = world.store().entries(&see, before, 6, world.now).await.unwrap();
        assert_eq!(page.balance.amount.get(), now.amount.get() - effect(passed));
        passed += page.entries.len();
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(*ends(&whole).first().unwrap(), now.amount);
    // The last of all: what was left is the opening balance.
    let last = whole.entries.last().unwrap();
    let end = Cursor { date: last.entry.date(), entry: last.id };
    let nothing = world.store().entries(&see, Some(end), 6, world.now).await.unwrap();
    assert_eq!((nothing.entries.len(), nothing.balance.amount, nothing.next), (0, Pence::new(81_243), None));
}

pub async fn an_empty_account(world: &World) {
    let see = world.see().await;
    for before in [None, Some(Cursor { date: "2026-03-20".parse().unwrap(), entry: entry_id() })] {
        let page = world.store().entries(&see, before, 20, world.now).await.unwrap();
        assert_eq!((page.entries.len(), page.balance.amount.get(), page.next), (0, 81_243, None));
    }
}

/// What the account's row counts as it goes along is what counting gives.
pub async fn counts_are_what_they_count(world: &World) {
    lines(world).await;
    let page = world.store().entries(&world.see().await, None, 30, world.now).await.unwrap();
    let mark = world.grant::<act::MarkSeen>(world.officer, world.adas).await;
    let accept = world.grant::<act::AcceptEntry>(world.manager, world.adas).await;
    let ask = world.grant::<act::AskQuestion>(world.officer, world.adas).await;
    let write = world.grant::<act::WriteMessage>(world.ada, world.adas).await;
    for (number, record) in page.entries.iter().enumerate() {
        let store = world.store();
        if number % 2 == 0 {
            world.add_receipt(record.id).await;
            world.add_receipt(record.id).await;
        }
        if number % 3 == 0 {
            store.mark_seen(&mark, record.id, None, world.now).await.unwrap();
            world.add_receipt(record.id).await;
        }
        if number % 4 == 0 {
            store.mark_accepted(&accept, record.id, None, world.now).await.unwrap();
        }
        if number % 5 == 0 {
            let text = MessageText::new("What was this?").unwrap();
            let question = AskBody { thread: thread_id(), text: text.clone() };
            let asked = store.ask(&ask, record.id, message_id(), question, world.now).await.unwrap();
            if number % 10 == 0 {
                store.write_message(&write, asked.record.id, message_id(), text, world.now).await.unwrap();
            }
        }
    }
    let unseen = "FROM entry WHERE account = $1 AND kind = 'spend' AND seen_at IS NULL";
    let mut raw = world.raw().await;
    for (kept, counted) in [
        ("entries_sum", "SELECT CAST(SUM(effect) AS BIGINT) FROM entry WHERE account = $1".to_owned()),
        ("new_spends", format!("SELECT COUNT(*) {unseen}")),
        (
            "new_receipts",
            format!("SELECT COUNT(*) FROM receipt WHERE account = $1 AND entry IN (SELECT id {unseen} AND account = receipt.account)"),
        ),
        ("answers", "SELECT COUNT(*) FROM thread WHERE account = $1 AND waits_for = 'council'".to_owned()),
        ("event_no", "SELECT MAX(no) FROM event WHERE account = $1".to_owned()),
    ] {
        let kept_number = raw.number(&format!("SELECT {kept} FROM account WHERE id = $1"), world.adas.uuid()).await;
        assert_eq!(kept_number, raw.number(&counted, world.adas.uuid()).await, "{kept}");
        assert_ne!(kept_number, 0, "{kept}");
    }
    let receipts = "SELECT COUNT(*) FROM entry WHERE account = $1 AND receipts <> (SELECT COUNT(*) FROM receipt
        WHERE receipt.account = entry.account AND receipt.entry = entry.id)";
    assert_eq!(raw.number(receipts, world.adas.uuid()).await, 0);
}
