//! What the parts of a chart are drawn with.

use plotters::style::Color;
use plotters_backend::BackendColor;

/// What a part of a chart is, which says how it looks.
///
/// Of a part, plotters hands nothing but its colour and its width to a backend. An ink goes through it as
/// a colour that stands for it; no page sees that colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Axis = 0,
    Curve = 1,
    Band = 2,
    Swing = 3,
    First = 4,
    Second = 5,
    Third = 6,
}

impl Ink {
    /// The ink of a series, from nought.
    pub(super) fn of_series(number: usize) -> Self {
        match number {
            0 => Self::First,
            1 => Self::Second,
            _ => Self::Third,
        }
    }

    /// The ink that a colour stands for.
    pub(super) fn of(colour: BackendColor) -> Self {
        match colour.rgb.0 {
            1 => Self::Curve,
            2 => Self::Band,
            3 => Self::Swing,
            4 => Self::First,
            5 => Self::Second,
            6 => Self::Third,
            _ => Self::Axis,
        }
    }

    /// The class by which a page may colour it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Axis => "axis",
            Self::Curve => "curve",
            Self::Band => "band",
            Self::Swing => "swing",
            Self::First => "series-1",
            Self::Second => "series-2",
            Self::Third => "series-3",
        }
    }

    /// What it fills an inside with, and how much of that is seen. The first series is filled, the second
    /// hatched and the third empty, so that none is told by colour alone.
    pub(super) fn fill(self, pattern: &str) -> (String, Option<&'static str>) {
        match self {
            Self::First => ("currentColor".to_owned(), None),
            Self::Second => (format!("url(#{pattern})"), None),
            Self::Band | Self::Swing => ("currentColor".to_owned(), Some("0.15")),
            Self::Axis | Self::Curve | Self::Third => ("none".to_owned(), None),
        }
    }

    /// The dashes of its line, where it has some.
    pub(super) fn dashes(self) -> Option<&'static str> {
        (self == Self::Band).then_some("3 3")
    }
}

impl Color for Ink {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor {
            alpha: 1.0,
            rgb: (*self as u8, 0, 0),
        }
    }
}
