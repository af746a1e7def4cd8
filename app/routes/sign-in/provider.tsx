import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, parseForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { safePath } from "#app/http/return-path.ts";
import { askProvider, findProvider } from "#app/identity/sign-in/provider.server.ts";
import { ProviderButtons } from "#app/identity/sign-in/ui/provider-buttons.tsx";
import { ProviderProblem, statusOfProblem } from "#app/identity/sign-in/ui/provider-problem.tsx";
import { log } from "#app/log/log.ts";
import * as m from "#app/messages/catalog.ts";
import { oauthStateCookie } from "#app/signed-in/provider-cookies.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn, visitor } from "#app/signed-in/signed-in.server.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

const schema = z.object({
  to: z.string().optional(),
  isShared: z.string().optional(),
  purpose: z.enum(["sign_in", "connect"]).default("sign_in"),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.providerStartTitle({ provider: data?.provider.name ?? "" })) },
];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await visitor(request);
  const provider = findProvider(params.provider);
  if (!provider) throw notFound("Provider");
  const { id, name } = provider;
  return { provider: { id, name }, to: safePath(new URL(request.url).searchParams.get("to")) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await visitor(request);
  const provider = findProvider(params.provider);
  if (!provider) throw notFound("Provider");
  const submission = parseForm(await formOf(request), schema);
  if (submission.status !== "success") throw notFound("Purpose");
  const { to, isShared, purpose } = submission.value;
  const isConnecting = purpose === "connect";
  const sessionId = isConnecting ? await freshSession(request) : null;

  const asked = await askProvider(provider, { isShared: Boolean(isShared) });
  if ("problem" in asked) {
    const { problem, code } = asked;
    log.warn({ requestId: context.requestId, provider: provider.id, problem, code }, "a provider was not reached");
    const reference = context.requestId;
    return data({ problem, isConnecting, reference, url: null }, { status: statusOfProblem[problem] });
  }
  const oauthState = {
    ...asked.oauthState,
    provider: provider.id,
    to: safePath(to),
    isShared: Boolean(isShared),
    sessionId,
  };
  // Not a redirect, because the CSP allows our forms to end on this site only (form-action).
  return data(
    { problem: null, isConnecting, reference: null, url: asked.url },
    { headers: { "Set-Cookie": oauthStateCookie.write(request, oauthState), Refresh: `0;url=${asked.url}` } },
  );
}

/** The session to connect one more account to, whose person signed in recently. */
async function freshSession(request: Request): Promise<string> {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  return person.session.id;
}

export default function StartAtProvider() {
  const { provider, to } = useLoaderData<typeof loader>();
  const started = useActionData<typeof action>();
  const words = { provider: provider.name };
  if (started?.problem) return <ProviderProblem {...started} problem={started.problem} provider={provider.name} />;
  if (!started?.url) {
    return (
      <Page width="narrow" title={m.providerStartTitle(words)} lead={m.providerStartLead(words)}>
        <ProviderButtons providers={[provider]} to={to} />
      </Page>
    );
  }
  return (
    <Page width="narrow" title={m.providerLeavingTitle(words)} lead={m.providerLeavingLead(words)}>
      <p>
        <a className="button button--primary" href={started.url}>
          {m.providerLeavingLink(words)}
        </a>
      </p>
    </Page>
  );
}
