//! The yardstick beside every durable figure: how often the disk says "it is safe" in a second.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::failure::{Result, While};

const BLOCK: [u8; 4096] = [7; 4096];

/// fdatasync of 4 KiB appended, as often as it goes within the time; how many a second.
pub fn syncs_a_second(folder: &Path, time: Duration) -> Result<f64> {
    let path = folder.join("yardstick");
    let mut file = File::create(&path).when("the yardstick's file")?;
    let begin = Instant::now();
    let mut count = 0_u32;
    while begin.elapsed() < time {
        file.write_all(&BLOCK).and_then(|()| file.sync_data()).when("the yardstick")?;
        count = count.saturating_add(1);
    }
    let rate = f64::from(count) / begin.elapsed().as_secs_f64();
    std::fs::remove_file(&path).when("the yardstick's file")?;
    Ok(rate)
}
