import * as m from "#app/messages/catalog.ts";
import { Checkbox, SelectField, TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import {
  barriers,
  type ContactLanguage,
  type ContactMode,
  contactLanguages,
  contactModes,
  focuses,
  strategies,
} from "../contact.ts";
import { goalField, tagField } from "../new-contact.ts";

export type OfferedGoal = { id: string; label: string };

/** The initial values of a contact's form; days and times in the cohort's zone. */
export type GivenContact = {
  day: string;
  time: string;
  minutes: number | null;
  mode: ContactMode | null;
  language: ContactLanguage | null;
  tags: readonly string[];
  goalIds: readonly string[];
  summary: string | null;
};

/** When a contact was and how long. */
export function WhenFields({ given }: { given: GivenContact }) {
  return (
    <div className="filters__choices">
      <TextField
        name="minutes"
        label={m.coachingLogMinutesHeading()}
        inputMode="numeric"
        defaultValue={given.minutes ?? ""}
        autoComplete="off"
      />
      <TextField type="date" name="day" label={m.coachingLogDay()} defaultValue={given.day} />
      <TextField type="time" name="time" label={m.coachingLogTime()} defaultValue={given.time} />
    </div>
  );
}

export function HowFields({ given }: { given: GivenContact }) {
  return (
    <>
      <SelectField name="mode" label={m.coachingLogModeLabel()} defaultValue={given.mode ?? ""}>
        {given.mode ? null : <option value="">{m.appChooseOne()}</option>}
        {contactModes.map((mode) => (
          <option key={mode} value={mode}>
            {m.coachingLogMode({ mode })}
          </option>
        ))}
      </SelectField>
      <GuardedTextArea
        name="summary"
        label={m.coachingLogSummary()}
        help={m.coachingLogSummaryHelp()}
        defaultValue={given.summary ?? ""}
        isOptional
        rows={3}
      />
    </>
  );
}

/** The subject of a contact. Folded away for a new one, so that the form fits a phone. */
export function AboutFields({ given, goals, isOpen }: { given: GivenContact; goals: OfferedGoal[]; isOpen: boolean }) {
  return (
    <details open={isOpen}>
      <summary>{m.coachingLogMore()}</summary>
      <div className="stack">
        <Tags title={m.coachingLogFocus()} tags={focuses} ticked={given.tags} />
        <Tags title={m.coachingLogStrategies()} tags={strategies} ticked={given.tags} />
        <Tags title={m.coachingLogBarriers()} tags={barriers} ticked={given.tags} />
        {goals.length > 0 ? (
          <fieldset className="field">
            <legend className="field__label">{m.coachingLogGoals()}</legend>
            {goals.map(({ id, label }) => (
              <Checkbox key={id} name={goalField(id)} label={label} defaultChecked={given.goalIds.includes(id)} />
            ))}
          </fieldset>
        ) : null}
        <SelectField name="language" label={m.coachingLogLanguage()} isOptional defaultValue={given.language ?? ""}>
          <option value="">{m.coachingLogLanguageNone()}</option>
          {contactLanguages.map((language) => (
            <option key={language} value={language}>
              {m.coachingLogLanguageName({ language })}
            </option>
          ))}
        </SelectField>
      </div>
    </details>
  );
}

function Tags({ title, tags, ticked }: { title: string; tags: readonly string[]; ticked: readonly string[] }) {
  return (
    <fieldset className="field">
      <legend className="field__label">{title}</legend>
      <div className="filters__choices">
        {tags.map((tag) => (
          <Checkbox
            key={tag}
            name={tagField(tag)}
            label={m.coachingLogTag({ tag: tag.replaceAll("-", "_") })}
            defaultChecked={ticked.includes(tag)}
          />
        ))}
      </div>
    </fieldset>
  );
}
