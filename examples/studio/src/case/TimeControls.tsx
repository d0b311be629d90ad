import { useId } from "react";
import { dayNumber, dayOf, endOf, isDay, long, today } from "../app/dates";
import { useSession, type When } from "../app/session";
import { Input } from "../govuk/Input";

/** The day for which the case is looked at, and the day up to which what was recorded counts. */
export function TimeControls() {
  const { document, when, look } = useSession();
  if (!document) return null;
  const days = document.events.flatMap(({ occurred, recorded }) => [dayNumber(occurred), dayNumber(recorded.slice(0, 10))]);
  const first = Math.min(...days, dayNumber(today()));
  const last = Math.max(...days, dayNumber(today())) + 180;
  const recorded = document.events.filter((event) => !when.knownAt || event.recorded <= endOf(when.knownAt)).length;
  const known = when.knownAt ?? dayOf(last);
  const change = (part: Partial<When>) => look({ ...when, ...part });
  return (
    <section className="studio-time" aria-label="For when">
      <Day label="As of" hint="The day for which it is asked." day={when.asOf} first={first} last={last} onDay={(asOf) => change({ asOf })} />
      <div>
        <Day label="Known at" hint="What was recorded later is left out." day={known} first={first} last={last} onDay={(knownAt) => change({ knownAt })} />
        <p className="govuk-body-s">
          {recorded} of {document.events.length} entries had been recorded by then.{" "}
          {when.knownAt && (
            <button type="button" className="studio-link" onClick={() => look({ asOf: when.asOf })}>
              Take all of them
            </button>
          )}
        </p>
      </div>
    </section>
  );
}

interface DayProps {
  readonly label: string;
  readonly hint: string;
  readonly day: string;
  readonly first: number;
  readonly last: number;
  onDay(day: string): void;
}

/** A day as a field and as a slider. */
function Day({ label, hint, day, first, last, onDay }: DayProps) {
  const id = useId();
  return (
    <div>
      <Input id={id} label={label} hint={hint} type="date" value={day} onChange={(text) => isDay(text) && onDay(text)} />
      <input
        type="range"
        aria-label={`${label}, as a slider`}
        aria-valuetext={long(day)}
        min={first}
        max={last}
        value={dayNumber(day)}
        onChange={(event) => onDay(dayOf(Number(event.currentTarget.value)))}
      />
    </div>
  );
}
