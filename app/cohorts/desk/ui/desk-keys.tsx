import { useEffect } from "react";
import * as m from "#app/messages/catalog.ts";

/** The desk's keys, in the order in which they are listed. */
const deskKeys = ["j", "k", "m", "n"] as const;

const itemSelector = "[data-desk-item]";

/**
 * j and k move between the items of the desk, m marks a reflection as read, n writes to a member. Enter follows the
 * focused link, as everywhere. Off while typing, and with any modifier.
 */
export function DeskKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (event.key === "j") move(1);
      else if (event.key === "k") move(-1);
      else if (event.key === "m") actOn("[data-desk-mark]");
      else if (event.key === "n") actOn("[data-desk-nudge]");
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    document.documentElement.dataset.deskKeys = "on";
    return () => {
      document.removeEventListener("keydown", press);
      delete document.documentElement.dataset.deskKeys;
    };
  }, []);
  return (
    <details className="needs-scripts">
      <summary>{m.deskKeysTitle()}</summary>
      <dl className="facts">
        {deskKeys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{m.deskKey({ key })}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function move(by: 1 | -1): void {
  const items = [...document.querySelectorAll(itemSelector)].filter((item) => item.checkVisibility());
  const now = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[now === -1 ? (by === 1 ? 0 : items.length - 1) : now + by];
  const link = next?.querySelector("a");
  link?.focus();
}

/** Presses the button or link of this kind in the item that has the focus. */
function actOn(selector: string): void {
  const action = document.activeElement?.closest(itemSelector)?.querySelector(selector);
  if (action instanceof HTMLElement) action.click();
}
