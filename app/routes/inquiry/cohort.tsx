import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readsWords } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { cycleRowOf } from "#app/inquiry/cycle-row.ts";
import { listSharedCycles } from "#app/inquiry/queries/cycle-lists.server.ts";
import { CycleRows } from "#app/inquiry/ui/cycle-rows.tsx";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** The cycles that teams share with this cohort's coaches; a member finds those of their own teams. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, readsWords);
  const cycles = await listSharedCycles(db, person, cohort.id);
  const today = dayOf(currentTime(), person.timeZone);
  const { id, name } = cohort;
  return { cohort: { id, name, standing }, cycles: cycles.map((cycle) => cycleRowOf(cycle, today, { hasTeam: true })) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.inquiryTitle(), data?.cohort.name ?? m.inquiryTitle()) },
];

export default function CohortInquiryPage() {
  const { cohort, cycles } = useLoaderData<typeof loader>();
  const isCoach = cohort.standing === "coach";
  return (
    <CohortPage
      cohort={cohort}
      title={m.inquiryTitle()}
      lead={isCoach ? m.inquiryCohortLead() : m.inquiryCohortMemberLead()}
      actions={isCoach ? null : <LinkButton to="/inquiry">{m.inquiryMine()}</LinkButton>}
    >
      {cycles.length === 0 ? (
        <EmptyState title={m.inquiryCohortEmpty()}>
          <p className="measure">{isCoach ? m.inquiryCohortEmptyCoach() : m.inquiryCohortEmptyMember()}</p>
        </EmptyState>
      ) : (
        <CycleRows cycles={cycles} />
      )}
    </CohortPage>
  );
}
