import { useState } from "react";
import { useSession } from "../app/session";
import { examplePolicies, examplePolicy } from "../examples";
import { ErrorSummary, type Problem } from "../govuk/ErrorSummary";
import { FileInput } from "../govuk/FileInput";
import { problemsOf } from "../govuk/problems";
import type { PolicyDesk } from "./desk";
import { blank, MANIFEST, manifestOf, picked, type Files } from "./files";
import { setAside, setOpened } from "./opened";

const ABOUT: Readonly<Record<string, string>> = {
  "five-rivers": "Four authorities together: what an authority’s own policy can be laid over",
  northshire: "An authority that says nearly all of it without a rule",
  "northshire-going-home-team": "A team in a pilot, with less time still",
  "harbour-city": "An authority with twelve rules",
  fenmoor: "Visits that depend on what a review agreed",
};

const open = (files: Files) => setOpened({ files, path: MANIFEST });

/** The ways to have a policy to write: an example, files, or a new one. */
export function OpenPolicy({ desk }: { desk: PolicyDesk }) {
  const { inForce } = useSession();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const take = async (given: readonly File[]) => {
    const [only, ...others] = given;
    const text = only && others.length === 0 ? await only.text() : "";
    if (text.includes('"reunify-policy-pack/')) {
      const answer = await desk.ask(async (remote) => remote.unpack(text), 5_000);
      if ("ok" in answer) open(answer.ok);
      else setProblems(problemsOf(answer.refused));
      return;
    }
    const files = await picked(given);
    if (MANIFEST in files) open(files);
    else setProblems([{ text: "There is no policy.json among the files, and they are no packed policy" }]);
  };
  const failed = () => setProblems([{ text: "The files could not be read" }]);
  const onFiles = (given: readonly File[]) => void take(given).catch(failed);
  const before = setAside();
  return (
    <>
      <ErrorSummary problems={problems} title="The policy could not be opened" />
      <h1 className="govuk-heading-xl">Write a local policy, and see what it does</h1>
      <p className="govuk-body-l">
        A local policy can ask for more than the law and the framework, and never for less. What it changes shows as you
        write: of the plan, and for the case that you have open.
      </p>
      {before && (
        <p className="govuk-inset-text">
          Nothing that you wrote is lost:{" "}
          <button type="button" className="studio-link" onClick={() => setOpened(before)}>
            go on with {manifestOf(before.files).id}
          </button>
          . Opening another policy takes its place.
        </p>
      )}
      <div className="govuk-grid-row">
        <section className="govuk-grid-column-two-thirds" aria-labelledby="policy-examples">
          <h2 className="govuk-heading-l" id="policy-examples">
            Start from an example
          </h2>
          <ul className="govuk-list govuk-list--spaced">
            {examplePolicies.map((name) => (
              <li key={name}>
                <button type="button" className="studio-link" onClick={() => void examplePolicy(name).then(open, failed)}>
                  {name}
                </button>
                <br />
                {ABOUT[name]}
              </li>
            ))}
          </ul>
          <p className="govuk-hint">The authorities are made up; the rules are of the kinds that real ones have published.</p>
        </section>
        <section className="govuk-grid-column-one-third" aria-labelledby="policy-own">
          <h2 className="govuk-heading-l" id="policy-own">
            Your own
          </h2>
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            disabled={!inForce}
            onClick={() => inForce && open(blank(inForce.plan))}
          >
            Start a new policy
          </button>
          <FileInput label="A policy’s folder" folder accept="" onFiles={onFiles} />
          <FileInput
            label="A packed policy, or files"
            hint="Pick them, or drop them here. They stay on this device."
            accept=".json,.rhai,application/json"
            multiple
            onFiles={onFiles}
          />
        </section>
      </div>
    </>
  );
}
