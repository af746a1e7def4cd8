import * as m from "#app/messages/catalog.ts";
import type { ExportFormat } from "../export-format.ts";

export type ShownExport = { id: string; name: string; format: ExportFormat; day: string };

/** The copies of a space that were downloaded, for everyone who reads it. */
export function Exports({ exports }: { exports: ShownExport[] }) {
  return (
    <section aria-labelledby="copies" className="stack-2">
      <h2 id="copies">{m.spaceExportPrevious()}</h2>
      {exports.length === 0 ? (
        <p className="soft">{m.spaceExportNone()}</p>
      ) : (
        <ul className="plain lines">
          {exports.map(({ id, name, format, day }) => (
            <li key={id}>{m.spaceExportDone({ name, format, day })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
