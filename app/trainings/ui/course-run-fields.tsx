import * as m from "#app/messages/catalog.ts";
import { Checkbox, TextField } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";

type Props = {
  days: { first: string; last: string };
  /** Why its days matter to somebody: a committee approved them, or people are told of new ones. */
  daysHelp?: string;
  acrossYears?: boolean;
};

/** The first and the last day of a course run, with what the turn of the year does to STARS hours. */
export function CourseDaysFields({ days, daysHelp, acrossYears = false }: Props) {
  return (
    <fieldset className="field stack">
      <legend className="field__label">{m.courseRunsDaysLegend()}</legend>
      {daysHelp ? <p className="field__help">{daysHelp}</p> : null}
      <div className="cluster">
        <TextField name="firstDay" type="date" required label={m.courseRunsFirstDay()} defaultValue={days.first} />
        <TextField name="lastDay" type="date" required label={m.courseRunsLastDay()} defaultValue={days.last} />
      </div>
      <p className="field__help">{m.courseRunsAcrossYearsHelp()}</p>
      <Checkbox name="acrossYears" label={m.courseRunsAcrossYears()} defaultChecked={acrossYears} />
    </fieldset>
  );
}

export function WorkAskedField({ workAsked }: { workAsked: string }) {
  return (
    <TextArea
      name="workAsked"
      label={m.courseRunsWorkAsked()}
      help={m.courseRunsWorkAskedHelp()}
      rows={3}
      limit={1000}
      required
      defaultValue={workAsked}
    />
  );
}
