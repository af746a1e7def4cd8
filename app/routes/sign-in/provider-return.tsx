import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/refusals.ts";
import { findProvider } from "#app/identity/sign-in/provider.server.ts";
import { ProviderProblem, providerProblemWords, statusOfProblem } from "#app/identity/sign-in/ui/provider-problem.tsx";
import { log } from "#app/log/log.ts";
import { oauthStateCookie } from "#app/signed-in/provider-cookies.server.ts";
import { finishProviderSignIn } from "#app/signed-in/provider-sign-in.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data ? providerProblemWords(data.problem, data.provider).title : "") },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/**
 * A GET that may sign a person in, because providers answer that way. It needs the OAuth state cookie of the same
 * browser.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const provider = findProvider(params.provider);
  if (!provider) throw notFound("Provider");
  const outcome = await finishProviderSignIn(db, request, provider, person);
  if (outcome instanceof Response) throw outcome;

  const { problem, code } = outcome;
  const reference = context.requestId;
  log.warn({ requestId: reference, provider: provider.id, problem, code }, "nobody came in from a provider");
  const isConnecting = oauthStateCookie.read(request)?.sessionId != null;
  return data(
    { problem, provider: provider.name, reference, isConnecting: isConnecting && person !== null },
    { status: statusOfProblem[problem], headers: { "Set-Cookie": oauthStateCookie.clear(request) } },
  );
}

export default function ReturnFromProvider() {
  return <ProviderProblem {...useLoaderData<typeof loader>()} />;
}
