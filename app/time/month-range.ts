/** Whole months in words, given a first and a last day as YYYY-MM-DD: "October to December 2026". */
export function monthRange(startsOn: string, endsOn: string, locale = "en-US"): string {
  const month = (day: string, hasYear: boolean) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "long", ...(hasYear && { year: "numeric" }) }).format(
      new Date(`${day}T00:00:00Z`),
    );
  if (startsOn.slice(0, 7) === endsOn.slice(0, 7)) return month(endsOn, true);
  return `${month(startsOn, startsOn.slice(0, 4) !== endsOn.slice(0, 4))} to ${month(endsOn, true)}`;
}
