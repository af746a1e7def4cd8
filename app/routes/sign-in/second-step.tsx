import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { safePath } from "#app/http/return-path.ts";
import { appCodeSchema } from "#app/identity/second-step/one-time-code.ts";
import { checkAppCode } from "#app/identity/second-step/second-step.server.ts";
import { AppCodeField } from "#app/identity/second-step/ui/app-code-field.tsx";
import { OwnPasskeyButton } from "#app/identity/second-step/ui/passkey-button.tsx";
import { atSecondStep, passSecondStep } from "#app/identity/sign-in/complete-sign-in.server.ts";
import * as m from "#app/messages/catalog.ts";
import { logRefusedProof } from "#app/signed-in/refused-proof.server.ts";
import { relyingPartyOf } from "#app/signed-in/relying-party.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const secrets = ["code"];

export const meta: MetaFunction = () => [{ title: titled(m.secondStepTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const to = safePath(new URL(request.url).searchParams.get("to"));
  const at = await atSecondStep(db, request, person);
  if (!at) throw redirect(person ? to : `/sign-in?to=${encodeURIComponent(to)}`);
  return {
    to: at.pending?.to ?? to,
    hasApp: at.hasTotp,
    hasPasskey: at.hasPasskey,
    canPasskey: relyingPartyOf(request) !== null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const at = await atSecondStep(db, request, await visitor(request));
  if (!at) throw redirect("/sign-in");
  const submission = parseForm(await formOf(request), appCodeSchema());
  if (submission.status !== "success") return rejectForm(submission, { secrets });

  const { code, to } = submission.value;
  const outcome = await checkAppCode(db, { owner: at.owner, code, address: context.clientAddress });
  if (outcome !== "done") logRefusedProof(context, "app_code", outcome);
  if (outcome === "wrong") return rejectForm(submission, { secrets, problems: { code: [m.secondStepCodeWrong()] } });
  if (outcome === "unreadable") {
    return rejectForm(submission, { secrets, problems: { code: [m.secondStepCodeUnreadable()] } });
  }
  if (outcome !== "done") return rejectFormUntil(submission, outcome, secrets);
  throw await passSecondStep(db, request, { at, to: safePath(to), proof: "app" });
}

export default function SecondStep() {
  const { to, hasApp, hasPasskey, canPasskey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const query = to === "/" ? "" : `?to=${encodeURIComponent(to)}`;
  return (
    <Page width="narrow" title={m.secondStepTitle()} lead={m.secondStepLead()}>
      <div className="stack-6">
        {hasApp ? (
          <PostForm reply={reply} hidden={{ to }} submit={m.secondStepContinue()}>
            <AppCodeField />
          </PostForm>
        ) : null}
        {hasPasskey ? (
          <section className="stack" aria-labelledby="with-passkey">
            <h2 id="with-passkey">{m.secondStepPasskeyTitle()}</h2>
            <p>{canPasskey ? m.secondStepPasskeyHelp() : m.secondStepPasskeyElsewhere()}</p>
            {canPasskey ? (
              <OwnPasskeyButton to={to} action="/sign-in/second-step/passkey" tone={hasApp ? "secondary" : "primary"} />
            ) : null}
          </section>
        ) : null}
        <section className="stack" aria-labelledby="other-way">
          <h2 id="other-way">{m.secondStepOtherTitle()}</h2>
          <p>
            <Link to={`/sign-in/recovery-code${query}`}>{m.secondStepUseRecovery()}</Link>
          </p>
          <p className="soft">{m.secondStepLost()}</p>
          <Form method="post" action="/sign-out" reloadDocument>
            <Button tone="quiet">{m.secondStepStartOver()}</Button>
          </Form>
        </section>
      </div>
    </Page>
  );
}
