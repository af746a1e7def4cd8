import { Form } from "@remix-run/react";
import { longestMark } from "#app/inquiry/entry.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";

export type ShownEntry = {
  id: string;
  day: string;
  /** The measure's name; null for a note. */
  measure: string | null;
  /** "7 of 20 (35%)". */
  point: string | null;
  text: string;
  mark: string | null;
  by: string | null;
};

/** Entries by day, the newest first. Whoever may write marks a point that stands out, or removes an entry. */
export function EntryList({
  cycleId,
  entries,
  person,
}: {
  cycleId: string;
  entries: ShownEntry[];
  person: string | null;
}) {
  const byDay = [...Map.groupBy(entries, ({ day }) => day)];
  return (
    <ol className="plain entry-days">
      {byDay.map(([day, list]) => (
        <li key={day} className="entry-day">
          <p className="entry-day__name">{day}</p>
          <ul className="plain stack">
            {list.map((entry) => (
              <li key={entry.id} id={`entry-${entry.id}`} className="entry">
                {entry.point === null ? null : (
                  <p className="entry__point">
                    <strong className="numbers">{entry.point}</strong> <span className="soft">{entry.measure}</span>
                  </p>
                )}
                {entry.text ? <p className="as-typed">{entry.text}</p> : null}
                {entry.mark === null ? null : (
                  <p className="entry__mark small">
                    {entry.mark ? m.inquiryEntryMarkedWhy({ why: entry.mark }) : m.inquiryEntryMarked()}
                  </p>
                )}
                {entry.by ? <p className="small soft">{entry.by}</p> : null}
                {person ? <EntryActions cycleId={cycleId} entry={entry} person={person} /> : null}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function EntryActions({ cycleId, entry, person }: { cycleId: string; entry: ShownEntry; person: string }) {
  const action = `/inquiry/${cycleId}/entries/${entry.id}`;
  const what = entry.point ?? entry.text.slice(0, 60);
  return (
    <details className="entry__more no-print">
      <summary aria-label={m.inquiryEntryChangeOf({ entry: what, day: entry.day })}>{m.inquiryEntryChange()}</summary>
      <div className="stack">
        {entry.point === null ? null : (
          <PostForm
            reply={undefined}
            action={action}
            submit={m.inquiryEntryMark()}
            submitTone="secondary"
            hidden={{ person }}
            className="stack-2"
            besideSubmit={
              entry.mark === null ? null : (
                <Button tone="quiet" name="unmark" value="yes">
                  {m.inquiryEntryUnmark()}
                </Button>
              )
            }
          >
            <TextField
              label={m.inquiryEntryMarkWhy()}
              id={`mark-${entry.id}`}
              name="mark"
              limit={longestMark}
              defaultValue={entry.mark ?? ""}
            />
          </PostForm>
        )}
        <Form method="post" action={action}>
          <input type="hidden" name="person" value={person} />
          <input type="hidden" name="_method" value="delete" />
          <Button tone="quiet">{m.inquiryEntryRemove()}</Button>
        </Form>
      </div>
    </details>
  );
}
