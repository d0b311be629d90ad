import { scaleUtc, type ScaleTime } from "d3-scale";
import { svg, type TemplateResult } from "lit";
import { grouped } from "../case/row.js";
import { long, time } from "../dates.js";
import type { Words } from "../words.js";
import { type Entry, type Kind, KINDS } from "./entries.js";
import { symbol } from "./symbol.js";

const ROW = 22;
const LABELS = 232;
const LETTERS = 34;
const TOP = 28;
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const MONTHS = 100 * 24 * 3600 * 1000;

interface Row {
  readonly kind: Kind;
  readonly label: string;
  readonly of: readonly Entry[];
}

type Scale = ScaleTime<number, number>;

/** The same as the table, drawn: a row for each stage, placement, timescale and type of event. */
export function drawing(all: readonly Entry[], asOf: string, width: number, words: Words, name: string): TemplateResult {
  const rows = KINDS.flatMap((kind) => {
    const of = all.filter((entry) => entry.kind === kind);
    return [...grouped(of, (entry) => entry.row ?? entry.title)].map(([label, some]): Row => ({ kind, label, of: some }));
  });
  const days = all.flatMap(({ from, to, due, met }) => [from, to, due, met]).concat(asOf).flatMap((iso) => (iso === undefined ? [] : (time(iso) ?? [])));
  if (days.length === 0) {
    return svg``;
  }
  const span: [number, number] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
  const scale = scaleUtc().domain(span).range([LABELS, width - 16]);
  const lanes = KINDS.filter((kind) => rows.some((row) => row.kind === kind));
  const height = TOP + rows.length * ROW + lanes.length * ROW + 8;
  let y = TOP;
  const drawn = lanes.map((kind) => {
    const top = y;
    y += ROW;
    const inside = rows.filter((row) => row.kind === kind).map((row) => {
      const at = y + ROW / 2;
      y += ROW;
      return drawnRow(row, at, scale, width, words);
    });
    return svg`<text class="lane" x="0" y=${top + 16}>${words.lanes[kind]}</text>${inside}`;
  });
  return svg`<svg class="drawing" part="drawing" role="img" aria-label=${name} width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${axis(scale, span, height, width)} ${drawn} ${today(scale, asOf, height, words)}
  </svg>`;
}

function axis(scale: Scale, [from, to]: readonly [number, number], height: number, width: number): TemplateResult[] {
  const format = to - from > MONTHS ? MONTH : DAY;
  return scale.ticks(Math.max(2, Math.floor((width - LABELS) / 110))).map((tick) => {
    const x = round(scale(tick));
    return svg`<line class="grid" x1=${x} x2=${x} y1="20" y2=${height}></line>
      <text class="tick" x=${x} y="14" text-anchor="middle">${format.format(tick)}</text>`;
  });
}

function today(scale: Scale, asOf: string, height: number, words: Words): TemplateResult | undefined {
  const at = time(asOf);
  if (at === undefined) {
    return undefined;
  }
  const x = round(scale(at));
  return svg`<g class="today"><title>${words.today}: ${long(asOf)}</title><line x1=${x} x2=${x} y1="18" y2=${height}></line></g>`;
}

function drawnRow({ label, of, kind }: Row, y: number, scale: Scale, width: number, words: Words): TemplateResult {
  const short = label.length > LETTERS ? `${label.slice(0, LETTERS - 1).trimEnd()}…` : label;
  return svg`<line class="rule" x1="0" x2=${width} y1=${y + ROW / 2} y2=${y + ROW / 2}></line>
    <text class="name" x="8" y=${y + 4.5}><title>${label}</title>${short}</text>
    ${of.map((entry) => (kind === "stage" || kind === "placement" ? bar(entry, y, scale) : marks(entry, y, scale, words)))}`;
}

function bar({ from, to, kind, title }: Entry, y: number, scale: Scale): TemplateResult | undefined {
  const start = from === undefined ? LABELS : x(from, scale);
  const end = to === undefined ? undefined : x(to, scale);
  if (start === undefined || end === undefined) {
    return undefined;
  }
  const label = `${title}: ${from === undefined ? "" : long(from)} – ${to === undefined ? "" : long(to)}`;
  return svg`<rect class="bar ${kind}" x=${start} y=${y - 6} width=${Math.max(3, round(end - start))} height="12"><title>${label}</title></rect>`;
}

function marks(entry: Entry, y: number, scale: Scale, words: Words): TemplateResult | undefined {
  const { from, due, met, status, title } = entry;
  if (due === undefined || status === undefined) {
    const at = from === undefined ? undefined : x(from, scale);
    return at === undefined ? undefined : symbol("event", at, y, `${title}: ${long(from ?? "")}`);
  }
  const start = from === undefined ? undefined : x(from, scale);
  const end = x(due, scale);
  if (end === undefined) {
    return undefined;
  }
  const running = start === undefined || start > end ? undefined : svg`<line class="running" x1=${start} x2=${end} y1=${y} y2=${y}></line>`;
  const done = met === undefined ? undefined : x(met, scale);
  const label = `${title}. ${words[status]}: ${long(due)}`;
  return svg`${running}<line class="limit" x1=${end} x2=${end} y1=${y - 7} y2=${y + 7}></line>${symbol(status, done ?? end, y, label)}`;
}

function x(iso: string, scale: Scale): number | undefined {
  const at = time(iso);
  return at === undefined ? undefined : round(scale(at));
}

const round = (number: number): number => Math.round(number * 10) / 10;
