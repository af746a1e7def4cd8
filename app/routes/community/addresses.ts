import { index, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Discussions, and search in everything. */
export const communityAddresses = [
  route("search", "routes/search/search.tsx"),
  ...prefix("community", [
    index("routes/community/spaces.tsx"),
    route("moderation", "routes/community/moderation.tsx"),
    route("new", "routes/community/new-space.tsx"),
    route("directory", "routes/community/directory.tsx"),
    route("directory/me", "routes/community/directory-entry.tsx"),
    route("answers", "routes/community/answers.tsx"),
    route("about/:kind/:id", "routes/community/about-subject.tsx"),
    route("preview", "routes/community/preview.ts"),
    route("images/:image", "routes/community/image.ts"),
    route("moves/:request", "routes/community/move-request.tsx"),
    route("posts/:post", "routes/community/post.ts"),
    ...prefix(":space", [
      index("routes/community/space.tsx"),
      route("about", "routes/community/about.tsx"),
      route("settings", "routes/community/space-settings.tsx"),
      route("archive", "routes/community/space-archive.tsx"),
      route("coach", "routes/community/space-coach.tsx"),
      route("export", "routes/community/space-export.tsx"),
      route("exports", "routes/community/space-exports.ts"),
      route("places", "routes/community/places.ts"),
      route("agreements", "routes/community/agreements.tsx"),
      route("level", "routes/community/space-level.ts"),
      route("marks", "routes/community/space-marks.ts"),
      route("topics/new", "routes/community/new-topic.tsx"),
      ...prefix(":topic", [
        index("routes/community/topic.tsx"),
        route("level", "routes/community/topic-level.ts"),
        route("marks", "routes/community/topic-marks.ts"),
        route("news", "routes/community/topic-news.ts"),
        route("state", "routes/community/topic-state.ts"),
        route("wider", "routes/community/wider-move.tsx"),
        route("organize", "routes/community/organize-topic.tsx"),
        ...prefix("posts/:post", [
          index("routes/community/edit-post.tsx"),
          route("history", "routes/community/post-history.tsx"),
          route("report", "routes/community/report.tsx"),
          route("reactions", "routes/community/post-reactions.ts"),
          route("restoration", "routes/community/post-restoration.ts"),
        ]),
      ]),
    ]),
  ]),
] satisfies RouteConfig;
