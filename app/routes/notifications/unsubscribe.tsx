import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readUnsubscribe, setUnsubscribed } from "#app/notifications/unsubscribe.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.stops ? m.unsubscribeTitle({ topic: data.stops.reason }) : m.unsubscribeUnknown()) },
  { name: "robots", content: "noindex" },
];

const tokenIn = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

/** Open without signing in, and changes nothing: programs look at every link of a mail. */
export async function loader({ request }: LoaderFunctionArgs) {
  const stops = await readUnsubscribe(db, tokenIn(request));
  return data({ stops: stops && { reason: stops.reason, email: stops.email } }, { status: stops ? 200 : 404 });
}

/** Pressed on the page or, with RFC 8058's `List-Unsubscribe=One-Click`, by a mail program. */
export async function action({ request }: ActionFunctionArgs) {
  const stops = await readUnsubscribe(db, tokenIn(request));
  if (!stops) return data({ outcome: "unknown" as const }, { status: 404 });
  const isStopped = !(await formOf(request)).has("again");
  await setUnsubscribed(db, stops, isStopped);
  return data({ outcome: isStopped ? ("stopped" as const) : ("again" as const) });
}

export default function UnsubscribePage() {
  const { stops } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!stops) {
    return (
      <Page title={m.unsubscribeUnknown()} width="narrow">
        <p>{m.unsubscribeUnknownBody()}</p>
        <p>
          <Link to="/settings/notifications">{m.notifyTitle()}</Link>
        </p>
      </Page>
    );
  }
  const topic = stops.reason;
  const isStopped = reply?.outcome === "stopped";
  return (
    <Page title={m.unsubscribeTitle({ topic })} width="narrow">
      <div className="stack">
        {reply ? (
          <Notice kind="done" live>
            <p>{isStopped ? m.unsubscribeDone({ email: stops.email, topic }) : m.unsubscribeOn()}</p>
          </Notice>
        ) : (
          <p>{m.unsubscribeBody({ email: stops.email })}</p>
        )}
        <Form method="post">
          {isStopped ? (
            <Button name="again" value="1">
              {m.unsubscribeAgain()}
            </Button>
          ) : (
            <Button tone="primary">{m.unsubscribeStop()}</Button>
          )}
        </Form>
        <p>
          <Link to="/settings/notifications">{m.unsubscribeSettings()}</Link>
        </p>
      </div>
    </Page>
  );
}
