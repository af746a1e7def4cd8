import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { readsWords } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { tappedMinutes } from "#app/cohorts/log/contact.ts";
import { contactLine, sumsOf } from "#app/cohorts/log/log-line.ts";
import { listContacts } from "#app/cohorts/log/queries/log.server.ts";
import { listObservations } from "#app/cohorts/log/queries/observations.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import * as m from "#app/messages/catalog.ts";
import { shortDay } from "#app/time/dates.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const pageSize = 40;

/** Coaches see the log, a member what they took part in, leads counts, minutes and tags without words. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort);
  const isCoach = standing === "coach";
  const mayRead = readsWords(standing);
  const [contacts, observations] = await Promise.all([
    listContacts(db, cohort.id, standing === "member" ? person.id : null),
    mayRead ? listObservations(db, { cohortId: cohort.id, readerId: person.id, isCoach }) : [],
  ]);
  const { id, name, timeZone } = cohort;
  const search = new URL(request.url).searchParams;
  return {
    cohort: { id, name, standing },
    person: person.id,
    saved: search.get("saved"),
    sums: sumsOf(contacts, isCoach),
    isEmpty: contacts.length === 0,
    ...pageOf(mayRead ? contacts : [], Number(search.get("page") ?? 1), (contact) =>
      contactLine(contact, { readerId: person.id, isCoach, timeZone }),
    ),
    observations: observations.map(({ observedOn, memberName, coachName, ...observation }) => ({
      ...observation,
      isMine: observation.personId === person.id,
      about: m.coachingLogObservedOn({ day: shortDay(observedOn), member: memberName, coach: coachName ?? "" }),
    })),
  };
}

/** One page of the entries, as lines. A page past the end gives the last page. */
function pageOf<Each, Line>(entries: Each[], wanted: number, lineOf: (entry: Each) => Line) {
  const pageCount = Math.max(1, Math.ceil(entries.length / pageSize));
  const page = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), pageCount) : 1;
  return { page, pageCount, contacts: entries.slice((page - 1) * pageSize, page * pageSize).map(lineOf) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.coachingLogTitle(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function LogPage() {
  const { cohort, saved, sums, isEmpty, contacts, page, pageCount } = useLoaderData<typeof loader>();
  const add =
    cohort.standing === "coach" ? (
      <>
        <LinkButton to={`/cohorts/${cohort.id}/log/new`} tone="primary">
          {m.coachingLogAdd()}
        </LinkButton>
        <LinkButton to={`/cohorts/${cohort.id}/log/observation`}>{m.coachingLogObserve()}</LinkButton>
        <LinkButton to={`/cohorts/${cohort.id}/log/paste`}>{m.coachingLogPaste()}</LinkButton>
        {isEmpty ? null : (
          <LinkButton to={`/cohorts/${cohort.id}/log/export`} reloadDocument>
            {m.coachingLogExport()}
          </LinkButton>
        )}
      </>
    ) : null;
  return (
    <CohortPage
      cohort={cohort}
      title={m.coachingLogTitle()}
      lead={m.coachingLogLead({ standing: cohort.standing })}
      actions={add}
    >
      <div className="stack stack-12">
        {saved ? (
          <Notice kind="done" live>
            <p>{m.coachingLogSaved({ what: saved })}</p>
          </Notice>
        ) : null}
        <section aria-label={m.coachingLogSums()} className="stack stack-2">
          <p>{sums.contacts}</p>
          {sums.tags.length > 0 ? <p className="soft">{sums.tags.join(" · ")}</p> : null}
        </section>
        {sums.dosage.length > 0 ? (
          <details>
            <summary>{m.coachingLogDosage()}</summary>
            <Table
              caption={m.coachingLogDosage()}
              rows={sums.dosage}
              keyOf={({ id }) => id}
              columns={[
                { heading: m.coachingLogMember(), isRowHeading: true, cell: ({ name }) => name },
                { heading: m.coachingLogMinutesHeading(), isNumber: true, cell: ({ minutes }) => minutes },
              ]}
            />
          </details>
        ) : null}
        <Observations />
        {isEmpty ? (
          <EmptyState title={m.coachingLogEmptyTitle()}>
            <p className="measure">{m.coachingLogEmptyBody()}</p>
          </EmptyState>
        ) : null}
        {contacts.length > 0 ? (
          <div>
            <ul className="plain rows">
              {contacts.map((contact) => (
                <li key={contact.id}>
                  <Contact contact={contact} />
                </li>
              ))}
            </ul>
            <Pagination page={page} pageCount={pageCount} />
          </div>
        ) : null}
      </div>
    </CohortPage>
  );
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>["contacts"][number];

function Contact({ contact }: { contact: Line }) {
  const { cohort, person } = useLoaderData<typeof loader>();
  const { id, what, who, day, facts, tags, goals, summary, isMine, isUntimed } = contact;
  const path = `/cohorts/${cohort.id}/log/entries/${id}`;
  return (
    <div className="stack stack-2 measure">
      <p>
        <strong>{what}</strong> · {who}
      </p>
      <p className="soft">{facts}</p>
      {tags ? <p className="soft">{tags}</p> : null}
      {goals ? <p className="soft">{goals}</p> : null}
      {summary ? <p className="as-typed">{summary}</p> : null}
      {isMine ? (
        <div className="cluster">
          {isUntimed ? (
            <Form method="post" action={`${path}/minutes`} className="cluster" preventScrollReset>
              <input type="hidden" name="person" value={person} />
              <span className="soft">{m.coachingLogHowLong()}</span>
              {tappedMinutes.map((minutes) => (
                <Button
                  key={minutes}
                  name="minutes"
                  value={minutes}
                  aria-label={m.coachingLogTapMinutesOf({ minutes, what, who })}
                >
                  {m.coachingLogTapMinutes({ minutes })}
                </Button>
              ))}
            </Form>
          ) : null}
          <LinkButton to={path} tone="quiet" aria-label={m.coachingLogChangeOf({ what, who, day })}>
            {m.coachingLogChange()}
          </LinkButton>
        </div>
      ) : null}
    </div>
  );
}

function Observations() {
  const { cohort, person, observations } = useLoaderData<typeof loader>();
  if (observations.length === 0) return null;
  return (
    <section aria-labelledby="observations" className="stack">
      <h2 id="observations">{m.coachingLogObservations()}</h2>
      <ul className="plain rows">
        {observations.map(({ id, about, evidence, question, isMine, isSeen }) => (
          <li key={id} className="stack stack-2 measure">
            <p className="soft">{about}</p>
            <p className="as-typed">{evidence}</p>
            <p className="as-typed">
              <strong>{question}</strong>
            </p>
            {isMine && !isSeen ? (
              <Form method="post" action={`/cohorts/${cohort.id}/log/observations/${id}`}>
                <input type="hidden" name="person" value={person} />
                <Button>{m.coachingLogAcknowledge()}</Button>
              </Form>
            ) : null}
            {!isMine && !isSeen ? <p className="soft">{m.coachingLogNotSeen()}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
