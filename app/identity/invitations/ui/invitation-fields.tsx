import * as m from "#app/messages/catalog.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { invitationDays } from "../invitation.ts";

export type Places = { organizations: { id: string; name: string }[]; cohorts: { id: string; name: string }[] };

/** What every invitation says: where one would belong, what one would learn in, and for how long it is open. */
export function InvitationFields({ places, isPlaceOptional }: { places: Places; isPlaceOptional: boolean }) {
  const none = isPlaceOptional ? m.invitationsNoPlace() : m.invitationsChoosePlace();
  return (
    <>
      <PlaceField
        label={m.invitationsOrganization()}
        help={m.invitationsOrganizationHelp()}
        name="organizationId"
        none={none}
        places={places.organizations}
      />
      <PlaceField
        label={m.invitationsCohort()}
        help={m.invitationsCohortHelp()}
        name="cohortId"
        none={m.invitationsNoCohort()}
        places={places.cohorts}
      />
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

function PlaceField({
  label,
  help,
  name,
  none,
  places,
}: {
  label: string;
  help: string;
  name: string;
  none: string;
  places: { id: string; name: string }[];
}) {
  return (
    <SelectField label={label} help={help} isOptional name={name}>
      <option value="">{none}</option>
      {places.map((place) => (
        <option key={place.id} value={place.id}>
          {place.name}
        </option>
      ))}
    </SelectField>
  );
}
