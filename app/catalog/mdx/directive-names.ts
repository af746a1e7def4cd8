import { directiveName } from "../lesson-component.ts";
import { lessonComponents } from "../lesson-components.ts";
import { nearest } from "../mistake.ts";

/** `data-explorer` is the component DataExplorer. */
export const componentName = (name: string) =>
  name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
export const directiveNames = lessonComponents.map((each) => directiveName(each.name));

/** Admonitions of other tools, with the equivalent callout. */
const boxes: Record<string, string> = {
  note: "note",
  info: "note",
  important: "care",
  warning: "care",
  caution: "care",
  danger: "care",
  care: "care",
  tip: "try",
  try: "try",
  story: "story",
  details: "note",
};

/** The message for an unknown directive. */
export function unknownDirective(name: string): string {
  const meant = nearest(name, directiveNames);
  const kind = boxes[name.toLowerCase()];
  const advice = kind
    ? `write :::callout{kind="${kind}"}`
    : meant
      ? `write "${meant}"`
      : `the gallery shows those there are: ${directiveNames.join(", ")}`;
  return `there is no "${name}"; ${advice}.`;
}
