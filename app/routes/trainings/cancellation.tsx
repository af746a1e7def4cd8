import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { countRegistrations } from "#app/trainings/registration/queries/registrations.server.ts";
import { openStates } from "#app/trainings/registration/registration.ts";
import { cancelRun } from "#app/trainings/runs/run.server.ts";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { managedRunOf } from "./run-of-request.server.ts";

const reasonLimit = 1000;
const schema = z.object({ reason: z.string().trim().max(reasonLimit).optional() });

export const meta: MetaFunction = () => [{ title: titled(m.trainingsCancelRun()) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await managedRunOf(request, params.run);
  const counts = await countRegistrations(db, run.id);
  const people = openStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return { id: run.id, title: run.title, people, personId: person.id };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await managedRunOf(request, params.run);
  const submission = parseForm(await readForm(request, person), schema);
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await cancelRun(db, person, run.id, { reason: submission.value.reason || null });
  if (outcome === "running") return rejectForm(submission, { problems: { "": [m.trainingsCancelTooLate()] } });
  throw redirect(`/trainings/${run.id}`, 303);
}

export default function RunCancellation() {
  const { id, title, people, personId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.trainingsCancelRunTitle({ title })}
      lead={m.trainingsCancelRunLead({ count: people })}
      width="narrow"
      breadcrumbs={[{ to: `/trainings/${id}`, label: title }]}
    >
      <PostForm reply={reply} submit={m.trainingsCancelRun()} hidden={{ person: personId }}>
        <TextArea
          name="reason"
          label={m.trainingsCancelReason()}
          help={m.trainingsCancelReasonHelp()}
          rows={3}
          limit={reasonLimit}
          isOptional
        />
      </PostForm>
    </Page>
  );
}
