import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm, rejectForm, rejectFormUntil, wantsJson } from "#app/http/form.server.ts";
import { checkIn } from "#app/meetings/check-in.server.ts";
import { canSeeMeeting } from "#app/meetings/meeting.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import { findMeeting } from "#app/meetings/queries/meetings.server.ts";
import { useKeptCheckIn } from "#app/meetings/ui/use-kept-check-in.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const schema = () =>
  z.object({
    code: z.string(m.checkInCodeMissing()).trim().min(1, m.checkInCodeMissing()).max(50),
    at: z.coerce.number().min(0).optional(),
    sentAt: z.coerce.number().min(0).optional(),
  });

export const meta: MetaFunction = () => [{ title: titled(m.checkInTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const { searchParams } = new URL(request.url);
  const meeting = await findMeeting(db, person.id, searchParams.get("in") ?? "");
  const isIn = meeting !== null && canSeeMeeting(person, meeting);
  const scanned = searchParams.get("code")?.slice(0, 10) ?? "";
  return { personId: person.id, scanned, checkedIn: isIn ? { title: meeting.title, to: meetingPath(meeting) } : null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const submission = parseForm(await readForm(request, person), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { code, at, sentAt } = submission.value;
  const arrival = at !== undefined && sentAt !== undefined ? { at, sentAt } : null;
  const outcome = await checkIn(db, person, code, { address: context.clientAddress, arrival });
  if (wantsJson(request)) {
    const isWaiting = outcome !== "wrong" && "waitUntil" in outcome;
    return Response.json(
      { outcome: outcome === "wrong" ? "wrong" : isWaiting ? "wait" : "checked_in" },
      { status: isWaiting ? 503 : 200 },
    );
  }
  if (outcome === "wrong") return rejectForm(submission, { problems: { code: [m.checkInCodeWrong()] } });
  if ("waitUntil" in outcome) return rejectFormUntil(submission, outcome, []);
  throw redirect(`/check-in?in=${outcome.meeting.id}`, 303);
}

export default function CheckInPage() {
  const { personId, scanned, checkedIn } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const kept = useKeptCheckIn(personId);
  return (
    <Page
      title={m.checkInTitle()}
      breadcrumbs={[{ to: "/cohorts", label: m.cohortsTitle() }]}
      lead={m.checkInLead()}
      width="narrow"
    >
      <p role="status">{kept.state === "none" ? null : m.checkInKept({ state: kept.state })}</p>
      {checkedIn && !reply ? (
        <Notice kind="done" live>
          <p>
            {m.checkInDone()} <Link to={checkedIn.to}>{checkedIn.title}</Link>
          </p>
        </Notice>
      ) : (
        <PostForm reply={reply} submit={m.checkInSubmit()} hidden={{ person: personId }} onSubmit={kept.submit}>
          <TextField
            label={m.checkInCode()}
            name="code"
            defaultValue={scanned}
            autoComplete="off"
            inputMode="numeric"
            required
          />
        </PostForm>
      )}
    </Page>
  );
}
