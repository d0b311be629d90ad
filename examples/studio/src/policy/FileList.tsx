import { useState } from "react";
import type { Diagnostics } from "reunify-workbench";
import { kindOf, MANIFEST, paths, type Files, type Kind } from "./files";
import { FileName } from "./FileName";
import { count, isError } from "./words";

interface Props {
  readonly files: Files;
  readonly path: string;
  readonly problems: Diagnostics;
  onPick(path: string): void;
  onAdd(path: string, kind: Kind): void;
}

const GROUPS: readonly { readonly kind: Kind; readonly title: string; readonly add: string }[] = [
  { kind: "rule", title: "Rules", add: "Add a rule" },
  { kind: "test", title: "Tests", add: "Add a file of tests" },
];

/** The files of the policy, to be picked, and the ways to have more of them. */
export function FileList({ files, path, problems, onPick, onAdd }: Props) {
  const [adding, setAdding] = useState<Kind>();
  const entry = (of: string) => {
    const errors = problems.filter((problem) => isError(problem) && problem.place.file === of).length;
    return (
      <li key={of}>
        <button type="button" className="policy-file" aria-current={of === path ? "true" : undefined} onClick={() => onPick(of)}>
          {of.replace(/^(rules|tests)\//, "")}
          {errors > 0 && <strong className="policy-file__errors">{count(errors, "problem")}</strong>}
        </button>
      </li>
    );
  };
  return (
    <nav className="policy-files" aria-label="Files of the policy">
      <ul>{entry(MANIFEST)}</ul>
      {GROUPS.map(({ kind, title, add }) => (
        <div key={kind}>
          <h2 className="govuk-heading-s">{title}</h2>
          <ul>{paths(files).filter((of) => kindOf(of) === kind).map(entry)}</ul>
          {adding === kind ? (
            <FileName
              kind={kind}
              files={files}
              button="Add"
              onCancel={() => setAdding(undefined)}
              onName={(named) => {
                setAdding(undefined);
                onAdd(named, kind);
              }}
            />
          ) : (
            <button type="button" className="studio-link policy-add" onClick={() => setAdding(kind)}>
              {add}
            </button>
          )}
        </div>
      ))}
    </nav>
  );
}
