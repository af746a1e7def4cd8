import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { ShownEntry } from "./entry-list.tsx";

type Place = { cycleId: string; person: string };

/** The way back right after an entry was removed. */
export function JustRemoved({ entryId, ...place }: Place & { entryId: string }) {
  return (
    <Notice kind="done" live>
      <div className="cluster">
        <span>{m.inquiryEntryRemoved()}</span>
        <Restore {...place} entryId={entryId} />
      </div>
    </Notice>
  );
}

/** Entries that the team removed; any member brings one back. */
export function RemovedEntries({ entries, ...place }: Place & { entries: ShownEntry[] }) {
  return (
    <details className="fold no-print">
      <summary>{m.inquiryEntriesRemoved({ count: entries.length })}</summary>
      <ul className="plain lines">
        {entries.map(({ id, day, measure, point, text }) => {
          const words = [day, point && measure ? `${measure}: ${point}` : "", text].filter(Boolean).join(" · ");
          return (
            <li key={id} className="cluster">
              <span>{words}</span>
              <Restore {...place} entryId={id} name={m.inquiryEntryRestoreOf({ entry: words.slice(0, 100) })} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function Restore({ cycleId, person, entryId, name }: Place & { entryId: string; name?: string }) {
  return (
    <Form method="post" action={`/inquiry/${cycleId}/entries/${entryId}`}>
      <input type="hidden" name="person" value={person} />
      <Button tone="quiet" aria-label={name}>
        {m.inquiryEntryRestore()}
      </Button>
    </Form>
  );
}
