import { classes } from "./classes.ts";
import sprite from "./icons.svg?url";

/** The symbols of `icons.svg`. */
export const iconNames = [
  "arrow-down",
  "arrow-left",
  "arrow-right",
  "arrow-up",
  "bell",
  "book-open",
  "building",
  "check",
  "chevron-down",
  "circle",
  "circle-alert",
  "circle-check",
  "circle-dashed",
  "download",
  "eye",
  "eye-off",
  "heart-handshake",
  "highlighter",
  "history",
  "info",
  "key-round",
  "list-tree",
  "lock",
  "log-out",
  "menu",
  "notebook-pen",
  "pen-line",
  "pencil",
  "printer",
  "search",
  "settings",
  "trash-2",
  "undo-2",
  "user",
  "users",
  "x",
] as const;

/** An icon beside the words that say the same; screen readers skip it. It takes its color and size from those words. */
export function Icon({ name, className }: { name: (typeof iconNames)[number]; className?: string }) {
  return (
    <svg className={classes("icon", className)} aria-hidden="true">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}
