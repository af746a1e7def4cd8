import type { MeanPrior } from "#app/statistics/means.ts";
import type { Belief } from "#app/statistics/shares.ts";

/** What was believed before the data. Shares: as if so many people had been counted; means: around no difference. */
export type Prior = { share: Belief; mean: MeanPrior };

/** Any share is as likely as any other, and any difference of means. */
export const flatPrior: Prior = { share: { yes: 1, no: 1 }, mean: null };
