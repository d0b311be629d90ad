import { useEffect, useMemo, useState } from "react";
import type { PolicyReference } from "reunify-workbench";
import { useView } from "../app/pages";
import { useSession } from "../app/session";
import { Views } from "../app/Views";
import { problemsOf } from "../govuk/problems";
import { CheckStatus } from "./CheckStatus";
import type { PolicyDesk } from "./desk";
import { Does } from "./Does";
import { Editor, type Goal } from "./editor/Editor";
import { FileBar } from "./FileBar";
import { FileList } from "./FileList";
import { MANIFEST, manifestOf, renamed, starter, without, type Files } from "./files";
import { setOpened, type Opened } from "./opened";
import { placeOf } from "./pointer";
import { Problems } from "./Problems";
import { TakeAway } from "./TakeAway";
import { TestRun } from "./TestRun";
import { useCheck } from "./useCheck";
import { useTests } from "./useTests";

const VIEWS = { does: "What it does", tests: "Its tests", use: "Use it" } as const;

/** A policy as it is written: the editor of a file, what is wrong, what it changes, and its tests. */
export function WritePolicy({ desk, opened: { files, path } }: { desk: PolicyDesk; opened: Opened }) {
  const { document, when } = useSession();
  const view = useView(["does", "tests", "use"]);
  const [again, setAgain] = useState(0);
  const on = useMemo(() => (document ? { document, asOf: when.asOf } : undefined), [document, when.asOf]);
  const state = useCheck(desk, files, on, again);
  const tests = useTests(desk);
  const reference = useReference(desk);
  const [target, setTarget] = useState<{ path: string; goal: Goal }>();
  const [removed, setRemoved] = useState<{ path: string; text: string }>();

  const checked = state.is === "checked" ? state.checked : undefined;
  const problems = checked?.diagnostics ?? [];
  const here = useMemo(() => problems.filter(({ place }) => (place.file ?? MANIFEST) === path), [checked, path]);
  const coverage = useMemo(() => {
    if (tests.state.is !== "done") return undefined;
    const { files: tested, report } = tests.state;
    const rule = report.coverage.rules.find(({ script }) => script === path);
    return rule && { of: tested[path] ?? "", lines: rule.lines, missed: rule["lines-missed"] };
  }, [tests.state, path]);

  const change = (next: Files, at = path) => setOpened({ files: next, path: at });
  const pick = (at: string, goal?: Goal) => {
    if (!(at in files)) return;
    change(files, at);
    setTarget(goal && { path: at, goal: { ...goal } });
  };
  const goToLine = (script: string, line: number) => {
    const from = (files[script] ?? "").split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    pick(script, { from, to: from });
  };
  const { id, version, title } = manifestOf(files);
  return (
    <>
      <p className="govuk-body">
        <button type="button" className="studio-link" onClick={() => setOpened(undefined)}>
          Write another policy
        </button>
      </p>
      <h1 className="govuk-heading-l policy-title">
        <span className="govuk-caption-l">
          Policy {id}, version {version}
        </span>
        {title}
      </h1>
      <div className="policy-bench">
        <FileList
          files={files}
          path={path}
          problems={problems}
          onPick={pick}
          onAdd={(at, kind) => change({ ...files, [at]: starter(kind) }, at)}
        />
        <section className="policy-write" aria-labelledby="policy-file">
          <FileBar
            key={`bar ${path}`}
            path={path}
            files={files}
            onRename={(to) => change(renamed(files, path, to), to)}
            onRemove={() => {
              setRemoved({ path, text: files[path] ?? "" });
              change(without(files, path), MANIFEST);
            }}
          />
          {removed && !(removed.path in files) && (
            <p className="govuk-body-s" role="status">
              {removed.path} is removed.{" "}
              <button type="button" className="studio-link" onClick={() => change({ ...files, [removed.path]: removed.text }, removed.path)}>
                Put it back
              </button>
            </p>
          )}
          <Editor
            key={path}
            path={path}
            text={files[path] ?? ""}
            problems={here}
            coverage={coverage}
            reference={reference}
            goal={target?.path === path ? target.goal : undefined}
            onText={(text) => change({ ...files, [path]: text })}
          />
          <CheckStatus state={state} onAgain={() => setAgain(again + 1)} />
          <Problems problems={problems} files={files} onGo={pick} />
          {state.is === "refused" && <p className="govuk-error-message">{problemsOf(state.refusal).map(({ text }) => text).join(" ")}</p>}
        </section>
      </div>
      <Views page="policy" label="What the policy does" views={VIEWS} shown={view} />
      {view === "does" && <Does check={checked?.check} onGo={({ pointer }) => pick(MANIFEST, placeOf(pointer, files[MANIFEST] ?? ""))} />}
      {view === "tests" && (
        <TestRun
          files={files}
          state={tests.state}
          onRun={() => tests.run(files)}
          onStop={tests.stop}
          onTest={pick}
          onLine={goToLine}
        />
      )}
      {view === "use" && <TakeAway desk={desk} files={files} path={path} />}
    </>
  );
}

function useReference(desk: PolicyDesk): PolicyReference | undefined {
  const [reference, setReference] = useState<PolicyReference>();
  useEffect(() => {
    let current = true;
    void desk.reference().then((found) => current && setReference(found));
    return () => {
      current = false;
    };
  }, [desk]);
  return reference;
}
