import { expect, type Locator, type Page } from "@playwright/test";

/** The focused element after a key press, and what is wrong with its focus indicator. */
type Stop = { isThere: boolean; comesBefore: boolean; problem: string | null };

const maxStops = 200;

/** Operates a page with Tab, Enter, Space and the arrows only, and checks the focus indicator at each stop. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Moves focus to one of these with Tab, or with Shift+Tab if it is behind. */
  async goTo(target: Locator): Promise<void> {
    await expect(target.first()).toBeVisible();
    const stops: string[] = [];
    for (let presses = 0; presses < maxStops; presses += 1) {
      const { isThere, comesBefore, problem } = await this.look(target);
      if (presses > 0 && problem) throw new Error(`After ${presses} keys: ${problem}`);
      if (isThere) return;
      stops.push(comesBefore ? "back" : "on");
      await this.page.keyboard.press(comesBefore ? "Shift+Tab" : "Tab");
    }
    throw new Error(`${target} is not reached with Tab: ${stops.join(" ")}`);
  }

  async press(target: Locator, key = "Enter"): Promise<void> {
    await this.goTo(target);
    await this.page.keyboard.press(key);
  }

  async write(target: Locator, text: string): Promise<void> {
    await this.goTo(target);
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.type(text);
  }

  /** Arrows move within a radio group; Space selects the focused one. */
  async choose(group: Locator, value: string): Promise<void> {
    await this.goTo(group);
    const values = await group.evaluateAll((radios) => radios.map((radio) => radio.getAttribute("value")));
    const at = await group.evaluateAll((radios) => radios.indexOf(document.activeElement as HTMLElement));
    const distance = values.indexOf(value) - at;
    if (distance === 0) await this.page.keyboard.press("Space");
    for (let step = 0; step < Math.abs(distance); step += 1) {
      await this.page.keyboard.press(distance > 0 ? "ArrowDown" : "ArrowUp");
    }
    await expect(group.and(this.page.locator(`[value="${value}"]`))).toBeChecked();
  }

  /** Arrows move through the enabled options of a list. */
  async select(list: Locator, value: string): Promise<void> {
    await this.goTo(list);
    const [at, to] = await list.evaluate((element, wanted) => {
      const options = [...(element as HTMLSelectElement).options].filter(({ disabled }) => !disabled);
      return [
        options.findIndex(({ selected }) => selected),
        options.findIndex(({ value }) => value === wanted),
      ] as const;
    }, value);
    for (let step = 0; step < Math.abs(to - at); step += 1) {
      await this.page.keyboard.press(to > at ? "ArrowDown" : "ArrowUp");
    }
    await expect(list).toHaveValue(value);
  }

  private look(target: Locator): Promise<Stop> {
    return target.evaluateAll((targets) => {
      const here = document.activeElement;
      const isThere = targets.some((each) => each === here);
      const first = targets[0];
      const comesBefore = Boolean(
        here && first && here.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_PRECEDING,
      );
      if (!(here instanceof Element) || here === document.body) return { isThere, comesBefore, problem: null };
      const name = `<${here.tagName.toLowerCase()} id="${here.id}" class="${here.className}">`;
      const shows = [here, here.closest("label"), here.nextElementSibling, here.parentElement].some((element) => {
        if (!element) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
      });
      if (!shows) return { isThere, comesBefore, problem: `${name} has focus, and nothing shows it` };
      const { top, bottom, width } = (here.closest("label") ?? here).getBoundingClientRect();
      const isInView = width > 0 && bottom > 0 && top < window.innerHeight;
      return { isThere, comesBefore, problem: isInView ? null : `${name} has focus out of view` };
    });
  }
}
