export default function PlanPage() { return <h1 className="govuk-heading-xl">PlanPage</h1>; }
