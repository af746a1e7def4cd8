import * as m from "#app/messages/catalog.ts";
import type { ChildDataFinding } from "#app/privacy/child-data.ts";

type Props = {
  findings: ChildDataFinding[];
  /** Whether a coach looks at what was found. */
  isReviewed?: boolean;
};

/** Says that a text looks like data about children, where, and what to do. Nothing is blocked. */
export function ChildDataWarning({ findings, isReviewed = false }: Props) {
  if (findings.length === 0) return null;
  return (
    <div className="child-data stack-2">
      <p>
        <strong>{m.childDataTitle()}</strong> {isReviewed ? m.childDataReviewed() : null} {m.childDataHelp()}
      </p>
      <ul>
        {findings.map(({ kind, line }) => (
          <li key={kind}>{m.childDataFound({ kind: kind.replace("-", "_"), line })}</li>
        ))}
      </ul>
    </div>
  );
}
