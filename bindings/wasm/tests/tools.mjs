// The tools that are installed here, for the tests of the other npm package, which installs none.

export { build } from "vite";
export { default as ts } from "typescript";
