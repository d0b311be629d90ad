import { css } from "lit";

export const timelineStyle = css`
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
    margin: 0 0 0.75em;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 700;
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-height: 1.75em;
    cursor: pointer;
  }
  .choice input {
    width: 1.375em;
    height: 1.375em;
    margin: 0;
    accent-color: var(--_text);
  }
  .scroll {
    overflow-x: auto;
    margin-bottom: 0.5em;
    border-bottom: 1px solid var(--_border);
  }
  .scroll:focus-visible {
    background: none;
  }
  .drawing {
    display: block;
    font-size: 13px;
  }
  text {
    fill: var(--_text);
  }
  .lane {
    font-weight: 700;
  }
  .tick {
    fill: var(--_secondary);
    font-size: 12px;
  }
  .grid,
  .rule {
    stroke: var(--_border);
    stroke-width: 1;
  }
  .rule {
    stroke: var(--_surface);
  }
  .bar.stage {
    fill: var(--_brand);
  }
  .bar.placement {
    fill: var(--reunify-placement, #54319f);
  }
  .running {
    stroke: var(--_border);
    stroke-width: 3;
  }
  .limit {
    stroke: var(--_text);
    stroke-width: 1.5;
  }
  .today line {
    stroke: var(--_text);
    stroke-width: 2;
    stroke-dasharray: 4 3;
  }
  .mark .on {
    fill: none;
    stroke: var(--_background);
    stroke-width: 1.75;
  }
  .mark.met {
    fill: var(--_success);
  }
  .mark.late {
    fill: var(--_warning);
    stroke: var(--_text);
  }
  .mark.overdue {
    fill: var(--_error);
  }
  .mark.soon {
    fill: var(--_focus);
    stroke: var(--_text);
    stroke-width: 1.5;
  }
  .mark.due {
    fill: var(--_background);
    stroke: var(--_brand);
    stroke-width: 2;
  }
  .mark.open {
    stroke-dasharray: 2 2;
  }
  .mark.gone {
    stroke: var(--_secondary);
    stroke-width: 2;
  }
  .mark.event {
    fill: var(--_secondary);
  }
  .plain.legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
  }
  table {
    width: 100%;
    margin-top: 1em;
    border-collapse: collapse;
  }
  caption {
    text-align: left;
  }
  th,
  td {
    padding: 0.375em 0.75em 0.375em 0;
    border-bottom: 1px solid var(--_border);
    text-align: left;
    vertical-align: top;
  }
  td:last-child {
    padding-right: 0;
  }
  .when {
    width: 11em;
  }
  .what {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    gap: 0 1em;
  }
  .what > div {
    min-width: 0;
  }
  .title {
    font-weight: 700;
  }
  [part~="row-event"] .title {
    font-weight: 400;
  }
  @media (max-width: 30em) {
    .when {
      width: 5.5em;
    }
    .what {
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
    }
  }
  @media (forced-colors: active) {
    .drawing,
    .legend svg {
      forced-color-adjust: none;
    }
    text,
    .tick {
      fill: CanvasText;
    }
    .bar.stage,
    .bar.placement,
    .mark.met,
    .mark.late,
    .mark.overdue,
    .mark.event {
      fill: CanvasText;
    }
    .mark.soon,
    .mark.due {
      fill: Canvas;
      stroke: CanvasText;
    }
    .mark .on {
      stroke: Canvas;
    }
    .mark.gone,
    .limit,
    .today line {
      stroke: CanvasText;
    }
    .grid,
    .rule,
    .running {
      stroke: GrayText;
    }
  }
  @media print {
    .scroll {
      overflow: visible;
    }
    tr {
      break-inside: avoid;
    }
    fieldset {
      display: none;
    }
  }
`;
