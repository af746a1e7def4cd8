import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { OlderNewer } from "#app/ui/older-newer.tsx";

export type HistoryLine = {
  id: number;
  what: string;
  /** When and by whom. */
  facts: string;
  reason: string | null;
  isUndone: boolean;
  missed: string | null;
  /** The address that undoes it; null when it cannot be undone. */
  undoAt: string | null;
};

/** An organization's history, newest first; each change that can be undone has a button. */
export function OrganizationHistory({
  lines,
  older,
  seen,
}: {
  lines: HistoryLine[];
  older: number | null;
  seen: number;
}) {
  return (
    <section aria-labelledby="history" className="stack">
      <h2 id="history">{m.organizationsHistory()}</h2>
      {lines.length === 0 ? <p>{m.organizationsHistoryEmpty()}</p> : null}
      <ol className="plain rows">
        {lines.map(({ id, what, facts, reason, isUndone, missed, undoAt }) => (
          <li key={id} className="stack-2">
            <div>
              <strong>{what}</strong>
              <br />
              <span className="soft small">{facts}</span>
              {reason ? <p>{m.organizationsBecause({ reason })}</p> : null}
              {missed ? <p>{missed}</p> : null}
              {isUndone ? <p className="soft">{m.organizationsUndone()}</p> : null}
            </div>
            {undoAt ? (
              <Form method="post" action={undoAt}>
                <input type="hidden" name="seen" value={seen} />
                <Button aria-label={m.organizationsUndoOf({ what })}>{m.organizationsUndo()}</Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ol>
      <OlderNewer
        older={older}
        label={m.organizationsHistoryPages()}
        words={{ older: m.organizationsOlder(), newest: m.organizationsNewest() }}
      />
    </section>
  );
}
