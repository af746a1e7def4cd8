import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";

const icons = { note: "info", care: "circle-alert", done: "circle-check", plain: "info" } as const;

/** A notice. `live` if it appears after the page did. */
export function Notice({
  kind = "note",
  title,
  live = false,
  children,
}: {
  kind?: keyof typeof icons;
  title?: ReactNode;
  live?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={classes("notice", kind !== "note" && `notice--${kind}`)} role={live ? "status" : undefined}>
      <Icon name={icons[kind]} />
      <div className="notice__body">
        {title ? <p className="notice__title">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
