import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import * as m from "#app/messages/catalog.ts";
import { mergeAccounts, mergePreview } from "#app/personal-data/merge.server.ts";
import { clearMerging, readMerging } from "#app/signed-in/merging.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "../settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.mergeReviewTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { pair } = await provedPair(request);
  const preview = await mergePreview(db, pair);
  if (!preview) throw redirect("/settings/merge");
  const { kept, gone, problem } = preview;
  const told = ({ name, email }: typeof kept) => ({ name, email: readableAddress(email) });
  return { kept: told(kept), gone: told(gone), problem: problem && m.mergeProblem({ problem }) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { pair } = await provedPair(request);
  const schema = z.object({ address: z.enum(["kept", "gone"], m.mergeAddressMissing()) });
  const submission = parseForm(await formOf(request), schema);
  if (submission.status !== "success") return rejectForm(submission);

  const outcome = await mergeAccounts(db, { ...pair, ...submission.value, catalog: currentCatalog() });
  if (outcome !== "merged") {
    return rejectForm(submission, { problems: { "": [m.mergeProblem({ problem: outcome })] }, status: 409 });
  }
  throw redirect("/settings/merge?done", { headers: { "Set-Cookie": clearMerging(request) } });
}

/**
 * The signed-in account and the fully proved other one; without that proof, redirects to the first page of the merge.
 */
async function provedPair(request: Request) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const merging = readMerging(request, person);
  if (!merging?.goneId || !merging.isProved) throw redirect("/settings/merge");
  return { pair: { keptId: person.id, goneId: merging.goneId } };
}

export default function ReviewMerge() {
  const { kept, gone, problem } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SettingsPage
      title={m.mergeReviewTitle()}
      lead={problem ? m.mergeReviewProblemLead() : m.mergeReviewLead()}
      breadcrumbs={[{ to: "/settings/merge", label: m.mergeTitle() }]}
    >
      <div className="stack-6">
        {problem ? (
          <Notice kind="care">
            <p>{problem}</p>
          </Notice>
        ) : (
          <>
            <WhatHappens kept={kept.name} gone={gone} />
            <PostForm
              reply={reply}
              submit={m.mergeReviewButton()}
              besideSubmit={
                <LinkButton to="/settings/sign-in" tone="quiet">
                  {m.mergeCancel()}
                </LinkButton>
              }
            >
              <RadioGroup
                label={m.mergeAddress()}
                help={m.mergeAddressHelp()}
                name="address"
                defaultValue={"kept"}
                choices={[
                  { value: "kept", label: kept.email },
                  { value: "gone", label: gone.email },
                ]}
              />
            </PostForm>
          </>
        )}
      </div>
    </SettingsPage>
  );
}

function WhatHappens({ kept, gone }: { kept: string; gone: { name: string; email: string } }) {
  return (
    <>
      <section aria-labelledby="stays" className="stack">
        <h2 id="stays">{m.mergeReviewStaysTitle()}</h2>
        <p>{m.mergeReviewStays({ name: kept })}</p>
      </section>
      <section aria-labelledby="moves" className="stack">
        <h2 id="moves">{m.mergeReviewMovesTitle({ email: gone.email })}</h2>
        <ul>
          <li>{m.mergeReviewLearning()}</li>
          <li>{m.mergeReviewReflections()}</li>
          <li>{m.mergeReviewBelonging()}</li>
        </ul>
        <p>{m.mergeReviewVisibility()}</p>
      </section>
      <section aria-labelledby="goes" className="stack">
        <h2 id="goes">{m.mergeReviewGoesTitle()}</h2>
        <p>{m.mergeReviewGoes({ name: gone.name })}</p>
      </section>
    </>
  );
}
