/** The day of a run as a leaf of a calendar; what it says is said in words beside it. */
export type RunDayData = { month: string; day: string; weekday: string };

export function runDayOf(startsAt: Date, timeZone: string): RunDayData {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-US", { timeZone, ...options }).format(startsAt);
  return { month: part({ month: "short" }), day: part({ day: "numeric" }), weekday: part({ weekday: "short" }) };
}

export function RunDay({ day, isOver = false }: { day: RunDayData; isOver?: boolean }) {
  return (
    <div className={isOver ? "run-day run-day--over" : "run-day"} aria-hidden="true">
      <span className="run-day__month">{day.month}</span>
      <span className="run-day__day numbers">{day.day}</span>
      <span className="run-day__weekday">{day.weekday}</span>
    </div>
  );
}
