import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { sortParam } from "#app/ui/sort.ts";
import { type InvitationSearch, mailedStates } from "../invitation-search.ts";

/** Searches the current list, and filters it by the state of the mail. */
export function InvitationSearchForm({ search }: { search: InvitationSearch }) {
  const { list, mail, q, sort } = search;
  return (
    <Form method="get" role="search" className="filters" key={JSON.stringify(search)}>
      {list === "open" ? null : <input type="hidden" name="show" value={list} />}
      <input type="hidden" name="sort" value={sortParam(sort)} />
      <div className="filters__choices">
        <TextField label={m.invitationsSearch()} id="q" name="q" type="search" defaultValue={q} />
        <SelectField label={m.invitationsMail()} id="mail" name="mail" defaultValue={mail ?? ""}>
          <option value="">{m.invitationsMailAny()}</option>
          {mailedStates.map((state) => (
            <option key={state} value={state}>
              {m.invitationsMailState({ state })}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="cluster">
        <Button>{m.invitationsSearchButton()}</Button>
      </div>
    </Form>
  );
}
