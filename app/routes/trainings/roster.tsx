import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import { recordView } from "#app/identity/audit/audit.server.ts";
import * as m from "#app/messages/catalog.ts";
import { listNeeds } from "#app/trainings/registration/queries/needs.server.ts";
import { rosterOf } from "#app/trainings/registration/roster.server.ts";
import { runTimesInWords } from "#app/trainings/runs/run-in-words.ts";
import style from "#app/trainings/ui/trainings.css?url";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { staffedRunOf } from "./run-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.trainingsRoster(), data?.title ?? m.trainingsTitle()) },
];

/** Lists the registered people with what they need, for those who plan or give the run. Each look is recorded. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await staffedRunOf(request, params.run);
  const [people, needs] = await Promise.all([rosterOf(db, run.id, person), listNeeds(db, run.id)]);
  await recordView(db, { actorId: person.id, action: "training.roster_read", detail: { run: run.id } });
  return {
    ...{ id: run.id, title: run.title, times: runTimesInWords(run) },
    people,
    needs: needs.map(({ kind, text, name }) => ({ kind: m.trainingsNeed({ kind }), text, name })),
  };
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function RosterPage() {
  const { id, title, times, people, needs } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.trainingsRosterOf({ title })}
      lead={times}
      width="wide"
      breadcrumbs={[{ to: `/trainings/${id}`, label: title }]}
      actions={
        <>
          <PrintButton label={m.trainingsPrintSheet()} />
          {people.length > 0 ? <Files runId={id} /> : null}
          <LinkButton to={`/trainings/${id}/name-badges`}>{m.trainingsNameBadges()}</LinkButton>
        </>
      }
    >
      {people.length === 0 ? (
        <EmptyState title={m.trainingsNobodyTitle()}>
          <p>{m.trainingsNobody()}</p>
        </EmptyState>
      ) : (
        <div className="stack stack-8">
          <People people={people} />
          <Needs needs={needs} />
        </div>
      )}
    </Page>
  );
}

function Files({ runId }: { runId: string }) {
  return ["csv", "xlsx"].map((form) => (
    <a key={form} className="button" href={`/trainings/${runId}/roster/roster.${form}`} download>
      {m.trainingsRosterFile({ form })}
    </a>
  ));
}

/** The printed sheet has a column for signatures, and leaves out where people stand and who is on the waitlist. */
function People({ people }: { people: Data["people"] }) {
  return (
    <div className="roster">
      <Table
        caption={m.trainingsRoster()}
        rows={people}
        keyOf={({ registrationId }) => registrationId}
        columns={[
          { heading: m.trainingsName(), cell: ({ name }) => name, isRowHeading: true },
          { heading: m.trainingsOrganization(), cell: ({ organization }) => organization },
          { heading: m.trainingsStandingLabel(), cell: standingOf },
          { heading: m.trainingsCreditLabel(), cell: ({ credit }) => credit },
          { heading: m.trainingsSignature(), cell: () => null },
        ]}
      />
    </div>
  );
}

const standingOf = ({ isSeated, standing }: Data["people"][number]) => (
  <span className={isSeated ? undefined : "roster__waiting"}>{standing}</span>
);

function Needs({ needs }: { needs: Data["needs"] }) {
  if (needs.length === 0) return null;
  return (
    <section aria-labelledby="needs" className="stack-2 no-print">
      <h2 id="needs">{m.trainingsNeeds()}</h2>
      <p className="soft">{m.trainingsNeedsRoster()}</p>
      <ul className="plain lines">
        {needs.map(({ kind, text, name }) => (
          <li key={`${kind} ${name} ${text}`}>
            <strong>{kind}</strong>: {text} <span className="soft">({name})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
