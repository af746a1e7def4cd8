import * as m from "#app/messages/catalog.ts";
import type { NoticeKind } from "../report.ts";

type Shown = { id: string; kind: NoticeKind; reason: string; by: string; day: string; until: string | null };

/** What facilitators told the reader about their own posts; nobody else sees it here. */
export function OwnNotices({ notices }: { notices: Shown[] }) {
  if (notices.length === 0) return null;
  return (
    <section aria-labelledby="notices" className="stack">
      <h2 id="notices">{m.noticesTitle()}</h2>
      <p className="soft">{m.noticesWho()}</p>
      <ul className="plain lines">
        {notices.map(({ id, kind, reason, by, day, until }) => (
          <li key={id} className="stack-2">
            <p>
              <strong>{m.noticesKind({ kind, until: until ?? "" })}</strong>
            </p>
            <blockquote dir="auto">{reason}</blockquote>
            <p className="small soft">{m.noticesBy({ name: by, day })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
