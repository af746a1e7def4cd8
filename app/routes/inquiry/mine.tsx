import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { cycleRowOf } from "#app/inquiry/cycle-row.ts";
import { listCycleInvitations, listOwnCycles } from "#app/inquiry/queries/cycle-lists.server.ts";
import { CycleRows } from "#app/inquiry/ui/cycle-rows.tsx";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const [cycles, invitations] = await Promise.all([listOwnCycles(db, person), listCycleInvitations(db, person.id)]);
  const today = dayOf(currentTime(), person.timeZone);
  return {
    invitations: invitations.map(({ id, title, by }) => ({ id, title, by: by ?? m.inquirySomebody() })),
    cycles: cycles.map((cycle) => cycleRowOf(cycle, today)),
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.inquiryTitle()) }];

export default function MyCyclesPage() {
  const { cycles, invitations } = useLoaderData<typeof loader>();
  const start = (
    <LinkButton to="/inquiry/new" tone="primary">
      {m.inquiryStart()}
    </LinkButton>
  );
  return (
    <Page
      title={m.inquiryTitle()}
      lead={m.inquiryLead()}
      actions={
        <>
          {cycles.length > 0 ? start : null}
          <LinkButton to="/library">{m.inquiryLibrary()}</LinkButton>
        </>
      }
      width="wide"
    >
      <div className="stack-8">
        {invitations.length > 0 ? (
          <section className="stack">
            <h2>{m.inquiryInvitations()}</h2>
            <ul className="plain rows">
              {invitations.map(({ id, title, by }) => (
                <li key={id}>
                  <p>
                    <Link to={`/inquiry/${id}`}>{title}</Link>
                  </p>
                  <p className="soft">{m.inquiryInvitedBy({ name: by })}</p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {cycles.length === 0 ? (
          <EmptyState title={m.inquiryEmptyTitle()} actions={start}>
            <p className="measure">{m.inquiryEmptyBody()}</p>
          </EmptyState>
        ) : (
          <CycleRows cycles={cycles} isOwn />
        )}
        <p className="measure">
          <Link to="/inquiry/evaluate">{m.evaluationTitle()}</Link>: {m.evaluationLead()}
        </p>
      </div>
    </Page>
  );
}
