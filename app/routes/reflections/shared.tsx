import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hasRole } from "#app/identity/person/person.ts";
import { listSharedReflections } from "#app/learning/queries/reflection-lists.server.ts";
import { listAskedOf } from "#app/learning/readers/queries/readers.server.ts";
import { AskedList } from "#app/learning/readers/ui/asked-list.tsx";
import { recordReflectionsRead } from "#app/learning/reflections-read.server.ts";
import { ReflectionCard, reflectionCard } from "#app/learning/ui/reflection-card.tsx";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayIn } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/**
 * Reflections that others chose to share with this person; empty for people whom nobody shares with, whatever their
 * role.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const wanted = Number(new URL(request.url).searchParams.get("page") ?? 1);
  const [{ reflections, ...page }, asked] = await Promise.all([
    listSharedReflections(db, person, wanted),
    listAskedOf(db, person.id),
  ]);
  // The list shows the text itself, so a coach who opens it has read them.
  if (hasRole(person, "coach")) await recordReflectionsRead(db, person, reflections);
  const askedPages = asked.map(({ reflectionId, authorName, courseTitle, askedAt, isAnswered }) => ({
    id: reflectionId,
    name: authorName,
    facts: [
      courseTitle ?? m.reflectionsUnknownCourse(),
      m.readersAskedOn({ day: dayIn(person.timeZone, askedAt) }),
      m.readersStates({ state: isAnswered ? "answered" : "waits" }),
    ].join(" · "),
  }));
  return {
    ...page,
    asked: askedPages,
    reflections: reflections.map((reflection) => reflectionCard(reflection, person.timeZone)),
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.reflectionsSharedTitle()) }];

export default function SharedReflectionsPage() {
  const { asked, reflections, total, page, pageCount } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.reflectionsSharedTitle()}
      lead={m.reflectionsSharedLead()}
      breadcrumbs={[{ to: "/reflections", label: m.reflectionsTitle() }]}
    >
      <AskedList asked={asked} />
      {reflections.length > 0 || asked.length > 0 ? null : (
        <EmptyState title={m.reflectionsSharedEmptyTitle()}>
          <p className="measure">{m.reflectionsSharedEmptyBody()}</p>
        </EmptyState>
      )}
      {reflections.length === 0 ? null : (
        <>
          <p className="list-count soft numbers">{m.reflectionsCount({ count: total })}</p>
          <ul className="plain rows">
            {reflections.map((reflection) => (
              <li key={reflection.id}>
                <ReflectionCard reflection={reflection} headingLevel={2} isMine={false} />
              </li>
            ))}
          </ul>
          <Pagination page={page} pageCount={pageCount} />
        </>
      )}
    </Page>
  );
}
