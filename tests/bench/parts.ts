import { domains } from "#tests/domains.ts";
import type { Ask, BenchPart, PageOf, Reader } from "./requests.ts";

export const benchParts: BenchPart[] = domains.flatMap(({ bench }) => bench ?? []);

/** The pages that are measured, by title. */
export const pages: [title: string, PageOf][] = benchParts.flatMap(({ pages }) => Object.entries(pages ?? {}));

/** The writes that are measured, by title: one list of requests for each reader. */
export function writesOf(readers: Reader[], port: number): [title: string, Ask[][]][] {
  return benchParts.flatMap(({ writes }) => Object.entries(writes?.(readers, port) ?? {}));
}

/** The pages whose statements are counted. */
export const countedPaths: string[] = benchParts.flatMap((part) => part.countedPaths);
