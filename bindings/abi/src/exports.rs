//! The functions that the module exports, and the memory that they pass.
//!
//! All lengths and places are 32-bit numbers. A host asks for memory with `reunify_alloc`, writes
//! its request there, calls `reunify_call`, reads the response and gives both back with
//! `reunify_free`.
#![allow(
    unsafe_code,
    reason = "the memory that the host wrote to is reached through the place that it names"
)]

use std::alloc::{Layout, alloc_zeroed};
use std::cell::RefCell;
use std::ptr::NonNull;

use crate::calls::{ABI, Host};

thread_local! {
    static HOST: RefCell<Host> = RefCell::default();
}

/// The version of the ABI.
#[unsafe(no_mangle)]
extern "C" fn reunify_abi_version() -> u32 {
    ABI
}

/// Memory for so many bytes; 0, if there is none. Give it back with `reunify_free`.
#[unsafe(no_mangle)]
extern "C" fn reunify_alloc(length: u32) -> *mut u8 {
    let Some(layout) = usize::try_from(length)
        .ok()
        .and_then(|wanted| Layout::array::<u8>(wanted).ok())
    else {
        return std::ptr::null_mut();
    };
    if layout.size() == 0 {
        return NonNull::dangling().as_ptr();
    }
    // SAFETY: it is not of no size.
    unsafe { alloc_zeroed(layout) }
}

/// Gives back memory that `reunify_alloc` or `reunify_call` gave.
///
/// # Safety
/// The place and the length are of one such piece of memory, which is given back once.
#[unsafe(no_mangle)]
unsafe extern "C" fn reunify_free(place: *mut u8, length: u32) {
    let Ok(length) = usize::try_from(length) else {
        return;
    };
    if !place.is_null() {
        let slice = std::ptr::slice_from_raw_parts_mut(place, length);
        // SAFETY: the caller says that it is such a piece, and gives it back once.
        drop(unsafe { Box::from_raw(slice) });
    }
}

/// Answers the request at a place. The response is at the place in the upper half of the number,
/// and as long as the lower half says.
///
/// # Safety
/// The place and the length are of memory from `reunify_alloc`, which is not given back meanwhile.
#[unsafe(no_mangle)]
unsafe extern "C" fn reunify_call(place: *const u8, length: u32) -> u64 {
    let length = usize::try_from(length).unwrap_or_default();
    // SAFETY: the caller says that so much memory is there.
    let request = unsafe { std::slice::from_raw_parts(place, length) };
    let response = HOST.with_borrow_mut(|host| host.call(request));
    let bytes = response.into_bytes().into_boxed_slice();
    let length = u64::try_from(bytes.len()).unwrap_or_default();
    let place: *mut u8 = Box::into_raw(bytes).cast();
    let place = u64::try_from(place.addr()).unwrap_or_default();
    (place << 32) | length
}
