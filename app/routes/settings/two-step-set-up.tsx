import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, handBack, parseForm } from "#app/http/form.server.ts";
import { safePath } from "#app/http/return-path.ts";
import { firstCodeSchema } from "#app/identity/second-step/one-time-code.ts";
import { qrCodeOf } from "#app/identity/second-step/qr-code.server.ts";
import { setUpTotp } from "#app/identity/second-step/second-step.server.ts";
import { offerTotp, sameTotpOffer, type TotpOffer } from "#app/identity/second-step/totp.server.ts";
import { AppCodeField } from "#app/identity/second-step/ui/app-code-field.tsx";
import { QrCode } from "#app/identity/second-step/ui/qr-code.tsx";
import { RecoveryCodeList } from "#app/identity/second-step/ui/recovery-code-list.tsx";
import * as m from "#app/messages/catalog.ts";
import { requireFreshProof } from "#app/signed-in/fresh-proof.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

const secrets = ["code", "offer"];

export const meta: MetaFunction = () => [{ title: titled(m.twoStepSetUpTitle()) }];

/** The secret is on this page: nothing keeps a copy. */
export const headers: HeadersFunction = ({ actionHeaders, loaderHeaders }) => {
  const headers = new Headers(actionHeaders ?? loaderHeaders);
  headers.set("Cache-Control", "no-store");
  return headers;
};

const shown = ({ secret, address, sealed }: TotpOffer) => ({
  address,
  sealed,
  secret: secret.replace(/(.{4})(?=.)/g, "$1 "),
  square: qrCodeOf(address),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  requireFreshProof(request, person);
  const to = safePath(new URL(request.url).searchParams.get("to"), "/settings/two-step");
  return { to, email: person.email, offer: shown(offerTotp(person)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireFreshProof(request, person);
  const words = { missing: m.secondStepCodeMissing(), wrongShape: m.secondStepCodeWrongShape() };
  const submission = parseForm(await formOf(request), firstCodeSchema(words));
  const sealed = submission.payload.offer;
  const offer = typeof sealed === "string" ? sameTotpOffer(person, sealed) : null;
  const handedBack = (problems?: Record<string, string[]>) => {
    const { data: reply, init } = handBack(submission, { secrets, ...(problems && { problems }) });
    return data({ reply, offer: offer && shown(offer), codes: null }, init ?? undefined);
  };
  if (!offer) return handedBack({ code: [m.twoStepOfferOver()] });
  if (submission.status !== "success") return handedBack();
  const outcome = await setUpTotp(db, person, { secret: offer.secret, code: submission.value.code });
  if (outcome === "wrong") return handedBack({ code: [m.secondStepCodeWrong()] });
  return data({ reply: null, offer: null, codes: outcome.codes });
}

export default function SetUpTwoStep() {
  const { to, email, ...loaded } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const reply = result?.reply ?? undefined;
  const offer = result?.offer ?? loaded.offer;
  const isDone = result !== undefined && result.reply === null;
  return (
    <SettingsPage
      title={m.twoStepSetUpTitle()}
      lead={isDone ? undefined : m.twoStepSetUpLead()}
      breadcrumbs={[
        { to: "/settings/sign-in", label: m.waysInTitle() },
        { to: "/settings/two-step", label: m.twoStepTitle() },
      ]}
    >
      {isDone ? (
        <div className="stack-6 measure">
          <Notice kind="done" live>
            <p>{m.twoStepDone()}</p>
          </Notice>
          {result.codes ? (
            <section className="stack" aria-labelledby="keep">
              <h2 id="keep">{m.recoveryKeepTitle()}</h2>
              <RecoveryCodeList codes={result.codes} email={email} />
            </section>
          ) : null}
          <div className="cluster">
            <LinkButton to={to} tone="primary">
              {result.codes ? m.recoveryKept() : m.secondStepContinue()}
            </LinkButton>
          </div>
        </div>
      ) : (
        <div className="stack-6 measure">
          <section className="stack" aria-labelledby="scan">
            <h2 id="scan">{m.twoStepScanTitle()}</h2>
            <QrCode shape={offer.square} label={m.twoStepScanLabel()} />
            <p>
              <a href={offer.address}>{m.twoStepScanLink()}</a>
            </p>
            <p>
              {m.twoStepScanText()}
              <br />
              <code className="totp-secret">{offer.secret}</code>
            </p>
          </section>
          <PostForm
            reply={reply}
            submit={m.twoStepConfirm()}
            hidden={{ offer: offer.sealed }}
            aria-labelledby="type-code"
          >
            <h2 id="type-code">{m.twoStepCodeTitle()}</h2>
            <AppCodeField />
          </PostForm>
        </div>
      )}
    </SettingsPage>
  );
}
