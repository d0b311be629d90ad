// Which lines of a rule the tests have run, in the gutter: a sign and its words, not a colour alone.

import { RangeSet, StateEffect, StateField, type EditorState, type Range } from "@codemirror/state";
import { Decoration, EditorView, gutter, GutterMarker } from "@codemirror/view";

/** Lines, counted from 1. */
export interface LinesRun {
  /** The script that was run. */
  readonly of: string;
  readonly lines: readonly number[];
  readonly missed: readonly number[];
}

class Mark extends GutterMarker {
  readonly run: boolean;

  constructor(run: boolean) {
    super();
    this.run = run;
    this.elementClass = run ? "policy-run" : "policy-not-run";
  }

  override toDOM(): Node {
    const sign = document.createElement("span");
    sign.textContent = this.run ? "✓" : "✗";
    sign.title = WORDS(this.run);
    return sign;
  }
}

const WORDS = (run: boolean): string => (run ? "run by a test" : "not run by any test");
const [RUN, NOT_RUN] = [new Mark(true), new Mark(false)];
const LINE = (run: boolean) => Decoration.line({ attributes: { "aria-description": WORDS(run) }, ...(!run && { class: "policy-line-not-run" }) });
const [RUN_LINE, NOT_RUN_LINE] = [LINE(true), LINE(false)];

/** Puts what tests ran in the gutter, or takes it away. */
export const setCoverage = StateEffect.define<LinesRun | undefined>();

interface Marks {
  readonly gutter: RangeSet<GutterMarker>;
  readonly lines: RangeSet<Decoration>;
}
const NONE: Marks = { gutter: RangeSet.empty, lines: RangeSet.empty };

function marks(state: EditorState, { lines, missed }: LinesRun): Marks {
  const there = lines.filter((line) => line <= state.doc.lines);
  const each = <T extends Mark | Decoration>(run: T, not: T): Range<T>[] =>
    there.map((line) => (missed.includes(line) ? not : run).range(state.doc.line(line).from) as Range<T>);
  return { gutter: RangeSet.of<GutterMarker>(each(RUN, NOT_RUN), true), lines: Decoration.set(each(RUN_LINE, NOT_RUN_LINE), true) };
}

const field = StateField.define<Marks>({
  create: () => NONE,
  update(value, transaction) {
    const set = transaction.effects.findLast((effect) => effect.is(setCoverage));
    if (set?.is(setCoverage)) return set.value ? marks(transaction.state, set.value) : NONE;
    return transaction.docChanged ? { gutter: value.gutter.map(transaction.changes), lines: value.lines.map(transaction.changes) } : value;
  },
  provide: (from) => EditorView.decorations.from(from, ({ lines }) => lines),
});

export const coverage = [field, gutter({ class: "policy-coverage", markers: (view) => view.state.field(field).gutter })];
