//! The real server as a process: killed, ended, looked at from below.

mod ending;
mod killed;
mod synced;
