import type { SourceReference } from "#app/catalog/source-reference.ts";
import * as m from "#app/messages/catalog.ts";

/** The sources of an instrument's questions. */
export function InstrumentSources({ sources }: { sources: SourceReference[] }) {
  if (sources.length === 0) return null;
  return (
    <details className="disclosure small">
      <summary>{m.instrumentsSources()}</summary>
      <ul>
        {sources.map(({ id, text, url }) => (
          <li key={id}>{url ? <a href={url}>{text}</a> : text}</li>
        ))}
      </ul>
    </details>
  );
}
