import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { safePath } from "#app/http/return-path.ts";
import { firstCodeSchema } from "#app/identity/second-step/one-time-code.ts";
import { qrCodeOf } from "#app/identity/second-step/qr-code.server.ts";
import { setUpTotp } from "#app/identity/second-step/second-step.server.ts";
import { offerTotp, sameTotpOffer, type TotpOffer } from "#app/identity/second-step/totp.server.ts";
import { AppCodeField } from "#app/identity/second-step/ui/app-code-field.tsx";
import { QrCode } from "#app/identity/second-step/ui/qr-code.tsx";
import secondStepStyle from "#app/identity/second-step/ui/second-step.css?url";
import * as m from "#app/messages/catalog.ts";
import { newRecoveryCodesCookie } from "#app/signed-in/new-recovery-codes.server.ts";
import { withNewToken } from "#app/signed-in/new-token.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: secondStepStyle }];

const secrets = ["code", "offer"];

export const meta: MetaFunction = () => [{ title: titled(m.twoStepSetUpTitle()) }];

/** The page shows the secret, so nothing may cache it. */
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
  requireRecentSignIn(request, person);
  return { offer: shown(offerTotp(person)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const submission = parseForm(await formOf(request), firstCodeSchema());
  const sealed = submission.payload.offer;
  const offer = typeof sealed === "string" ? sameTotpOffer(person, sealed) : null;
  const rejected = (problems?: Record<string, string[]>) => {
    const { data: reply, init } = rejectForm(submission, { secrets, ...(problems && { problems }) });
    return data({ reply, offer: offer && shown(offer) }, init ?? undefined);
  };
  if (!offer) return rejected({ code: [m.twoStepOfferOver()] });
  if (submission.status !== "success") return rejected();
  const outcome = await setUpTotp(db, person, { secret: offer.secret, code: submission.value.code });
  if (outcome === "wrong") return rejected({ code: [m.secondStepCodeWrong()] });
  const codes = outcome.codes
    ? [newRecoveryCodesCookie.write(request, { sessionId: person.session.id, codes: outcome.codes })]
    : [];
  const to = safePath(new URL(request.url).searchParams.get("to"), "/settings/two-step");
  throw redirect(
    `/settings/recovery-codes?two-step&to=${encodeURIComponent(to)}`,
    await withNewToken(request, ...codes),
  );
}

export default function SetUpTwoStep() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const offer = result?.offer ?? loaded.offer;
  return (
    <SettingsPage
      title={m.twoStepSetUpTitle()}
      lead={m.twoStepSetUpLead()}
      breadcrumbs={[
        { to: "/settings/sign-in", label: m.signInMethodsTitle() },
        { to: "/settings/two-step", label: m.twoStepTitle() },
      ]}
    >
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
          reply={result?.reply}
          submit={m.twoStepConfirm()}
          hidden={{ offer: offer.sealed }}
          aria-labelledby="type-code"
        >
          <h2 id="type-code">{m.twoStepCodeTitle()}</h2>
          <AppCodeField />
        </PostForm>
      </div>
    </SettingsPage>
  );
}
