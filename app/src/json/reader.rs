//! What the browser's parser found, handed to serde.
//!
//! Fields and variants are known by their place in the type's list and not by name, so that no type brings a comparison
//! of names.

use js_sys::{Array, JSON, Object, Reflect};
use serde::de::value::U32Deserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer as _, MapAccess, SeqAccess,
};
use serde::de::{VariantAccess, Visitor};
use wasm_bindgen::{JsCast as _, JsValue};

use super::Unreadable;

impl Error for Unreadable {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// One value.
pub struct Reader(JsValue);

impl Reader {
    /// The value that a text says.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        JSON::parse(text).map(Self).or(Err(Unreadable))
    }

    fn is_absent(&self) -> bool {
        self.0.is_undefined() || self.0.is_null()
    }
}

type Answer<T> = Result<T, Unreadable>;

impl<'de> Deserializer<'de> for Reader {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        if let Some(text) = self.0.as_string() {
            return visitor.visit_string(text);
        }
        if let Some(number) = self.0.as_f64() {
            return number_to(number, visitor);
        }
        if let Some(flag) = self.0.as_bool() {
            return visitor.visit_bool(flag);
        }
        match self.0.dyn_into::<Array>() {
            Ok(array) => visitor.visit_seq(Items { array, next: 0 }),
            Err(value) if value.is_object() => visitor.visit_map(Entries::of(value.unchecked_ref())),
            Err(_) => visitor.visit_unit(),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        if self.is_absent() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Answer<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Answer<V::Value> {
        if !self.0.is_object() {
            return Err(Unreadable);
        }
        visitor.visit_map(Fields { of: self.0, names: fields, next: 0, value: JsValue::UNDEFINED })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Answer<V::Value> {
        visitor.visit_enum(Variant::of(self.0, variants)?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Answer<V::Value> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier
    }
}

/// Whole numbers as such. Up to 2^53 a number of the browser is exact; no amount of pence comes near.
fn number_to<'de, V: Visitor<'de>>(number: f64, visitor: V) -> Answer<V::Value> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() != 0.0 || number.abs() > EXACT {
        visitor.visit_f64(number)
    } else {
        #[expect(clippy::cast_possible_truncation, reason = "whole, and within bounds")]
        visitor.visit_i64(number as i64)
    }
}

/// The values of an array.
struct Items {
    array: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Answer<Option<T::Value>> {
        if self.next >= self.array.length() {
            return Ok(None);
        }
        let item = self.array.get(self.next);
        self.next = self.next.saturating_add(1);
        seed.deserialize(Reader(item)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        usize::try_from(self.array.length().saturating_sub(self.next)).ok()
    }
}

/// The fields of a struct that an object has, by their place in the struct.
struct Fields {
    of: JsValue,
    names: &'static [&'static str],
    next: u32,
    value: JsValue,
}

impl Fields {
    /// The place of the next field that is there; its value is then at hand.
    fn advance(&mut self) -> Option<u32> {
        loop {
            let at = self.next;
            let name = self.names.get(usize::try_from(at).ok()?)?;
            self.next = at.saturating_add(1);
            self.value = Reflect::get(&self.of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
            if !self.value.is_undefined() {
                return Some(at);
            }
        }
    }
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Answer<Option<K::Value>> {
        self.advance().map(|at| seed.deserialize(place(at))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Answer<V::Value> {
        seed.deserialize(Reader(std::mem::take(&mut self.value)))
    }
}

fn place(at: u32) -> U32Deserializer<Unreadable> {
    at.into_deserializer()
}

/// All entries of an object, for a map.
struct Entries {
    entries: Array,
    next: u32,
}

impl Entries {
    fn of(object: &Object) -> Self {
        Self { entries: Object::entries(object), next: 0 }
    }

    /// The key (0) or the value (1) of the entry that is next.
    fn part(&self, which: u32) -> Reader {
        Reader(self.entries.get(self.next).unchecked_into::<Array>().get(which))
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Answer<Option<K::Value>> {
        if self.next >= self.entries.length() {
            return Ok(None);
        }
        seed.deserialize(self.part(0)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Answer<V::Value> {
        let value = self.part(1);
        self.next = self.next.saturating_add(1);
        seed.deserialize(value)
    }
}

/// A variant: its name alone, or an object with its name and what it holds.
struct Variant {
    at: u32,
    holds: JsValue,
}

impl Variant {
    fn of(value: JsValue, variants: &'static [&'static str]) -> Answer<Self> {
        let (name, holds) = match value.as_string() {
            Some(name) => (name, JsValue::UNDEFINED),
            None if value.is_object() => {
                let entries = Object::entries(value.unchecked_ref());
                let entry = entries.get(0).dyn_into::<Array>().or(Err(Unreadable))?;
                (entry.get(0).as_string().ok_or(Unreadable)?, entry.get(1))
            }
            None => return Err(Unreadable),
        };
        let at = variants.iter().position(|variant| *variant == name).ok_or(Unreadable)?;
        Ok(Self { at: u32::try_from(at).or(Err(Unreadable))?, holds })
    }
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Answer<(V::Value, Self)> {
        Ok((seed.deserialize(place(self.at))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant {
    type Error = Unreadable;

    fn unit_variant(self) -> Answer<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Answer<T::Value> {
        seed.deserialize(Reader(self.holds))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Answer<V::Value> {
        Reader(self.holds).deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Answer<V::Value> {
        Reader(self.holds).deserialize_struct("", fields, visitor)
    }
}
