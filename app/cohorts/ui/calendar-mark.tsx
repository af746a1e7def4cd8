import type { CalendarMark } from "../calendar-mark.ts";

const width = 240;
const edge = 8;
const x = (at: number) => edge + at * (width - 2 * edge);

/** A cohort's year: filled dots for sessions held, open ones for those to come, a stroke for today. Words nearby say it. */
export function CalendarMarkPicture({ mark }: { mark: CalendarMark }) {
  return (
    <svg className="calendar-mark" viewBox={`0 0 ${width} 24`} aria-hidden="true" focusable="false">
      <path d={`M${x(0)} 12H${x(1)}`} className="calendar-mark__year" />
      {mark.today === null ? null : <path d={`M${x(mark.today)} 3V21`} className="calendar-mark__today" />}
      {mark.sessions.map(({ at, isHeld }) => (
        <circle
          key={at}
          cx={x(at)}
          cy={12}
          r={4.5}
          className={isHeld ? "calendar-mark__held" : "calendar-mark__coming"}
        />
      ))}
    </svg>
  );
}
