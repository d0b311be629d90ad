import { lazy, Suspense, useEffect, useRef, type ComponentType } from "react";
import { PAGES, usePage, type PageId } from "./pages";
import { Navigation } from "./Navigation";

const SCREENS: Record<PageId, ComponentType> = {
  case: lazy(() => import("../case/CasePage")),
  plan: lazy(() => import("../plan/PlanPage")),
  policy: lazy(() => import("../policy/PolicyPage")),
  letters: lazy(() => import("../letters/LettersPage")),
  data: lazy(() => import("../data/DataPage")),
};

export function App() {
  const page = usePage();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(page);
  const Screen = SCREENS[page];

  useEffect(() => {
    document.title = `${PAGES[page]} – Reunify studio`;
    // A change of page is told to those who do not see it, as a page load would be.
    if (shown.current !== page) main.current?.focus();
    shown.current = page;
  }, [page]);

  return (
    <>
      <a href="#main" className="govuk-skip-link" onClick={(event) => skip(event, main.current)}>
        Skip to main content
      </a>
      <header className="studio-bar">
        <div className="studio-bar__inner">Reunify studio</div>
      </header>
      <Navigation page={page} />
      <div className="studio-wide">
        <main className="govuk-main-wrapper" id="main" tabIndex={-1} ref={main}>
          <Suspense fallback={<p className="govuk-body">Loading</p>}>
            <Screen />
          </Suspense>
        </main>
      </div>
      <footer className="studio-footer">
        <div className="studio-wide">
          <p className="govuk-body-s">
            Everything happens in this browser. Nothing that you open or write is sent anywhere, and nothing is kept
            unless you ask for it. The children in the examples are made up.
          </p>
          <p className="govuk-body-s">
            Reunify shows what is due, what is missing and why. It decides nothing and scores nobody: people decide.
          </p>
        </div>
      </footer>
    </>
  );
}

/** The address is the page's, so the link moves the focus itself. */
function skip(event: React.MouseEvent, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}
