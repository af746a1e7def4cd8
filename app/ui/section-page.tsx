import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { NavigationItem } from "./navigation-item.ts";
import { type Crumb, Page } from "./page.tsx";

/** A page of a section: its sibling pages are listed beside it on a desktop, and folded above it on a phone. */
export function SectionPage({
  section,
  places,
  children,
  ...page
}: {
  /** The label of the list of pages. */
  section: string;
  places: NavigationItem[];
  title: ReactNode;
  lead?: ReactNode;
  breadcrumbs?: Crumb[];
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="section-page center">
      <nav aria-label={section} className="section-page__nav">
        <details className="section-page__folded">
          <summary>
            {section}
            <Icon name="chevron-down" />
          </summary>
          <NavigationList places={places} />
        </details>
        <div className="section-page__open">
          <p className="section-page__name">{section}</p>
          <NavigationList places={places} />
        </div>
      </nav>
      <Page {...page} width="wide">
        {children}
      </Page>
    </div>
  );
}

/** The pages of a section; those below another page are in a list of their own. */
function NavigationList({ places, below }: { places: NavigationItem[]; below?: string }) {
  const here = places.filter((place) => place.below === below);
  if (here.length === 0) return null;
  return (
    <ul className="plain">
      {here.map(({ to, label }) => (
        <li key={to}>
          <NavLink to={to} end>
            {label()}
          </NavLink>
          <NavigationList places={places} below={to} />
        </li>
      ))}
    </ul>
  );
}
