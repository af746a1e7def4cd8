import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { changeMeeting } from "#app/meetings/meeting.server.ts";
import { meetingSchema } from "#app/meetings/meeting.ts";
import { meetingShown } from "#app/meetings/meeting-shown.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import { findMeeting } from "#app/meetings/queries/meetings.server.ts";
import { MeetingFields } from "#app/meetings/ui/meeting-fields.tsx";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { momentAt } from "#app/time/dates.ts";
import { otherZones } from "#app/time/zones.ts";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { hostedSessionOf } from "./cohort-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.meetingsEdit(), data?.meeting.title ?? m.meetingsSessions()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, meeting } = await hostedSessionOf(request, params);
  return { path: meetingPath(meeting), personId: person.id, zones: otherZones(), meeting: meetingShown(meeting) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await hostedSessionOf(request, params);
  const form = await readForm(request, person);
  return editing(meeting.id, async (db) => {
    const saved = await findMeeting(db, person.id, meeting.id);
    const conflict = saved && joinEdits(form, meetingShown(saved), ["timeZone"]);
    const submission = parseForm(form, meetingSchema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const { day, time, ...facts } = submission.value;
    const startsAt = momentAt(day, time, facts.timeZone);
    const outcome = await changeMeeting(db, person, meeting.id, { ...facts, startsAt });
    if (outcome === "missing") throw notFound("Session");
    if (outcome === "canceled") return rejectForm(submission, { problems: { "": [m.meetingsCanceledNotice()] } });
    return redirect(`${meetingPath(meeting)}?saved=${outcome}`, 303);
  });
}

export default function SessionChange() {
  const { path, personId, zones, meeting } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.meetingsEditTitle({ title: meeting.title })}
      lead={m.meetingsEditLead()}
      width="narrow"
      breadcrumbs={[{ to: path, label: meeting.title }]}
    >
      <PostForm reply={reply} submit={m.meetingsSave()} hidden={{ person: personId }} shown={meeting}>
        <MeetingFields meeting={meeting} zones={zones} />
      </PostForm>
    </Page>
  );
}
