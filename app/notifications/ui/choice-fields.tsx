import * as m from "#app/messages/catalog.ts";
import { SelectField } from "#app/ui/field.tsx";
import { digestRhythms, hours, type NotificationSettings, weekdays } from "../settings.ts";
import { type Channel, channels, type NotificationTopic } from "../topic.ts";

/** A channel for each topic. */
export function ChannelFields({
  topics,
  choices,
}: {
  topics: NotificationTopic[];
  choices: Record<NotificationTopic, Channel>;
}) {
  return (
    <section aria-labelledby="topics" className="stack">
      <h2 id="topics">{m.notifyTopics()}</h2>
      <p>{m.notifyTopicsHelp()}</p>
      <div className="notification-choices">
        {topics.map((topic) => (
          <SelectField
            key={topic}
            id={topic}
            name={`channel-${topic}`}
            label={m.notifyTopic({ topic })}
            help={m.notifyTopicHelp({ topic })}
            defaultValue={choices[topic]}
          >
            {channels.map((channel) => (
              <option key={channel} value={channel}>
                {m.notifyChannel({ channel })}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
    </section>
  );
}

export function DigestFields({ settings }: { settings: NotificationSettings }) {
  return (
    <section aria-labelledby="digest" className="stack">
      <h2 id="digest">{m.notifyDigest()}</h2>
      <div className="notification-hours">
        <SelectField name="digestEvery" label={m.notifyDigestEvery()} defaultValue={settings.digestEvery}>
          {digestRhythms.map((rhythm) => (
            <option key={rhythm} value={rhythm}>
              {m.notifyDigestRhythm({ rhythm })}
            </option>
          ))}
        </SelectField>
        <SelectField name="digestWeekday" label={m.notifyDigestWeekday()} defaultValue={String(settings.digestWeekday)}>
          {weekdays.map((day) => (
            <option key={day} value={day}>
              {m.notifyWeekday({ day: String(day) })}
            </option>
          ))}
        </SelectField>
        <HourField name="digestHour" label={m.notifyDigestHour()} hour={settings.digestHour} />
      </div>
    </section>
  );
}

export function QuietFields({ settings, timeZone }: { settings: NotificationSettings; timeZone: string }) {
  return (
    <section aria-labelledby="quiet" className="stack">
      <h2 id="quiet">{m.notifyQuiet()}</h2>
      <p>{m.notifyQuietHelp({ zone: timeZone })}</p>
      <div className="notification-hours">
        <HourField name="quietFrom" label={m.notifyQuietFrom()} hour={settings.quietFrom} isOptional />
        <HourField name="quietUntil" label={m.notifyQuietUntil()} hour={settings.quietUntil} isOptional />
      </div>
    </section>
  );
}

type HourProps = { name: string; label: string; hour: number | null; isOptional?: boolean };

function HourField({ name, label, hour, isOptional = false }: HourProps) {
  return (
    <SelectField name={name} label={label} defaultValue={hour === null ? "" : String(hour)}>
      {isOptional ? <option value="">{m.notifyQuietNone()}</option> : null}
      {hours.map((each) => (
        <option key={each} value={each}>
          {hourInWords(each)}
        </option>
      ))}
    </SelectField>
  );
}

/** "5 PM", the same in every zone. */
function hourInWords(hour: number): string {
  return new Intl.DateTimeFormat("en-US", { hour: "numeric", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, 0, 1, hour)),
  );
}
