import * as m from "#app/messages/catalog.ts";
import type { ChildDataFinding } from "#app/privacy/child-data.ts";

/** Says that a text looks like data about children, where, and what to do. Nothing is blocked. */
export function ChildDataWarning({ findings }: { findings: ChildDataFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <div className="child-data stack-2">
      <p>
        <strong>{m.childDataTitle()}</strong> {m.childDataHelp()}
      </p>
      <ul>
        {findings.map(({ kind, line }) => (
          <li key={kind}>{m.childDataFound({ kind: kind.replace("-", "_"), line })}</li>
        ))}
      </ul>
    </div>
  );
}
