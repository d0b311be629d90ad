import { address, type PageId } from "./pages";

interface Props<T extends string> {
  readonly page: PageId;
  readonly label: string;
  readonly views: Readonly<Record<T, string>>;
  readonly shown: T;
}

/** Links to the views of a page. */
export function Views<T extends string>({ page, label, views, shown }: Props<T>) {
  return (
    <nav className="studio-views studio-no-print" aria-label={label}>
      <ul>
        {(Object.entries(views) as [T, string][]).map(([view, title]) => (
          <li key={view}>
            <a className="govuk-link govuk-link--no-visited-state" href={address(page, view)} aria-current={view === shown ? "page" : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
