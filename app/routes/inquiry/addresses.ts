import { index, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Cycles of inquiry, what they give back, and the library. */
export const inquiryAddresses = [
  route("give-back/:token", "routes/inquiry/given-back.tsx"),
  ...prefix("library", [
    index("routes/library/list.tsx"),
    route("review", "routes/library/review.tsx"),
    route(":entry", "routes/library/entry.tsx"),
  ]),
  ...prefix("inquiry", [
    index("routes/inquiry/mine.tsx"),
    route("new", "routes/inquiry/new.tsx"),
    route("evaluate", "routes/inquiry/evaluate.tsx"),
    ...prefix(":cycle", [
      index("routes/inquiry/cycle.tsx"),
      route("plan", "routes/inquiry/plan.tsx"),
      route("do", "routes/inquiry/do.tsx"),
      route("study", "routes/inquiry/study.tsx"),
      route("act", "routes/inquiry/act.tsx"),
      route("next", "routes/inquiry/next.ts"),
      route("entries", "routes/inquiry/entries.ts"),
      route("entries/:entry", "routes/inquiry/entry.ts"),
      route("members", "routes/inquiry/members.ts"),
      route("sharing", "routes/inquiry/sharing.ts"),
      route("one-pager", "routes/inquiry/one-pager.tsx"),
      route("print", "routes/inquiry/print.tsx"),
      route("give-back", "routes/inquiry/give-back.tsx"),
      route("offer", "routes/inquiry/offer.tsx"),
    ]),
  ]),
] satisfies RouteConfig;
