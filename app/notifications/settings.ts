/** How often a digest comes. */
export const digestRhythms = ["day", "week", "never"] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

export type NotificationSettings = {
  digestEvery: DigestRhythm;
  /** The day of a weekly digest: 1 is Monday, 7 Sunday (ISO 8601). */
  digestWeekday: number;
  /** The hour of the person's own day, 0 to 23. */
  digestHour: number;
  /** No mail of notifications from this hour of the person's own day until the other; null for none. */
  quietFrom: number | null;
  quietUntil: number | null;
  /** Whether mails contain what people wrote, not only who and where. */
  hasWords: boolean;
};

export const defaultSettings: NotificationSettings = {
  digestEvery: "day",
  digestWeekday: 1,
  digestHour: 17,
  quietFrom: 21,
  quietUntil: 7,
  hasWords: false,
};

export const hours = Array.from({ length: 24 }, (_, hour) => hour);
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Whether an hour of the day is within quiet hours, which may pass midnight. Equal ends mean none. */
export function isQuiet(
  { quietFrom, quietUntil }: Pick<NotificationSettings, "quietFrom" | "quietUntil">,
  hour: number,
) {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return false;
  return quietFrom < quietUntil ? hour >= quietFrom && hour < quietUntil : hour >= quietFrom || hour < quietUntil;
}
