import { createContext, type ReactElement } from "react";

/** Draws a part that is the same for many pages, and answers its HTML from then on. */
export type DrawKept = (name: string, part: () => ReactElement) => string;

/**
 * On the server, what draws parts that many pages share: a part without hooks that its name describes whole. Null in a
 * browser, where the same elements are drawn as ever and find their HTML on the page, and in development, where a part
 * changes under the same name.
 */
export const KeptHtmlContext = createContext<DrawKept | null>(null);
