//! reunify
