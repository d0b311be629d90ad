/** Everything that the package exports, however the module is started. */
export * from "./reunify.js";
