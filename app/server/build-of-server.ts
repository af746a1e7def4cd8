import type { ServerBuild } from "@remix-run/node";

/** The build as Remix types it, with the other exports of `app/entry.server.tsx`. */
export type BuildOfServer = ServerBuild & { entry: { module: typeof import("../entry.server.tsx") } };
