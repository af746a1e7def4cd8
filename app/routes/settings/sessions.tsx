import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { signInMethodInWords } from "#app/identity/person/words.ts";
import { sessionsOf } from "#app/identity/sessions/session-list.server.ts";
import style from "#app/identity/sessions/ui/sessions.css?url";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction = () => [{ title: titled(m.sessionsTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const sessions = await sessionsOf(db, person);
  const inWords = (moment: Date) => dayAndTimeIn(person.timeZone, moment.toISOString());
  const query = new URL(request.url).searchParams;
  return {
    notice: query.has("ended") ? m.sessionsEnded() : query.has("others") ? m.sessionsEndedOthers() : null,
    sessions: sessions.map(({ id, device, method, isShared, createdAt, lastUsedAt }) => ({
      ...{ id, isShared, isHere: id === person.session.id },
      device: device ?? m.sessionsUnknownDevice(),
      came: m.sessionsCame({ when: inWords(createdAt), how: signInMethodInWords(method) }),
      used: inWords(lastUsedAt),
    })),
  };
}

export default function Sessions() {
  const { sessions, notice } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={m.sessionsTitle()} lead={m.sessionsLead()}>
      <div className="stack-8">
        {notice ? (
          <Notice kind="done" live>
            <p>{notice}</p>
          </Notice>
        ) : null}
        <ul className="plain stack-6 sessions">
          {sessions.map(({ id, device, isHere, isShared, came, used }) => (
            <li key={id} className="stack-2 sessions__one">
              <p>
                <strong>{device}</strong>
                {isHere ? <span className="sessions__mark">{m.sessionsHere()}</span> : null}
                {isShared ? <span className="sessions__mark">{m.sessionsShared()}</span> : null}
              </p>
              <p className="soft">
                {came}
                <br />
                {m.sessionsUsed({ when: used })}
              </p>
              {isHere ? null : (
                <Form method="post" action={`/settings/sessions/${id}`} className="cluster">
                  <input type="hidden" name="_method" value="delete" />
                  <Button aria-label={m.sessionsEndNamed({ device, when: used })}>{m.sessionsEnd()}</Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 ? (
          <Form method="post" action="/settings/sessions/others" className="cluster">
            <input type="hidden" name="_method" value="delete" />
            <Button tone="primary">{m.sessionsEndOthers()}</Button>
          </Form>
        ) : (
          <p>{m.sessionsOnly()}</p>
        )}
        <div className="stack">
          <p>{m.sessionsUnknownHelp()}</p>
          <div className="cluster">
            <LinkButton to="/settings/password">{m.sessionsPasswordLink()}</LinkButton>
          </div>
        </div>
      </div>
    </SettingsPage>
  );
}
