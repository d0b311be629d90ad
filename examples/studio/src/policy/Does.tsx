import type { PolicyCheck } from "reunify-workbench";
import { useSession } from "../app/session";
import { Changes } from "./Changes";
import { Effects } from "./Effects";
import type { Change } from "./words";

/** What the policy does: to the plan, and for the case that is open. */
export function Does({ check, onGo }: { check: PolicyCheck | undefined; onGo(change: Change): void }) {
  const { document } = useSession();
  if (!check) return <p className="govuk-body">What the policy does shows here when nothing is wrong with it.</p>;
  return (
    <div className="policy-results">
      <section aria-labelledby="policy-changes">
        <h2 className="govuk-heading-m" id="policy-changes">
          For every case
        </h2>
        <Changes check={check} onGo={onGo} />
      </section>
      <section aria-labelledby="policy-effects">
        <h2 className="govuk-heading-m" id="policy-effects">
          {document ? `For case ${document.id}` : "For a case"}
        </h2>
        <Effects check={check} />
      </section>
    </div>
  );
}
