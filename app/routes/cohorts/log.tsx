import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { readsWords } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { minutesOf } from "#app/cohorts/log/new-contact.ts";
import { type LoggedContact, listContacts, listObservations } from "#app/cohorts/log/queries/contacts.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, shortDay } from "#app/time/dates.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** Coaches see the log, a member what they took part in, leads counts, minutes and tags without words. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort);
  const isCoach = standing === "coach";
  const mayRead = readsWords(standing);
  const [contacts, observations] = await Promise.all([
    listContacts(db, cohort.id, standing === "member" ? person.id : null),
    mayRead ? listObservations(db, { cohortId: cohort.id, readerId: person.id, isCoach }) : [],
  ]);
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    person: person.id,
    sums: sumsOf(contacts, isCoach),
    isEmpty: contacts.length === 0,
    contacts: mayRead ? contacts.map((contact) => contactLine(contact, cohort.timeZone)) : [],
    observations: observations.map(({ observedOn, memberName, coachName, ...observation }) => ({
      ...observation,
      isMine: observation.personId === person.id,
      about: m.coachingLogObservedOn({ day: shortDay(observedOn), member: memberName, coach: coachName ?? "" }),
    })),
  };
}

/** In minutes and counts; names of members only for their coach. */
function sumsOf(contacts: LoggedContact[], isCoach: boolean) {
  const { dosage, effort } = minutesOf(contacts);
  const names = new Map(
    contacts.flatMap(({ memberIds, memberNames }) => memberIds.map((id, at) => [id, memberNames[at]])),
  );
  const tags = Map.groupBy(
    contacts.flatMap(({ focus, strategies, barriers }) => [...focus, ...strategies, ...barriers]),
    (tag) => tag,
  );
  const total = [...effort.values()].reduce((sum, minutes) => sum + minutes, 0);
  return {
    contacts: m.coachingLogCount({ count: contacts.length, people: dosage.size, minutes: total }),
    tags: [...tags].map(([tag, all]) => m.coachingLogTagCount({ tag: tag.replaceAll("-", "_"), count: all.length })),
    dosage: isCoach
      ? [...dosage]
          .map(([id, minutes]) => ({ id, name: names.get(id) ?? "", minutes }))
          .sort((a, b) => a.name.localeCompare(b.name))
      : [],
  };
}

function contactLine(contact: LoggedContact, timeZone: string) {
  const { id, kind, beganAt, minutes, mode, memberNames, coachNames, summary } = contact;
  return {
    ...{ id, summary, who: memberNames.join(", ") || m.coachingLogNobody() },
    what: m.coachingLogKind({ kind }),
    facts: [
      dayAndTimeIn(timeZone, beganAt),
      // Time on a message or on feedback is unknown until the coach gives it.
      ...(minutes > 0 ? [m.coachingLogMinutes({ minutes })] : []),
      m.coachingLogMode({ mode }),
      coachNames.join(", "),
    ].join(" · "),
    tags: [...contact.focus, ...contact.strategies, ...contact.barriers]
      .map((tag) => m.coachingLogTag({ tag: tag.replaceAll("-", "_") }))
      .join(", "),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.coachingLogTitle(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function LogPage() {
  const { cohort, sums, isEmpty, contacts } = useLoaderData<typeof loader>();
  const add =
    cohort.standing === "coach" ? (
      <>
        <LinkButton to={`/cohorts/${cohort.id}/log/new`} tone="primary">
          {m.coachingLogAdd()}
        </LinkButton>
        <LinkButton to={`/cohorts/${cohort.id}/log/observation`}>{m.coachingLogObserve()}</LinkButton>
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
          <ul className="plain rows">
            {contacts.map(({ id, what, who, facts, tags, summary }) => (
              <li key={id} className="stack stack-2 measure">
                <p>
                  <strong>{what}</strong> · {who}
                </p>
                <p className="soft">{facts}</p>
                {tags ? <p className="soft">{tags}</p> : null}
                {summary ? <p className="as-typed">{summary}</p> : null}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </CohortPage>
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
