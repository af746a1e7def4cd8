import type { PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

export const participationRows = { entries: {}, outdated: {}, erasure: {}, doubles: {} } satisfies PersonalRows;
