import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { classes } from "./classes.ts";

export type Crumb = { to: string; label: string };

/** A page: breadcrumbs, its one h1, its introduction, then its content. The title takes focus after a navigation. */
export function Page({
  title,
  lead,
  breadcrumbs = [],
  actions,
  width = "normal",
  aside,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  breadcrumbs?: Crumb[];
  actions?: ReactNode;
  /** narrow: forms and text; wide: what needs a full desktop screen. */
  width?: "narrow" | "normal" | "wide";
  /** Side facts: in the right third of a desktop, below the content elsewhere. For pages of normal width. */
  aside?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={classes("page center", `page--${width}`)}>
      <header className="page__top">
        <Breadcrumbs crumbs={breadcrumbs} />
        <div className="page__heading">
          <div className="page__title">
            <h1 tabIndex={-1}>{title}</h1>
            {lead ? <p className="lead measure">{lead}</p> : null}
          </div>
          {actions ? <div className="cluster page__actions">{actions}</div> : null}
        </div>
      </header>
      {aside ? (
        <div className="page__columns">
          <div>{children}</div>
          <div className="page__aside stack">{aside}</div>
        </div>
      ) : (
        children
      )}
    </div>
  );
}

export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label={m.appBreadcrumbs()} className="breadcrumbs">
      <ol className="plain">
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to}>{crumb.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
