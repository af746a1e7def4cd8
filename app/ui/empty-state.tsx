import type { ReactNode } from "react";

/** Shown for an empty list: what will be here, and how to add it. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty">
      <h2 className="empty__title">{title}</h2>
      {children}
      {actions ? <div className="cluster empty__actions">{actions}</div> : null}
    </div>
  );
}
