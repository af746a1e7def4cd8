import { Form } from "@remix-run/react";
import { noteLength } from "#app/identity/invitations/invitation.ts";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Checkbox, TextArea } from "#app/ui/field.tsx";
import { daysToMend, type ImportKind, type ImportState } from "../import.ts";

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

/** What can be done with an import: start it, start it without the rows that need mending, look at what came in. */
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
      {state === "checked" && problemCount < rowCount && !isUndecided ? <Start {...found} /> : null}
      {state === "failed" || problemCount > 0 ? again : null}
      <Discard id={id} label={m.importsDiscard()} />
    </div>
  );
}

function Start({ id, kind, problemCount, rowCount }: Props) {
  const count = rowCount - problemCount;
  return (
    <Form method="post" action={`/admin/imports/${id}/run`} className="stack measure">
      {kind === "people" ? (
        <>
          <Checkbox label={m.importsMail()} help={m.importsMailHelp()} name="mail" id="mail" />
          <TextArea
            label={m.importsNote()}
            help={m.importsNoteHelp()}
            isOptional
            name="note"
            id="note"
            rows={3}
            maxLength={noteLength}
          />
        </>
      ) : null}
      {problemCount > 0 ? <input type="hidden" name="skip" value="problems" /> : null}
      <div className="cluster">
        <Button tone="primary">{problemCount > 0 ? m.importsRunGood({ count }) : m.importsRun({ count })}</Button>
      </div>
      {problemCount > 0 ? (
        <p className="soft">{m.importsRunGoodHelp({ count: problemCount, days: daysToMend })}</p>
      ) : null}
    </Form>
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
