import { address, PAGE_IDS, PAGES, type PageId } from "./pages";

export function Navigation({ page }: { page: PageId }) {
  return (
    <section aria-label="Pages" className="govuk-service-navigation">
      <div className="studio-wide">
        <div className="govuk-service-navigation__container">
          <nav aria-label="Menu" className="govuk-service-navigation__wrapper">
            <ul className="govuk-service-navigation__list">
              {PAGE_IDS.map((id) => (
                <li key={id} className={item(id === page)}>
                  <a className="govuk-service-navigation__link" href={address(id)} aria-current={id === page ? "page" : undefined}>
                    {PAGES[id]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </section>
  );
}

const item = (active: boolean): string =>
  `govuk-service-navigation__item${active ? " govuk-service-navigation__item--active" : ""}`;
