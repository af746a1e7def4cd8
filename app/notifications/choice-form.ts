import { type DigestRhythm, digestRhythms, type NotificationSettings, weekdays } from "./settings.ts";
import { type Channel, isChannel, type NotificationTopic, notificationTopics } from "./topic.ts";

export type ChosenNotifications = {
  choices: Partial<Record<NotificationTopic, Channel>>;
  settings: NotificationSettings;
};

/** The settings form as it was sent; null if a field has something that its page does not offer. */
export function chosenIn(form: FormData): ChosenNotifications | null {
  const choices: ChosenNotifications["choices"] = {};
  for (const topic of notificationTopics) {
    const channel = form.get(`channel-${topic}`);
    if (channel === null) continue;
    if (!isChannel(channel)) return null;
    choices[topic] = channel;
  }
  const digestEvery = digestRhythms.find((rhythm): rhythm is DigestRhythm => rhythm === form.get("digestEvery"));
  const digestWeekday = weekdays.find((day) => String(day) === form.get("digestWeekday"));
  const digestHour = hourIn(form.get("digestHour"));
  const [from, until] = [form.get("quietFrom"), form.get("quietUntil")];
  const isQuiet = from !== "" && until !== "";
  const [quietFrom, quietUntil] = isQuiet ? [hourIn(from), hourIn(until)] : [null, null];
  if (!digestEvery || digestWeekday === undefined || digestHour === null) return null;
  if (isQuiet && (quietFrom === null || quietUntil === null)) return null;
  const settings = { digestEvery, digestWeekday, digestHour, quietFrom, quietUntil, hasWords: form.has("hasWords") };
  return { choices, settings };
}

function hourIn(typed: FormDataEntryValue | null): number | null {
  const hour = typeof typed === "string" && /^\d{1,2}$/.test(typed) ? Number(typed) : Number.NaN;
  return hour >= 0 && hour <= 23 ? hour : null;
}
