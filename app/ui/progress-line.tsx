import { classes } from "./classes.ts";

/** A thin progress line beside text that says the same. `share` is 0 to 1. */
export function ProgressLine({ share }: { share: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <svg
      className={classes("progress-line", percent === 100 && "progress-line--done")}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="100" height="4" />
      <rect width={percent} height="4" />
    </svg>
  );
}
