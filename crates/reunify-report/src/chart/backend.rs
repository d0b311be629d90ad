//! Where plotters draws to: SVG of whole numbers, in the colour of the text.

use std::convert::Infallible;

use maud::{Markup, html};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::ink::Ink;

/// How wide a letter is at most, about, and how tall: nobody measures them.
pub(super) const LETTER: (u32, u32) = (9, 13);

/// The elements of a picture, as they are drawn.
pub(super) struct Backend<'a> {
    pub(super) size: (u32, u32),
    /// The id of the pattern that hatched parts are filled with.
    pub(super) pattern: &'a str,
    pub(super) drawn: &'a mut String,
}

/// Drawing to memory does not fail.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Backend<'_> {
    fn put(&mut self, element: Markup) -> Drawn {
        self.drawn.push_str(&element.into_string());
        Ok(())
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// No chart has a part of single pixels.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, foot): BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        let ink = Ink::of(style.color());
        let (fill, opacity) = ink.fill(self.pattern);
        // One of no width would not be seen.
        let width = right.saturating_sub(left).max(1);
        self.put(html! {
            rect class=(ink.class()) x=(left) y=(top) width=(width) height=(foot.saturating_sub(top))
                fill=(fill) fill-opacity=[opacity] stroke="currentColor" stroke-width=(style.stroke_width()) {}
        })
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let ink = Ink::of(style.color());
        self.put(html! {
            path class=(ink.class()) d=(line(path)) fill="none" stroke="currentColor" stroke-width=(style.stroke_width()) {}
        })
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let ink = Ink::of(style.color());
        let (fill, opacity) = ink.fill(self.pattern);
        self.put(html! {
            path class=(ink.class()) d={ (line(corners)) "Z" } fill=(fill) fill-opacity=[opacity]
                stroke="currentColor" stroke-dasharray=[ink.dashes()] {}
        })
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let anchor = style.anchor();
        let base = match anchor.v_pos {
            VPos::Top => y.saturating_add(11),
            VPos::Center => y.saturating_add(5),
            VPos::Bottom => y.saturating_sub(3),
        };
        let from = match anchor.h_pos {
            HPos::Left => None,
            HPos::Center => Some("middle"),
            HPos::Right => Some("end"),
        };
        self.put(html! { text x=(x) y=(base) text-anchor=[from] { (text) } })
    }

    /// A plain estimate, so that no font is asked and no page: every host has the same.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let (width, height) = LETTER;
        let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        Ok((letters.saturating_mul(width), height))
    }
}

/// From point to point; one that is the same as the last is left out.
fn line(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut points: Vec<BackendCoord> = points.into_iter().collect();
    points.dedup();
    let points = points.into_iter().map(|(x, y)| format!("{x} {y}"));
    format!("M{}", points.collect::<Vec<_>>().join("L"))
}
