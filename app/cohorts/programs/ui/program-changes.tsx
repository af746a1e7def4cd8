import type { FieldChange, ProgramChange } from "#app/catalog/program-changes.ts";
import * as m from "#app/messages/catalog.ts";

/** The changes of a newer version of a program: removed and added, line by line. */
export function ProgramChanges({ changes }: { changes: ProgramChange[] }) {
  return (
    <section aria-labelledby="changes" className="stack">
      <h2 id="changes">{m.adoptionChanges({ count: changes.length })}</h2>
      <ul className="plain rows">
        {changes.map(({ part, key, title, kind, fields }) => (
          <li key={`${part} ${key}`} className="stack stack-2 measure">
            <h3>
              {title} <span className="soft">{m.adoptionChange({ part, kind })}</span>
            </h3>
            {fields.map((field) => (
              <Field key={field.field} change={field} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Field({ change: { field, removed, added } }: { change: FieldChange }) {
  return (
    <div>
      <p className="soft">{m.adoptionField({ field })}</p>
      {removed.length + added.length === 0 ? <p>{m.adoptionMoved()}</p> : null}
      <ul className="plain program-lines">
        {removed.map((line) => (
          <li key={`- ${line}`}>
            <del>{line}</del>
          </li>
        ))}
        {added.map((line) => (
          <li key={`+ ${line}`}>
            <ins>{line}</ins>
          </li>
        ))}
      </ul>
    </div>
  );
}
