//! The one place where Rust values become JavaScript values and back. `shapes.rs` lists the types.
//!
//! Written by hand because a generic deserialiser of the same types is 150 KB of the WASM; the lists cannot forget a
//! field, for they take each value apart and put it together whole.

use js_sys::{Array, Object, Reflect};
use litemap::LiteMap;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// Something that went wrong, in words for a log or the options page.
pub type Error = String;

/// What can be read from a JavaScript value.
pub trait FromJs {
    /// Reads it. Where it is something else, `faults` hears of it and what is given means nothing: returning early from
    /// each of a hundred fields is a tenth of the WASM.
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self;
}

/// The first thing that was not as expected, behind the fields that led there.
#[derive(Debug, Default)]
pub struct Faults {
    path: Vec<&'static str>,
    first: Option<Error>,
}

impl Faults {
    /// The value is something else.
    pub fn expected(&mut self, what: &'static str) {
        if self.first.is_none() {
            self.path.push(what);
            self.first = Some(self.path.join(": "));
            self.path.pop();
        }
    }
}

/// Reads a value.
///
/// # Errors
/// What was expected, and where.
pub fn parse<T: FromJs>(value: &JsValue) -> Result<T, Error> {
    let mut faults = Faults::default();
    let read = T::from_js(value, &mut faults);
    faults.first.map_or(Ok(read), Err)
}

/// What can be made a JavaScript value of plain objects, arrays and strings. `None` becomes `null`.
pub trait ToJs {
    /// Makes it.
    fn to_js(&self) -> JsValue;
}

thread_local! {
    /// Names of fields as JavaScript strings: each crosses the border once.
    static NAMES: RefCell<LiteMap<&'static str, JsValue>> = const { RefCell::new(LiteMap::new()) };
}

fn name(name: &'static str) -> JsValue {
    NAMES.with_borrow_mut(|names| names.entry(name).or_insert_with(|| JsValue::from_str(name)).clone())
}

/// A field of an object; `undefined` where it is not there.
fn get(object: &JsValue, field: &'static str, faults: &mut Faults) -> JsValue {
    Reflect::get(object, &name(field)).unwrap_or_else(|_| {
        faults.expected("expected an object");
        JsValue::UNDEFINED
    })
}

/// Reads a field that may be missing.
pub fn read<T: FromJs + Default>(object: &JsValue, field: &'static str, faults: &mut Faults) -> T {
    let value = get(object, field, faults);
    if value.is_undefined() { T::default() } else { within(field, &value, faults) }
}

/// Reads a field that must be there.
pub fn required<T: FromJs>(object: &JsValue, field: &'static str, faults: &mut Faults) -> T {
    let value = get(object, field, faults);
    within(field, &value, faults)
}

fn within<T: FromJs>(field: &'static str, value: &JsValue, faults: &mut Faults) -> T {
    faults.path.push(field);
    let read = T::from_js(value, faults);
    faults.path.pop();
    read
}

/// Sets a field of an object that this border made.
pub fn set(object: &Object, field: &'static str, value: &JsValue) {
    // An object of our own refuses nothing.
    let _ = Reflect::set(object, &name(field), value);
}

impl FromJs for String {
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self {
        value.as_string().unwrap_or_else(|| {
            faults.expected("expected a text");
            Self::new()
        })
    }
}

impl FromJs for bool {
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self {
        value.as_bool().unwrap_or_else(|| {
            faults.expected("expected true or false");
            false
        })
    }
}

impl FromJs for u32 {
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self {
        let number = value.as_f64().unwrap_or(f64::NAN);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "compared with what it was")]
        let whole = number as Self;
        if f64::from(whole).to_bits() != (number + 0.0).to_bits() {
            faults.expected("expected a whole number");
        }
        whole
    }
}

impl FromJs for f32 {
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self {
        let number = value.as_f64().unwrap_or(f64::NAN);
        if number.is_nan() {
            faults.expected("expected a number");
        }
        #[expect(clippy::cast_possible_truncation, reason = "a size on a screen")]
        return number as Self;
    }
}

impl<T: FromJs> FromJs for Option<T> {
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self {
        if value.is_null() || value.is_undefined() { None } else { Some(T::from_js(value, faults)) }
    }
}

impl<T: FromJs> FromJs for Vec<T> {
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self {
        let mut read = Self::new();
        match value.dyn_ref::<Array>() {
            Some(list) => list.for_each(&mut |value, _, _| read.push(T::from_js(&value, faults))),
            None => faults.expected("expected a list"),
        }
        read
    }
}

