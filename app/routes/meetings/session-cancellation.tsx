import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { methodOf } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { cancelMeeting, restoreMeeting } from "#app/meetings/meeting.server.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { hostedSessionOf } from "./cohort-of-request.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.meetingsCancel()) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, meeting } = await hostedSessionOf(request, params);
  return { title: meeting.title, path: meetingPath(meeting), personId: person.id };
}

/** A POST cancels a session, a DELETE undoes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await hostedSessionOf(request, params);
  const form = await readForm(request, person);
  const isUndo = methodOf(request, form) === "DELETE";
  const outcome = await (isUndo ? restoreMeeting : cancelMeeting)(db, person, meeting.id);
  if (outcome === "missing") throw notFound("Session");
  throw redirect(isUndo ? `${meetingPath(meeting)}?saved=restored` : meetingPath(meeting), 303);
}

export default function SessionCancellation() {
  const { title, path, personId } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.meetingsCancelTitle({ title })}
      lead={m.meetingsCancelLead()}
      width="narrow"
      breadcrumbs={[{ to: path, label: title }]}
    >
      <PostForm reply={undefined} submit={m.meetingsCancelConfirm()} hidden={{ person: personId }} />
    </Page>
  );
}
