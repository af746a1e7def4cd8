import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import { recordView } from "#app/identity/audit/audit.server.ts";
import * as m from "#app/messages/catalog.ts";
import { listRoster } from "#app/trainings/registration/queries/registrations.server.ts";
import style from "#app/trainings/ui/trainings.css?url";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { staffedRunOf } from "./run-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.trainingsNameBadges(), data?.title ?? m.trainingsTitle()) },
];

/** Name badges to print, for those who plan or give the run. Each look is recorded. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await staffedRunOf(request, params.run);
  const people = await listRoster(db, run.id, ["registered", "attended", "attended_partly", "no_show"]);
  await recordView(db, { actorId: person.id, action: "training.roster_read", detail: { run: run.id } });
  return {
    ...{ id: run.id, title: run.title },
    people: people.map(({ registrationId, name, organization }) => ({ registrationId, name, organization })),
  };
}

export default function NameBadgesPage() {
  const { id, title, people } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.trainingsNameBadges()}
      lead={m.trainingsNameBadgesLead()}
      breadcrumbs={[{ to: `/trainings/${id}`, label: title }]}
      actions={people.length > 0 ? <PrintButton /> : null}
    >
      {people.length === 0 ? (
        <EmptyState title={m.trainingsNobodyTitle()}>
          <p>{m.trainingsNobody()}</p>
        </EmptyState>
      ) : (
        <ul className="plain name-badges">
          {people.map(({ registrationId, name, organization }) => (
            <li key={registrationId} className="name-badge">
              <strong className="name-badge__name">{name}</strong>
              {organization ? <span className="soft">{organization}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
