import type { RunFilter } from "./queries/runs.server.ts";
import { runFormats } from "./run-words.ts";

/** The filter of the catalog that an address names; what is no choice of it is left out. */
export function runFilterIn(params: URLSearchParams): RunFilter {
  const language = params.get("language");
  return {
    format: runFormats.find((format) => format === params.get("format")) ?? null,
    language: language && /^[a-z]{2,3}$/.test(language) ? language : null,
    offeringSlug: params.get("offering"),
    isPast: params.get("when") === "past",
  };
}
