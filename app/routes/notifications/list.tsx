import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { inWords } from "#app/notifications/in-words.ts";
import { listNotifications } from "#app/notifications/queries/notifications.server.ts";
import { readAll } from "#app/notifications/reading.server.ts";
import { NotificationList } from "#app/notifications/ui/notification-list.tsx";
import style from "#app/notifications/ui/notifications.css?url";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction = () => [{ title: titled(m.notificationTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const search = new URL(request.url).searchParams;
  const isUnreadOnly = search.get("show") === "unread";
  const { rows, page, pageCount } = await listNotifications(db, person.id, {
    isUnreadOnly,
    page: Number(search.get("page") ?? 1),
  });
  return {
    ...{ page, pageCount, isUnreadOnly, isDone: search.has("read"), unread: person.session.unreadNotifications },
    told: rows.map(({ id, kind, actorName, place, count, createdAt, isRead }) => ({
      ...{ id, isRead, says: inWords({ kind, who: actorName ?? "", place, count }), at: createdAt },
      when: dayAndTimeIn(person.timeZone, createdAt),
    })),
  };
}

/** Everything is read. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  await readAll(db, person);
  throw redirect("/notifications?read", 303);
}

export default function NotificationsPage() {
  const { told, page, pageCount, isUnreadOnly, isDone, unread } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.notificationTitle()}
      lead={m.notificationLead()}
      width="narrow"
      actions={
        unread > 0 ? (
          <Form method="post" action="/notifications">
            <Button>{m.notificationReadAll()}</Button>
          </Form>
        ) : null
      }
    >
      <div className="stack">
        {isDone ? (
          <Notice kind="done" live>
            <p>{m.notificationReadDone()}</p>
          </Notice>
        ) : null}
        <nav aria-label={m.notificationFilter()} className="tabs">
          <ul className="plain">
            <li>
              <Link to="/notifications" aria-current={isUnreadOnly ? undefined : "page"}>
                {m.notificationAll()}
              </Link>
            </li>
            <li>
              <Link to="/notifications?show=unread" aria-current={isUnreadOnly ? "page" : undefined}>
                {m.notificationUnread()}
              </Link>
            </li>
          </ul>
        </nav>
        {told.length === 0 ? (
          <EmptyState title={m.notificationEmpty()}>
            <p>{m.notificationEmptyBody()}</p>
          </EmptyState>
        ) : (
          <NotificationList told={told} />
        )}
        <Pagination page={page} pageCount={pageCount} />
        <p>
          <Link to="/settings/notifications">{m.notificationSettings()}</Link>
        </p>
      </div>
    </Page>
  );
}
