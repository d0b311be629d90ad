import { useState } from "react";
import { kindOf, type Files } from "./files";
import { FileName } from "./FileName";

interface Props {
  readonly path: string;
  readonly files: Files;
  onRename(to: string): void;
  onRemove(): void;
}

/** Which file it is, and its other name or its end. */
export function FileBar({ path, files, onRename, onRemove }: Props) {
  const [renaming, setRenaming] = useState(false);
  const kind = kindOf(path);
  return (
    <>
      <div className="policy-bar">
        <h2 className="govuk-heading-s" id="policy-file">
          {path}
        </h2>
        {kind && (
          <>
            <button type="button" className="studio-link" onClick={() => setRenaming(true)}>
              Rename<span className="govuk-visually-hidden"> {path}</span>
            </button>
            <button type="button" className="studio-link" onClick={onRemove}>
              Remove<span className="govuk-visually-hidden"> {path}</span>
            </button>
          </>
        )}
      </div>
      {renaming && kind && (
        <FileName kind={kind} files={files} from={path} button="Rename" onCancel={() => setRenaming(false)} onName={onRename} />
      )}
    </>
  );
}
