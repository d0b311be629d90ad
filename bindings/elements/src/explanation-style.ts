import { css } from "lit";

export const explanationStyle = css`
  .letter {
    max-width: 40em;
    font-size: 1.125em;
    line-height: 1.5;
  }
  .letter p {
    margin-bottom: 0.75em;
  }
  .tree {
    margin: 0 0 0.5em;
    padding: 0 0 0 1em;
    border-left: 3px solid var(--_border);
    list-style: none;
  }
  .tree .tree {
    margin: 0.25em 0 0.25em 0.25em;
    border-left-width: 2px;
  }
  .tree > li {
    margin-bottom: 0.25em;
  }
  .label {
    margin: 0;
    font-weight: 700;
  }
  .sources {
    padding-left: 1.25em;
  }
  @media print {
    li,
    p {
      break-inside: avoid;
    }
    .heading {
      break-after: avoid;
    }
  }
`;
