import type { Page } from "@playwright/test";

/** Looks that a page of this worker was already checked with, in each theme. */
const checked = { light: new Set<string>(), dark: new Set<string>() };

/**
 * Lets axe measure the contrast of each look once, because measuring it for every text of 400 pages in two themes costs
 * half of their checks. A look is all that contrast depends on: the text's color, size and weight, and what lies behind
 * it. Text in front of an image, or that overlaps something by its position, is measured on every page.
 */
export async function measureEachLookOnce(page: Page, theme: keyof typeof checked): Promise<void> {
  const looks = await page.evaluate(markNewLooks, [...checked[theme]]);
  for (const look of looks) checked[theme].add(look);
}

/** Runs in the page: marks one text of each look that is not among the known ones, for axe, and returns those looks. */
function markNewLooks(known: string[]): string[] {
  const mark = "data-look";
  const seen = new Set(known);
  const found = new Set<string>();
  const behind = new Map<Element, string | null>();

  /** Null where only a measurement can tell. */
  function backgroundOf(element: Element): string | null {
    const before = behind.get(element);
    if (before !== undefined) return before;
    const style = getComputedStyle(element);
    const isPlain =
      style.backgroundImage === "none" &&
      ["static", "relative"].includes(style.position) &&
      style.transform === "none" &&
      style.mixBlendMode === "normal";
    const parent = element.parentElement ? backgroundOf(element.parentElement) : "";
    const isClear = style.backgroundColor === "rgba(0, 0, 0, 0)" && style.opacity === "1";
    const layers = isClear ? parent : `${parent} ${style.backgroundColor} at ${style.opacity}`;
    const own = isPlain && parent !== null ? layers : null;
    behind.set(element, own);
    return own;
  }

  function lookOf(element: Element): string | null {
    const background = backgroundOf(element);
    const text = element.textContent?.trim() ?? "";
    // Axe leaves a single character to people, and what is disabled out.
    if (background === null || text.length === 1) return null;
    const label = element.closest("label");
    const isDisabled = element.closest(":disabled, [aria-disabled=true]") ?? label?.control?.matches(":disabled");
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    return `${color} ${fontSize} ${fontWeight} ${textShadow} ${isDisabled ? "disabled" : ""} on${background}`;
  }

  for (const element of document.querySelectorAll("body *")) {
    element.removeAttribute(mark);
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (!hasText && !element.matches("input, select, textarea")) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const look = lookOf(element);
    if (look !== null && seen.has(look)) continue;
    element.setAttribute(mark, "");
    if (look === null) continue;
    seen.add(look);
    found.add(look);
  }
  Reflect.get(window, "axe").configure({ rules: [{ id: "color-contrast", selector: `[${mark}]` }] });
  return [...found];
}
