//! Memory of results, kept for the next ones when they are let go.
//!
//! A page of new memory is cleared by the system when it is first touched, which takes twice as
//! long as working out the results that go there. So large blocks come back when the last array
//! that rests on them is gone, wherever that was, and are used again. (Asking for new ones in pages
//! of two megabytes makes the first results faster where the system has such pages at hand, and
//! several times slower where it first has to make room for them.)

use std::sync::{Mutex, PoisonError};

use arrow_buffer::{Buffer, MutableBuffer};
use bytes::Bytes;
use memmap2::MmapMut;
use pyo3::prelude::*;

/// Fewer bytes are kept by the allocator itself.
const FEW: usize = 1 << 17;

/// As many bytes are kept at most: those of the results of some 14 million rows.
const MOST_KEPT: usize = 1 << 28;

static KEPT: Mutex<Kept> = Mutex::new(Kept {
    blocks: Vec::new(),
    bytes: 0,
});

/// Blocks that nothing rests on.
struct Kept {
    /// The one that came back last is behind: it may still be in the nearer memory.
    blocks: Vec<MmapMut>,
    bytes: usize,
}

impl Kept {
    fn take(&mut self, length: usize) -> Option<MmapMut> {
        let at = self.blocks.iter().rposition(|one| one.len() == length)?;
        self.bytes -= length;
        Some(self.blocks.remove(at))
    }

    /// Keeps a block, or gives it back where that is too much.
    fn keep(&mut self, block: MmapMut) -> Option<MmapMut> {
        let bytes = self.bytes + block.len();
        if bytes > MOST_KEPT {
            return Some(block);
        }
        self.bytes = bytes;
        self.blocks.push(block);
        None
    }
}

/// Runs with the blocks that are kept, whatever happened to another thread meanwhile.
fn with_kept<T>(work: impl FnOnce(&mut Kept) -> T) -> T {
    work(&mut KEPT.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Memory that is written once, before it becomes that of an array. It holds anything until then.
pub(super) enum Memory {
    Few(MutableBuffer),
    Many(Block),
}

/// Memory that is kept when it is let go.
pub(super) struct Block(Option<MmapMut>);

impl Memory {
    /// At least so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        match Block::of(bytes) {
            Some(block) => Self::Many(block),
            None => Self::Few(MutableBuffer::from_len_zeroed(bytes)),
        }
    }
}

impl Block {
    /// At least so many bytes; `None` where they are few, or the system gives none.
    fn of(bytes: usize) -> Option<Self> {
        if bytes < FEW {
            return None;
        }
        let length = bytes.checked_next_power_of_two()?;
        let kept = with_kept(|kept| kept.take(length));
        let block = kept.or_else(|| MmapMut::map_anon(length).ok())?;
        Some(Self(Some(block)))
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        let block = self.0.take();
        // What is too much is unmapped when nobody waits for the others.
        drop(block.and_then(|block| with_kept(|kept| kept.keep(block))));
    }
}

impl AsRef<[u8]> for Block {
    fn as_ref(&self) -> &[u8] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl AsMut<[u8]> for Memory {
    fn as_mut(&mut self) -> &mut [u8] {
        match self {
            Self::Few(buffer) => buffer.as_slice_mut(),
            Self::Many(block) => block.0.as_deref_mut().unwrap_or_default(),
        }
    }
}

impl From<Memory> for Buffer {
    fn from(memory: Memory) -> Self {
        match memory {
            Memory::Few(buffer) => buffer.into(),
            Memory::Many(block) => Bytes::from_owner(block).into(),
        }
    }
}

/// Give memory back to the system that :func:`evaluate_table` keeps for its next results.
///
/// Memory of results that are gone is used again, because memory that is new costs more than the
/// work. At most 256 MiB are kept, as much as the results of some 14 million rows take. Results that
/// somebody still holds are not touched.
///
/// Returns
/// -------
/// int
///     How many bytes were kept.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> _ = lkj.release_unused()
/// >>> lkj.release_unused()
/// 0
#[pyfunction]
pub(crate) fn release_unused(py: Python<'_>) -> usize {
    py.detach(|| {
        let (blocks, bytes) = with_kept(|kept| {
            let bytes = std::mem::take(&mut kept.bytes);
            (std::mem::take(&mut kept.blocks), bytes)
        });
        drop(blocks);
        bytes
    })
}
