//! What a plan calls what the return tells, as data.

use reunify::Version;

use crate::code::{LegalStatus, Placement, ReasonCeased};

/// The names of one plan for what the return tells.
#[derive(Debug)]
pub struct Mapping {
    /// The plan.
    plan: &'static str,
    /// Its major version: a minor one adds and renames nothing.
    major: u32,
    /// The role in whose name entries are made: the one whom the plan asks for these facts.
    pub(super) role: &'static str,
    /// Who made the entries: not a person.
    pub(super) reference: &'static str,
    /// Legal statuses; those that are not here have no equal in the plan.
    legal_status: &'static [(LegalStatus, &'static str)],
    /// Kinds of placement.
    placement: &'static [(Placement, Kind)],
    /// How a child ceased to be looked after.
    ceased: &'static [(ReasonCeased, How)],
}

/// A kind of placement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// The plan's name of it.
    pub(super) name: &'static str,
    /// Whether the child lives with a parent in it, where it says so.
    pub(super) with_parent: Option<bool>,
}

/// How a child ceased to be looked after.
#[derive(Debug, Clone, Copy)]
enum How {
    /// The code says it.
    Is(&'static str),
    /// The code says it, unless it is said of somebody who was 18: then that was why.
    UnlessAged18(&'static str),
}

const fn kind(name: &'static str, with_parent: Option<bool>) -> Kind {
    Kind { name, with_parent }
}

const HOME: Kind = kind("with-parents", Some(true));
const KIN: Kind = kind("kinship-care", Some(false));
const FOSTER: Kind = kind("foster-care", Some(false));
const LONG: Kind = kind("long-term-foster-care", Some(false));
const RESIDENTIAL: Kind = kind("residential", Some(false));
const SUPPORTED: Kind = kind("supported-accommodation", Some(false));
const AWAY: Kind = kind("other", Some(false));
/// A family centre, a holiday or a hospital: a parent may be there.
const OTHER: Kind = kind("other", None);

const REUNIFICATION_1: Mapping = Mapping {
    plan: "reunification",
    major: 1,
    role: "social-worker",
    reference: "ssda903-import",
    legal_status: &[
        (LegalStatus::C1, "interim-care-order"),
        (LegalStatus::C2, "care-order"),
        (LegalStatus::E1, "placement-order"),
        (LegalStatus::V2, "section-20"),
        (LegalStatus::L1, "police-protection"),
        (LegalStatus::L2, "emergency-protection-order"),
        (LegalStatus::J1, "remand"),
    ],
    placement: &[
        (Placement::P1, HOME),
        (Placement::P2, AWAY),
        (Placement::P3, AWAY),
        (Placement::U1, KIN),
        (Placement::U2, KIN),
        (Placement::U3, KIN),
        (Placement::U4, LONG),
        (Placement::U5, FOSTER),
        (Placement::U6, FOSTER),
        (Placement::K1, RESIDENTIAL),
        (Placement::K2, RESIDENTIAL),
        (Placement::K3, SUPPORTED),
        (Placement::H5, SUPPORTED),
        (Placement::R1, RESIDENTIAL),
        (Placement::R2, OTHER),
        (Placement::R3, OTHER),
        (Placement::R5, AWAY),
        (Placement::S1, RESIDENTIAL),
        (Placement::T0, OTHER),
        (Placement::T1, OTHER),
        (Placement::T2, OTHER),
        (Placement::T3, OTHER),
        (Placement::T4, OTHER),
        (Placement::A3, AWAY),
        (Placement::A4, AWAY),
        (Placement::A5, AWAY),
        (Placement::A6, AWAY),
        (Placement::Z1, OTHER),
        (Placement::Z11, OTHER),
        (Placement::Z12, OTHER),
        (Placement::Z13, OTHER),
        (Placement::Z14, OTHER),
    ],
    // E8 (other reason) is not here: it may be any of the plan's.
    ceased: &[
        (ReasonCeased::E4A, How::Is("returned-home-as-planned")),
        (ReasonCeased::E4B, How::Is("returned-home-not-as-planned")),
        (ReasonCeased::E11, How::Is("another-legal-order")),
        (ReasonCeased::E12, How::Is("another-legal-order")),
        (ReasonCeased::E41, How::Is("another-legal-order")),
        (ReasonCeased::E45, How::Is("another-legal-order")),
        (ReasonCeased::E46, How::Is("another-legal-order")),
        (ReasonCeased::E47, How::Is("another-legal-order")),
        (ReasonCeased::E48, How::Is("another-legal-order")),
        (ReasonCeased::E2, How::Is("other")),
        (ReasonCeased::E3, How::Is("other")),
        (ReasonCeased::E16, How::Is("other")),
        (ReasonCeased::E9, How::UnlessAged18("other")),
        (ReasonCeased::E13, How::UnlessAged18("other")),
        (ReasonCeased::E14, How::UnlessAged18("other")),
        (ReasonCeased::E5, How::UnlessAged18("other")),
        (ReasonCeased::E6, How::UnlessAged18("other")),
        (ReasonCeased::E7, How::UnlessAged18("other")),
    ],
};

impl Mapping {
    /// Every plan that is known here.
    pub const ALL: &'static [Self] = &[REUNIFICATION_1];

    /// The names of a plan, if they are known.
    #[must_use]
    pub fn of(plan: &str, version: Version) -> Option<&'static Self> {
        let fits = |mapping: &&Self| mapping.plan == plan && mapping.major == version.major;
        Self::ALL.iter().find(fits)
    }

    pub(super) fn legal_status(&self, code: LegalStatus) -> Option<&'static str> {
        let found = self.legal_status.iter().find(|(known, _)| *known == code);
        found.map(|(_, name)| *name)
    }

    pub(super) fn placement(&self, code: Placement) -> Option<Kind> {
        let found = self.placement.iter().find(|(known, _)| *known == code);
        found.map(|(_, kind)| *kind)
    }

    /// How a child ceased to be looked after; `is_child` says whether they were under 18, if known.
    pub(super) fn how(&self, code: ReasonCeased, is_child: Option<bool>) -> Option<&'static str> {
        let found = self.ceased.iter().find(|(known, _)| *known == code);
        match found? {
            (_, How::Is(name)) => Some(name),
            (_, How::UnlessAged18(name)) => is_child.filter(|is| *is).map(|_| *name),
        }
    }
}
