import { splitNote } from "../note-fields.ts";

/** A note in its labeled parts; parts that nobody wrote are left out. */
export function NoteText({ fields, text }: { fields: { id: string; label: string }[]; text: string }) {
  const parts = splitNote(fields, text);
  return (
    <dl className="note">
      {fields.map(({ id, label }) =>
        parts[id] ? (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{parts[id]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
