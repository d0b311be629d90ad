import { useId, useState, type DragEvent } from "react";

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
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={`govuk-form-group${over ? " studio-drop--over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <input
        className="govuk-file-upload"
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        webkitdirectory={folder ? "" : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
