import { css } from "lit";

/** Colours, type and what every element has in common. Every colour is a custom property of its own. */
export const base = css`
  :host {
    --_text: var(--reunify-text, #0b0c0c);
    --_secondary: var(--reunify-secondary-text, #484949);
    --_background: var(--reunify-background, #ffffff);
    --_surface: var(--reunify-surface, #f3f3f3);
    --_border: var(--reunify-border, #b1b4b6);
    --_link: var(--reunify-link, #1a65a6);
    --_link-hover: var(--reunify-link-hover, #0f385c);
    --_focus: var(--reunify-focus, #ffdd00);
    --_focus-text: var(--reunify-focus-text, #0b0c0c);
    --_brand: var(--reunify-brand, #1d70b8);
    --_error: var(--reunify-error, #ca3535);
    --_warning: var(--reunify-warning, #f47738);
    --_success: var(--reunify-success, #0f7a52);
    display: block;
    font: inherit;
    line-height: 1.4;
    color: var(--_text);
    background: var(--_background);
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  .heading {
    margin: 0 0 0.5em;
    font-weight: 700;
    line-height: 1.2;
  }
  .l {
    font-size: 1.5em;
  }
  .m {
    font-size: 1.1875em;
  }
  .s {
    font-size: 1em;
  }
  p,
  ul,
  ol,
  dl {
    margin: 0 0 0.5em;
  }
  .plain {
    list-style: none;
    padding: 0;
  }
  .secondary {
    color: var(--_secondary);
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  a {
    color: var(--_link);
    text-underline-offset: 0.15em;
  }
  a:hover {
    color: var(--_link-hover);
    text-decoration-thickness: 3px;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  .link {
    min-height: 1.75em;
    padding: 0.125em 0.25em;
    border: 0;
    background: none;
    color: var(--_link);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
    white-space: nowrap;
  }
  .link:hover {
    color: var(--_link-hover);
    text-decoration-thickness: 3px;
  }
  .do {
    min-height: 1.75em;
    padding: 0.125em 0.625em;
    border: 1px solid var(--_link);
    border-radius: 2px;
    background: var(--_background);
    color: var(--_link);
    cursor: pointer;
  }
  .do:hover {
    background: var(--_link);
    color: var(--_background);
  }
  :focus-visible {
    outline: 3px solid transparent;
    background-color: var(--_focus);
    color: var(--_focus-text);
    box-shadow: 0 0 0 3px var(--_focus), 0 3px 0 3px var(--_focus-text);
    text-decoration: none;
  }
  .tag {
    display: inline-block;
    padding: 0 0.5em;
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.875em;
    white-space: nowrap;
  }
  .tag.red {
    background: #f4d7d7;
    color: #651b1b;
  }
  .tag.yellow {
    background: #ffee80;
    color: #4d3a00;
  }
  .tag.green {
    background: #cfe4dc;
    color: #083d29;
  }
  .tag.blue {
    background: #d2e2f1;
    color: #0f385c;
  }
  summary {
    width: fit-content;
    padding: 0.125em 0.25em 0.125em 0;
    color: var(--_link);
    cursor: pointer;
  }
  summary:hover {
    color: var(--_link-hover);
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
    .tag,
    .do {
      border: 1px solid;
    }
  }
  @media print {
    :host {
      background: none;
    }
    button,
    select,
    .screen {
      display: none;
    }
  }
`;
