//! The `format` field: which version of the documents' format is meant.

reunify::document_format!(
    /// The format of the inputs.
    InputsFormat = "reunify-costs-inputs/1"
);

reunify::document_format!(
    /// The format of the report.
    ReportFormat = "reunify-costs/1"
);
