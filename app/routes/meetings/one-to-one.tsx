import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { methodOf } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { cancelBooking, moveBooking } from "#app/meetings/booking.server.ts";
import { canSeeMeeting, phaseOf } from "#app/meetings/meeting.ts";
import { listFreeTimes } from "#app/meetings/queries/bookings.server.ts";
import { listInvited } from "#app/meetings/queries/meeting-invitations.server.ts";
import { findMeeting } from "#app/meetings/queries/meetings.server.ts";
import { FreeTimes } from "#app/meetings/ui/booking.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: titled(data?.title ?? m.bookingTitle()) }];

async function oneToOneOf(request: Request, meetingId = "") {
  const person = await signedIn(request);
  const meeting = await findMeeting(db, person.id, meetingId);
  if (meeting?.kind !== "one-to-one" || !canSeeMeeting(person, meeting)) throw notFound("One-to-one");
  return { person, meeting };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, meeting } = await oneToOneOf(request, params.meeting);
  const now = currentTime();
  const phase = phaseOf(meeting, now);
  const coachId = (await listInvited(db, meeting.id)).find(({ role }) => role === "host")?.personId;
  const cohortIds = meeting.cohortId ? [meeting.cohortId] : [];
  const canMove = meeting.startsAt > now && phase !== "canceled" && coachId !== undefined;
  const others = canMove ? await listFreeTimes(db, { id: person.id, cohortIds }, { now, coachId }) : [];
  const inWords = (moment: Date) => dayAndTimeIn(person.timeZone, moment.toISOString());
  return {
    ...{ title: meeting.title, minutes: meeting.minutes, place: meeting.place, link: meeting.link, phase, canMove },
    personId: person.id,
    path: `/booking/${meeting.id}`,
    when: inWords(meeting.startsAt),
    others: others.map((each) => ({ ...each, when: inWords(each.startsAt) })),
    told: new URL(request.url).searchParams.get("told"),
  };
}

/** A POST moves it to another time, a DELETE cancels it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await oneToOneOf(request, params.meeting);
  const form = await readForm(request, person);
  const outcome =
    methodOf(request, form) === "DELETE"
      ? await cancelBooking(db, person, meeting.id)
      : await moveBooking(db, person, meeting.id, String(form.get("time") ?? ""));
  if (outcome === "missing") throw notFound("Time");
  throw redirect(`/booking/${meeting.id}?told=${outcome}`, 303);
}

export default function OneToOnePage() {
  const { title, minutes, place, link, phase, canMove, personId, path, when, others, told } =
    useLoaderData<typeof loader>();
  return (
    <Page title={title} lead={when} breadcrumbs={[{ to: "/booking", label: m.bookingTitle() }]}>
      <div className="stack stack-8">
        {told ? (
          <Notice kind={told === "taken" || told === "overlaps" ? "care" : "done"} live>
            <p>{m.bookingTold({ what: told })}</p>
          </Notice>
        ) : null}
        {phase === "canceled" ? <p>{m.bookingCanceled()}</p> : null}
        <p>
          {m.meetingsMinutes({ count: minutes })}
          {place ? `, ${place}` : null}
        </p>
        {link ? (
          <p>
            <a href={link} rel="noreferrer">
              {m.meetingsJoin()}
            </a>
          </p>
        ) : null}
        {canMove ? (
          <>
            <FreeTimes times={others} action={path} personId={personId} isMove />
            <Form method="post">
              <input type="hidden" name="person" value={personId} />
              <input type="hidden" name="_method" value="delete" />
              <Button>{m.bookingCancel()}</Button>
            </Form>
          </>
        ) : null}
      </div>
    </Page>
  );
}
