import type { PlanDocument } from "reunify";
import { AUTHORITIES, inForce, type Basis } from "./words";

/** Who says so, and where. */
export function Sources({ basis, plan }: { basis: Basis; plan: PlanDocument }) {
  return (
    <div className="govuk-body-s">
      {AUTHORITIES[basis.authority]}
      {basis["in-force"] && `, in force ${inForce(basis["in-force"])}`}:
      <ul className="govuk-list govuk-list--bullet govuk-body-s">
        {basis.cites.map(({ source, at, verified, note }) => {
          const cited = plan.sources?.find(({ id }) => id === source);
          return (
            <li key={`${source} ${at}`}>
              {cited?.url ? (
                <a className="govuk-link" href={cited.url} rel="noreferrer noopener" target="_blank">
                  {cited.short ?? cited.title} (opens another site in a new tab)
                </a>
              ) : (
                (cited?.short ?? cited?.title ?? source)
              )}
              , {at}
              {!verified && " (not checked against the source)"}
              {note && `. ${note}`}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
