import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { invitationDays } from "../invitation.ts";

export type Places = { organizations: { id: string; name: string }[]; cohorts: { id: string; name: string }[] };

/** What every invitation says: where one would belong, what one would learn in, and for how long it is open. */
export function InvitationFields({
  places,
  reply,
  isPlaceOptional,
}: {
  places: Places;
  reply: FormReply | undefined;
  isPlaceOptional: boolean;
}) {
  const none = isPlaceOptional ? m.invitationsNoPlace() : m.invitationsChoosePlace();
  return (
    <>
      <PlaceField
        label={m.invitationsOrganization()}
        help={m.invitationsOrganizationHelp()}
        name="organizationId"
        none={none}
        places={places.organizations}
        reply={reply}
      />
      <PlaceField
        label={m.invitationsCohort()}
        help={m.invitationsCohortHelp()}
        name="cohortId"
        none={m.invitationsNoCohort()}
        places={places.cohorts}
        reply={reply}
      />
      <TextField
        label={m.invitationsJob()}
        help={m.invitationsJobHelp()}
        isOptional
        id="title"
        name="title"
        defaultValue={reply?.values.title}
        error={reply?.problems.title}
      />
      <TextField
        label={m.invitationsDays()}
        help={m.invitationsDaysHelp({ most: invitationDays.most })}
        id="days"
        name="days"
        inputMode="numeric"
        defaultValue={reply?.values.days ?? String(invitationDays.usual)}
        error={reply?.problems.days}
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
  reply,
}: {
  label: string;
  help: string;
  name: string;
  none: string;
  places: { id: string; name: string }[];
  reply: FormReply | undefined;
}) {
  return (
    <SelectField
      label={label}
      help={help}
      isOptional
      id={name}
      name={name}
      defaultValue={reply?.values[name] ?? ""}
      error={reply?.problems[name]}
    >
      <option value="">{none}</option>
      {places.map((place) => (
        <option key={place.id} value={place.id}>
          {place.name}
        </option>
      ))}
    </SelectField>
  );
}
