import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { readableAddress } from "#app/http/readable-email.server.ts";
import * as m from "#app/messages/catalog.ts";
import { exportByLink, requestDataExport } from "#app/personal-data/data-export.server.ts";
import { type ExportFile, exportDays, exportFiles, exportsPerDay } from "#app/personal-data/export.ts";
import { listDataExports } from "#app/personal-data/queries/data-exports.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.myDataTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const { searchParams } = new URL(request.url);
  const link = searchParams.get("link");
  const [exports, linked] = await Promise.all([
    listDataExports(db, person.id),
    link === null ? null : exportByLink(db, person.id, link),
  ]);
  const say = (moment: Date) => dayAndTimeIn(person.timeZone, moment.toISOString());
  return {
    email: readableAddress(person.email),
    isLeaving: person.erasureDueAt !== null,
    isRequested: searchParams.has("requested"),
    isStaying: searchParams.has("stays") && person.erasureDueAt === null,
    isStrange: link !== null && linked === null,
    exports: exports.map(({ id, state, createdAt, finishedAt, expiresAt, sizes }) => ({
      ...{ id, state, sizes, isLinked: id === linked },
      askedAt: say(createdAt),
      finishedAt: finishedAt && say(finishedAt),
      until: expiresAt && say(expiresAt),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const outcome = await requestDataExport(db, person.id);
  if (outcome === "too_many") return data({ isTooMany: true }, { status: 429 });
  throw redirect("/settings/data?requested");
}

export default function MyData() {
  const { email, exports, isLeaving, isRequested, isStaying, isStrange } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isWaiting = exports.some(({ state }) => state === "waiting");
  useReloadWhile(isWaiting);
  return (
    <SettingsPage title={m.myDataTitle()} lead={m.myDataLead()}>
      <div className="stack-8 measure">
        {reply?.isTooMany ? (
          <Notice kind="care" live>
            <p>{m.myDataTooMany({ count: exportsPerDay })}</p>
          </Notice>
        ) : null}
        {isRequested && isWaiting && !reply ? (
          <Notice kind="done" live>
            <p>{m.myDataRequested({ email })}</p>
          </Notice>
        ) : null}
        {isStaying ? (
          <Notice kind="done" live>
            <p>{m.myDataStays()}</p>
          </Notice>
        ) : null}
        {isStrange ? (
          <Notice kind="care">
            <p>{m.myDataStrangeLink({ days: exportDays })}</p>
          </Notice>
        ) : null}
        <section aria-labelledby="download" className="stack">
          <h2 id="download">{m.myDataDownload()}</h2>
          <p>{m.myDataDownloadBody({ days: exportDays })}</p>
          <p>
            <Link to="/settings/data/schema" reloadDocument>
              {m.myDataSchema()}
            </Link>
          </p>
          {isWaiting ? null : (
            <Form method="post" className="cluster">
              <Button tone="primary">{m.myDataAsk()}</Button>
            </Form>
          )}
          <Downloads />
        </section>
        <section aria-labelledby="erase" className="stack">
          <h2 id="erase">{m.myDataErase()}</h2>
          <p>{isLeaving ? m.myDataLeaving() : m.myDataEraseBody()}</p>
          <p>
            <Link to="/settings/erasure">{isLeaving ? m.myDataStay() : m.myDataEraseLink()}</Link>
          </p>
        </section>
      </div>
    </SettingsPage>
  );
}

function Downloads() {
  const { exports } = useLoaderData<typeof loader>();
  if (exports.length === 0) return null;
  return (
    <ul className="plain stack">
      {exports.map(({ id, state, askedAt, finishedAt, until, sizes, isLinked }) => (
        <li key={id} className="stack-2">
          <p>
            <strong>{m.myDataAskedAt({ when: askedAt })}</strong>
            {isLinked ? ` ${m.myDataFromMail()}` : null}
          </p>
          {state === "waiting" ? <p className="soft">{m.myDataWaiting()}</p> : null}
          {state === "failed" ? <p className="soft">{m.myDataFailed()}</p> : null}
          {state === "ready" ? (
            <>
              <p className="soft">{m.myDataReady({ when: finishedAt ?? "", until: until ?? "" })}</p>
              <div className="cluster">
                {exportFiles.map((file) => (
                  <a key={file} className="button" href={`/settings/data/${id}/${file}`} download>
                    <Icon name="download" />
                    {fileWords[file]({ kilobytes: Math.ceil((sizes[file] ?? 0) / 1024) })}
                  </a>
                ))}
              </div>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const fileWords: Record<ExportFile, (values: { kilobytes: number }) => string> = {
  markdown: m.myDataMarkdown,
  json: m.myDataJson,
};

/** Reloads every few seconds while a file is being written. */
function useReloadWhile(isWaiting: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(revalidate, 4_000);
    return () => clearInterval(timer);
  }, [isWaiting, revalidate]);
}
