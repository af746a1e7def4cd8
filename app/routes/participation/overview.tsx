import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { completionFor } from "#app/participation/overview/completion.server.ts";
import { overviewFor } from "#app/participation/overview/overview.server.ts";
import { CompletionFigures, FinishedFigure } from "#app/participation/overview/ui/completion.tsx";
import { OrganizationTable } from "#app/participation/overview/ui/organization-totals.tsx";
import { ExactFigures, ReachByKind } from "#app/participation/overview/ui/program-overview.tsx";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { PeriodChoice } from "#app/participation/ui/period-choice.tsx";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { participationReader } from "./reader.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** A lead's home: who took part in a period, for the whole program or for the lead's organizations. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { person, scope } = await participationReader(request);
  const { countedAt, ...overview } = await overviewFor(db, scope, new URL(request.url).searchParams.get("period"));
  const isProgram = scope.kind === "program";
  const completion =
    isProgram && overview.shown ? await completionFor(db, { id: person.id, scope }, overview.shown) : null;
  return {
    ...overview,
    completion,
    reader: scope.kind,
    counted: countedAt ? dayAndTimeIn(person.timeZone, countedAt.toISOString()) : null,
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.navParticipation()) }];

export default function OverviewPage() {
  const { reader, shown, series, periods, organizations, completion, counted } = useLoaderData<typeof loader>();
  const isEmpty =
    shown === null || (reader === "program" ? (shown.totals.people ?? 0) === 0 : organizations.length === 0);
  const headline = isEmpty
    ? m.navParticipation()
    : reader === "program"
      ? m.participationHeadline({
          people: shown.totals.people ?? 0,
          organizations: shown.totals.organizations ?? 0,
          when: shown.isOver ? "over" : "now",
          period: shown.words,
        })
      : m.participationOwnHeadline({ count: organizations.length, period: shown.words });
  return (
    <ParticipationPage
      reader={reader}
      title={headline}
      lead={isEmpty ? undefined : reader === "program" ? m.participationLead() : m.participationOwnLead()}
    >
      <div className="stack stack-8">
        {shown ? <PeriodChoice periods={periods} shownId={shown.id} /> : null}
        {isEmpty || !shown ? (
          <EmptyState
            title={m.participationEmptyTitle()}
            actions={<LinkButton to="/trainings">{m.participationToTrainings()}</LinkButton>}
          >
            <p className="measure">{m.participationEmpty()}</p>
          </EmptyState>
        ) : reader === "program" ? (
          <>
            <ExactFigures shown={shown} series={series}>
              <FinishedFigure completion={completion} />
            </ExactFigures>
            <ReachByKind totals={shown.totals} />
            <p>
              <Link to={`/participation/missing?period=${shown.id}`}>{m.missingTitle()}</Link>
            </p>
            <CompletionFigures completion={completion} />
          </>
        ) : (
          <OrganizationTable
            rows={organizations}
            caption={m.participationOwnHeadline({ count: organizations.length, period: shown.words })}
          />
        )}
        <p className="small soft measure">
          {counted ? m.participationCountedAt({ at: counted }) : m.participationNotCounted()}{" "}
          {m.participationExactNote()}
        </p>
        <p className="no-print">
          <Link to="/participation/mails">{m.figureMailTurnOn()}</Link>
        </p>
      </div>
    </ParticipationPage>
  );
}
