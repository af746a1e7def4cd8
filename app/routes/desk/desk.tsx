import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskFor } from "#app/cohorts/desk/desk.server.ts";
import { canOpenDesk } from "#app/cohorts/desk/desk.ts";
import style from "#app/cohorts/desk/ui/desk.css?url";
import { DeskCohorts } from "#app/cohorts/desk/ui/desk-cohorts.tsx";
import { SharedCycles } from "#app/cohorts/desk/ui/desk-cycles.tsx";
import { DeskKeys } from "#app/cohorts/desk/ui/desk-keys.tsx";
import { OpenGoals, QuietMembers, SharedReflections, WaitingWork } from "#app/cohorts/desk/ui/desk-sections.tsx";
import * as m from "#app/messages/catalog.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useFollowedLinks } from "#app/ui/follow-links.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** A coach's home over all of their cohorts: what waits, who is quiet, sessions and next steps, what is shared. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  if (!canOpenDesk(person)) throw closedPage(request, person);
  const now = currentTime();
  const desk = await deskFor(db, person, now);
  const saved = new URL(request.url).searchParams.get("saved");
  return { ...desk, saved, day: dayIn(person.timeZone, now.toISOString()) };
}

export const meta: MetaFunction = () => [{ title: titled(m.deskTitle()) }];

export default function DeskPage() {
  const { cohorts, saved, day, ...desk } = useLoaderData<typeof loader>();
  const lists = useFollowedLinks<HTMLDivElement>();
  return (
    <Page title={m.deskTitle()} lead={day} width="wide">
      {cohorts.length === 0 ? (
        <EmptyState title={m.deskEmptyTitle()} actions={<LinkButton to="/cohorts/new">{m.cohortsNew()}</LinkButton>}>
          <p className="measure">{m.deskEmptyBody()}</p>
        </EmptyState>
      ) : (
        <div ref={lists} className="stack-8">
          {saved ? (
            <Notice kind="done" live>
              <p>{m.deskSaved({ what: saved })}</p>
            </Notice>
          ) : null}
          <div className="desk">
            <WaitingWork waiting={desk.waiting} isMore={desk.isMoreWaiting} />
            <QuietMembers quiet={desk.quiet} />
          </div>
          <DeskCohorts cohorts={cohorts} />
          <div className="desk">
            <SharedReflections groups={desk.groups} newCount={desk.newCount} />
            <div className="desk__aside">
              <SharedCycles cycles={desk.cycles} />
              <OpenGoals goals={desk.goals} />
            </div>
          </div>
          <DeskKeys />
        </div>
      )}
    </Page>
  );
}
