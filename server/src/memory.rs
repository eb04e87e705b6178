//! How the system's allocator keeps memory that was given back.
//!
//! glibc learns from large pieces: once a photograph's pixels were given back, it keeps pieces as large for itself, up to
//! 64 MiB in each of its arenas, and eight photographs at once leave the process more than 100 MiB larger than before. Told
//! before the program begins, it gives them back to the system: then the same server has 24 MiB at rest instead of 81, and 44
//! after the eight instead of 191.

use std::env::{args_os, current_exe, var_os};
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// Pieces of so many bytes and more are the system's own, and so is what is left over at the end of the rest.
const LARGE: &str = "1048576";
/// What the allocator reads when a program begins.
const SETTINGS: [(&str, &str); 3] =
    [("MALLOC_MMAP_THRESHOLD_", LARGE), ("MALLOC_TRIM_THRESHOLD_", LARGE), ("MALLOC_ARENA_MAX", "4")];

/// Begins this program again with the settings, in the same process; returns where it has them, or where it cannot. What
/// somebody has set stays as it is.
pub fn settle() {
    if SETTINGS.iter().any(|(name, _)| var_os(name).is_some()) {
        return;
    }
    // Without them the server works as well, and is larger.
    let Ok(program) = current_exe() else { return };
    let _cannot = Command::new(program).args(args_os().skip(1)).envs(SETTINGS).exec();
}
