import { useEffect, useState } from "react";
import type { CaseDocument, Refusal } from "reunify";
import { useSession } from "../app/session";
import { exampleCase, exampleCases } from "../examples";
import { ErrorSummary } from "../govuk/ErrorSummary";
import { FileInput } from "../govuk/FileInput";
import { Input } from "../govuk/Input";
import { problemsOf } from "../govuk/problems";
import { forget, kept } from "./kept";

/** The ways to have a case to look at: an example, a file, a new one, or one that was kept. */
export function OpenCase() {
  const { open, create } = useSession();
  const [refusal, setRefusal] = useState<Refusal>();
  const [id, setId] = useState("");
  const file = async (files: readonly File[]) => {
    if (files[0]) setRefusal(await open(await files[0].text()));
  };
  return (
    <>
      <ErrorSummary problems={problemsOf(refusal)} title="The case could not be opened" />
      <h1 className="govuk-heading-xl">A child’s return home, step by step</h1>
      <p className="govuk-body-l">
        Open a case to see where it stands, what is due, who may do what next, and why.
      </p>
      <div className="govuk-grid-row">
        <section className="govuk-grid-column-two-thirds" aria-labelledby="examples">
          <h2 className="govuk-heading-l" id="examples">
            Look at an example
          </h2>
          <ul className="govuk-list govuk-list--spaced">
            {exampleCases.map(({ id: example, title, asOf }) => (
              <li key={example}>
                <button
                  type="button"
                  className="studio-link"
                  onClick={async () => setRefusal(await open(await exampleCase(example), asOf))}
                >
                  {title}
                </button>
              </li>
            ))}
          </ul>
          <p className="govuk-hint">Nobody in these is real.</p>
        </section>
        <section className="govuk-grid-column-one-third" aria-labelledby="own">
          <h2 className="govuk-heading-l" id="own">
            Open your own
          </h2>
          <FileInput label="A case file" hint="Pick it, or drop it here. It stays on this device." accept=".json,application/json" onFiles={file} />
          <form
            noValidate
            onSubmit={async (event) => {
              event.preventDefault();
              setRefusal(await create(id.trim()));
            }}
          >
            <Input label="Start a new case" hint="Your reference for it, such as case-0001: no names." value={id} onChange={setId} />
            <button type="submit" className="govuk-button govuk-button--secondary">
              Start
            </button>
          </form>
          <KeptCases />
        </section>
      </div>
    </>
  );
}

function KeptCases() {
  const { open } = useSession();
  const [cases, setCases] = useState<readonly CaseDocument[]>([]);
  useEffect(() => {
    void kept().then(setCases, () => undefined);
  }, []);
  if (cases.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Kept in this browser</h2>
      <ul className="govuk-list">
        {cases.map((document) => (
          <li key={document.id}>
            <button type="button" className="studio-link" onClick={() => void open(JSON.stringify(document))}>
              {document.id}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="govuk-button govuk-button--warning"
        onClick={async () => {
          await forget();
          setCases([]);
        }}
      >
        Clear what is kept
      </button>
    </>
  );
}
