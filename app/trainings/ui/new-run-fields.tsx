import * as m from "#app/messages/catalog.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TimeZoneField } from "#app/ui/time-zone-field.tsx";

/** When a new run takes place: its first session, and how often that repeats. */
export function SessionFields({ day, timeZone, zones }: { day: string; timeZone: string; zones: string[] }) {
  return (
    <fieldset className="field stack">
      <legend className="field__label">{m.trainingsFirstSession()}</legend>
      <div className="cluster">
        <TextField name="day" type="date" required label={m.meetingsFieldDay()} defaultValue={day} />
        <TextField name="from" type="time" required label={m.trainingsFieldFrom()} defaultValue="09:00" />
        <TextField name="to" type="time" required label={m.trainingsFieldTo()} defaultValue="12:00" />
      </div>
      <TextField
        name="breaks"
        type="number"
        min={0}
        max={600}
        label={m.trainingsFieldBreaks()}
        help={m.trainingsFieldBreaksHelp()}
        defaultValue={0}
      />
      <TimeZoneField label={m.meetingsFieldZone()} zones={zones} defaultValue={timeZone} />
      <div className="cluster">
        <TextField name="sessions" type="number" min={1} max={20} label={m.trainingsFieldSessions()} defaultValue={1} />
        <SelectField name="every" label={m.trainingsFieldEvery()} defaultValue="week">
          <option value="week">{m.trainingsEvery({ every: "week" })}</option>
          <option value="day">{m.trainingsEvery({ every: "day" })}</option>
        </SelectField>
      </div>
    </fieldset>
  );
}

type Coach = { id: string; name: string };

/** The facilitators of a new run; one with an account can take attendance. */
export function FacilitatorFields({ coaches }: { coaches: Coach[] }) {
  return (
    <>
      {([1, 2] as const).map((row) => (
        <fieldset key={row} className="field stack">
          <legend className="field__label">{m.trainingsFacilitator({ number: row })}</legend>
          <TextField name={`facilitator${row}`} label={m.trainingsName()} isOptional limit={120} />
          <TextField name={`qualification${row}`} label={m.trainingsQualification()} isOptional limit={300} />
          <SelectField
            name={`account${row}`}
            label={m.trainingsAccount()}
            help={m.trainingsAccountHelp()}
            isOptional
            defaultValue=""
          >
            <option value="">{m.trainingsNoAccount()}</option>
            {coaches.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        </fieldset>
      ))}
    </>
  );
}
