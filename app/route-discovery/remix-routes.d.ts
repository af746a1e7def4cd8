/** Remix publishes types for its CommonJS files only; these are the same functions. */
declare module "@remix-run/react/dist/esm/routes.js" {
  export { createClientRoutes, type EntryRoute } from "@remix-run/react/dist/routes.js";
}
