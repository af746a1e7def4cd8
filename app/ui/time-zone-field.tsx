import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { nearZones } from "#app/time/zones.ts";
import { SelectField } from "./field.tsx";

/** A choice of one IANA time zone: those nearby by name first, then every other in `zones`. */
export function TimeZoneField({
  label,
  help,
  zones,
  defaultValue,
}: {
  label: string;
  help?: ReactNode;
  zones: string[];
  defaultValue: string;
}) {
  return (
    <SelectField name="timeZone" label={label} help={help} defaultValue={defaultValue}>
      <optgroup label={m.settingsTimeZoneNear()}>
        {nearZones.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </optgroup>
      <optgroup label={m.settingsTimeZoneOther()}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </optgroup>
    </SelectField>
  );
}
