import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { claimSchema } from "#app/credit/claim-form.ts";
import { claimHours } from "#app/credit/credit.server.ts";
import { creditOfRun, hoursOfEntry } from "#app/credit/ledger.ts";
import { listEntriesOf } from "#app/credit/queries/ledger.server.ts";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { runTimesInWords } from "#app/trainings/runs/run-in-words.ts";
import { Checkbox, TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { runToJoin } from "./run-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.creditSign(), data?.title ?? m.trainingsTitle()) },
];

/** The person's credit for a run in whose ledger they are; 404 for anyone else. */
async function creditOf(request: Request, runId?: string) {
  const { person, run } = await runToJoin(request, runId);
  const entries = (await listEntriesOf(db, person.id)).flatMap(({ entry }) => (entry.runId === run.id ? [entry] : []));
  const credit = creditOfRun(entries);
  if (!credit.earned) throw notFound("Training");
  return { person, run, earned: credit.earned, claimed: credit.claimed, claimable: credit.claimable };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run, earned, claimed, claimable } = await creditOf(request, params.run);
  return {
    ...{ id: run.id, title: run.title, times: runTimesInWords(run), personId: person.id, name: person.name },
    minutes: earned.minutes,
    hours: String(hoursOfEntry(earned)),
    signedFor: claimed ? claimed.minutes : null,
    claimCode: claimable > 0 && run.approvedOn ? run.claimCode : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await creditOf(request, params.run);
  const submission = parseForm(await readForm(request, person), claimSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { signature, minutes } = submission.value;
  const outcome = await claimHours(db, person, run.id, { signature, minutes });
  if (typeof outcome !== "string") {
    return rejectForm(submission, { problems: { minutes: [m.creditAtMost({ count: outcome.atMost })] } });
  }
  throw redirect(`/trainings/${run.id}/claim`, 303);
}

export default function ClaimPage() {
  const { id, title, times, personId, name, minutes, hours, signedFor, claimCode } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.creditSignTitle({ title })}
      lead={times}
      width="narrow"
      breadcrumbs={[
        { to: "/learning-record", label: m.creditRecord() },
        { to: `/trainings/${id}`, label: title },
      ]}
    >
      {signedFor === null ? (
        <PostForm
          reply={reply}
          submit={m.creditSignSubmit()}
          help={m.creditNotOfficial()}
          hidden={{ person: personId }}
        >
          <p>{m.creditAttended({ count: minutes, hours })}</p>
          <TextField
            name="minutes"
            type="number"
            min={1}
            max={minutes}
            required
            label={m.creditMinutes()}
            help={m.creditMinutesHelp()}
            defaultValue={minutes}
          />
          <TextField
            name="signature"
            label={m.creditSignature()}
            help={m.creditSignatureHelp()}
            required
            defaultValue={name}
          />
          <Checkbox name="affirm" label={m.creditAffirm()} required />
        </PostForm>
      ) : (
        <div className="stack">
          <Notice kind="done">
            <p>{m.creditSigned({ count: signedFor })}</p>
          </Notice>
          {claimCode ? <p>{m.creditClaimCode({ code: claimCode })}</p> : null}
          <p className="soft">{m.creditNotOfficial()}</p>
        </div>
      )}
    </Page>
  );
}
