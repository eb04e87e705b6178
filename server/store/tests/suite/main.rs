//! One suite, stamped onto both databases: `sqlite::…` and `postgres::…` run the same cases.
//!
//! PostgreSQL is found by `PORTAL_TEST_POSTGRES_URL`, a superuser's address; each case makes a database of its own there.
//! Without it the cases of PostgreSQL count as ignored, or fail where `PORTAL_TEST_POSTGRES_REQUIRED` is 1.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test ends where something is not as it should be"
)]

use libtest_mimic::{Arguments, Trial};

mod place;
mod raw;
mod world;

use place::Kind;

macro_rules! cases {
    ($($module:ident: $($case:ident)*;)*) => {
        $(mod $module;)*

        fn trials() -> Vec<Trial> {
            let mut trials = Vec::new();
            for kind in [Kind::Sqlite, Kind::Postgres] {
                $($(
                    trials.push(kind.trial(
                        concat!(stringify!($module), "::", stringify!($case)),
                        |world| Box::pin(async move { $module::$case(&world).await }),
                    ));
                )*)*
            }
            trials
        }
    };
}

cases! {
    accounts: at_a_glance balance_is_opening_and_entries payees_are_the_last_first;
    attempts: only_so_many many_at_once_do_not_pass_together the_right_one_is_taken_back the_window_slides;
    audit: a_chain_verifies a_changed_event_shows a_changed_entry_shows a_cut_end_shows a_changed_message_shows;
    behalf: it_stays_marked the_council_puts_right_its_own_and_not_the_persons nobody_accepts_their_own
        paper_is_added_to_what_was_written_down it_is_no_news_to_the_council_until_the_person_changes_it
        the_audit_keeps_how_it_came;
    councils: set_up_once the_first_is_shown;
    desk: everybody_sees_their_own what_is_new_comes_first found_by_part_of_the_name found_by_reference;
    durability: an_ended_relation_stops_a_write_that_waits migrations_run_once two_instances_migrate_at_once
        it_is_ready_until_closed many_writers_lose_nothing;
    entries: the_same_again_changes_nothing twenty_at_once_make_one another_content_is_refused
        ids_are_of_their_payment a_need_of_another_plan_is_refused nothing_before_the_opening
        everything_recorded_comes_back;
    find: by_who_how_much_and_when money_in_is_summed_apart by_month_and_without_receipt
        by_the_reference_of_ones_own_receipt what_was_removed_is_not_found some_at_a_time a_month_is_summed_by_day;
    grants: each_relation_as_the_table_says strangers_find_nothing relations_begin_and_end posts_end;
    logins: found_in_any_case taken_addresses_are_refused a_change_ends_the_other_sessions a_reset_ends_all;
    looks: once_a_quarter_of_an_hour not_ones_own the_reader_is_left_out at_once_only_one;
    pages: all_come_once the_balance_stands_at_the_top an_empty_account counts_are_what_they_count;
    purposes: private_parts_wait_until_they_are_paid_back a_split_is_put_right_and_audited
        a_refund_belongs_to_its_spend what_it_belongs_to_must_be_there a_one_off_payment_is_open_until_it_is_spent
        miles_of_the_tax_year_are_counted the_server_sums_as_a_phone_does;
    receipts: the_same_again_changes_nothing twenty_at_once_make_one other_bytes_are_refused
        twenty_are_enough a_taken_reference_is_passed_over the_sweeper_is_told a_removed_one_comes_back
        who_was_faster_removes not_after_thirty_days they_stand_in_the_order_given what_lacks_its_receipt_is_new_again;
    reviews: the_first_mark_is_kept accepted_is_seen at_once_only_one a_mark_is_taken_back_by_who_made_it
        what_was_accepted_or_changed_since_stays an_acceptance_taken_back_is_as_it_was_before what_waits_is_told;
    sessions: begin_use_end use_moves_the_end written_once_a_minute all_of_a_person_end own_payments_are_listed
        devices_keep_their_key browsers_are_known browsers_that_came_no_more_are_forgotten ended_ones_are_forgotten;
    threads: ask_and_answer the_same_again_changes_nothing twenty_at_once_begin_one taken_ids_are_refused
        the_readers_turn_comes_first questions_are_to_be_done of_a_long_one_the_end_is_read;
    versions: a_wrong_figure_is_put_right who_was_faster_wins what_was_removed_comes_back not_after_thirty_days
        the_history_tells_all what_changed_is_new_to_the_council only_what_can_be twenty_at_once_make_one;
}

fn main() {
    libtest_mimic::run(&Arguments::from_args(), trials()).exit();
}
