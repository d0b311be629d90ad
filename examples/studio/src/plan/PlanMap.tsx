import type { Evaluation } from "reunify";
import { address } from "../app/pages";
import type { Box, Line, Map as Drawn } from "./graph";
import { AUTHORITIES } from "./words";

interface Props {
  readonly map: Drawn;
  readonly selected: string | undefined;
  /** The stages that the open case has been at; the last is the present one. */
  readonly path: Evaluation["path"];
}

/** The stages as a map. Each is a link to what it holds; the same is in the list below the map. */
export function PlanMap({ map, selected, path }: Props) {
  const here = path.at(-1)?.stage;
  const been = new Set(path.map(({ stage }) => stage));
  const gone = new Set(path.slice(1).map(({ stage }, index) => `${path[index]?.stage} ${stage}`));
  return (
    <div className="studio-scroll" tabIndex={0} role="region" aria-label="Map of the plan">
      <svg className="studio-map" viewBox={`0 0 ${map.width} ${map.height}`} role="group" aria-label="Stages, and the ways between them">
        <defs>
          <marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto-start-reverse">
            <path className="studio-map__tip" d="M0 0 10 5 0 10z" />
          </marker>
        </defs>
        {map.lines.map((line) => (
          <path
            key={`${line.from} ${line.to}`}
            className={`studio-map__way studio-map__way--${line.kind}${gone.has(`${line.from} ${line.to}`) ? " studio-map__way--gone" : ""}`}
            d={curve(line)}
            markerEnd="url(#tip)"
          />
        ))}
        {map.boxes.map((box) => (
          <StageBox key={box.stage.id} box={box} selected={box.stage.id === selected} standing={standing(box.stage.id, here, been)} />
        ))}
      </svg>
    </div>
  );
}

function standing(stage: string, here: string | undefined, been: ReadonlySet<string>): string | undefined {
  if (stage === here) return "The case is here";
  return been.has(stage) ? "The case has been here" : undefined;
}

interface StageProps {
  readonly box: Box;
  readonly selected: boolean;
  readonly standing: string | undefined;
}

function StageBox({ box, selected, standing }: StageProps) {
  const { stage, x, y, width, height } = box;
  const { authority } = stage.basis;
  const style = ["studio-map__stage", `studio-map__stage--${authority}`, selected && "studio-map__stage--selected", standing && "studio-map__stage--been"];
  return (
    <a href={address("plan", stage.id)} aria-current={selected ? "true" : undefined}>
      <rect className={style.filter(Boolean).join(" ")} x={x} y={y} width={width} height={height} rx={4} />
      <text x={x + width / 2} y={y + (standing ? 21 : 28)} className="studio-map__title">
        {stage.title}
      </text>
      <text x={x + width / 2} y={y + (standing ? 38 : 48)} className="studio-map__who">
        {AUTHORITIES[authority]}
      </text>
      {standing && (
        <text x={x + width / 2} y={y + 55} className="studio-map__here">
          {standing}
        </text>
      )}
    </a>
  );
}

/** A line through the points of the layout, rounded at each. */
function curve({ points }: Line): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const last = rest.at(-1) ?? first;
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    const end = index === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${point.x} ${point.y} ${end.x} ${end.y}`;
  });
  return `M${first.x} ${first.y} ${bends.length > 0 ? bends.join(" ") : `L${last.x} ${last.y}`}`;
}
