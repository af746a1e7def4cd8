import * as m from "#app/messages/catalog.ts";
import { TextField } from "#app/ui/field.tsx";
import { TimeZoneField } from "#app/ui/time-zone-field.tsx";
import { longestTitle } from "../meeting.ts";

export type MeetingFieldsData = {
  title: string;
  day: string;
  time: string;
  minutes: number;
  timeZone: string;
  place: string;
  link: string;
};

/** The fields of `meetingSchema`; `zones` are those beside the near ones. */
export function MeetingFields({ meeting, zones }: { meeting: MeetingFieldsData; zones: string[] }) {
  return (
    <>
      <TextField
        label={m.meetingsFieldTitle()}
        name="title"
        required
        limit={longestTitle}
        defaultValue={meeting.title}
      />
      <div className="cluster">
        <TextField label={m.meetingsFieldDay()} name="day" type="date" required defaultValue={meeting.day} />
        <TextField label={m.meetingsFieldTime()} name="time" type="time" required defaultValue={meeting.time} />
        <TextField
          label={m.meetingsFieldMinutes()}
          name="minutes"
          type="number"
          min={5}
          max={1440}
          required
          defaultValue={meeting.minutes}
        />
      </div>
      <TimeZoneField label={m.meetingsFieldZone()} zones={zones} defaultValue={meeting.timeZone} />
      <TextField
        label={m.meetingsFieldPlace()}
        help={m.meetingsFieldPlaceHelp()}
        name="place"
        isOptional
        defaultValue={meeting.place}
      />
      <TextField
        label={m.meetingsFieldLink()}
        help={m.meetingsFieldLinkHelp()}
        name="link"
        type="url"
        isOptional
        defaultValue={meeting.link}
      />
    </>
  );
}
