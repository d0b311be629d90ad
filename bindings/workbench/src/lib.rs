//! What policy officers and analysts need in a browser, for JavaScript.
//!
//! One class: the calls of the ABI and, beside them, calls for writing policies, for comparing
//! plans, for the SSDA903 return and for costs. The classes that people use are written in TypeScript around it, in `ts/`.
//! There is no logic here: every answer is one of the crates' below.

mod calls;
mod costs;
mod draft;
mod plans;
mod returns;

use wasm_bindgen::prelude::wasm_bindgen;

pub use calls::Desk;

/// What keeps plans, policies, engines, cases, files and figures, and answers from them.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Host(Desk);

#[wasm_bindgen]
impl Host {
    /// A host that keeps nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers a request: JSON in, JSON out.
    pub fn call(&mut self, request: &str) -> String {
        self.0.call(request)
    }

    /// Takes a file that a request is about, and answers the request.
    pub fn give(&mut self, request: &str, bytes: Vec<u8>) -> String {
        self.0.give(request, bytes)
    }
}
