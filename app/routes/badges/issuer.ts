import { issuerProfile } from "#app/credit/credentials/badge.ts";
import { publicJson } from "#app/credit/credentials/public-answer.ts";
import { site } from "#app/settings/site.server.ts";

/** Public, for verifiers of badges: who issues them. */
export const loader = () => publicJson(issuerProfile(site().address), { maxAge: 3600 });
