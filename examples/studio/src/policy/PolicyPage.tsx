export default function PolicyPage() { return <h1 className="govuk-heading-xl">PolicyPage</h1>; }
