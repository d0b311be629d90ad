import type { Diagnostics } from "reunify-workbench";
import type { Goal } from "./editor/Editor";
import { offsetOf } from "./editor/spans";
import { MANIFEST, type Files } from "./files";
import { Coded } from "./Coded";
import { isError, sentence } from "./words";

interface Props {
  readonly problems: Diagnostics;
  readonly files: Files;
  onGo(path: string, goal: Goal): void;
}

/** Everything that is wrong, each with the way to its place. The focus stays with whoever is typing. */
export function Problems({ problems, files, onGo }: Props) {
  const errors = problems.filter(isError);
  const others = problems.filter((problem) => !isError(problem));
  const list = (some: Diagnostics) => (
    <ul className="govuk-list govuk-error-summary__list policy-problems">
      {some.map((problem, index) => (
        <li key={index}>
          <Place problem={problem} files={files} onGo={onGo} />
          <span>
            <Coded text={`${sentence(problem.message)}.`} />
            {problem.help && (
              <span className="policy-help">
                <Coded text={`${sentence(problem.help)}.`} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {errors.length > 0 && (
        <section className="govuk-error-summary policy-summary" aria-labelledby="policy-errors">
          <h2 className="govuk-error-summary__title" id="policy-errors">
            {errors.some(({ code }) => code === "policy-loosens-law") ? "The law does not allow this" : "There is a problem"}
          </h2>
          {list(errors)}
        </section>
      )}
      {others.length > 0 && (
        <section className="govuk-inset-text" aria-labelledby="policy-warnings">
          <h2 className="govuk-heading-s" id="policy-warnings">
            To look at
          </h2>
          {list(others)}
        </section>
      )}
    </>
  );
}

interface PlaceProps extends Pick<Props, "files" | "onGo"> {
  readonly problem: Diagnostics[number];
}

function Place({ problem: { place }, files, onGo }: PlaceProps) {
  const path = place.file ?? MANIFEST;
  const text = files[path];
  if (text === undefined) return null;
  const { span } = place;
  const from = span ? offsetOf(text, span.start) : 0;
  return (
    <button type="button" className="studio-link policy-place" onClick={() => onGo(path, { from, to: from })}>
      {path}
      {span && `, line ${span.line}`}
    </button>
  );
}
