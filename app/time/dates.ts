/** Where the learning community lives; people who never chose a zone get this one. */
export const homeZone = "America/Los_Angeles";

/** The day that a moment falls on in a zone, as YYYY-MM-DD. */
export function dayOf(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(moment);
}

/** A day without a time, as YYYY-MM-DD, in words: "September 2, 2025". */
export function dayInWords(day: string, locale = "en-US"): string {
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", dateStyle: "long" }).format(new Date(`${day}T00:00:00Z`));
}

/** A moment in a person's zone, with its weekday: "Tuesday, September 2, 2025, 4:30 PM PDT". */
export function momentInWords(moment: Date, timeZone: string, locale = "en-US"): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(moment);
}
