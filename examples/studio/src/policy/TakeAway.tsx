import { useState } from "react";
import { download } from "../app/download";
import { address } from "../app/pages";
import { useSession } from "../app/session";
import { ErrorSummary, type Problem } from "../govuk/ErrorSummary";
import { problemsOf } from "../govuk/problems";
import { Stopped, type PolicyDesk } from "./desk";
import { manifestOf, type Files } from "./files";

interface Props {
  readonly desk: PolicyDesk;
  readonly files: Files;
  readonly path: string;
}

/** Uses the policy here, and gives its files away. */
export function TakeAway({ desk, files, path }: Props) {
  const { apply, applied } = useSession();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [said, setSaid] = useState("");
  const inUse = applied.length > 0;
  const current = applied.some(({ source }) => "files" in source && source.files === files);
  const { id, version, title } = manifestOf(files);

  const use = async () => {
    const refusal = await apply([{ name: title, source: { files } }]);
    setProblems(problemsOf(refusal));
    setSaid(refusal ? "" : "The case is now looked at under this policy.");
  };
  const stop = async () => {
    setProblems(problemsOf(await apply([])));
    setSaid("The case is now looked at under the plan by itself.");
  };
  const pack = async () => {
    setSaid("");
    try {
      const answer = await desk.ask(async (remote) => remote.pack(files), 5_000);
      setProblems("ok" in answer ? [] : problemsOf(answer.refused));
      if ("ok" in answer) download(`${id}-${version}.json`, answer.ok);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      setProblems([{ text: "The policy could not be packed" }]);
    }
  };
  return (
    <section aria-labelledby="policy-use">
      <h2 className="govuk-heading-m" id="policy-use">
        Use it
      </h2>
      <ErrorSummary problems={problems} title="It cannot be used as it is" />
      <p className="govuk-body" role="status">
        {said}{" "}
        {said && (
          <a className="govuk-link" href={address("case")}>
            Go to the case
          </a>
        )}
      </p>
      {inUse && !current && <p className="govuk-inset-text">The session goes by another policy, or by this one as it was.</p>}
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" disabled={current} onClick={() => void use()}>
          {current ? "In use in this session" : "Use it in this session"}
        </button>
        {inUse && (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void stop()}>
            Take it away
          </button>
        )}
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void pack()}>
          Pack and download
        </button>
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => download(path.split("/").at(-1) ?? path, files[path] ?? "", "text/plain")}
        >
          Download this file
        </button>
      </div>
    </section>
  );
}
