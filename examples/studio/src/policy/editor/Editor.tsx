import { useEffect, useRef, useState } from "react";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Diagnostics, PolicyReference } from "reunify-workbench";
import { aboutAt, type About } from "./about";
import { setCoverage, type LinesRun } from "./coverage";
import { problemAt, underline } from "./problems";
import { Coded } from "../Coded";
import { sentence } from "../words";
import { mount } from "./mount";
import { setup } from "./setup";

/** A place to go to; each is another, though it be the same place again. */
export interface Goal {
  readonly from: number;
  readonly to: number;
}

interface Props {
  readonly path: string;
  readonly text: string;
  readonly problems: Diagnostics;
  readonly coverage: LinesRun | undefined;
  readonly reference: PolicyReference | undefined;
  readonly goal: Goal | undefined;
  onText(text: string): void;
}

/** The editor of one file. Mount it anew for another. */
export function Editor({ path, text, problems, coverage, reference, goal, onText }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef({ onText, reference });
  latest.current = { onText, reference };
  const [about, setAbout] = useState<About>();
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    if (!place.current) return;
    const listen = EditorView.updateListener.of((update) => {
      if (update.docChanged) latest.current.onText(update.state.doc.toString());
      const { head } = update.state.selection.main;
      setProblem(problemAt(update.state, head));
      if (!update.docChanged && !update.selectionSet) return;
      const known = latest.current.reference;
      setAbout(known && aboutAt(known, update.state, head));
    });
    const { parent, describedBy } = mount(place.current);
    const extensions = [setup(path, `Text of ${path}`, describedBy, () => latest.current.reference), listen];
    const made = new EditorView({ state: EditorState.create({ doc: text, extensions }), parent });
    view.current = made;
    return () => made.destroy();
    // The text is the editor's own from here on; see below for one that changes from outside.
  }, [path]);

  useEffect(() => {
    const { state } = view.current ?? {};
    if (!state || state.doc.eq(state.toText(text))) return;
    view.current?.dispatch({ changes: { from: 0, to: state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    if (view.current) view.current.dispatch(underline(view.current.state, problems));
  }, [problems, path]);

  useEffect(() => {
    const { state } = view.current ?? {};
    if (!state || !path.endsWith(".rhai")) return;
    // What was run of another text says nothing of the lines of this one.
    const fits = coverage && state.doc.eq(state.toText(coverage.of));
    view.current?.dispatch({ effects: setCoverage.of(fits ? coverage : undefined) });
  }, [coverage, path]);

  useEffect(() => {
    if (!goal || !view.current) return;
    const { length } = view.current.state.doc;
    const anchor = Math.min(goal.from, length);
    view.current.dispatch({
      selection: { anchor, head: Math.min(goal.to, length) },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
    view.current.focus();
  }, [goal, path]);

  return (
    <>
      <div ref={place} className="policy-editor" />
      <p className="policy-about govuk-body-s">
        {problem?.split("\n").map((words) => (
          <span key={words} className="policy-about__problem">
            <Coded text={`${sentence(words)}.`} />
          </span>
        ))}
        {about && (
          <>
            <code>{about.head}</code> {about.words}
            {about.code && <code className="policy-about__code">{about.code}</code>}
          </>
        )}
        {!problem && !about && "Put the cursor on a function or a name, and what it is stands here."}
      </p>
    </>
  );
}
