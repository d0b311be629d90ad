// Where the editor stands: a shadow root. There CodeMirror's styles are constructed sheets; in the page itself they would
// be a style element, which the page's Content-Security-Policy does not allow.

import css from "./editor.scss?inline";

const KEYS = "Ctrl and Space: what may stand here. F8: the next problem. Tab leaves the editor.";

/** The place in an element for the editor, above a line on its keys that describes it. */
export function mount(host: HTMLElement): { parent: HTMLElement; describedBy: string } {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const parent = document.createElement("div");
  const keys = document.createElement("p");
  keys.className = keys.id = "keys";
  keys.textContent = KEYS;
  root.replaceChildren(parent, keys);
  return { parent, describedBy: keys.id };
}
