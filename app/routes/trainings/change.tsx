import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { listHeldSeats } from "#app/trainings/registration/queries/registrations.server.ts";
import { heldIn } from "#app/trainings/runs/held-seats-form.ts";
import { listPartnerOrganizations } from "#app/trainings/runs/queries/partner-organizations.server.ts";
import { changeRun } from "#app/trainings/runs/run.server.ts";
import { fieldsOf, heldRowsOf } from "#app/trainings/runs/run-fields.ts";
import { runChangeSchema, runIn } from "#app/trainings/runs/run-form.ts";
import { HeldSeatsFields } from "#app/trainings/ui/held-seats-fields.tsx";
import { RunFields } from "#app/trainings/ui/run-fields.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { managedRunOf } from "./run-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.trainingsChange(), data?.run.title ?? m.trainingsTitle()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await managedRunOf(request, params.run);
  const [held, organizations] = await Promise.all([listHeldSeats(db, run.id), listPartnerOrganizations(db)]);
  return {
    ...{ id: run.id, run: fieldsOf(run), isCourse: run.offeringKind === "course", personId: person.id },
    held: heldRowsOf(held, run.timeZone),
    organizations: organizations,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await managedRunOf(request, params.run);
  const submission = parseForm(await readForm(request, person), runChangeSchema(run.offeringKind));
  if (submission.status !== "success") return rejectForm(submission);
  const organizationIds = new Set((await listPartnerOrganizations(db)).map(({ id }) => id));
  const { timeZone } = run;
  const seats = heldIn(submission.value, { timeZone, capacity: submission.value.capacity, organizationIds });
  if ("problems" in seats) return rejectForm(submission, { problems: seats.problems });
  const outcome = await changeRun(db, person, run.id, { ...runIn(submission.value, timeZone), held: seats.held });
  if (typeof outcome !== "string") {
    return rejectForm(submission, {
      problems: { capacity: [m.trainingsCapacityTaken({ count: outcome.seatsTaken })] },
    });
  }
  throw redirect(`/trainings/${run.id}?saved=changed`, 303);
}

export default function RunChangePage() {
  const { id, run, isCourse, personId, held, organizations } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.trainingsChangeTitle({ title: run.title })}
      lead={m.trainingsChangeLead()}
      width="narrow"
      breadcrumbs={[{ to: `/trainings/${id}`, label: run.title }]}
    >
      <PostForm reply={reply} submit={m.trainingsSave()} hidden={{ person: personId }}>
        <RunFields run={run} isCourse={isCourse} />
        <HeldSeatsFields held={held} organizations={organizations} />
      </PostForm>
    </Page>
  );
}
