import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { activityLine } from "#app/identity/audit/audit-trail.ts";
import { listActivity } from "#app/identity/audit/queries/audit-trail.server.ts";
import { beforeIn } from "#app/identity/audit/trail-search.ts";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { OlderNewer } from "#app/ui/older-newer.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

const size = 30;

/** Shows a person who viewed or changed their data. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const params = new URL(request.url).searchParams;
  const isMine = params.get("by") === "me";
  const events = await listActivity(db, person.id, { by: isMine ? "me" : "others", before: beforeIn(params), size });
  const shown = events.slice(0, size);
  return {
    isMine,
    lines: shown.map((event) => activityLine(event, person, isMine)),
    older: events.length > size ? (shown.at(-1)?.id ?? null) : null,
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.activityTitle()) }];

export default function ActivityPage() {
  const { isMine, lines, older } = useLoaderData<typeof loader>();
  return (
    <SettingsPage title={m.activityTitle()} lead={m.activityLead()}>
      <div className="stack-6">
        <nav aria-label={m.activityBy()} className="cluster">
          <Side to="/settings/activity" label={m.activityByOthers()} isCurrent={!isMine} />
          <Side to="/settings/activity?by=me" label={m.activityByMe()} isCurrent={isMine} />
        </nav>
        {lines.length === 0 ? (
          <EmptyState title={isMine ? m.activityEmptyMineTitle() : m.activityEmptyOthersTitle()}>
            <p className="measure">{isMine ? m.activityEmptyMineBody() : m.activityEmptyOthersBody()}</p>
          </EmptyState>
        ) : (
          <ol className="plain rows">
            {lines.map(({ id, when, who, what, organization }) => (
              <li key={id}>
                <strong>{isMine ? what : who}</strong>
                <br />
                {isMine ? null : what}
                {organization ? ` ${m.activityAt({ organization })}` : null}
                {isMine && !organization ? null : <br />}
                <span className="soft small">{when}</span>
              </li>
            ))}
          </ol>
        )}
        <OlderNewer
          older={older}
          label={m.activityPages()}
          words={{ older: m.activityOlder(), newest: m.activityNewest() }}
        />
      </div>
    </SettingsPage>
  );
}

/** One of the list's two tabs; the current one has a box. */
function Side({ to, label, isCurrent }: { to: string; label: string; isCurrent: boolean }) {
  return (
    <LinkButton to={to} tone={isCurrent ? "secondary" : "quiet"} aria-current={isCurrent ? "true" : undefined}>
      {label}
    </LinkButton>
  );
}
