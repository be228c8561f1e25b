//! The paper that pages are printed on.

/// The paper that pages are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Sheet {
    /// A4, upright.
    #[default]
    Upright,
    /// A4 on its side.
    Sideways,
    /// A3 on its side, for tables that have no room on A4.
    Large,
}

impl Sheet {
    /// How wide text may be, in twentieths of a point.
    pub(super) const fn room(self) -> u32 {
        let page = self.page();
        page.width
            .saturating_sub(page.left)
            .saturating_sub(page.right)
    }

    pub(super) const fn page(self) -> Page {
        match self {
            Self::Upright => UPRIGHT,
            Self::Sideways => Page {
                width: UPRIGHT.height,
                height: UPRIGHT.width,
                ..SIDEWAYS
            },
            Self::Large => SIDEWAYS,
        }
    }
}

const UPRIGHT: Page = Page {
    width: 11_906,
    height: 16_838,
    top: 1_418,
    right: 1_134,
    bottom: 1_418,
    left: 1_701,
};

/// The margins of an upright page, turned with it.
const SIDEWAYS: Page = Page {
    width: 23_811,
    height: 16_838,
    top: UPRIGHT.left,
    right: UPRIGHT.top,
    bottom: UPRIGHT.right,
    left: UPRIGHT.bottom,
};

/// Sizes in twentieths of a point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) top: u32,
    pub(super) right: u32,
    pub(super) bottom: u32,
    pub(super) left: u32,
}
