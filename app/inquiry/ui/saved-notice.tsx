import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Says that a step is saved, and leads to the next one. */
export function SavedNotice({ to, next }: { to: string; next: string }) {
  return (
    <Notice kind="done" live title={m.inquirySaved()}>
      <p>
        <LinkButton to={to}>{next}</LinkButton>
      </p>
    </Notice>
  );
}
