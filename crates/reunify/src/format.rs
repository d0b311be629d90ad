//! The `format` field: which version of a document's format it is written in.

/// Defines a unit type for the one `format` that a document may have.
///
/// For crates beside the core too: they need `serde`, and `schemars` where they have a feature
/// `schema`.
#[macro_export]
macro_rules! document_format {
    ($(#[$doc:meta])* $name:ident = $text:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name;

        impl $name {
            /// The text of the field.
            pub const TEXT: &'static str = $text;
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(Self::TEXT)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(d)?;
                if text == Self::TEXT {
                    Ok(Self)
                } else {
                    Err(serde::de::Error::custom(format_args!(
                        "unknown format `{text}`; this version reads `{}`",
                        Self::TEXT
                    )))
                }
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "const": Self::TEXT, "description": "The version of this format." })
            }
        }
    };
}

pub(crate) use crate::document_format;
