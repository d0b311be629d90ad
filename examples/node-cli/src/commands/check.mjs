import { openCase } from "../case-file.mjs";
import { engineWith } from "../engine.mjs";
import { USAGE } from "../problem.mjs";
import { standingPage } from "../standing-page.mjs";
import { about } from "../trouble.mjs";
import { when } from "../when.mjs";

/** Where a case stands, what is overdue, what is due soon and what is next. */
export function check([file], options, paint) {
  const at = when(options);
  const engine = engineWith(options.policy);
  const opened = openCase(file);
  const evaluation = about(file, USAGE, () => engine.evaluate(opened, at));
  return standingPage(evaluation, (item) => engine.explain(opened, item, at).title, paint);
}
