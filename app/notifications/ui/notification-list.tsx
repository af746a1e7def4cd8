import * as m from "#app/messages/catalog.ts";

type Told = { id: string; says: string; at: string; when: string; isRead: boolean };

/** Newest first. A link loads the whole page, so that the number in the header is counted anew. */
export function NotificationList({ told }: { told: Told[] }) {
  return (
    <ul className="plain notifications">
      {told.map(({ id, says, at, when, isRead }) => (
        <li key={id} className={isRead ? undefined : "notifications__new"}>
          <a href={`/notifications/${id}`} dir="auto">
            {isRead ? null : <span className="visually-hidden">{m.notificationIsNew()} </span>}
            {says}
          </a>
          <time dateTime={at} className="soft small">
            {when}
          </time>
        </li>
      ))}
    </ul>
  );
}
