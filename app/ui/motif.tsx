/** A picture in paths, in a box of 120 by 60, by which something is recognized: a course by its first chart. */
export type Motif = {
  /** One of the five data colors. */
  hue: number;
  paths: { d: string; look: "fill" | "line" | "dots"; series: number }[];
};

/** Says nothing that is not said in words nearby. */
export function MotifPicture({ motif }: { motif: Motif }) {
  return (
    <svg className={`motif motif--${motif.hue}`} viewBox="0 0 120 60" aria-hidden="true" focusable="false">
      {motif.paths.map(({ d, look, series }) => (
        <path key={look + series} d={d} className={`motif__${look} motif__${series}`} />
      ))}
    </svg>
  );
}
