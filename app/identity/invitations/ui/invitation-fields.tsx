import type { Choices } from "#app/http/choices.ts";
import * as m from "#app/messages/catalog.ts";
import { Chooser } from "#app/ui/chooser.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { invitationDays } from "../invitation.ts";

export type Places = { organizations: Choices; cohorts: { id: string; name: string }[] };

/** The fields that every invitation has: organization, cohort and how long it is open. */
export function InvitationFields({ places, isPlaceOptional }: { places: Places; isPlaceOptional: boolean }) {
  const none = isPlaceOptional ? m.invitationsNoPlace() : m.invitationsChoosePlace();
  return (
    <>
      <Chooser
        label={m.invitationsOrganization()}
        help={m.invitationsOrganizationHelp()}
        isOptional
        name="organizationId"
        none={none}
        choices={places.organizations}
      />
      <SelectField label={m.invitationsCohort()} help={m.invitationsCohortHelp()} isOptional name="cohortId">
        <option value="">{m.invitationsNoCohort()}</option>
        {places.cohorts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField label={m.invitationsJob()} help={m.invitationsJobHelp()} isOptional name="title" />
      <TextField
        label={m.invitationsDays()}
        help={m.invitationsDaysHelp({ most: invitationDays.most })}
        name="days"
        inputMode="numeric"
        defaultValue={String(invitationDays.usual)}
      />
    </>
  );
}
