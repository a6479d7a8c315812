//! The one place where Rust values become JavaScript values and back. `shapes.rs` lists the types.
//!
//! Written by hand because a generic deserialiser of the same types is 150 KB of the WASM; the lists cannot forget a
//! field, for they take each value apart and put it together whole.

use js_sys::{Array, JSON, Object, Reflect};
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
    /// Appends it as JSON.
    fn write(&self, json: &mut String);

    /// Makes it. One text crosses the border and is parsed there: a tenth of the time of its fields one by one.
    fn to_js(&self) -> JsValue {
        let mut json = String::new();
        self.write(&mut json);
        // A text of our own is well-formed.
        JSON::parse(&json).unwrap_or_default()
    }
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

/// Appends an object with these fields.
pub fn object(json: &mut String, fields: &[(&str, &dyn ToJs)]) {
    list(json, ['{', '}'], fields, |json, (name, value)| {
        name.write(json);
        json.push(':');
        value.write(json);
    });
}

/// Appends what stands between brackets, parted by commas.
fn list<T>(
    json: &mut String,
    [open, close]: [char; 2],
    items: impl IntoIterator<Item = T>,
    write: impl Fn(&mut String, T),
) {
    json.push(open);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        write(json, item);
    }
    json.push(close);
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

impl ToJs for &str {
    fn write(&self, json: &mut String) {
        let special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
        let mut rest = *self;
        json.push('"');
        while let Some((plain, after)) = rest.bytes().position(special).and_then(|at| rest.split_at_checked(at)) {
            let mut chars = after.chars();
            json.push_str(plain);
            json.extend(chars.next().into_iter().flat_map(escaped));
            rest = chars.as_str();
        }
        json.push_str(rest);
        json.push('"');
    }
}

/// As JSON writes an ASCII character inside a text (RFC 8259, section 7).
fn escaped(c: char) -> impl Iterator<Item = char> {
    let code = u32::from(c);
    let control = code < 0x20;
    let digit = |digit: u32| char::from_digit(digit, 16).filter(|_| control);
    let marks = ['\\', if control { 'u' } else { c }];
    marks
        .into_iter()
        .chain(['0', '0'].into_iter().filter(move |_| control))
        .chain(digit(code / 16))
        .chain(digit(code % 16))
}

impl ToJs for String {
    fn write(&self, json: &mut String) {
        self.as_str().write(json);
    }
}

impl ToJs for bool {
    fn write(&self, json: &mut String) {
        json.push_str(if *self { "true" } else { "false" });
    }
}

impl ToJs for u32 {
    fn write(&self, json: &mut String) {
        json.push_str(&self.to_string());
    }
}

impl<T: ToJs> ToJs for Option<T> {
    fn write(&self, json: &mut String) {
        match self {
            Some(value) => value.write(json),
            None => json.push_str("null"),
        }
    }
}

impl<T: ToJs> ToJs for Vec<T> {
    fn write(&self, json: &mut String) {
        list(json, ['[', ']'], self, |json, value| value.write(json));
    }
}

impl<A: ToJs, B: ToJs> ToJs for (A, B) {
    fn write(&self, json: &mut String) {
        list(json, ['[', ']'], [&self.0 as &dyn ToJs, &self.1], |json, value| value.write(json));
    }
}

impl<T: ToJs> ToJs for LiteMap<String, T> {
    fn write(&self, json: &mut String) {
        let fields: Vec<_> = self.iter().map(|(key, value)| (key.as_str(), value as &dyn ToJs)).collect();
        object(json, &fields);
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
            fn write(&self, json: &mut String) {
                let Self { $($field),* } = self;
                $crate::border::object(json, &[$(($crate::border::writes!(@name $field $($name)?), $field)),*]);
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
                fn write(&self, json: &mut String) {
                    match self { $(Self::$variant => $name,)* }.write(json);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_json() {
        let text: String = ('\0'..='\u{7f}').chain("é日\u{2028}\u{10ffff}".chars()).collect();
        let mut map = LiteMap::new();
        map.insert(text.clone(), vec![Some((text.clone(), true)), None]);
        let mut json = String::new();
        object(&mut json, &[("map", &map), ("none", &Vec::<u32>::new()), ("number", &u32::MAX)]);
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        let inner = serde_json::Map::from_iter([(text.clone(), serde_json::json!([[text, true], null]))]);
        assert_eq!(read, serde_json::json!({ "map": inner, "none": [], "number": u32::MAX }));
    }
}
