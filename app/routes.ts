import { index, type RouteConfig, route } from "@remix-run/route-config";
import { administrationAddresses } from "./routes/admin/addresses.ts";
import { cohortAddresses } from "./routes/cohorts/addresses.ts";
import { communityAddresses } from "./routes/community/addresses.ts";
import { learningAddresses } from "./routes/courses/addresses.ts";
import { inquiryAddresses } from "./routes/inquiry/addresses.ts";
import { participationAddresses } from "./routes/participation/addresses.ts";
import { accountAddresses } from "./routes/sign-in/addresses.ts";
import { trainingAddresses } from "./routes/trainings/addresses.ts";

/**
 * Every URL; each area of the site lists its own. A path's noun is its file; what changes something is a POST to the
 * noun that it makes.
 */
export default [
  index("routes/home.tsx"),
  route("healthcheck", "routes/healthcheck.ts"),
  route("offline", "routes/offline.ts"),
  route("privacy", "routes/privacy.tsx"),

  ...accountAddresses,
  ...learningAddresses,
  ...cohortAddresses,
  ...inquiryAddresses,
  ...administrationAddresses,
  ...trainingAddresses,
  ...communityAddresses,
  ...participationAddresses,
  route("glossary", "routes/glossary.tsx"),
  route("gallery", "routes/gallery.tsx"),

  route("content/modules/:file", "routes/content/module.ts"),
  route("content/assets/:hash/:name", "routes/content/asset.ts"),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
