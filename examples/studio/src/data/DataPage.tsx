export default function DataPage() { return <h1 className="govuk-heading-xl">DataPage</h1>; }
