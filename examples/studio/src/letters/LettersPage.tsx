import { useEffect, useState } from "react";
import type { Explanation, Reader } from "reunify";
import "reunify-elements";
import { long } from "../app/dates";
import { address } from "../app/pages";
import { useSession } from "../app/session";
import { Select } from "../govuk/Select";
import { core } from "../worker/client";
import { subjectsOf, type Letter } from "./subjects";

const READERS = [
  { value: "parent", text: "A parent" },
  { value: "child", text: "The child" },
];

/** What a parent or a child is told, in plain English, to be printed and talked through. */
export default function LettersPage() {
  const { document } = useSession();
  return (
    <>
      <h1 className="govuk-heading-l studio-no-print">Letters</h1>
      {document ? <Letters /> : <Nothing />}
    </>
  );
}

function Nothing() {
  return (
    <p className="govuk-body">
      A letter says where a case stands and why. <a className="govuk-link" href={address("case")}>Open a case</a> first.
    </p>
  );
}

function Letters() {
  const { document, when, inForce } = useSession();
  const [reader, setReader] = useState<Reader>("parent");
  const [letter, setLetter] = useState<Letter>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let current = true;
    void subjectsOf(core, when, reader).then((made) => {
      if (current) setLetter(made);
    });
    return () => {
      current = false;
    };
  }, [document, when, reader, inForce]);
  const toggle = (item: string) => {
    const next = new Set(left);
    if (!next.delete(item)) next.add(item);
    setLeft(next);
  };
  const shown = letter?.parts.filter(({ item }) => !left.has(item)) ?? [];
  return (
    <>
      <div className="studio-no-print">
        <Select label="Who it is for" value={reader} options={READERS} onChange={(value) => setReader(value as Reader)} />
        {letter && <Parts letter={letter} left={left} onToggle={toggle} />}
        <p className="govuk-body">
          It tells nothing that this reader may not see. Read it through before you give it to anybody, and talk it
          through with them.
        </p>
        <button type="button" className="govuk-button" onClick={() => print()}>
          Print
        </button>
      </div>
      {letter && <Page reader={reader} parts={shown} asOf={when.asOf} />}
    </>
  );
}

interface PartsProps {
  readonly letter: Letter;
  readonly left: ReadonlySet<string>;
  onToggle(item: string): void;
}

function Parts({ letter, left, onToggle }: PartsProps) {
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend">What it tells of</legend>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        {letter.parts.map(({ item, title }, index) => (
          <div className="govuk-checkboxes__item" key={item}>
            <input
              className="govuk-checkboxes__input"
              id={`part-${index}`}
              type="checkbox"
              checked={!left.has(item)}
              onChange={() => onToggle(item)}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={`part-${index}`}>
              {title}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

interface PageProps {
  readonly reader: Reader;
  readonly parts: readonly Explanation[];
  readonly asOf: string;
}

function Page({ reader, parts, asOf }: PageProps) {
  return (
    <article className="studio-letter" aria-labelledby="letter">
      <p className="govuk-body">{long(asOf)}</p>
      <h2 className="govuk-heading-l" id="letter">
        {reader === "child" ? "What is happening about you going home" : "Where things stand with your child coming home"}
      </h2>
      {parts.map((explanation) => (
        <reunify-explanation key={explanation.item} explanation={explanation} headingLevel={3} />
      ))}
      <p className="govuk-body">
        {reader === "child"
          ? "If something here is wrong, or you want to ask about it, tell your social worker. You can have somebody to speak for you: ask for an advocate."
          : "If something here is wrong or not clear, please tell your child’s social worker. You can bring somebody to any meeting."}
      </p>
    </article>
  );
}
