import { useRef, type KeyboardEvent, type ReactNode } from "react";

interface Props<T extends string> {
  readonly label: string;
  readonly tabs: Readonly<Record<T, string>>;
  readonly open: T;
  onOpen(tab: T): void;
  readonly children: ReactNode;
}

/** The tabs of GOV.UK, without addresses of their own: the address says which page is shown. */
export function Tabs<T extends string>({ label, tabs, open, onOpen, children }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  const ids = Object.keys(tabs) as T[];
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = by === undefined ? undefined : ids[ids.indexOf(open) + by];
    if (next === undefined) return;
    event.preventDefault();
    onOpen(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div className="govuk-tabs data-tabs">
      <ul className="govuk-tabs__list studio-no-print" role="tablist" aria-label={label} ref={list} onKeyDown={step}>
        {ids.map((id) => (
          <li
            key={id}
            role="presentation"
            className={`govuk-tabs__list-item${id === open ? " govuk-tabs__list-item--selected" : ""}`}
          >
            <button
              type="button"
              role="tab"
              id={`tab-${id}`}
              className="govuk-tabs__tab data-tab"
              aria-selected={id === open}
              aria-controls="tab-panel"
              tabIndex={id === open ? 0 : -1}
              onClick={() => onOpen(id)}
            >
              {tabs[id]}
            </button>
          </li>
        ))}
      </ul>
      <div className="govuk-tabs__panel" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${open}`}>
        {children}
      </div>
    </div>
  );
}
