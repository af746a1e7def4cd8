import { catalogBench } from "./parts/catalog.ts";
import { cohortsBench } from "./parts/cohorts.ts";
import { learningBench } from "./parts/learning.ts";
import { peopleBench } from "./parts/people.ts";
import type { Ask, BenchPart, PageOf, Reader } from "./requests.ts";

/** What each domain brings to the benchmark, after those whose rows it refers to. */
export const benchParts: BenchPart[] = [peopleBench, catalogBench, learningBench, cohortsBench];

/** The pages that are measured, by title. */
export const pages: [title: string, PageOf][] = benchParts.flatMap(({ pages }) => Object.entries(pages ?? {}));

/** The writes that are measured, by title: one list of requests for each reader. */
export function writesOf(readers: Reader[], port: number): [title: string, Ask[][]][] {
  return benchParts.flatMap(({ writes }) => Object.entries(writes?.(readers, port) ?? {}));
}

/** The pages whose statements are counted. */
export const countedPaths: string[] = benchParts.flatMap((part) => part.countedPaths);
