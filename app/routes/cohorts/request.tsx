import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { askToJoin } from "#app/cohorts/programs/cohort-request.server.ts";
import { listCohortsTakingRequests } from "#app/cohorts/programs/queries/cohort-requests.server.ts";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** A cohort that takes requests, for anybody who is signed in; 404 for every other cohort. */
async function openAsking(request: Request, params: LoaderFunctionArgs["params"]) {
  const person = await signedIn(request);
  const cohort = (await listCohortsTakingRequests(db, person.id)).find(({ id }) => id === params.cohort);
  if (!cohort) throw closedPage(request, person);
  return { person, cohort };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort } = await openAsking(request, params);
  return { person: person.id, cohort };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await openAsking(request, params);
  const schema = z.object({ note: z.string().trim().max(1_000).optional() });
  const submission = parseForm(await readForm(request, person), schema);
  if (submission.status !== "success") return rejectForm(submission);
  await askToJoin(db, person, { cohortId: cohort.id, note: submission.value.note || null });
  throw redirect("/cohorts?saved=asked", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.cohortsAskTitle({ cohort: data?.cohort.name ?? "" })) },
];

export default function RequestPage() {
  const { person, cohort } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      width="narrow"
      title={m.cohortsAskTitle({ cohort: cohort.name })}
      lead={cohort.hasAsked ? m.cohortsAsked() : m.cohortsAskLead()}
      breadcrumbs={[{ to: "/cohorts", label: m.cohortsTitle() }]}
    >
      {cohort.hasAsked ? null : (
        <PostForm reply={reply} submit={m.cohortsAsk()} hidden={{ person }}>
          <GuardedTextArea name="note" label={m.cohortsAskNote()} isOptional rows={3} />
        </PostForm>
      )}
    </Page>
  );
}
