import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import type { ImportKind, ImportState } from "../import.ts";
import { ImportStart } from "./import-start.tsx";

type Props = {
  id: string;
  state: ImportState;
  kind: ImportKind;
  problemCount: number;
  rowCount: number;
  openInvitations: number;
  isUndecided: boolean;
  rows: unknown[];
};

/** The next step of an import: start it, start it without the invalid rows, or view the result. */
export function ImportNextStep(found: Props) {
  const { id, state, problemCount, rowCount, rows, isUndecided } = found;
  if (state === "done") {
    return (
      <div className="stack">
        <Done {...found} />
        {rows.length > 0 ? <Discard id={id} label={m.importsDiscardRest()} /> : null}
      </div>
    );
  }
  const again = (
    <div className="cluster">
      <LinkButton to="/admin/imports" tone={problemCount < rowCount ? "secondary" : "primary"}>
        {m.importsAgain()}
      </LinkButton>
    </div>
  );
  if (state === "discarded") return again;
  return (
    <div className="stack">
      {state === "checked" && problemCount < rowCount && !isUndecided ? <ImportStart {...found} /> : null}
      {state === "failed" || problemCount > 0 ? again : null}
      <Discard id={id} label={m.importsDiscard()} />
    </div>
  );
}

function Discard({ id, label }: { id: string; label: string }) {
  return (
    <Form method="post" action={`/admin/imports/${id}`} className="cluster">
      <input type="hidden" name="_method" value="delete" />
      <Button>{label}</Button>
    </Form>
  );
}

function Done({ id, kind, openInvitations }: Props) {
  return (
    <div className="cluster">
      <LinkButton to={kind === "people" ? "/admin/people" : "/admin/organizations"} tone="primary">
        {kind === "people" ? m.importsSeePeople() : m.importsSeeOrganizations()}
      </LinkButton>
      {openInvitations > 0 ? (
        <>
          <LinkButton to="/admin/invitations">{m.importsSeeInvitations()}</LinkButton>
          <LinkButton to={`/admin/imports/${id}/revocation`}>{m.importsRevoke({ count: openInvitations })}</LinkButton>
        </>
      ) : null}
    </div>
  );
}
