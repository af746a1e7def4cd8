import * as m from "#app/messages/catalog.ts";
import { Checkbox, RadioGroup, SelectField, TextField } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { longestText, longestTitle, type RegisterKind, sharingAnswers, textsOf, type Written } from "../register.ts";

/** The fields of an entry: the words of each register differ, what is kept is the same. */
export function EntryFields({
  register,
  entry,
  organizations,
}: {
  register: RegisterKind;
  entry: Written;
  organizations: { id: string; name: string }[];
}) {
  return (
    <>
      <TextField name="title" label={m.registerTitle({ register })} defaultValue={entry.title} limit={longestTitle} />
      <TextField name="happenedOn" type="date" label={m.registerDay({ register })} defaultValue={entry.happenedOn} />
      {register === "sharing" ? (
        <RadioGroup
          name="answer"
          label={m.registerAnswerLabel()}
          defaultValue={entry.answer ?? "waiting"}
          choices={sharingAnswers.map((answer) => ({ value: answer, label: m.registerAnswer({ answer }) }))}
        />
      ) : null}
      {textsOf[register].map((field) => (
        <TextArea
          key={field}
          name={field}
          label={m.registerField({ register, field })}
          help={m.registerFieldHelp({ register, field })}
          defaultValue={entry[field]}
          limit={longestText}
          rows={4}
          isOptional
        />
      ))}
      <SelectField
        name="organizationId"
        label={m.registerBy({ register })}
        defaultValue={entry.organizationId ?? ""}
        isOptional
      >
        <option value="">{m.registerNobody()}</option>
        {organizations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Checkbox
        name="hasConsent"
        label={m.registerConsent()}
        help={m.registerConsentHelp()}
        defaultChecked={entry.hasConsent}
      />
    </>
  );
}
