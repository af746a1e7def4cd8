/** How the minutes of a protocol or session are divided, as a strip; the text beside it says the same. */
export function MinutesStrip({ parts }: { parts: { minutes: number; isQuiet?: boolean }[] }) {
  const total = parts.reduce((sum, { minutes }) => sum + minutes, 0);
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0));
  return (
    <svg className="minutes-strip" viewBox={`0 0 ${total} 1`} preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ minutes, isQuiet }, index) => (
        <rect
          key={starts[index]}
          className={isQuiet ? "minutes-strip__quiet" : undefined}
          x={starts[index]}
          width={Math.max(minutes - total / 200, 0.1)}
          height="1"
        />
      ))}
    </svg>
  );
}
