import { languageNames, languages } from "#app/identity/person/language.ts";
import * as m from "#app/messages/catalog.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TimeZoneField } from "#app/ui/time-zone-field.tsx";
import { capacityMost } from "../new-cohort.ts";

type Given = {
  name?: string;
  startsOn: string;
  endsOn?: string | null;
  timeZone: string;
  language: string;
  capacity?: number | null;
};

/** The fields of every cohort: name, dates, zone, language, capacity. */
export function CohortFields({ given, zones }: { given: Given; zones: string[] }) {
  return (
    <>
      <TextField
        name="name"
        label={m.cohortsName()}
        help={m.cohortsNameHelp()}
        required
        autoComplete="off"
        defaultValue={given.name ?? ""}
      />
      <div className="filters__choices">
        <TextField type="date" name="startsOn" label={m.cohortsStarts()} required defaultValue={given.startsOn} />
        <TextField type="date" name="endsOn" label={m.cohortsEnds()} isOptional defaultValue={given.endsOn ?? ""} />
      </div>
      <TimeZoneField label={m.cohortsZone()} help={m.cohortsZoneHelp()} zones={zones} defaultValue={given.timeZone} />
      <SelectField name="language" label={m.cohortsLanguage()} defaultValue={given.language}>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </SelectField>
      <TextField
        name="capacity"
        label={m.cohortsCapacity()}
        help={m.cohortsCapacityHelp({ most: capacityMost })}
        isOptional
        inputMode="numeric"
        defaultValue={given.capacity ? String(given.capacity) : ""}
      />
    </>
  );
}
