import { css } from "lit";

export const caseStyle = css`
  :host {
    container-type: inline-size;
  }
  .caption {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
    color: var(--_secondary);
  }
  .standing {
    padding-bottom: 0.75em;
    border-bottom: 2px solid var(--_brand);
  }
  .standing .heading {
    margin-bottom: 0.125em;
  }
  .stage {
    display: flex;
    justify-content: space-between;
    gap: 1em;
  }
  .section {
    margin-top: 1.5em;
  }
  .section > .heading {
    margin-bottom: 0.375em;
  }
  .count {
    font-weight: 400;
  }
  .overdue > .heading {
    padding-left: 0.5em;
    border-left: 0.375em solid var(--_error);
  }
  .due-soon > .heading {
    padding-left: 0.5em;
    border-left: 0.375em solid var(--_warning);
  }
  .rows {
    border-top: 1px solid var(--_border);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 1em;
    padding: 0.5em 0;
    border-bottom: 1px solid var(--_border);
  }
  .row > .panel {
    grid-column: 1 / -1;
  }
  .title {
    margin: 0;
    font-weight: 700;
  }
  .title .tag {
    font-weight: 400;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: flex-end;
    gap: 0.25em 0.75em;
  }
  .missing {
    margin: 0 0 0.25em;
    padding-left: 1.25em;
    list-style: disc;
  }
  .role {
    margin-bottom: 1.25em;
  }
  .role > .heading {
    margin-bottom: 0.25em;
  }
  .role .rows,
  details .rows {
    margin-bottom: 0.25em;
  }
  .chooser {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.75em;
  }
  .chooser select {
    max-width: 100%;
    min-height: 2.25em;
    padding: 0.25em;
    border: 2px solid var(--_text);
    border-radius: 0;
    background: var(--_background);
    color: var(--_text);
  }
  .receipt {
    margin-top: 1.5em;
    padding-top: 0.75em;
    border-top: 2px solid var(--_border);
  }
  .receipt dl > div {
    display: grid;
    grid-template-columns: minmax(8em, 12em) minmax(0, 1fr);
    padding: 0.125em 0;
  }
  dt {
    color: var(--_secondary);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  @container (max-width: 30em) {
    .row,
    .receipt dl > div {
      grid-template-columns: minmax(0, 1fr);
    }
    .row > .buttons {
      justify-content: flex-start;
      margin-top: 0.25em;
    }
    .stage {
      display: block;
    }
    .stage .buttons {
      justify-content: flex-start;
    }
  }
  @media print {
    .row {
      break-inside: avoid;
    }
    .heading {
      break-after: avoid;
    }
  }
`;