/// Keys and values of an object.
pub fn entries(value: &JsValue, faults: &mut Faults) -> Vec<(String, JsValue)> {
    let mut read = Vec::new();
    match value.dyn_ref::<Object>() {
        Some(object) => {
            for key in Object::keys(object) {
                let value = Reflect::get(object, &key).unwrap_or_default();
                read.push((String::from_js(&key, faults), value));
            }
        }
        None => faults.expected("expected an object"),
    }
    read
}

impl FromJs for LiteMap<String, String> {
    fn from_js(value: &JsValue, faults: &mut Faults) -> Self {
        entries(value, faults).into_iter().map(|(key, value)| (key, String::from_js(&value, faults))).collect()
    }
}

impl ToJs for str {
    fn to_js(&self) -> JsValue {
        JsValue::from_str(self)
    }
}

impl ToJs for String {
    fn to_js(&self) -> JsValue {
        JsValue::from_str(self)
    }
}

impl ToJs for bool {
    fn to_js(&self) -> JsValue {
        JsValue::from_bool(*self)
    }
}

impl ToJs for u32 {
    fn to_js(&self) -> JsValue {
        JsValue::from_f64(f64::from(*self))
    }
}

impl<T: ToJs> ToJs for Option<T> {
    fn to_js(&self) -> JsValue {
        self.as_ref().map_or(JsValue::NULL, ToJs::to_js)
    }
}

impl<T: ToJs> ToJs for Vec<T> {
    fn to_js(&self) -> JsValue {
        self.iter().map(ToJs::to_js).collect::<Array>().into()
    }
}

impl<A: ToJs, B: ToJs> ToJs for (A, B) {
    fn to_js(&self) -> JsValue {
        Array::of(&[self.0.to_js(), self.1.to_js()]).into()
    }
}

impl<T: ToJs> ToJs for LiteMap<String, T> {
    fn to_js(&self) -> JsValue {
        let object = Object::new();
        for (key, value) in self {
            // As in `set`.
            let _ = Reflect::set(&object, &key.to_js(), &value.to_js());
        }
        object.into()
    }
}

/// A JavaScript `Error` with that message.
pub fn into_error(error: impl AsRef<str>) -> JsValue {
    js_sys::Error::new(error.as_ref()).into()
}

/// What a failed call of the browser says.
pub fn from_error(error: &JsValue) -> Error {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => error.as_string().unwrap_or_else(|| "the browser refused".to_owned()),
    }
}

/// Reads a struct whose fields may all be missing: `reads!(Type { field, … })`.
macro_rules! reads {
    ($($type:ty { $($field:ident),* $(,)? })*) => { $(
        impl $crate::border::FromJs for $type {
            fn from_js(value: &wasm_bindgen::JsValue, faults: &mut $crate::border::Faults) -> Self {
                Self { $($field: $crate::border::read(value, stringify!($field), faults)),* }
            }
        }
    )* };
}

/// Writes a struct, under another name where one is given: `writes!(Type { field, to_do = "do" })`.
macro_rules! writes {
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    ($($type:ty { $($field:ident $(= $name:literal)?),* $(,)? })*) => { $(
        impl $crate::border::ToJs for $type {
            fn to_js(&self) -> wasm_bindgen::JsValue {
                let Self { $($field),* } = self;
                let object = js_sys::Object::new();
                $($crate::border::set(&object, $crate::border::writes!(@name $field $($name)?), &$field.to_js());)*
                object.into()
            }
        }
    )* };
}

/// Reads and writes an enum without fields by its names: `names!(Type { Variant = "name" })`.
macro_rules! names {
    (@first $type:ident $first:ident $($rest:ident)*) => { $type::$first };
    ($($type:ident { $($variant:ident = $name:literal),* $(,)? })*) => {
        $(
            impl $crate::border::FromJs for $type {
                fn from_js(value: &wasm_bindgen::JsValue, faults: &mut $crate::border::Faults) -> Self {
                    match value.as_string().as_deref() {
                        $(Some($name) => Self::$variant,)*
                        _ => {
                            faults.expected(concat!("expected one of", $(" ", $name),*));
                            $crate::border::names!(@first $type $($variant)*)
                        }
                    }
                }
            }
            impl $crate::border::ToJs for $type {
                fn to_js(&self) -> wasm_bindgen::JsValue {
                    match self { $(Self::$variant => $name,)* }.to_js()
                }
            }
        )*
        #[cfg(test)]
        mod names {
            use super::*;

            #[test]
            fn are_those_of_the_generated_typescript() {
                $($(assert_eq!(serde_json::to_value($type::$variant).unwrap(), $name);)*)*
            }
        }
    };
}

pub(crate) use {names, reads, writes};
