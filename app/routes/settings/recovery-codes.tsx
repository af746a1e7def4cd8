import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { forbidden } from "#app/http/refusals.ts";
import { safePath } from "#app/http/return-path.ts";
import { renewRecoveryCodes, secondStepStateOf } from "#app/identity/second-step/second-step.server.ts";
import { RecoveryCodeList } from "#app/identity/second-step/ui/recovery-code-list.tsx";
import secondStepStyle from "#app/identity/second-step/ui/second-step.css?url";
import * as m from "#app/messages/catalog.ts";
import { newRecoveryCodesCookie } from "#app/signed-in/new-recovery-codes.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayIn } from "#app/time/dates.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: secondStepStyle }];

export const meta: MetaFunction = () => [{ title: titled(m.recoveryTitle()) }];

/** The page shows recovery codes, so nothing may cache it. */
export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const headers = new Headers(loaderHeaders);
  headers.set("Cache-Control", "no-store");
  return headers;
};

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const { app, passkeys, recovery } = await secondStepStateOf(db, person.id);
  const query = new URL(request.url).searchParams;
  const carried = newRecoveryCodesCookie.read(request);
  const page = {
    email: person.email,
    codes: carried?.sessionId === person.session.id ? carried.codes : null,
    hasSecondStep: app !== "none" || passkeys > 0,
    left: recovery?.left ?? null,
    madeOn: recovery && dayIn(person.timeZone, recovery.madeAt),
    done: query.has("passkey") ? "passkey" : query.has("two-step") ? "two-step" : null,
    to: safePath(query.get("to"), "/settings/sign-in"),
  };
  return data(page, carried ? { headers: { "Set-Cookie": newRecoveryCodesCookie.clear(request) } } : undefined);
}

/** Makes new codes and shows them in this response: they cannot be shown again. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const codes = await renewRecoveryCodes(db, person);
  if (codes === "refused") throw forbidden(m.recoveryNeedsTwoStep());
  return data({ codes });
}

export default function RecoveryCodes() {
  const { email, codes, hasSecondStep, left, madeOn, done, to } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>() ?? (codes && { codes });
  return (
    <SettingsPage
      title={m.recoveryTitle()}
      lead={m.recoveryLead()}
      breadcrumbs={[{ to: "/settings/sign-in", label: m.signInMethodsTitle() }]}
    >
      <div className="stack-6 measure">
        {done ? (
          <Notice kind="done" live>
            <p>{done === "passkey" ? m.recoveryAdded() : m.twoStepDone()}</p>
          </Notice>
        ) : null}
        {made ? (
          <section className="stack" aria-labelledby="new-codes">
            <h2 id="new-codes">{m.recoveryNewTitle()}</h2>
            <RecoveryCodeList codes={made.codes} email={email} />
            <div className="cluster">
              <LinkButton to={to} tone="primary">
                {m.recoveryKept()}
              </LinkButton>
            </div>
          </section>
        ) : null}
        {made || hasSecondStep ? null : (
          <>
            <p>{m.recoveryNeedsTwoStep()}</p>
            <p>
              <Link to="/settings/two-step">{m.twoStepTitle()}</Link>
            </p>
          </>
        )}
        {!made && hasSecondStep ? (
          <Form method="post" className="stack">
            <p>
              {left === null ? m.recoveryNone() : m.recoveryLeft({ left })}{" "}
              {madeOn ? m.recoveryMadeAt({ day: madeOn }) : null}
            </p>
            {left ? <p className="soft">{m.recoveryMakeNewHelp()}</p> : null}
            <div className="cluster">
              <Button tone={left ? "secondary" : "primary"}>
                {left === null ? m.recoveryMakeFirst() : m.recoveryMakeNew()}
              </Button>
              {done === "two-step" ? <LinkButton to={to}>{m.secondStepContinue()}</LinkButton> : null}
            </div>
          </Form>
        ) : null}
      </div>
    </SettingsPage>
  );
}
