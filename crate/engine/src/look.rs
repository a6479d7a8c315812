//! Whether a reader sees a run: from its computed size and colours (RULES N4, N5).

use crate::snapshot::Look;

/// How well a run can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sight {
    /// As well as any, or nobody measured it.
    Clear,
    /// 6 to 8 px or a contrast of 1.5 to 3.
    Faint,
    /// Not at all.
    Hidden,
}

/// Judges a look. A colour that cannot be read is unknown, and the unknown is visible.
pub(crate) fn sight(look: Option<&Look>) -> Sight {
    let Some(look) = look else { return Sight::Clear };
    let size = look.size.unwrap_or(f32::MAX);
    let contrast = contrast(look.color.as_deref(), look.background.as_deref()).unwrap_or(f32::MAX);
    if look.hidden || size < 6.0 || contrast < 1.5 {
        Sight::Hidden
    } else if size < 8.0 || contrast < 3.0 {
        Sight::Faint
    } else {
        Sight::Clear
    }
}

/// Contrast ratio of WCAG 2, 1 to 21.
fn contrast(text: Option<&str>, ground: Option<&str>) -> Option<f32> {
    let (text, ground) = (color(text?)?, color(ground?)?);
    if ground.a < 1.0 {
        return None;
    }
    let mix = |t: f32, g: f32| t * text.a + g * (1.0 - text.a);
    let seen = Color { r: mix(text.r, ground.r), g: mix(text.g, ground.g), b: mix(text.b, ground.b), a: 1.0 };
    let (a, b) = (seen.luminance(), ground.luminance());
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

/// sRGB, each channel 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Color {
    r: f32,
    g: f32,
    b: f32,
    a: f32,
}

impl Color {
    fn luminance(self) -> f32 {
        // A cubic fit of the curve, within 0.004: `powf` would cost more of the WASM than it is worth.
        let linear = |x: f32| x * (x * (x * 0.305_306 + 0.682_171) + 0.012_523);
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }
}

/// Reads a CSS colour: `rgb()`, `rgba()`, `color(srgb …)`, hex, and the names that mails use.
fn color(css: &str) -> Option<Color> {
    let css = css.trim().to_ascii_lowercase();
    if let Some(hex) = css.strip_prefix('#') {
        return hex_color(hex);
    }
    let Some((name, rest)) = css.split_once('(') else { return named(&css) };
    let mut rest = rest.strip_suffix(')')?;
    let full = match name {
        "rgb" | "rgba" => 255.0,
        "color" => {
            rest = rest.trim_start().strip_prefix("srgb ")?;
            1.0
        }
        _ => return None,
    };
    let mut parts = rest.split([',', '/', ' ']).filter(|p| !p.is_empty());
    let mut channel = |full| parts.next().map(|p| number(p, full));
    let (r, g, b) = (channel(full)??, channel(full)??, channel(full)??);
    let a = channel(1.0).unwrap_or(Some(1.0))?;
    Some(Color { r, g, b, a })
}

/// A number over `full`, or a percentage, kept within 0 to 1.
fn number(text: &str, full: f32) -> Option<f32> {
    let (text, full) = text.strip_suffix('%').map_or((text, full), |t| (t, 100.0));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if whole.len() + part.len() == 0 || whole.len() > 6 {
        return None;
    }
    let mut value = 0.0;
    for digit in whole.chars() {
        value = value * 10.0 + digit_value(digit)?;
    }
    let mut place = 0.1;
    for digit in part.chars().take(6) {
        value += digit_value(digit)? * place;
        place /= 10.0;
    }
    Some((value / full).clamp(0.0, 1.0))
}

fn digit_value(c: char) -> Option<f32> {
    let digit = u8::try_from(c.to_digit(10)?).ok()?;
    Some(f32::from(digit))
}

/// Three, four, six or eight hexadecimal digits.
fn hex_color(hex: &str) -> Option<Color> {
    let digits: Option<Vec<u8>> = hex.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
    let digits = digits?;
    let wide = match digits.len() {
        3 | 4 => false,
        6 | 8 => true,
        _ => return None,
    };
    let mut channels = digits.chunks(if wide { 2 } else { 1 }).map(|pair| match *pair {
        [high, low] => f32::from(high * 16 + low) / 255.0,
        [one] => f32::from(one) / 15.0,
        _ => 0.0,
    });
    let (r, g, b) = (channels.next()?, channels.next()?, channels.next()?);
    Some(Color { r, g, b, a: channels.next().unwrap_or(1.0) })
}

fn named(name: &str) -> Option<Color> {
    let hex = match name {
        "white" => "fff",
        "black" => "000",
        "transparent" => "0000",
        "red" => "f00",
        "green" => "008000",
        "blue" => "00f",
        "navy" => "000080",
        "gray" | "grey" => "808080",
        "darkgray" | "darkgrey" => "a9a9a9",
        "lightgray" | "lightgrey" => "d3d3d3",
        "silver" => "c0c0c0",
        "gainsboro" => "dcdcdc",
        "whitesmoke" => "f5f5f5",
        "snow" => "fffafa",
        "ivory" => "fffff0",
        _ => return None,
    };
    hex_color(hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(color: &str, background: &str, size: Option<f32>) -> Look {
        Look { hidden: false, size, color: Some(color.into()), background: Some(background.into()) }
    }

    #[test]
    fn colours_are_read_as_browsers_write_them() {
        let white = color("#fff").unwrap();
        for same in [
            "white",
            "#FFFFFF",
            "rgb(255, 255, 255)",
            "rgb(255 255 255 / 1)",
            "rgba(255,255,255,1)",
            "color(srgb 1 1 1)",
            "rgb(100%, 100%, 100%)",
        ] {
            assert_eq!(color(same), Some(white), "{same}");
        }
        for unknown in
            ["", "#12", "var(--x)", "rgb(1,2)", "oklch(0.5 0 0)", "rgb(1, 2, x)", "currentcolor", "rgb(1,2,3", "#ééé"]
        {
            assert_eq!(color(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        // Values of the reference formula.
        for (text, ground, expected) in [
            ("#000", "#fff", 21.0),
            ("#777", "#fff", 4.48),
            ("#aaa", "#fff", 2.32),
            ("#ddd", "#fff", 1.36),
            ("#0000ff", "#fff", 8.59),
        ] {
            let found = contrast(Some(text), Some(ground)).unwrap();
            assert!((found - expected).abs() / expected < 0.06, "{text} on {ground}: {found}, not {expected}");
        }
    }

    #[test]
    fn what_nobody_can_see_is_hidden() {
        assert_eq!(sight(Some(&look("#fff", "#fff", None))), Sight::Hidden);
        assert_eq!(sight(Some(&look("rgba(0,0,0,0)", "#fff", None))), Sight::Hidden);
        assert_eq!(sight(Some(&look("#000", "#fff", Some(5.9)))), Sight::Hidden);
        assert_eq!(sight(Some(&Look { hidden: true, ..Look::default() })), Sight::Hidden);
        assert_eq!(sight(Some(&look("#000", "#fff", Some(7.0)))), Sight::Faint);
        assert_eq!(sight(Some(&look("#aaa", "white", Some(14.0)))), Sight::Faint);
        assert_eq!(sight(Some(&look("#333", "white", Some(8.0)))), Sight::Clear);
        assert_eq!(sight(Some(&look("#fff", "var(--x)", Some(12.0)))), Sight::Clear);
        assert_eq!(sight(None), Sight::Clear);
    }
}
