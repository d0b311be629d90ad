//! The bytes that have been written.

/// Bytes that grow at their end, and whose end is always ready to be written over.
///
/// A `Vec` asks for each piece whether there is room for it and has the host move it, which in
/// WebAssembly takes longer than to move the few bytes of a name or a word here.
#[derive(Default)]
pub(super) struct Written {
    /// What was written, and zeros or what was taken back.
    room: Vec<u8>,
    length: usize,
}

/// From so many bytes on, the host moves them faster.
const MANY: usize = 64;

impl Written {
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// What was written there. Nothing, if it was not.
    pub(super) fn get(&self, start: usize, end: usize) -> &[u8] {
        self.room.get(start..end).unwrap_or_default()
    }

    /// The first eight bytes from a place on, as a number that has their order; zeros after the end.
    pub(super) fn eight(&self, start: usize, end: usize) -> u64 {
        let room = self.room.get(start..).unwrap_or_default();
        let Some(bytes) = room.first_chunk() else {
            return 0;
        };
        let unused = 8_usize.saturating_sub(end.saturating_sub(start));
        let bits = u32::try_from(unused.saturating_mul(8)).unwrap_or_default();
        u64::from_be_bytes(*bytes) & u64::MAX.checked_shl(bits).unwrap_or_default()
    }

    /// Takes back everything from there on.
    pub(super) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    #[inline(never)]
    pub(super) fn byte(&mut self, byte: u8) {
        let end = self.room_for(1);
        if let Some(free) = self.room.get_mut(self.length) {
            *free = byte;
            self.length = end;
        }
    }

    #[inline(never)]
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        let end = self.room_for(bytes.len());
        if let Some(free) = self.room.get_mut(self.length..end) {
            copy(free, bytes);
            self.length = end;
        }
    }

    /// Bytes between quotes.
    #[inline(never)]
    pub(super) fn quoted(&mut self, bytes: &[u8]) {
        let end = self.room_for(bytes.len().saturating_add(2));
        if let Some([first, free @ .., last]) = self.room.get_mut(self.length..end) {
            (*first, *last) = (b'"', b'"');
            copy(free, bytes);
            self.length = end;
        }
    }

    /// Makes sure of room for so many bytes, and for the eight that are read at once; where they
    /// will end.
    fn room_for(&mut self, bytes: usize) -> usize {
        let end = self.length.saturating_add(bytes);
        if end.saturating_add(8) > self.room.len() {
            self.grow(end);
        }
        end
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, end: usize) {
        // Zeros that are asked for with the memory cost next to nothing.
        let mut room = vec![0; end.saturating_mul(2).saturating_add(256)];
        if let Some(written) = room.get_mut(..self.length) {
            written.copy_from_slice(self.get(0, self.length));
        }
        self.room = room;
    }

    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.room.truncate(self.length);
        self.room
    }
}

/// Moves bytes to where there is as much room.
#[inline(always)]
fn copy(to: &mut [u8], from: &[u8]) {
    if from.len() > MANY && to.len() == from.len() {
        to.copy_from_slice(from);
        return;
    }
    let (words, from_words) = (to.as_chunks_mut().0, from.as_chunks().0);
    for (to, from) in words.iter_mut().zip(from_words) {
        *to = *from as [u8; 8];
    }
    // What is left ends where they end, and may begin in what is there already.
    if !ends::<8>(to, from) && !ends::<4>(to, from) && !ends::<2>(to, from) {
        ends::<1>(to, from);
    }
}

/// Moves the first so many bytes and the last, if there are as many: all, if they are at most twice
/// as many.
#[inline(always)]
fn ends<const SO_MANY: usize>(to: &mut [u8], from: &[u8]) -> bool {
    if let (Some(first), Some(last)) = (from.first_chunk::<SO_MANY>(), from.last_chunk())
        && let Some(place) = to.first_chunk_mut()
    {
        *place = *first;
        if let Some(place) = to.last_chunk_mut::<SO_MANY>() {
            *place = *last;
        }
        return true;
    }
    false
}
