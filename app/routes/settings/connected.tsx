import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, parseForm } from "#app/http/form.server.ts";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { disconnect } from "#app/identity/sign-in/connected-sign-in.server.ts";
import { listProviders, nameOfIssuer } from "#app/identity/sign-in/provider.server.ts";
import { listConnectedSignIns } from "#app/identity/sign-in/queries/connected-sign-ins.server.ts";
import * as m from "#app/messages/catalog.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.connectedTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const rows = await listConnectedSignIns(db, person.id);
  const day = (moment: Date) => dayIn(person.timeZone, moment.toISOString());
  const query = new URL(request.url).searchParams;
  return {
    accounts: rows.map(({ id, issuer, email, createdAt, lastUsedAt }) => ({
      id,
      provider: nameOfIssuer(issuer) ?? m.connectedUnknownProvider({ issuer }),
      email: email && readableAddress(email),
      connectedOn: day(createdAt),
      lastUsedOn: lastUsedAt && day(lastUsedAt),
    })),
    providers: listProviders(),
    done: query.has("added") ? ("added" as const) : query.has("removed") ? ("removed" as const) : null,
  };
}

/** Disconnects an account. Connecting one starts at the provider's own address. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const submission = parseForm(await formOf(request), z.object({ id: z.string() }));
  if (submission.status !== "success") throw notFound("Connected account");
  const outcome = await disconnect(db, person, submission.value.id);
  if (outcome === "missing") throw notFound("Connected account");
  if (outcome === "last_way_in") return data({ refused: m.connectedLastWayIn() }, { status: 409 });
  throw redirect("/settings/connected?removed");
}

export default function Connected() {
  const { accounts, providers, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SettingsPage
      title={m.connectedTitle()}
      lead={m.connectedLead()}
      breadcrumbs={[{ to: "/settings/sign-in", label: m.signInMethodsTitle() }]}
    >
      <div className="stack-8">
        {reply ? (
          <Notice kind="care" live>
            <p>{reply.refused}</p>
          </Notice>
        ) : null}
        {done && !reply ? (
          <Notice kind="done" live>
            <p>{done === "added" ? m.connectedAdded() : m.connectedRemoved()}</p>
          </Notice>
        ) : null}
        <section aria-labelledby="connected" className="stack">
          <h2 id="connected">{m.connectedSection()}</h2>
          {accounts.length === 0 ? (
            <EmptyState title={m.connectedEmptyTitle()}>
              <p>{providers.length > 0 ? m.connectedEmptyBody() : m.connectedNoProviders()}</p>
            </EmptyState>
          ) : (
            <ul className="plain stack">
              {accounts.map((account) => (
                <ConnectedAccount key={account.id} {...account} />
              ))}
            </ul>
          )}
        </section>
        {providers.length > 0 ? (
          <section aria-labelledby="connect" className="stack">
            <h2 id="connect">{m.connectedAddSection()}</h2>
            <div className="cluster">
              {providers.map(({ id, name }) => (
                <Form key={id} method="post" action={`/sign-in/with/${id}`} reloadDocument>
                  <input type="hidden" name="purpose" value="connect" />
                  <Button>{m.connectedAdd({ provider: name })}</Button>
                </Form>
              ))}
            </div>
          </section>
        ) : null}
        <p>
          {m.connectedMergeLead()} <Link to="/settings/merge">{m.connectedMergeLink()}</Link>
        </p>
      </div>
    </SettingsPage>
  );
}

type Account = {
  id: string;
  provider: string;
  email: string | null;
  connectedOn: string;
  lastUsedOn: string | null;
};

function ConnectedAccount({ id, provider, email, connectedOn, lastUsedOn }: Account) {
  const address = email ? m.connectedAddress({ email }) : m.connectedNoAddress();
  return (
    <li className="stack-2">
      <p>
        <strong>{provider}</strong>
        <br />
        {address}
        <br />
        <span className="soft">
          {m.connectedSince({ date: connectedOn })}{" "}
          {lastUsedOn ? m.connectedLastUsed({ date: lastUsedOn }) : m.connectedNeverUsed()}
        </span>
      </p>
      <Form method="post">
        <input type="hidden" name="_method" value="delete" />
        <input type="hidden" name="id" value={id} />
        <Button aria-label={m.connectedDisconnectNamed({ provider, email: address })}>{m.connectedDisconnect()}</Button>
      </Form>
    </li>
  );
}
