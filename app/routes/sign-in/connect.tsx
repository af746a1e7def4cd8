import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { classifyUnknownAccount, connect } from "#app/identity/sign-in/connected-sign-in.server.ts";
import { ProviderProblem, statusOfProblem } from "#app/identity/sign-in/ui/provider-problem.tsx";
import * as m from "#app/messages/catalog.ts";
import { providerSignUpCookie } from "#app/signed-in/provider-cookies.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn, visitor } from "#app/signed-in/signed-in.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const here = "/sign-in/connect";

/** The way to connect accounts, for people who arrive without a provider account or too late. */
const nothingHere = "/sign-in?to=%2Fsettings%2Fconnected";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.connectTitle({ provider: data?.provider ?? "" })) },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const providerSignUp = providerSignUpCookie.read(request);
  if (!providerSignUp) throw redirect(person ? "/" : nothingHere);
  const { account, provider } = providerSignUp;
  const told = { provider: provider.name, email: account.email && readableAddress(account.email) };
  if (person) return { ...told, person: { name: person.name, email: readableAddress(person.email) }, isKnown: false };
  const welcome = await classifyUnknownAccount(db, account);
  if (welcome === "new") throw redirect(`${here}/account`);
  return { ...told, person: null, isKnown: welcome === "known_address" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const providerSignUp = providerSignUpCookie.read(request);
  if (!providerSignUp) throw redirect(nothingHere);
  const outcome = await connect(db, person, providerSignUp.account);
  const headers = { "Set-Cookie": providerSignUpCookie.clear(request) };
  if (outcome === "connected") throw redirect("/settings/connected?added", { headers });
  return data({ problem: outcome, reference: context.requestId }, { status: statusOfProblem[outcome], headers });
}

export default function Connect() {
  const { provider, email, person, isKnown } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (refused) return <ProviderProblem {...refused} provider={provider} isConnecting />;
  if (person) {
    return (
      <Page width="narrow" title={m.connectTitle({ provider })} lead={m.connectConfirmLead({ ...person, provider })}>
        <Form method="post" className="stack">
          {email ? <p>{m.connectOtherAddress({ provider, email })}</p> : null}
          <div className="cluster">
            <Button tone="primary">{m.connectConfirm({ provider })}</Button>
            <LinkButton to="/" tone="quiet">
              {m.connectNotNow()}
            </LinkButton>
          </div>
        </Form>
      </Page>
    );
  }
  const to = encodeURIComponent(here);
  return (
    <Page
      width="narrow"
      title={m.connectTitle({ provider })}
      lead={isKnown && email ? m.connectKnownLead({ email, provider }) : m.connectUnprovedLead({ provider })}
    >
      <div className="stack">
        <p>{isKnown ? m.connectKnownWhy() : m.connectUnprovedWhy()}</p>
        <div className="cluster">
          <LinkButton to={`/sign-in?to=${to}`} tone="primary">
            {m.connectSignIn()}
          </LinkButton>
        </div>
        {isKnown ? null : (
          <p>
            {m.connectSignUpHelp({ provider })} <Link to={`/sign-up?to=${to}`}>{m.connectSignUp()}</Link>
          </p>
        )}
      </div>
    </Page>
  );
}
