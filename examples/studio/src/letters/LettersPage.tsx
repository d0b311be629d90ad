export default function LettersPage() { return <h1 className="govuk-heading-xl">LettersPage</h1>; }
