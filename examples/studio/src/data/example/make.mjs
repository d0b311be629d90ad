// Makes the example return: three years of children who do not exist, drawn from a fixed seed.
// `node make.mjs` writes the files beside it.

import { writeFileSync } from "node:fs";

const CHILDREN = 240;
const YEARS = [2024, 2025, 2026];
const DAY = 86_400_000;

/** Mulberry32: small, and the same everywhere. */
function draws(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const draw = draws(1989);
const between = (least, most) => least + Math.floor(draw() * (most - least + 1));
const chance = (share) => draw() < share;
const day = (year, month, date) => Date.UTC(year, month - 1, date) / DAY;
const written = (number) => {
  if (number === undefined) return "";
  const [year, month, date] = new Date(number * DAY).toISOString().slice(0, 10).split("-");
  return `${date}/${month}/${year}`;
};

/** One period of care: its episodes, and how it ended. */
function period(start, legal) {
  const left = start + between(25, 330);
  if (legal === "V2") {
    const reason = chance(0.62) ? "E4A" : "E4B";
    const end = chance(0.82) ? { end: left, reason } : {};
    return [{ start, new: "S", legal, place: "U6", ...end }];
  }
  const first = { start, new: "S", legal, place: "U6", end: left, reason: "X1" };
  const tried = left + between(40, 240);
  const home = { start: left, new: "P", legal, place: "P1" };
  if (chance(0.25)) {
    return [first, { ...home, end: tried, reason: "X1" }, { start: tried, new: "P", legal, place: "U6" }];
  }
  return [first, chance(0.7) ? { ...home, end: tried, reason: "E4A" } : home];
}

function reviews(start, end) {
  const held = [];
  for (let at = start + between(15, 31), next = 0; at < end; next += 1) {
    if (!chance(0.06)) held.push(at);
    at += next === 0 ? between(62, 96) : between(140, 192);
  }
  return held;
}

function child(number) {
  const start = between(day(2023, 4, 3), day(2025, 9, 30));
  const made = {
    name: `X${String(number).padStart(3, "0")}`,
    sex: chance(0.5) ? "F" : "M",
    birth: between(day(2010, 6, 1), day(2022, 12, 31)),
    episodes: period(start, chance(0.7) ? "V2" : "C2"),
    reviews: [],
  };
  const last = made.episodes.at(-1);
  if (last.reason?.startsWith("E4") && chance(last.reason === "E4B" ? 0.45 : 0.24)) {
    made.episodes.push(...period(last.end + between(12, 420), "V2"));
  }
  for (const episode of made.episodes.filter((each) => each.new === "S")) {
    const after = made.episodes.find((each) => each.start >= episode.start && each.reason?.startsWith("E4"));
    made.reviews.push(...reviews(episode.start, after?.end ?? day(2026, 3, 31)));
  }
  return made;
}

const children = Array.from({ length: CHILDREN }, (_, index) => child(index + 1));
const text = (rows) => `${rows.map((row) => row.join(",")).join("\n")}\n`;

for (const year of YEARS) {
  const [from, to] = [day(year - 1, 4, 1), day(year, 3, 31)];
  const within = ({ start, end }) => start <= to && (end === undefined || end >= from);
  const here = children.filter(({ episodes }) => episodes.some(within));
  const episodes = here.flatMap(({ name, episodes: all }) =>
    all.filter(within).map((each) => {
      const ended = each.end !== undefined && each.end <= to;
      const end = ended ? [written(each.end), each.reason] : ["", ""];
      return [
        name,
        written(each.start),
        each.new,
        each.legal,
        "N1",
        each.place,
        each.place === "P1" ? "PR0" : "PR1",
        ...end,
      ];
    }),
  );
  // A few rows that do not hold together, as every return has.
  if (year === 2025) {
    episodes.push(["X900", "31/02/2025", "S", "V2", "N1", "U6", "PR1", "", ""]);
    episodes.push(["X901", "14/05/2024", "S", "V2", "N1", "U6", "PR1", "", "E4A"]);
  }
  if (year === 2026) episodes.push(["", "02/06/2025", "S", "V2", "N1", "U6", "PR1", "", ""]);
  const held = here.flatMap(({ name, birth, reviews: all }) =>
    all.filter((at) => at >= from && at <= to).map((at) => [name, written(birth), written(at), "PN1"]),
  );
  const files = {
    episodes: [["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"], ...episodes],
    header: [["CHILD", "SEX", "DOB"], ...here.map(({ name, sex, birth }) => [name, sex, written(birth)])],
    reviews: [["CHILD", "DOB", "REVIEW", "REVIEW_CODE"], ...held],
  };
  for (const [kind, rows] of Object.entries(files)) {
    writeFileSync(new URL(`${kind}-${year}.csv`, import.meta.url), text(rows));
  }
}
