//! The core of reunify behind four functions, for a host in any language that runs WebAssembly.
//!
//! A host writes a request as JSON into the module's memory, calls, and reads a response as JSON:
//! [`Host::call`] is that call. Plans, policies, engines and cases stay in the module and are named
//! by handles, so nothing is read twice. There is no logic here: every answer is the core's own, in
//! the core's own bytes.
//!
//! A module that answers more than this has its own calls beside a [`Host`], with the same
//! [`Handles`], [`Answer`]s and [`Refusal`]s.
//!
//! ```
//! let mut host = reunify_abi::Host::default();
//! let answer = host.call(br#"{ "call": "version" }"#);
//! assert!(answer.starts_with(r#"{"ok":{"abi":1,"#));
//! ```

mod answer;
mod calls;
#[cfg(all(target_arch = "wasm32", feature = "exports"))]
mod exports;
mod handles;

pub use answer::{Answer, Refusal, json, response};
pub use calls::{ABI, Host, unknown};
pub use handles::Handles;
