import type { ServerBuild } from "@remix-run/node";

/** The build as Remix types it, with what `app/entry.server.tsx` exports beside pages. */
export type BuildOfServer = ServerBuild & { entry: { module: typeof import("../entry.server.tsx") } };
