import type { ReactNode } from "react";

/** Where nothing is yet: what will be here, and how it comes to be. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty">
      <h2 className="empty__title">{title}</h2>
      {children}
      {actions ? <div className="cluster empty__actions">{actions}</div> : null}
    </div>
  );
}
