import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayIn } from "#app/time/dates.ts";
import { admitWalkIn } from "#app/trainings/registration/door.server.ts";
import { doorSchema, sessionNearest } from "#app/trainings/registration/door-form.ts";
import { listWalkIns } from "#app/trainings/registration/queries/door.server.ts";
import { listRunSessions } from "#app/trainings/runs/queries/runs.server.ts";
import { runTimesInWords } from "#app/trainings/runs/run-in-words.ts";
import { Checkbox, SelectField, TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { staffedRunOf } from "./run-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.trainingsDoor(), data?.title ?? m.trainingsTitle()) },
];

/** For people who come without a registration. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await staffedRunOf(request, params.run);
  const [sessions, walkIns] = await Promise.all([listRunSessions(db, run.id), listWalkIns(db, run.id)]);
  const nearest = sessionNearest(sessions, currentTime());
  return {
    ...{ id: run.id, title: run.title, times: runTimesInWords(run), personId: person.id, walkIns },
    sessions: sessions.map(({ id, startsAt, timeZone, minutes }) => ({
      ...{ id, minutes, day: dayIn(timeZone, startsAt.toISOString()) },
    })),
    nearest: { id: nearest?.session.id ?? "", minutes: nearest?.minutes ?? 0 },
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await staffedRunOf(request, params.run);
  const submission = parseForm(await readForm(request, person), doorSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { name, email, session: sessionId, minutes, hours } = submission.value;
  const visitor = { name, email, sessionId, minutes, asksHours: hours === "on" };
  const outcome = await admitWalkIn(db, person, run.id, visitor);
  if (outcome === "missing") throw notFound("Session");
  if (outcome !== "admitted")
    return rejectForm(submission, { problems: { "": [m.trainingsDoorRefused({ why: outcome })] } });
  throw redirect(`/trainings/${run.id}/door?saved`, 303);
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function DoorPage() {
  const data = useLoaderData<typeof loader>();
  const { id, title, times, isSaved, walkIns } = data;
  return (
    <Page
      title={m.trainingsDoor()}
      lead={m.trainingsDoorLead()}
      breadcrumbs={[{ to: `/trainings/${id}`, label: title }]}
    >
      <div className="stack stack-8">
        <p className="soft">{times}</p>
        {isSaved ? (
          <Notice kind="done" live>
            <p>{m.trainingsDoorSaved()}</p>
          </Notice>
        ) : null}
        <DoorForm data={data} />
        {walkIns.length > 0 ? (
          <Table
            caption={m.trainingsDoorWaiting()}
            isCaptionShown
            rows={walkIns}
            keyOf={({ id }) => id}
            columns={[
              { heading: m.trainingsName(), cell: ({ name }) => name, isRowHeading: true },
              { heading: m.trainingsDoorEmail(), cell: ({ email }) => email },
              { heading: m.trainingsDoorMinutes(), cell: ({ minutes }) => minutes, isNumber: true },
            ]}
          />
        ) : null}
      </div>
    </Page>
  );
}

function DoorForm({ data: { sessions, nearest, personId } }: { data: Data }) {
  const reply = useActionData<typeof action>();
  return (
    <PostForm reply={reply} submit={m.trainingsDoorAdmit()} hidden={{ person: personId }}>
      <TextField name="name" label={m.trainingsName()} required autoComplete="off" limit={120} />
      <TextField
        name="email"
        type="email"
        label={m.trainingsDoorEmail()}
        help={m.trainingsDoorEmailHelp()}
        required
        autoComplete="off"
        limit={254}
      />
      <SelectField name="session" label={m.trainingsDoorSession()} defaultValue={nearest.id}>
        {sessions.map(({ id, day }) => (
          <option key={id} value={id}>
            {day}
          </option>
        ))}
      </SelectField>
      <TextField
        name="minutes"
        type="number"
        min={1}
        max={1440}
        label={m.trainingsDoorMinutes()}
        help={m.trainingsDoorMinutesHelp()}
        defaultValue={nearest.minutes}
        required
      />
      <Checkbox name="hours" label={m.trainingsDoorHours()} />
    </PostForm>
  );
}
