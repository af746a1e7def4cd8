import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { spacePath } from "../../paths.ts";
import type { SpaceRole } from "../space.ts";

type Props = {
  spaceId: string;
  person: string;
  places: { personId: string; name: string; role: SpaceRole }[];
  isInvited: boolean;
};

/** The people to whom somebody gave a place, and a form that gives one. */
export function Places({ spaceId, person, places, isInvited }: Props) {
  const action = `${spacePath(spaceId)}/places`;
  return (
    <section aria-labelledby="places" className="stack">
      <h2 id="places">{isInvited ? m.spacesInvited() : m.spacesFacilitators()}</h2>
      {places.length === 0 ? <p>{m.spacesNoPlaces()}</p> : null}
      <ul className="plain lines">
        {places.map(({ personId, name, role }) => (
          <li key={personId} className="cluster">
            <span>
              <bdi>{name}</bdi> <span className="soft">{m.spacesRole({ role })}</span>
            </span>
            <Form method="post" action={action}>
              <input type="hidden" name="_method" value="delete" />
              <input type="hidden" name="person" value={person} />
              <input type="hidden" name="personId" value={personId} />
              <Button tone="quiet" aria-label={m.spacesRemoveName({ name })}>
                {m.spacesRemove()}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <PostForm
        reply={undefined}
        noValidate={false}
        action={action}
        submit={isInvited ? m.spacesInvite() : m.spacesAddFacilitator()}
        submitTone="secondary"
        hidden={isInvited ? { person } : { person, role: "facilitator" }}
      >
        <TextField
          name="email"
          type="email"
          autoComplete="off"
          required
          label={m.spacesEmail()}
          help={isInvited ? m.spacesInviteHelp() : m.spacesFacilitatorHelp()}
        />
        {isInvited ? (
          <SelectField name="role" label={m.spacesRoleField()} defaultValue="member">
            <option value="member">{m.spacesRole({ role: "member" })}</option>
            <option value="facilitator">{m.spacesRole({ role: "facilitator" })}</option>
          </SelectField>
        ) : null}
      </PostForm>
    </section>
  );
}
