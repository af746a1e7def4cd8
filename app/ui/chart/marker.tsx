const shapes = [
  <circle key="circle" r="5.5" />,
  <path key="diamond" d="M0 -7.5 7.5 0 0 7.5 -7.5 0Z" />,
  <path key="square" d="M-5 -5H5V5H-5Z" />,
  <path key="triangle" d="M0 -7 7 5.5H-7Z" />,
  <path key="plus" d="M-2 -7H2V-2H7V2H2V7H-2V2H-7V-2H-2Z" />,
  <path key="down" d="M0 7 7 -5.5H-7Z" />,
];

/** A point with its own shape for each series, so that color is never the only difference. */
export function Marker({ x, y, tone }: { x: string; y: string; tone: number }) {
  return (
    <svg x={x} y={y} overflow="visible" className={`chart__marker chart__tone-${tone}`} aria-hidden="true">
      {shapes[(tone - 1) % shapes.length]}
    </svg>
  );
}

/** The legend of the shapes. */
export function SeriesKey({ series }: { series: string[] }) {
  return (
    <div className="chart__key">
      {series.map((name, index) => (
        <span key={name} className="chart__key-item">
          <svg className="chart__key-mark" aria-hidden="true" focusable="false">
            <Marker x="50%" y="50%" tone={index + 1} />
          </svg>
          {name}
        </span>
      ))}
    </div>
  );
}
