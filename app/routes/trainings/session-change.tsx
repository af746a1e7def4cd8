import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import { meetingSchema } from "#app/meetings/meeting.ts";
import { meetingShown } from "#app/meetings/meeting-shown.ts";
import { MeetingFields } from "#app/meetings/ui/meeting-fields.tsx";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { momentAt } from "#app/time/dates.ts";
import { otherZones } from "#app/time/zones.ts";
import { listRunSessions, type RunSession } from "#app/trainings/runs/queries/runs.server.ts";
import { changeSession } from "#app/trainings/runs/run.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { managedRunOf } from "./run-of-request.server.ts";

const schema = () =>
  meetingSchema().extend({
    breaks: wholeNumber({ least: 0, most: 600, wrong: m.trainingsBreakMinutesWrong() }).default(0),
  });

async function sessionOf(request: Request, { run: runId, meeting: sessionId }: { run?: string; meeting?: string }) {
  const { person, run } = await managedRunOf(request, runId);
  const session = (await listRunSessions(db, run.id)).find(({ id }) => id === sessionId);
  if (!session) throw notFound("Session");
  return { person, run, session };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.meetingsEdit(), data?.title ?? m.trainingsTitle()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run, session } = await sessionOf(request, params);
  return {
    ...{ runId: run.id, title: run.title, personId: person.id, zones: otherZones() },
    meeting: sessionShown(session),
  };
}

const sessionShown = (session: RunSession) => ({ ...meetingShown(session), breaks: session.breakMinutes });

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run, session } = await sessionOf(request, params);
  const form = await readForm(request, person);
  return editing(session.id, async (db) => {
    const saved = (await listRunSessions(db, run.id)).find(({ id }) => id === session.id);
    const conflict = saved && joinEdits(form, sessionShown(saved), ["timeZone"]);
    const submission = parseForm(form, schema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const { day, time, breaks: breakMinutes, ...facts } = submission.value;
    if (breakMinutes >= facts.minutes)
      return rejectForm(submission, { problems: { breaks: [m.trainingsBreaksWrong()] } });
    const startsAt = momentAt(day, time, facts.timeZone);
    const change = { sessionId: session.id, ...facts, startsAt, breakMinutes };
    const outcome = await changeSession(db, person, run.id, change);
    if (outcome === "confirmed") return rejectForm(submission, { problems: { "": [m.trainingsSessionsConfirmed()] } });
    return redirect(`/trainings/${run.id}?saved=moved`, 303);
  });
}

export default function TrainingSessionChange() {
  const { runId, title, personId, zones, meeting } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.meetingsEditTitle({ title: meeting.title })}
      lead={m.trainingsSessionChangeLead()}
      width="narrow"
      breadcrumbs={[{ to: `/trainings/${runId}`, label: title }]}
    >
      <PostForm reply={reply} submit={m.meetingsSave()} hidden={{ person: personId }} shown={meeting}>
        <MeetingFields meeting={meeting} zones={zones} />
        <TextField
          name="breaks"
          type="number"
          min={0}
          max={600}
          label={m.trainingsFieldBreaks()}
          help={m.trainingsFieldBreaksHelp()}
          defaultValue={meeting.breaks}
        />
      </PostForm>
    </Page>
  );
}
