/** Dates as people read them, in their own time zone. Loaders call these, so that server and browser say the same. */
export function dayIn(timeZone: string, iso: string): string {
  return format(timeZone, iso, { weekday: "long", month: "long", day: "numeric", year: "numeric" });
}

export function dayAndTimeIn(timeZone: string, iso: string): string {
  return format(timeZone, iso, {
    weekday: "long",
    month: "long",
    day: "numeric",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
}

function format(timeZone: string, iso: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-US", { ...options, timeZone }).format(new Date(iso));
}
