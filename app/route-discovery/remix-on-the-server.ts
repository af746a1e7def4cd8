// Remix as the server's build imports it; see remix-in-the-browser.ts.
// biome-ignore lint/performance/noBarrelFile: it takes the place of a package
// biome-ignore lint/performance/noReExportAll: the same
export * from "@remix-run/react";
export { Link, NavLink } from "./links-on-the-server.tsx";
