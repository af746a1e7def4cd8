import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm, wantsJson } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { recordAttendance } from "#app/meetings/attendance.server.ts";
import { attendanceSchema, entriesOf } from "#app/meetings/attendance-form.ts";
import { attendanceList } from "#app/meetings/attendance-list.server.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import { AttendanceForm } from "#app/meetings/ui/attendance-form.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useFocusIfLost } from "#app/ui/focus-if-lost.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { hostedMeetingOf } from "./cohort-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.attendanceTitle(), data?.title ?? m.meetingsSessions()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, meeting } = await hostedMeetingOf(request, params);
  const people = await attendanceList(db, meeting, person.timeZone);
  const { searchParams } = new URL(request.url);
  const unseen = new Set(searchParams.get("unseen")?.split(",") ?? []);
  return {
    title: meeting.title,
    path: meetingPath(meeting),
    personId: person.id,
    key: crypto.randomUUID(),
    people,
    isSaved: searchParams.has("saved"),
    unseen: people.filter(({ personId }) => unseen.has(personId)).map(({ name }) => name),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await hostedMeetingOf(request, params);
  const form = await readForm(request, person);
  const personIds = [...form.keys()].flatMap((name) => /^state-(.+)$/.exec(name)?.[1] ?? []);
  const submission = parseForm(form, attendanceSchema(personIds, meeting.minutes));
  if (submission.status !== "success") {
    if (wantsJson(request)) return Response.json({ error: m.attendanceMinutesWrong() }, { status: 422 });
    return rejectForm(submission);
  }
  const key = String(submission.value.key);
  const outcome = await recordAttendance(db, person, meeting.id, {
    key,
    entries: entriesOf(submission.value, personIds),
  });
  if (outcome === "missing") throw notFound("Session");
  if (wantsJson(request)) return Response.json(outcome);
  const unseen = outcome.unseen.length > 0 ? `&unseen=${outcome.unseen.join(",")}` : "";
  throw redirect(`${meetingPath(meeting)}/attendance?saved${unseen}`, 303);
}

export default function AttendancePage() {
  const { title, path, personId, key, people, isSaved, unseen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const said = useFocusIfLost<HTMLDivElement>(key);
  return (
    <Page
      title={m.attendanceTitle()}
      lead={m.attendanceLead()}
      breadcrumbs={[{ to: path, label: title }]}
      actions={
        <>
          <LinkButton to={`${path}/check-in`}>{m.attendanceByCode()}</LinkButton>
          <LinkButton to={`${path}/participants`}>{m.attendanceByFile()}</LinkButton>
        </>
      }
    >
      <div className="stack stack-6">
        {isSaved && !reply ? (
          <div ref={said} tabIndex={-1}>
            <Notice kind={unseen.length > 0 ? "care" : "done"} live>
              <p>{unseen.length > 0 ? m.attendanceUnseen({ names: unseen.join(", ") }) : m.attendanceSaved()}</p>
            </Notice>
          </div>
        ) : null}
        {people.length === 0 ? (
          <EmptyState title={m.attendanceNobodyTitle()}>
            <p>{m.attendanceNobody()}</p>
          </EmptyState>
        ) : (
          <AttendanceForm
            key={key}
            people={people}
            personId={personId}
            path={`${path}/attendance`}
            formKey={key}
            reply={reply}
          />
        )}
      </div>
    </Page>
  );
}
