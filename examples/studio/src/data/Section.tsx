import type { ReactNode } from "react";

interface Props {
  readonly id: string;
  readonly title: string;
  readonly words: ReactNode;
  readonly chart?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the figures: words, and a table with its picture beside it where there is room. */
export function Section({ id, title, words, chart, children }: Props) {
  return (
    <section aria-labelledby={id} className="data-section">
      <h3 className="govuk-heading-m" id={id}>
        {title}
      </h3>
      <p className="govuk-body data-words">{words}</p>
      <div className={chart ? "data-beside" : undefined}>
        <div>{children}</div>
        {chart}
      </div>
    </section>
  );
}
