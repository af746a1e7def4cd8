import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import Info from "lucide-react/icons/info";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

const icons = { note: Info, care: CircleAlert, done: CircleCheck, plain: Info };

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
  const Icon = icons[kind];
  return (
    <div className={classes("notice", kind !== "note" && `notice--${kind}`)} role={live ? "status" : undefined}>
      <Icon className="icon" />
      <div className="notice__body">
        {title ? <p className="notice__title">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
