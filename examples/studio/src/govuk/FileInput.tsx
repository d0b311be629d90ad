import { useState, type DragEvent } from "react";
import { Field } from "./Field";

declare module "react" {
  interface InputHTMLAttributes<T> {
    /** Whether a folder is picked, with all that is in it. */
    webkitdirectory?: string | undefined;
  }
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly accept: string;
  readonly multiple?: boolean;
  /** Whether a whole folder is picked. */
  readonly folder?: boolean;
  onFiles(files: readonly File[]): void;
}

/** Files that somebody picks, or drops on the field. They are read here and sent nowhere. */
export function FileInput({ label, hint, accept, multiple = false, folder = false, onFiles }: Props) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={over ? "studio-drop--over" : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Field label={label} hint={hint}>
        {(named) => (
          <input
            {...named}
            className="govuk-file-upload"
            type="file"
            accept={accept}
            multiple={multiple}
            webkitdirectory={folder ? "" : undefined}
            onChange={(event) => {
              onFiles([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
        )}
      </Field>
    </div>
  );
}
