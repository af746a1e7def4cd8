import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { safePath } from "#app/http/return-path.ts";
import { appCodeSchema } from "#app/identity/second-step/one-time-code.ts";
import { checkAppCode } from "#app/identity/second-step/second-step.server.ts";
import { AppCodeField } from "#app/identity/second-step/ui/app-code-field.tsx";
import { completeReauthentication } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { OtherProofs } from "#app/identity/sign-in/ui/other-proofs.tsx";
import * as m from "#app/messages/catalog.ts";
import { reauthenticationMethods } from "#app/signed-in/reauthentication.server.ts";
import { logRefusedProof } from "#app/signed-in/refused-proof.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const secrets = ["code"];

export const meta: MetaFunction = () => [{ title: titled(m.reauthenticationCodeTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const ways = await reauthenticationMethods(request, await signedIn(request));
  if (!ways.hasApp) throw notFound("Page");
  return ways;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const owner = await signedIn(request);
  const submission = parseForm(await formOf(request), appCodeSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets });

  const { code, to } = submission.value;
  const outcome = await checkAppCode(db, { owner, code, address: context.clientAddress });
  if (outcome !== "done") logRefusedProof(context, "app_code", outcome);
  if (outcome === "wrong") return rejectForm(submission, { secrets, problems: { code: [m.secondStepCodeWrong()] } });
  if (outcome === "unreadable") {
    return rejectForm(submission, { secrets, problems: { code: [m.secondStepCodeUnreadable()] } });
  }
  if (outcome !== "done") return rejectFormUntil(submission, outcome, secrets);
  throw await completeReauthentication(db, request, {
    to: safePath(to, "/settings/sign-in"),
    hasPassedSecondStep: true,
  });
}

export default function ReauthenticationCode() {
  const ways = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow" title={m.reauthenticationCodeTitle()} lead={m.reauthenticationLead()}>
      <div className="stack-6">
        <PostForm reply={reply} hidden={{ to: ways.to }} submit={m.reauthenticationContinue()}>
          <AppCodeField />
        </PostForm>
        <OtherProofs except="code" {...ways} />
      </div>
    </Page>
  );
}
