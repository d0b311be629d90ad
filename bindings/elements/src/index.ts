export { CASE_PARTS, ReunifyCase, type CasePart } from "./case.js";
export { ReunifyExplanation } from "./explanation.js";
export { ReunifyTimeline } from "./timeline.js";
export type { ActionDetail } from "./case/actions.js";
export type { Action, Explain, Holder } from "./documents.js";
export type { WhyDetail } from "./why.js";
export { english, type Words } from "./words.js";
