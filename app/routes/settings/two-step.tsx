import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, methodOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import type { FormReply } from "#app/http/form-reply.ts";
import { safePath } from "#app/http/return-path.ts";
import { secondStepStateOf, turnOffTotpByCode } from "#app/identity/second-step/second-step.server.ts";
import * as m from "#app/messages/catalog.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

const secrets = ["code"];

export const meta: MetaFunction = () => [{ title: titled(m.twoStepTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const query = new URL(request.url).searchParams;
  const state = await secondStepStateOf(db, person.id);
  return {
    ...state,
    isToSetUp: person.session.secondStep === "to_set_up",
    to: query.has("to") ? safePath(query.get("to")) : null,
    isTurnedOff: query.has("off"),
    isDone: query.has("done"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const code = z.string(m.twoStepOffCodeMissing()).max(100, m.twoStepOffCodeMissing());
  const form = await formOf(request);
  if (methodOf(request, form) !== "DELETE") throw new Response(null, { status: 405, statusText: "Method Not Allowed" });
  const submission = parseForm(form, z.object({ code }));
  if (submission.status !== "success") return rejectForm(submission, { secrets });

  const given = { owner: person, code: submission.value.code, address: context.clientAddress };
  const outcome = await turnOffTotpByCode(db, given);
  if (outcome === "wrong") return rejectForm(submission, { secrets, problems: { code: [m.secondStepCodeWrong()] } });
  if (outcome === "unreadable") {
    return rejectForm(submission, { secrets, problems: { code: [m.twoStepUnreadable()] } });
  }
  if (outcome === "demanded") return rejectForm(submission, { secrets, problems: { "": [m.twoStepOffDemanded()] } });
  if (outcome !== "done") return rejectFormUntil(submission, outcome, secrets);
  throw redirect("/settings/two-step?off");
}

export default function TwoStep() {
  const { app, passkeys, isDemanded, isToSetUp, to, isTurnedOff, isDone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const next = to ? `?to=${encodeURIComponent(to)}` : "";
  return (
    <SettingsPage
      title={m.twoStepTitle()}
      lead={m.twoStepLead()}
      breadcrumbs={[{ to: "/settings/sign-in", label: m.signInMethodsTitle() }]}
    >
      <div className="stack-8 measure">
        {isToSetUp ? (
          <Notice kind="care" title={m.twoStepNeededTitle()}>
            <p>{m.twoStepNeeded()}</p>
          </Notice>
        ) : null}
        {(isTurnedOff || isDone) && !reply ? (
          <Notice kind="done" live>
            <p>{isTurnedOff ? m.twoStepTurnedOff() : m.twoStepDone()}</p>
          </Notice>
        ) : null}
        {app === "unreadable" ? (
          <Notice kind="care">
            <p>{m.twoStepUnreadable()}</p>
          </Notice>
        ) : null}
        {to && !isToSetUp ? (
          <p>
            <Link to={to}>{m.twoStepGoOn()}</Link>
          </p>
        ) : null}
        <section className="stack" aria-labelledby="app">
          <h2 id="app">{m.twoStepAppTitle()}</h2>
          <p>{app === "none" ? m.twoStepOffApp() : m.twoStepOnApp()}</p>
          <p className="soft">{m.twoStepAppHelp()}</p>
          <div className="cluster">
            <LinkButton to={`/settings/two-step/set-up${next}`} tone={app === "none" ? "primary" : "secondary"}>
              {app === "none" ? m.twoStepSetUp() : m.twoStepReplace()}
            </LinkButton>
          </div>
        </section>
        <section className="stack" aria-labelledby="passkeys">
          <h2 id="passkeys">{m.twoStepPasskeysTitle()}</h2>
          <p>{passkeys > 0 ? m.twoStepOnPasskeys({ count: passkeys }) : m.twoStepPasskeysHelp()}</p>
          <p>
            <Link to="/settings/passkeys">{m.twoStepPasskeysLink()}</Link>
          </p>
        </section>
        {app === "none" ? null : <TurnOff isDemanded={isDemanded && passkeys === 0} reply={reply} />}
      </div>
    </SettingsPage>
  );
}

function TurnOff({ isDemanded, reply }: { isDemanded: boolean; reply: FormReply | undefined }) {
  return (
    <section className="stack" aria-labelledby="off">
      <h2 id="off">{m.twoStepOffTitle()}</h2>
      {isDemanded ? (
        <p>{m.twoStepOffDemanded()}</p>
      ) : (
        <PostForm reply={reply} submit={m.twoStepOffButton()} submitTone="secondary" isDelete>
          <p>{m.twoStepOffHelp()}</p>
          <TextField label={m.twoStepOffCode()} name="code" autoComplete="one-time-code" required />
        </PostForm>
      )}
    </section>
  );
}
