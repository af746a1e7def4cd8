import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import type { Crumb } from "#app/ui/page.tsx";
import { SectionPage } from "#app/ui/section-page.tsx";
import { participationItem } from "../navigation.ts";
import type { ParticipationScope } from "../scope.ts";
import { sectionPages } from "../section-pages.ts";

/** A page of the section, with its sibling pages. `below` are the pages between the overview and this one. */
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
  const crumbs = below && [{ to: participationItem.to, label: participationItem.label() }, ...below];
  return (
    <SectionPage section={m.navParticipation()} places={sectionPages[reader]} breadcrumbs={crumbs ?? []} {...page} />
  );
}
