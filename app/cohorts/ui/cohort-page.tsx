import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { type Crumb, Page } from "#app/ui/page.tsx";
import type { CohortFrame } from "../cohort.ts";
import { CohortTabs } from "./cohort-tabs.tsx";

/** A page of a cohort, with the links to its sibling pages below the title. */
export function CohortPage({
  cohort,
  title,
  lead,
  actions,
  breadcrumbs = [],
  children,
}: {
  cohort: CohortFrame;
  /** By default the cohort's name, for its first page. */
  title?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** Pages between the cohort's own and this one. */
  breadcrumbs?: Crumb[];
  children?: ReactNode;
}) {
  const home = { to: `/cohorts/${cohort.id}`, label: cohort.name };
  const crumbs = [{ to: "/cohorts", label: m.cohortsTitle() }, ...(title ? [home, ...breadcrumbs] : [])];
  return (
    <Page title={title ?? cohort.name} lead={lead} actions={actions} breadcrumbs={crumbs} width="wide">
      <CohortTabs cohort={cohort} />
      {children}
    </Page>
  );
}
