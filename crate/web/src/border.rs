//! The one place where Rust values become JavaScript values and back. `shapes.rs` lists the types.
//!
//! Written by hand because a generic deserialiser of the same types is 150 KB of the WASM; the lists cannot forget a
//! field, for they take each value apart and put it together whole.

use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// Something that went wrong, in words for a log or the options page.
pub type Error = String;

/// What can be read from a JavaScript value.
pub trait FromJs: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// What was expected, behind the fields that led there.
    fn from_js(value: &JsValue) -> Result<Self, Error>;
}

/// What can be made a JavaScript value of plain objects, arrays and strings. `None` becomes `null`.
pub trait ToJs {
    /// Makes it.
    fn to_js(&self) -> JsValue;
}

thread_local! {
    /// Names of fields as JavaScript strings: each crosses the border once.
    static NAMES: RefCell<BTreeMap<&'static str, JsValue>> = const { RefCell::new(BTreeMap::new()) };
}

fn name(name: &'static str) -> JsValue {
    NAMES.with_borrow_mut(|names| names.entry(name).or_insert_with(|| JsValue::from_str(name)).clone())
}

/// A field of an object; `undefined` where it is not there.
pub fn get(object: &JsValue, field: &'static str) -> Result<JsValue, Error> {
    Reflect::get(object, &name(field)).map_err(|_| "expected an object".to_owned())
}

/// Reads a field that may be missing.
pub fn read<T: FromJs + Default>(object: &JsValue, field: &'static str) -> Result<T, Error> {
    let value = get(object, field)?;
    if value.is_undefined() { Ok(T::default()) } else { within(field, &value) }
}

/// Reads a field that must be there.
pub fn required<T: FromJs>(object: &JsValue, field: &'static str) -> Result<T, Error> {
    within(field, &get(object, field)?)
}

fn within<T: FromJs>(field: &str, value: &JsValue) -> Result<T, Error> {
    T::from_js(value).map_err(|error| [field, ": ", &error].concat())
}

/// Sets a field of an object that this border made.
pub fn set(object: &Object, field: &'static str, value: &JsValue) {
    // An object of our own refuses nothing.
    let _ = Reflect::set(object, &name(field), value);
}

impl FromJs for JsValue {
    fn from_js(value: &JsValue) -> Result<Self, Error> {
        Ok(value.clone())
    }
}

impl FromJs for String {
    fn from_js(value: &JsValue) -> Result<Self, Error> {
        value.as_string().ok_or_else(|| "expected a text".to_owned())
    }
}

impl FromJs for bool {
    fn from_js(value: &JsValue) -> Result<Self, Error> {
        value.as_bool().ok_or_else(|| "expected true or false".to_owned())
    }
}

impl FromJs for u32 {
    fn from_js(value: &JsValue) -> Result<Self, Error> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "compared with what it was")]
        let whole = value.as_f64().map(|number| (number, number as u32));
        match whole {
            Some((number, whole)) if f64::from(whole).to_bits() == (number + 0.0).to_bits() => Ok(whole),
            _ => Err("expected a whole number".to_owned()),
        }
    }
}

impl FromJs for f32 {
    fn from_js(value: &JsValue) -> Result<Self, Error> {
        #[expect(clippy::cast_possible_truncation, reason = "a size on a screen")]
        value.as_f64().map(|number| number as f32).ok_or_else(|| "expected a number".to_owned())
    }
}

impl<T: FromJs> FromJs for Option<T> {
    fn from_js(value: &JsValue) -> Result<Self, Error> {
        if value.is_null() || value.is_undefined() { Ok(None) } else { T::from_js(value).map(Some) }
    }
}

impl<T: FromJs> FromJs for Vec<T> {
    fn from_js(value: &JsValue) -> Result<Self, Error> {
        let list: &Array = value.dyn_ref().ok_or_else(|| "expected a list".to_owned())?;
        list.iter().map(|value| T::from_js(&value)).collect()
    }
}

impl<T: FromJs> FromJs for BTreeMap<String, T> {
    fn from_js(value: &JsValue) -> Result<Self, Error> {
        let object: &Object = value.dyn_ref().ok_or_else(|| "expected an object".to_owned())?;
        let mut map = Self::new();
        for key in Object::keys(object) {
            let value = Reflect::get(object, &key).map_err(|error| from_error(&error))?;
            let key = String::from_js(&key)?;
            let value = within(&key, &value)?;
            map.insert(key, value);
        }
        Ok(map)
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

impl<T: ToJs> ToJs for BTreeMap<String, T> {
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
            fn from_js(value: &wasm_bindgen::JsValue) -> Result<Self, $crate::border::Error> {
                Ok(Self { $($field: $crate::border::read(value, stringify!($field))?),* })
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
    ($($type:ident { $($variant:ident = $name:literal),* $(,)? })*) => {
        $(
            impl $crate::border::FromJs for $type {
                fn from_js(value: &wasm_bindgen::JsValue) -> Result<Self, $crate::border::Error> {
                    match value.as_string().as_deref() {
                        $(Some($name) => Ok(Self::$variant),)*
                        _ => Err(concat!("expected one of", $(" ", $name),*).to_owned()),
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
