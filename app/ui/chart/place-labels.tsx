const longestLabel = 14;

/** As many labels as fit: fewer on a phone, fewer if they are long. The table has them all. */
export function PlaceLabels({ names, across }: { names: readonly string[]; across: (at: number) => number }) {
  const length = Math.max(...names.map((name) => Math.min(longestLabel, name.length)));
  const narrow = spread(names.length, length <= 3 ? 6 : length <= 7 ? 3 : 2);
  const wide = spread(names.length, length <= 3 ? 16 : length <= 7 ? 8 : 5);
  return names.map((name, at) => {
    if (!narrow.has(at) && !wide.has(at)) return null;
    const shown =
      narrow.has(at) && wide.has(at) ? undefined : narrow.has(at) ? "run__label--narrow" : "plot__label--extra";
    return (
      <text
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat
        key={at}
        className={shown}
        x={`${across(at)}%`}
        y="1.2em"
        textAnchor={names.length === 1 ? "middle" : at === 0 ? "start" : at === names.length - 1 ? "end" : "middle"}
      >
        {name.length > longestLabel ? `${name.slice(0, longestLabel - 1)}…` : name}
      </text>
    );
  });
}

/** At most so many places out of `count`, evenly apart, the first and the last among them. */
function spread(count: number, most: number): Set<number> {
  const step = count <= most ? 1 : Math.ceil((count - 1) / (most - 1));
  const places = Array.from({ length: Math.ceil(count / step) }, (_, at) => at * step);
  const rest = count - 1 - (places.at(-1) ?? 0);
  // The last label takes the place of one that it would touch.
  if (rest > 0 && rest < 0.75 * step) places.pop();
  return new Set([...places, count - 1]);
}
