export * from "./catalog.ts";
export * from "./identity.ts";
export * from "./invitations.ts";
export * from "./learning.ts";
export * from "./notifications.ts";
export * from "./personal-data.ts";
export * from "./sign-in.ts";
export * from "./site.ts";
