import { css } from "lit";

export const whyStyle = css`
  .why::before {
    content: "";
    display: inline-block;
    width: 0.4em;
    height: 0.4em;
    margin: 0 0.4em 0.15em 0;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(-45deg);
  }
  .why[aria-expanded="true"]::before {
    margin-bottom: 0.25em;
    transform: rotate(45deg);
  }
  .panel {
    margin: 0.5em 0 0.25em;
    padding: 0.75em 0.75em 0.25em 1em;
    border-left: 4px solid var(--_brand);
    background: var(--_surface);
  }
  .panel reunify-explanation {
    background: none;
  }
  .label {
    margin: 0;
    font-weight: 700;
  }
  .label .secondary {
    font-weight: 400;
  }
  .cites {
    padding-left: 1.25em;
    list-style: disc;
  }
`;
