//! What the pages of both of the people's programs know of lines of money: [`reader`] is who reads and in what capacity,
//! [`on_device`] what this device has that the council may not, [`filing`] what can be done with receipts, [`row`] a line of a list made of both, and [`difference`]
//! what a change changed, in words.

pub mod difference;
#[cfg(test)]
pub(crate) mod example;
pub mod filing;
pub mod on_device;
pub mod reader;
pub mod row;
