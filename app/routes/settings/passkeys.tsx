import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { passkeysOf } from "#app/identity/second-step/passkey.server.ts";
import { PasskeyCeremony } from "#app/identity/second-step/ui/passkey-button.tsx";
import { deviceOf } from "#app/identity/sessions/device.ts";
import * as m from "#app/messages/catalog.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { passkeyObstacle } from "#app/signed-in/relying-party.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayIn } from "#app/time/dates.ts";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.passkeysTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  requireRecentSignIn(request, person);
  const passkeys = await passkeysOf(db, person.id);
  const query = new URL(request.url).searchParams;
  return {
    passkeys: passkeys.map(({ id, name, isBackedUp, createdAt, lastUsedAt }) => ({
      ...{ id, name, isBackedUp },
      made: dayIn(person.timeZone, createdAt.toISOString()),
      used: lastUsedAt && dayIn(person.timeZone, lastUsedAt.toISOString()),
    })),
    obstacle: passkeyObstacle(request),
    suggestedName: deviceOf(request.headers.get("user-agent")) ?? "",
    done: ["added", "renamed", "removed"].find((what) => query.has(what)) ?? null,
  };
}

export default function Passkeys() {
  const { passkeys, obstacle, suggestedName, done } = useLoaderData<typeof loader>();
  return (
    <SettingsPage
      title={m.passkeysTitle()}
      lead={m.passkeysLead()}
      breadcrumbs={[{ to: "/settings/sign-in", label: m.signInMethodsTitle() }]}
    >
      <div className="stack-8">
        {done ? (
          <Notice kind="done" live>
            <p>
              {done === "added" ? m.passkeysAdded() : null}
              {done === "renamed" ? m.passkeysRenamed() : null}
              {done === "removed" ? m.passkeysRemoved() : null}
            </p>
          </Notice>
        ) : null}
        <section className="stack" aria-labelledby="list">
          <h2 id="list">{m.passkeysListTitle()}</h2>
          {passkeys.length === 0 ? <p>{m.passkeysNone()}</p> : <PasskeyTable passkeys={passkeys} />}
        </section>
        <section className="stack measure" aria-labelledby="add">
          <h2 id="add">{m.passkeysAddTitle()}</h2>
          {obstacle ? (
            <Notice kind="care">
              <p>{m.passkeysAtNumber()}</p>
              {obstacle.elsewhere ? (
                <p>
                  <a href={obstacle.elsewhere}>{m.passkeysOpenNamed({ address: obstacle.elsewhere })}</a>
                </p>
              ) : null}
            </Notice>
          ) : (
            <AddPasskey suggestedName={suggestedName} />
          )}
        </section>
      </div>
    </SettingsPage>
  );
}

type Row = { id: string; name: string; isBackedUp: boolean; made: string; used: string | null };

function PasskeyTable({ passkeys }: { passkeys: Row[] }) {
  return (
    <Table
      caption={m.passkeysTableLabel()}
      rows={passkeys}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: m.passkeysName(),
          isRowHeading: true,
          cell: ({ id, name }) => <Link to={`/settings/passkeys/${id}`}>{name}</Link>,
        },
        { heading: m.passkeysKind(), cell: ({ isBackedUp }) => (isBackedUp ? m.passkeysSynced() : m.passkeysBound()) },
        { heading: m.passkeysMade(), cell: ({ made }) => made },
        { heading: m.passkeysUsed(), cell: ({ used }) => used ?? m.passkeysNever() },
      ]}
    />
  );
}

function AddPasskey({ suggestedName }: { suggestedName: string }) {
  const [name, setName] = useState(suggestedName);
  return (
    <>
      <TextField
        className="needs-scripts"
        label={m.passkeysAddName()}
        help={m.passkeysAddNameHelp()}
        id="name"
        name="name"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <PasskeyCeremony
        tone="primary"
        ask={({ makePasskey }) =>
          makePasskey(
            { path: "/settings/passkeys/challenge", form: {} },
            { path: "/settings/passkeys/answer", form: { name } },
          )
        }
      >
        {m.passkeysAdd()}
      </PasskeyCeremony>
    </>
  );
}
