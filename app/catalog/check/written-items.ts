import type { ReadYaml } from "../read-programs.server.ts";
import { writtenAt } from "../settings.ts";

/** A list as written, so that a mistake in one item does not move or hide another. */
export function itemsAt(read: ReadYaml<unknown>, keys: string[]): unknown[] {
  const items = writtenAt(read.yaml, keys);
  return Array.isArray(items) ? items : [];
}

/** The text of an item's setting; null where it is missing, empty or something else. */
export function wordIn(item: unknown, key: string): string | null {
  const value: unknown = typeof item === "object" && item !== null ? Reflect.get(item, key) : null;
  return typeof value === "string" && value !== "" ? value : null;
}

/** The number of an item's setting; null where it is missing or something else. */
export function numberIn(item: unknown, key: string): number | null {
  const value: unknown = typeof item === "object" && item !== null ? Reflect.get(item, key) : null;
  return typeof value === "number" ? value : null;
}
