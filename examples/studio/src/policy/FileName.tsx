import { useEffect, useId, useRef, useState } from "react";
import { Input } from "../govuk/Input";
import { KINDS, pathFor, type Files, type Kind } from "./files";

interface Props {
  readonly kind: Kind;
  readonly files: Files;
  readonly button: string;
  /** The file that gets another name. */
  readonly from?: string;
  onName(path: string): void;
  onCancel(): void;
}

/** Asks for the name of a file. */
export function FileName({ kind, files, button, from, onName, onCancel }: Props) {
  const id = useId();
  const { folder, ending } = KINDS[kind];
  const [name, setName] = useState(from?.slice(folder.length + 1, -ending.length - 1) ?? "");
  const [problem, setProblem] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const named = pathFor(kind, name, files, from);
        if ("path" in named) return onName(named.path);
        setProblem(named.problem);
        form.current?.querySelector("input")?.focus();
      }}
    >
      <Input id={id} label={`Name of the ${kind === "rule" ? "rule" : "file of tests"}`} wide value={name} error={problem} onChange={setName} />
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button govuk-button--secondary">
          {button}
        </button>
        <button type="button" className="studio-link" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
