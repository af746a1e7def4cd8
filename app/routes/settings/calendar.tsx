import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { methodOf } from "#app/http/form.server.ts";
import { renewCalendarFeed, revokeCalendarFeed } from "#app/meetings/calendar-feed.server.ts";
import { findCalendarFeed } from "#app/meetings/queries/calendar-feeds.server.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.calendarTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const feed = await findCalendarFeed(db, person.id);
  const inWords = (moment: Date) => dayAndTimeIn(person.timeZone, moment.toISOString());
  return {
    personId: person.id,
    feed: feed && { since: inWords(feed.createdAt), used: feed.lastUsedAt && inWords(feed.lastUsedAt) },
  };
}

/** A POST makes a new address, which the answer shows this once; a DELETE revokes it. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const form = await readForm(request, person);
  if (methodOf(request, form) === "DELETE") {
    await revokeCalendarFeed(db, person.id);
    return { address: null };
  }
  const { path } = await renewCalendarFeed(db, person.id);
  return { address: `${site().address || new URL(request.url).origin}${path}` };
}

export default function CalendarSettings() {
  const { personId, feed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsPage title={m.calendarTitle()} lead={m.calendarLead()}>
      <div className="stack-6 measure">
        {answer?.address ? (
          <Notice kind="done" live>
            <p>{m.calendarMade()}</p>
            <TextField label={m.calendarAddress()} readOnly value={answer.address} />
          </Notice>
        ) : null}
        {answer?.address === null ? (
          <Notice kind="done" live>
            <p>{m.calendarRevoked()}</p>
          </Notice>
        ) : null}
        {feed ? (
          <p>
            {m.calendarSince({ since: feed.since })}{" "}
            {feed.used ? m.calendarUsed({ used: feed.used }) : m.calendarUnused()}
          </p>
        ) : null}
        <div className="cluster">
          <Form method="post">
            <input type="hidden" name="person" value={personId} />
            <Button tone="primary">{feed ? m.calendarRenew() : m.calendarMake()}</Button>
          </Form>
          {feed ? (
            <Form method="post">
              <input type="hidden" name="person" value={personId} />
              <input type="hidden" name="_method" value="delete" />
              <Button>{m.calendarRevoke()}</Button>
            </Form>
          ) : null}
        </div>
        <p className="soft">{m.calendarCare()}</p>
      </div>
    </SettingsPage>
  );
}
