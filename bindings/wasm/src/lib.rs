//! The core of reunify for JavaScript.
//!
//! One class with the one call of the ABI. The classes that people use are written in TypeScript
//! around it, in `ts/`, as the SDKs for other languages are: what they ask and are answered is the
//! same for all, byte for byte.

use wasm_bindgen::prelude::wasm_bindgen;

/// What keeps plans, policies, engines and cases, and answers from them.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Host(reunify_abi::Host);

#[wasm_bindgen]
impl Host {
    /// A host that keeps nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers a request: JSON in, JSON out.
    pub fn call(&mut self, request: &str) -> String {
        self.0.call(request.as_bytes())
    }
}
