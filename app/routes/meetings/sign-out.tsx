import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { oneLine } from "#app/http/typed-text.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import { listObservations } from "#app/meetings/queries/attendance.server.ts";
import { signOut } from "#app/meetings/sign-out.server.ts";
import { canSignOutAt } from "#app/meetings/sign-out.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Checkbox, TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { meetingOf } from "./cohort-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.signOutTitle(), data?.title ?? m.meetingsSessions()) },
];

/** A session of a training and one of its participants; 404 for everyone else. */
async function participantOf(request: Request, params: { run?: string; meeting?: string }) {
  const { person, meeting } = await meetingOf(request, params);
  if (meeting.invitedAs !== "participant") throw notFound("Session");
  return { person, meeting };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, meeting } = await participantOf(request, params);
  const signed = (await listObservations(db, meeting.id, person.id)).find(({ source }) => source === "signed");
  return {
    ...{ title: meeting.title, path: meetingPath(meeting), personId: person.id, name: person.name },
    isOpen: !meeting.canceledAt && canSignOutAt(meeting, currentTime()),
    signedAt: signed?.happenedAt ? dayAndTimeIn(person.timeZone, signed.happenedAt.toISOString()) : null,
  };
}

const schema = () =>
  z.object({
    signature: z
      .string(m.signOutSignatureMissing())
      .transform(oneLine)
      .pipe(z.string().min(2, m.signOutSignatureMissing()).max(120, m.signOutSignatureMissing())),
    affirm: z.literal("on", m.signOutAffirmMissing()),
  });

const problems = { not_now: m.signOutNotNow, not_in: m.signOutNotIn };

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await participantOf(request, params);
  const submission = parseForm(await readForm(request, person), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await signOut(db, person, meeting.id, submission.value);
  if (outcome === "missing") throw notFound("Session");
  if (outcome !== "signed_out") return rejectForm(submission, { problems: { "": [problems[outcome]()] } });
  throw redirect(`/trainings/${params.run}/sessions/${meeting.id}/sign-out`, 303);
}

export default function SignOutPage() {
  const { title, path, personId, name, isOpen, signedAt } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page title={m.signOutTitle()} lead={title} width="narrow" breadcrumbs={[{ to: path, label: title }]}>
      {signedAt ? (
        <Notice kind="done" live>
          <p>{m.signOutDone({ when: signedAt })}</p>
        </Notice>
      ) : isOpen || reply ? (
        <PostForm reply={reply} submit={m.signOutSubmit()} help={m.signOutHelp()} hidden={{ person: personId }}>
          <TextField
            name="signature"
            label={m.signOutSignature()}
            help={m.signOutSignatureHelp()}
            required
            defaultValue={name}
          />
          <Checkbox name="affirm" label={m.signOutAffirm()} required />
        </PostForm>
      ) : (
        <p>
          {m.signOutNotNow()} <Link to={path}>{title}</Link>
        </p>
      )}
    </Page>
  );
}
