import * as m from "#app/messages/catalog.ts";
import { Checkbox, SelectField, TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { longestEntryText, longestLanguages, workSettings } from "../entry.ts";
import type { Said } from "../queries/entries.server.ts";
import { settingInWords } from "./setting-words.ts";

/** The fields of a person's own entry. */
export function EntryFields({ said, email }: { said: Said | null; email: string }) {
  const texts = { rows: 3, dir: "auto", limit: longestEntryText } as const;
  return (
    <>
      <SelectField name="setting" label={m.directorySetting()} defaultValue={said?.setting ?? ""} required>
        <option value="">{m.directoryChooseSetting()}</option>
        {workSettings.map((setting) => (
          <option key={setting} value={setting}>
            {settingInWords(setting)}
          </option>
        ))}
      </SelectField>
      <GuardedTextArea
        {...texts}
        name="worksOn"
        label={m.directoryWorksOn()}
        help={m.directoryTextHelp()}
        defaultValue={said?.worksOn ?? ""}
      />
      <GuardedTextArea {...texts} name="canHelp" label={m.directoryCanHelp()} defaultValue={said?.canHelp ?? ""} />
      <GuardedTextArea {...texts} name="looksFor" label={m.directoryLooksFor()} defaultValue={said?.looksFor ?? ""} />
      <TextField
        name="languages"
        label={m.directoryLanguages()}
        limit={longestLanguages}
        dir="auto"
        isOptional
        defaultValue={said?.languages ?? ""}
      />
      <Checkbox
        name="showsEmail"
        label={m.directoryShowsEmail()}
        help={m.directoryShowsEmailHelp({ email })}
        defaultChecked={said?.showsEmail ?? false}
      />
    </>
  );
}
