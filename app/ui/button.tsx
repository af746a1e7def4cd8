import { Link, type LinkProps } from "@remix-run/react";
import { type ComponentProps, forwardRef } from "react";
import { classes } from "./classes.ts";

type Look = { tone?: "primary" | "secondary" | "quiet"; size?: "normal" | "large" };

/** Its label is a verb that says what it does. One primary button per page. */
export const Button = forwardRef<HTMLButtonElement, Look & ComponentProps<"button">>(function Button(
  { tone = "secondary", size, className, type = "submit", ...button },
  ref,
) {
  return <button ref={ref} type={type} className={buttonClass({ tone, size }, className)} {...button} />;
});

/** A link that is the next step of a page. Anything that changes data is a Button in a form instead. */
export function LinkButton({ tone = "secondary", size, className, ...link }: Look & LinkProps) {
  return <Link className={buttonClass({ tone, size }, className)} {...link} />;
}

function buttonClass({ tone, size }: { tone: string; size: string | undefined }, more: string | undefined) {
  return classes("button", tone !== "secondary" && `button--${tone}`, size === "large" && "button--large", more);
}
