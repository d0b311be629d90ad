/** Everything that the package exports, however the module is started. */
export * from "./reunify.js";
export * from "./draft.js";
export * from "./returns.js";
export * from "./costs.js";
