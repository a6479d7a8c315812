//! What inline styles and old attributes say of the look of an HTML element.

use scraper::node::Element;

/// Size of text that nothing sets, in CSS pixels.
const MEDIUM: f32 = 16.0;

/// What an element sets; `None` where it inherits.
#[derive(Debug, Default, PartialEq)]
pub struct Style {
    /// Takes itself and all below it out of sight.
    pub hidden: bool,
    /// Starts a block of its own though its name does not.
    pub block: bool,
    /// Keeps spaces and line breaks.
    pub pre: Option<bool>,
    /// Font size in CSS pixels.
    pub size: Option<f32>,
    /// Width that is set, in CSS pixels.
    pub width: Option<f32>,
    /// Height that is set.
    pub height: Option<f32>,
    /// CSS colour of the text.
    pub color: Option<String>,
    /// CSS colour behind it.
    pub background: Background,
}

/// What an element sets behind its text.
#[derive(Debug, Default, PartialEq)]
pub enum Background {
    /// Nothing: what is behind it shows through.
    #[default]
    Inherited,
    /// A colour.
    Color(String),
    /// A picture or a gradient.
    Painted,
}

/// Reads an element, whose parent's text is of size `parent`.
pub fn read(element: &Element, parent: Option<f32>) -> Style {
    let mut style = Style { pre: (element.name() == "pre").then_some(true), ..Style::default() };
    style.hidden = element.attr("hidden").is_some();
    style.color = element.attr("color").filter(|_| element.name() == "font").map(str::to_owned);
    if let Some(color) = element.attr("bgcolor") {
        style.background = Background::Color(color.to_owned());
    }
    if element.attr("background").is_some() {
        style.background = Background::Painted;
    }
    style.size = element.attr("size").filter(|_| element.name() == "font").and_then(font_size);
    let declarations = element.attr("style").unwrap_or_default();
    let (mut clipped, mut flat) = (false, false);
    for (name, value) in declarations.split(';').filter_map(|d| d.split_once(':')) {
        let name = name.trim().to_ascii_lowercase();
        let value = value.to_ascii_lowercase();
        let value = value.trim().trim_end_matches("!important").trim_end();
        let zero = || length(value, MEDIUM).is_some_and(|v| v <= 0.5);
        match name.as_str() {
            "width" => style.width = length(value, MEDIUM),
            "height" => style.height = length(value, MEDIUM),
            _ => {}
        }
        match name.as_str() {
            "display" => {
                style.hidden |= value == "none";
                style.block |= matches!(value, "block" | "table" | "flex" | "grid" | "list-item");
            }
            "visibility" => style.hidden |= matches!(value, "hidden" | "collapse"),
            "opacity" => style.hidden |= value.parse::<f32>().is_ok_and(|v| v < 0.1),
            "mso-hide" => style.hidden |= value == "all",
            "white-space" => style.pre = Some(value.starts_with("pre")),
            "color" => style.color = Some(value.to_owned()),
            "background-color" => style.background = plain_background(value),
            "background" | "background-image" => {
                if value.contains("url(") || value.contains("gradient") {
                    style.background = Background::Painted;
                } else if name == "background" {
                    style.background = plain_background(value);
                }
            }
            "font-size" => style.size = length(value, parent.unwrap_or(MEDIUM)).or(style.size),
            "max-height" | "height" | "max-width" | "width" => flat |= zero(),
            "overflow" => clipped |= matches!(value, "hidden" | "clip"),
            "text-indent" | "left" | "top" | "margin-left" => {
                style.hidden |= length(value, MEDIUM).is_some_and(|v| v < -900.0);
            }
            _ => {}
        }
    }
    style.hidden |= clipped && flat;
    style
}

fn plain_background(value: &str) -> Background {
    if matches!(value, "" | "transparent" | "none" | "inherit" | "initial" | "unset") {
        Background::Inherited
    } else {
        Background::Color(value.to_owned())
    }
}

/// `<font size=1>` to 7, or a step from 3.
fn font_size(value: &str) -> Option<f32> {
    let step: i32 = value.trim().parse().ok()?;
    let step = if value.trim().starts_with(['+', '-']) { 3 + step } else { step };
    Some(match step {
        ..=1 => 10.0,
        2 => 13.0,
        3 => 16.0,
        4 => 18.0,
        5 => 24.0,
        _ => 32.0,
    })
}

/// A CSS length in pixels; relative ones by `parent`.
fn length(value: &str, parent: f32) -> Option<f32> {
    let split = value.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(value.len());
    let (number, unit) = value.split_at_checked(split)?;
    let number = number.trim();
    if number.is_empty() {
        return Some(match unit {
            "xx-small" => 9.0,
            "x-small" => 10.0,
            "small" => 13.0,
            "medium" => MEDIUM,
            "large" => 18.0,
            "x-large" => 24.0,
            "smaller" => parent / 1.2,
            "larger" => parent * 1.2,
            _ => return None,
        });
    }
    let number: f32 = number.parse().ok()?;
    Some(match unit.trim() {
        "px" => number,
        "" if number == 0.0 => 0.0,
        "pt" => number * 4.0 / 3.0,
        "em" => number * parent,
        "%" => number / 100.0 * parent,
        "rem" => number * MEDIUM,
        "in" => number * 96.0,
        "cm" => number * 96.0 / 2.54,
        "mm" => number * 96.0 / 25.4,
        _ => return None,
    })
}
