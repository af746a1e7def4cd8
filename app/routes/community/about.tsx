import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { canSeeCoachView } from "#app/discussions/coaching/coach-view.ts";
import { listExports } from "#app/discussions/export/queries/space-exports.server.ts";
import { Exports } from "#app/discussions/export/ui/exports.tsx";
import { listOwnNotices } from "#app/discussions/moderation/queries/decisions.server.ts";
import { OwnNotices } from "#app/discussions/moderation/ui/own-notices.tsx";
import { spacePath } from "#app/discussions/paths.ts";
import { findAudience, listReaders } from "#app/discussions/spaces/queries/audience.server.ts";
import { listSpaceEvents } from "#app/discussions/spaces/queries/space-events.server.ts";
import { spaceVisitor } from "#app/discussions/spaces/space-visitor.server.ts";
import { audienceInWords, readersInWords } from "#app/discussions/spaces/space-words.ts";
import { SpaceTrail } from "#app/discussions/spaces/ui/space-trail.tsx";
import style from "#app/discussions/ui/discussions.css?url";
import * as m from "#app/messages/catalog.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, space, isFacilitator } = await spaceVisitor(request, params.space);
  const isSmall = space.kind !== "community";
  const [audience, readers, exports, notices, events] = await Promise.all([
    findAudience(db, space.id),
    isSmall ? listReaders(db, space.id) : Promise.resolve([]),
    listExports(db, space.id),
    listOwnNotices(db, person.id, space.id),
    listSpaceEvents(db, space.id),
  ]);
  const dayOf = (moment: string) => shortDayIn(person.timeZone, moment);
  const { id, title, purpose, kind, agreements } = space;
  return {
    space: { id, title, purpose, hasAgreements: agreements !== "", isArchived: space.isArchived },
    ...{ isFacilitator, hasCoachView: space.hasCoachView, seesCoachView: canSeeCoachView(person, space) },
    notices: notices.map(({ id, kind, reason, byName, createdAt, endsAt }) => ({
      ...{ id, kind, reason, by: byName ?? m.postsErased(), day: dayOf(createdAt), until: endsAt && dayOf(endsAt) },
    })),
    events: events.map(({ id, action, byName, happenedAt }) => ({
      ...{ id, action, name: byName ?? m.postsErased(), day: dayOf(happenedAt) },
    })),
    exports: exports.map(({ id, byName, format, createdAt }) => ({
      ...{ id, format, name: byName ?? m.postsErased(), day: dayOf(createdAt) },
    })),
    ...{ audience: audienceInWords(audience), who: readersInWords(kind), rule: m.spacesRule({ kind }), readers },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.spacesAbout(), data?.space.title ?? m.spacesTitle()) },
];

export default function AboutSpacePage() {
  const { space, isFacilitator, hasCoachView, seesCoachView, audience, who, rule, readers, exports, notices, events } =
    useLoaderData<typeof loader>();
  return (
    <Page
      title={m.spacesAbout()}
      lead={space.purpose || undefined}
      breadcrumbs={[
        { to: "/community", label: m.spacesTitle() },
        { to: spacePath(space.id), label: space.title },
      ]}
    >
      <div className="stack-8 measure">
        <section aria-labelledby="who" className="stack-2">
          <h2 id="who">{m.spacesWhoReads()}</h2>
          <p>{audience}</p>
          <p>{who}</p>
          <p>{rule}</p>
          {hasCoachView ? <p>{m.spacesCoachViewOn()}</p> : null}
          {seesCoachView ? (
            <p>
              <Link to={`${spacePath(space.id)}/coach`}>{m.coachViewLink()}</Link>
            </p>
          ) : null}
          {isFacilitator ? (
            <p>
              <Link to={`${spacePath(space.id)}/settings`}>{m.spacesSettings()}</Link>
              {" · "}
              <Link to={`${spacePath(space.id)}/archive`}>
                {m.spaceArchiveLink({ isArchived: space.isArchived ? "yes" : "no" })}
              </Link>
            </p>
          ) : null}
          {space.hasAgreements ? (
            <p>
              <Link to={`${spacePath(space.id)}/agreements`}>{m.spacesReadAgreements()}</Link>
            </p>
          ) : null}
        </section>
        <SpaceTrail events={events} />
        <OwnNotices notices={notices} />
        {isFacilitator || exports.length > 0 ? (
          <div className="stack">
            <Exports exports={exports} />
            {isFacilitator ? (
              <p>
                <Link to={`${spacePath(space.id)}/export`}>{m.spaceExportLink()}</Link>
              </p>
            ) : null}
          </div>
        ) : null}
        {readers.length > 0 ? (
          <section aria-labelledby="people" className="stack-2">
            <h2 id="people">{m.spacesPeople()}</h2>
            <ul className="plain lines">
              {readers.map(({ id, name, pronouns, organization }) => (
                <li key={id}>
                  <bdi>{name}</bdi>
                  {pronouns ? <span className="soft"> ({pronouns})</span> : null}
                  {organization ? <span className="soft"> · {organization}</span> : null}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Page>
  );
}
