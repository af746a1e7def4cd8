import { renderToString } from "react-dom/server";
import type { DrawKept } from "./kept-html.ts";

/** Parts that are kept: some megabytes, and more than the lessons of a site. */
const most = 10_000;

const kept = new Map<string, string>();

export const drawKept: DrawKept = (name, part) => {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const html = renderToString(part());
  if (kept.size >= most) kept.clear();
  kept.set(name, html);
  return html;
};
