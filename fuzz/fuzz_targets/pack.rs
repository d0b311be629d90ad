//! Any bytes as a packed policy: refused with a place, or a policy that is packed to the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reunify::Policy;

fuzz_target!(|bytes: &[u8]| {
    match Policy::from_json(bytes) {
        Ok(policy) => {
            let packed = policy.to_json().expect("its tests are JSON");
            let again = Policy::from_json(packed.as_bytes()).expect("what was packed can be read");
            assert_eq!(packed, again.to_json().expect("so are these"));
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
});
