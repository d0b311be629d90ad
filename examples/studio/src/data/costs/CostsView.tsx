import { useEffect } from "react";
import { problemsOf } from "../../govuk/problems";
import { Amount } from "./Amount";
import { Caveats, Sources } from "./Caveats";
import { KNOBS } from "./inputs";
import { KnobField } from "./KnobField";
import { Lines } from "./Lines";
import { about, change, move, startNational, useCosts } from "./model";
import { Result } from "./Result";
import { Spread } from "./Spread";
import { StartFrom } from "./StartFrom";
import { RUNS, YEARS } from "./units";

/** What support costs and saves, for all the children of an area together. */
export function CostsView() {
  const { inputs, worked, spans, first, refusal } = useCosts();
  useEffect(() => {
    if (!inputs) void startNational("national-2024");
  }, [inputs]);
  const wrong = problemsOf(refusal)[0]?.text;
  const at = about(refusal);
  if (!inputs || !worked) return <p className="govuk-body">Loading</p>;
  const { report } = worked;
  const { horizon, simulation } = inputs;
  return (
    <>
      <div className="govuk-warning-text">
        <span className="govuk-warning-text__icon" aria-hidden="true">
          !
        </span>
        <strong className="govuk-warning-text__text">
          <span className="govuk-visually-hidden">Important</span>
          Never about one child. {report.purpose}
        </strong>
      </div>
      <StartFrom />
      <div className="data-model">
        <section aria-labelledby="inputs" className="studio-no-print">
          <h2 className="govuk-heading-m" id="inputs">
            What goes in
          </h2>
          {wrong && !at && <p className="govuk-error-message">{wrong}</p>}
          {KNOBS.map((knob) => {
            const span = spans[knob];
            const name = report.inputs.find(({ id }) => id === knob)?.name;
            if (!span || name === undefined) return null;
            const problem = at === knob ? wrong : undefined;
            return (
              <KnobField
                key={knob}
                knob={knob}
                name={name}
                span={span}
                first={first[knob] ?? span}
                problem={problem}
                onMove={(to) => move(knob, to)}
              />
            );
          })}
          {spans["target-rate"]?.likely === spans["re-entry.rate"]?.likely && (
            <p className="govuk-inset-text">
              The target is the rate as it is, so nothing is avoided. Put in what the support is to bring it down to.
            </p>
          )}
          {KNOBS.some((knob) => !spans[knob]) && (
            <p className="govuk-body">Some figures are built up from parts. They stay as the file has them.</p>
          )}
          <div className="data-knob">
            <fieldset className="govuk-fieldset">
              <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
                Over how long, and how often it is tried
              </legend>
              <Amount
                label="Horizon"
                of="Years of children going home"
                unit={YEARS}
                value={horizon?.years ?? 1}
                least={1}
                most={50}
                slider={[1, 20]}
                onChange={(years) => change({ horizon: { ...horizon, years } })}
              />
              <Amount
                label="Runs"
                of="How often ranges are drawn from"
                unit={RUNS}
                value={simulation?.runs ?? 10_000}
                least={100}
                most={100_000}
                onChange={(runs) => change({ simulation: { ...simulation, runs } })}
              />
              <Amount
                label="Seed"
                of="Where the draws start"
                unit={RUNS}
                hint="The same inputs and seed give the same answer on every machine."
                value={simulation?.seed ?? 1}
                least={0}
                most={1_000_000}
                slider={[0, 10_000]}
                onChange={(seed) => change({ simulation: { ...simulation, seed } })}
              />
            </fieldset>
          </div>
        </section>
        <Result report={report} isOld={refusal !== undefined} />
      </div>
      <Lines report={report} />
      <Spread worked={worked} />
      <Sources report={report} />
      <Caveats report={report} />
    </>
  );
}
