import { useState } from "react";
import { ErrorSummary } from "../govuk/ErrorSummary";
import { CostsView } from "./costs/CostsView";
import { Figures } from "./Figures";
import { useReturns } from "./returns";
import { Tabs } from "./Tabs";
import "./data.scss";

type Tab = "figures" | "costs";

const TABS: Record<Tab, string> = { figures: "Figures", costs: "Costs" };

/** Figures from the statutory return, and what support costs: for those who plan services. */
export default function DataPage() {
  const { problems, said } = useReturns();
  const [tab, setTab] = useState<Tab>("figures");
  return (
    <div className="data">
      <ErrorSummary problems={problems} />
      <h1 className="govuk-heading-xl">Data and costs</h1>
      <p className="govuk-body-l data-words studio-no-print">
        See what your SSDA903 return says of returns home, and what support would cost. It counts what was recorded: it
        rates no child, family, worker or team, and predicts nothing.
      </p>
      <p role="status" className="govuk-visually-hidden">
        {said}
      </p>
      <Tabs<Tab> label="Data and costs" tabs={TABS} open={tab} onOpen={setTab}>
        {tab === "figures" ? <Figures /> : <CostsView />}
      </Tabs>
    </div>
  );
}
