import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/refusals.ts";
import { previewParticipants, recordParticipants } from "#app/meetings/participant-file.server.ts";
import { textOfFile } from "#app/meetings/participant-file.ts";
import { confirmedIn, shiftIn } from "#app/meetings/participant-form.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import { listInvited } from "#app/meetings/queries/meeting-invitations.server.ts";
import { ParticipantPreview } from "#app/meetings/ui/participant-preview.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { hostedMeetingOf } from "./cohort-of-request.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.participantsTitle()) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, meeting } = await hostedMeetingOf(request, params);
  const invited = await listInvited(db, meeting.id);
  return {
    title: meeting.title,
    path: meetingPath(meeting),
    personId: person.id,
    key: crypto.randomUUID(),
    people: invited.filter(({ role }) => role === "participant").map(({ personId, name }) => ({ personId, name })),
  };
}

/** First reads a file and answers with a preview; then, with `confirmed`, records what the coach confirmed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await hostedMeetingOf(request, params);
  const form = await readForm(request, person);
  if (form.has("confirmed")) {
    const key = String(form.get("key") ?? "");
    const given = { key, confirmed: confirmedIn(form), isRestAbsent: form.has("rest"), shift: shiftIn(form) };
    const outcome = await recordParticipants(db, person, meeting.id, given);
    if (outcome === "missing") throw notFound("Session");
    throw redirect(`${meetingPath(meeting)}/attendance?saved`, 303);
  }
  const file = form.get("file");
  const pasted = String(form.get("pasted") ?? "");
  const text = file instanceof File && file.size > 0 ? textOfFile(new Uint8Array(await file.arrayBuffer())) : pasted;
  const preview = await previewParticipants(db, meeting, text);
  if (typeof preview !== "string") return { preview, reply: undefined };
  const problem = preview === "empty" ? m.participantsEmpty() : m.participantsNone();
  const reply = { values: { pasted }, problems: { pasted: [problem] }, at: currentTime().getTime() };
  return data({ preview: null, reply }, { status: 422 });
}

export default function ParticipantsPage() {
  const { title, path, personId, key, people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={m.participantsTitle()}
      lead={answer?.preview ? m.participantsPreviewLead() : m.participantsLead()}
      breadcrumbs={[
        { to: path, label: title },
        { to: `${path}/attendance`, label: m.attendanceTitle() },
      ]}
    >
      {answer?.preview ? (
        <ParticipantPreview preview={answer.preview} people={people} personId={personId} formKey={key} />
      ) : (
        <PostForm
          reply={answer?.reply}
          submit={m.participantsRead()}
          encType="multipart/form-data"
          hidden={{ person: personId }}
        >
          <div className="field">
            <label htmlFor="file" className="field__label">
              {m.participantsFile()}
            </label>
            <input id="file" type="file" name="file" accept=".csv,.tsv,.txt,text/csv,text/plain" className="input" />
          </div>
          <TextArea label={m.participantsPasted()} name="pasted" rows={6} isOptional />
        </PostForm>
      )}
    </Page>
  );
}
