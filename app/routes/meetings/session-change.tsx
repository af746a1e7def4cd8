import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { changeMeeting } from "#app/meetings/meeting.server.ts";
import { meetingSchema } from "#app/meetings/meeting.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import { MeetingFields } from "#app/meetings/ui/meeting-fields.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { dayOf, momentAt, timeOf } from "#app/time/dates.ts";
import { otherZones } from "#app/time/zones.ts";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { hostedSessionOf } from "./cohort-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.meetingsEdit(), data?.meeting.title ?? m.meetingsSessions()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, meeting } = await hostedSessionOf(request, params);
  const { title, startsAt, minutes, timeZone, place, link } = meeting;
  return {
    path: meetingPath(meeting),
    personId: person.id,
    zones: otherZones(),
    meeting: {
      ...{ title, minutes, timeZone, place: place ?? "", link: link ?? "" },
      ...{ day: dayOf(startsAt, timeZone), time: timeOf(startsAt, timeZone) },
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await hostedSessionOf(request, params);
  const submission = parseForm(await readForm(request, person), meetingSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { day, time, ...facts } = submission.value;
  const startsAt = momentAt(day, time, facts.timeZone);
  const outcome = await changeMeeting(db, person, meeting.id, { ...facts, startsAt });
  if (outcome === "missing") throw notFound("Session");
  if (outcome === "canceled") return rejectForm(submission, { problems: { "": [m.meetingsCanceledNotice()] } });
  throw redirect(`${meetingPath(meeting)}?saved=${outcome}`, 303);
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
      <PostForm reply={reply} submit={m.meetingsSave()} hidden={{ person: personId }}>
        <MeetingFields meeting={meeting} zones={zones} />
      </PostForm>
    </Page>
  );
}
