import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { agendaOf } from "#app/cohorts/programs/agenda.server.ts";
import { topicsAbout } from "#app/discussions/about/topics-about.server.ts";
import { TopicsAbout } from "#app/discussions/about/ui/topics-about.tsx";
import type { Person } from "#app/identity/person/person.ts";
import { useLive } from "#app/live/ui/use-live.ts";
import { phaseOf } from "#app/meetings/meeting.ts";
import { meetingPath, meetingTopic, sessionsPath } from "#app/meetings/paths.ts";
import { listInvited } from "#app/meetings/queries/meeting-invitations.server.ts";
import { type ListedStep, listNextSteps } from "#app/meetings/queries/next-steps.server.ts";
import { type ListedNote, listNotes } from "#app/meetings/queries/notes.server.ts";
import { AgendaList } from "#app/meetings/ui/agenda-list.tsx";
import { NextSteps, type StepData } from "#app/meetings/ui/next-steps.tsx";
import { type NoteData, Notes } from "#app/meetings/ui/notes.tsx";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAndTimeIn, dayInWords } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { sessionOf } from "./cohort-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.title ?? m.meetingsSessions(), data?.cohort.name ?? m.meetingsSessions()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, meeting, isHost } = await sessionOf(request, params);
  const { id, title, startsAt, minutes, timeZone, place, link, agendaKey } = meeting;
  const [invited, notes, steps, agenda, talk] = await Promise.all([
    listInvited(db, id),
    listNotes(db, id, person.id),
    listNextSteps(db, id),
    agendaOf(db, cohort.id, agendaKey, startsAt),
    topicsAbout(db, person, { kind: "meeting", id }),
  ]);
  return {
    ...{ id, title, minutes, place, link, isHost, agendaKey },
    cohort: { id: cohort.id, name: cohort.name },
    personId: person.id,
    path: meetingPath(meeting),
    when: dayAndTimeIn(person.timeZone, startsAt.toISOString()),
    otherZone: timeZone === person.timeZone ? null : timeZone.replaceAll("_", " "),
    phase: phaseOf(meeting, currentTime()),
    ...{ agenda, talk },
    invited: invited.map(({ email: _, ...each }) => each),
    notes: notes.map((note) => noteData(note, person)),
    steps: steps.map((step) => stepData(step, person.id, isHost)),
    formKey: crypto.randomUUID(),
    topic: meetingTopic(id),
    saved: new URL(request.url).searchParams.get("saved"),
  };
}

function noteData({ id, authorId, author, audience, text, writtenAt }: ListedNote, person: Person): NoteData {
  const when = dayAndTimeIn(person.timeZone, writtenAt.toISOString());
  return { id, author, text, when, isMine: authorId === person.id, isPrivate: audience === "author" };
}

function stepData(
  { id, text, ownerId, owner, dueOn, doneAt }: ListedStep,
  personId: string,
  isHost: boolean,
): StepData {
  const due = dueOn && dayInWords(dueOn);
  return { id, text, owner, due, isDone: doneAt !== null, canFinish: ownerId === personId || isHost };
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function SessionPage() {
  const data = useLoaderData<typeof loader>();
  const { title, cohort, agenda, agendaKey, isHost, path, personId, formKey } = data;
  useLive(data.topic);
  return (
    <Page
      title={title}
      lead={data.when}
      breadcrumbs={[{ to: sessionsPath(cohort.id), label: m.meetingsSessionsOf({ cohort: cohort.name }) }]}
      actions={isHost ? <HostActions data={data} /> : null}
    >
      <div className="stack stack-8">
        <Saved data={data} />
        <WhenAndWhere data={data} />
        {agendaKey ? (
          <section aria-labelledby="agenda" className="stack">
            <h2 id="agenda">{m.meetingsAgenda()}</h2>
            {agenda ? (
              <AgendaList agenda={agenda} isHost={isHost} />
            ) : (
              <p>{m.meetingsAgendaMissing({ key: agendaKey })}</p>
            )}
          </section>
        ) : null}
        <Notes notes={data.notes} path={path} personId={personId} formKey={formKey} isHost={isHost} />
        <NextSteps steps={data.steps} people={data.invited} path={path} personId={personId} formKey={formKey} />
        <TopicsAbout {...data.talk} />
        <Invited data={data} />
      </div>
    </Page>
  );
}

function HostActions({ data: { path, phase, title, personId } }: { data: Data }) {
  if (phase === "canceled") {
    return (
      <Confirm
        action={`${path}/cancellation`}
        isDelete
        hidden={{ person: personId }}
        label={m.meetingsRestore()}
        question={m.meetingsRestoreTitle({ title })}
        confirm={m.meetingsRestore()}
      >
        <p>{m.meetingsRestoreLead()}</p>
      </Confirm>
    );
  }
  return (
    <>
      {/* A document of its own: only its header allows keeping the screen awake. */}
      <LinkButton to={`${path}/facilitate`} reloadDocument>
        {m.facilitateTitle()}
      </LinkButton>
      <LinkButton to={`${path}/attendance`}>{m.attendanceTitle()}</LinkButton>
      <LinkButton to={`${path}/change`}>{m.meetingsEdit()}</LinkButton>
      <Confirm
        action={`${path}/cancellation`}
        hasPage
        hidden={{ person: personId }}
        tone="quiet"
        label={m.meetingsCancel()}
        question={m.meetingsCancelTitle({ title })}
        confirm={m.meetingsCancelConfirm()}
      >
        <p>{m.meetingsCancelLead()}</p>
      </Confirm>
    </>
  );
}

function Saved({ data: { saved, phase } }: { data: Data }) {
  if (phase === "canceled") {
    return (
      <Notice kind="care">
        <p>{m.meetingsCanceledNotice()}</p>
      </Notice>
    );
  }
  const words = { changed: m.meetingsSavedChange, restored: m.meetingsSavedRestored, unchanged: m.meetingsUnchanged };
  const text = Object.entries(words).find(([outcome]) => outcome === saved)?.[1]();
  return text ? (
    <Notice kind="done" live>
      <p>{text}</p>
    </Notice>
  ) : null;
}

function WhenAndWhere({ data: { when, minutes, place, link, otherZone, phase } }: { data: Data }) {
  return (
    <section aria-labelledby="where" className="stack-2">
      <h2 id="where">{m.meetingsWhenAndWhere()}</h2>
      <p>
        {when}, {m.meetingsMinutes({ count: minutes })}
      </p>
      {otherZone ? <p className="soft">{m.meetingsZoneOther({ zone: otherZone })}</p> : null}
      {place ? <p>{place}</p> : null}
      {link && phase !== "past" ? (
        <p>
          <a href={link} rel="noreferrer">
            {m.meetingsJoin()}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Invited({ data: { invited } }: { data: Data }) {
  return (
    <section aria-labelledby="invited" className="stack-2">
      <h2 id="invited">{m.meetingsInvited()}</h2>
      <ul className="plain">
        {invited.map(({ personId, name, pronouns, role }) => (
          <li key={personId}>
            {name}
            {pronouns ? <span className="soft"> ({pronouns})</span> : null}
            {role === "host" ? <span className="soft">, {m.meetingsHost()}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
