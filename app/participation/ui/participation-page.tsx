import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import type { Crumb } from "#app/ui/page.tsx";
import { SectionPage } from "#app/ui/section-page.tsx";
import { participationItem } from "../navigation.ts";
import type { ParticipationScope } from "../scope.ts";
import { isOfOnePeriod, sectionPages } from "../section-pages.ts";

/**
 * A page of the section, with its sibling pages. `below` are the pages between the overview and this one. Links to pages of
 * one period keep the period that is chosen here.
 */
export function ParticipationPage({
  reader,
  below,
  ...page
}: {
  reader: ParticipationScope["kind"];
  below?: Crumb[];
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const period = useSearchParams()[0].get("period");
  const query = period === null ? "" : `?${new URLSearchParams({ period })}`;
  const crumbs = below && [{ to: participationItem.to, label: participationItem.label() }, ...below];
  const places = sectionPages[reader].map((place) =>
    isOfOnePeriod(place) ? { ...place, to: `${place.to}${query}` as const } : place,
  );
  const kept = crumbs?.map((crumb) => (isOfOnePeriod(crumb) ? { ...crumb, to: `${crumb.to}${query}` } : crumb));
  return <SectionPage section={m.navParticipation()} places={places} breadcrumbs={kept ?? []} {...page} />;
}
