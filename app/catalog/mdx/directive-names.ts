import { directiveName } from "../lesson-component.ts";
import { lessonComponents } from "../lesson-components.ts";

/** `data-explorer` is the component DataExplorer. */
export const componentName = (name: string) =>
  name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
export const directiveNames = lessonComponents.map((each) => directiveName(each.name));
