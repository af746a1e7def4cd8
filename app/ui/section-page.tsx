import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { type Crumb, Page } from "./page.tsx";

/** A page of a section whose pages are siblings: their list is beside it on a desk, above it on a phone. */
export function SectionPage({
  section,
  places,
  children,
  ...page
}: {
  /** What the list of pages is called. */
  section: string;
  places: { to: string; label: string }[];
  title: ReactNode;
  lead?: ReactNode;
  breadcrumbs?: Crumb[];
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="section-page center">
      <nav aria-label={section} className="section-page__nav">
        <p className="section-page__name">{section}</p>
        <ul className="plain">
          {places.map(({ to, label }) => (
            <li key={to}>
              <NavLink to={to} end prefetch="none">
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Page {...page} width="wide">
        {children}
      </Page>
    </div>
  );
}
