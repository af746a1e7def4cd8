import { useLocation, useSearchParams } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import * as m from "#app/messages/catalog.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { Crumb } from "#app/ui/page.tsx";
import { SectionPage } from "#app/ui/section-page.tsx";
import { participationItem } from "../navigation.ts";
import type { ParticipationScope } from "../scope.ts";
import { isOfOnePeriod, sectionPages } from "../section-pages.ts";

/**
 * A page of the section, with its sibling pages. `below` are the pages between the overview and this one. Links to pages of
 * one period keep the period that is chosen here. After a form, `?saved` says that it was.
 */
export function ParticipationPage({
  reader,
  below,
  children,
  ...page
}: {
  reader: ParticipationScope["kind"];
  below?: Crumb[];
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const [search] = useSearchParams();
  const { key } = useLocation();
  const [period, saved] = [search.get("period"), search.get("saved")];
  const query = period === null ? "" : `?${new URLSearchParams({ period })}`;
  const crumbs = below && [{ to: participationItem.to, label: participationItem.label() }, ...below];
  const places = sectionPages[reader].map((place) =>
    isOfOnePeriod(place) ? { ...place, to: `${place.to}${query}` as const } : place,
  );
  const kept = crumbs?.map((crumb) => (isOfOnePeriod(crumb) ? { ...crumb, to: `${crumb.to}${query}` } : crumb));
  return (
    <SectionPage section={m.navParticipation()} places={places} breadcrumbs={kept ?? []} {...page}>
      <div className="stack-8">
        {saved === null ? null : <SavedNotice key={key} what={saved} />}
        <div>{children}</div>
      </div>
    </SectionPage>
  );
}

/** Takes the focus, which was on a button that the page has anew. */
function SavedNotice({ what }: { what: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={ref} tabIndex={-1}>
      <Notice kind="done" live title={m.participationSaved({ what })} />
    </div>
  );
}
