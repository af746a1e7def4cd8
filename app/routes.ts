import { index, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Every URL. A path's noun is its file; what changes something is a POST to the noun that it makes. */
export default [
  index("routes/home.tsx"),
  route("healthcheck", "routes/healthcheck.ts"),
  route("privacy", "routes/privacy.tsx"),

  route("sign-up", "routes/sign-up/page.tsx"),
  route("sign-up/code", "routes/sign-up/code.tsx"),
  route("sign-up/link", "routes/sign-up/link.tsx"),
  route("sign-in", "routes/sign-in/page.tsx"),
  route("sign-in/mail", "routes/sign-in/mail.tsx"),
  route("sign-in/code", "routes/sign-in/code.tsx"),
  route("sign-in/link", "routes/sign-in/link.tsx"),
  route("sign-in/with/:provider", "routes/sign-in/provider.tsx"),
  route("sign-in/with/:provider/return", "routes/sign-in/provider-return.tsx"),
  route("sign-in/connect", "routes/sign-in/connect.tsx"),
  route("sign-in/connect/account", "routes/sign-in/connect-account.tsx"),
  route("sign-out", "routes/sign-out.ts"),
  route("forgot-password", "routes/password/forgot.tsx"),
  route("reset-password", "routes/password/reset.tsx"),
  route("verify-email", "routes/email/verify.tsx"),
  route("confirm-email", "routes/email/confirm.tsx"),
  route("undo-email-change", "routes/email/undo.tsx"),
  route("settings", "routes/settings/first.ts"),
  route("settings/profile", "routes/settings/profile.tsx"),
  route("settings/notifications", "routes/settings/notifications.tsx"),
  route("settings/privacy", "routes/settings/privacy.tsx"),
  route("settings/data", "routes/settings/data.tsx"),
  route("settings/data/schema", "routes/settings/data-schema.ts"),
  route("settings/data/:export/:file", "routes/settings/data-file.ts"),
  route("settings/erasure", "routes/settings/erasure.tsx"),
  route("undo-erasure", "routes/undo-erasure.tsx"),
  route("settings/password", "routes/settings/password.tsx"),
  route("settings/email", "routes/settings/email.tsx"),
  route("settings/email/verification", "routes/settings/email-verification.ts"),
  route("settings/sessions", "routes/settings/sessions.tsx"),
  route("settings/sessions/others", "routes/settings/other-sessions.ts"),
  route("settings/sessions/:session", "routes/settings/session.ts"),
  route("settings/connected", "routes/settings/connected.tsx"),

  route("courses", "routes/courses/catalog.tsx"),
  ...prefix("courses/:course", [
    index("routes/courses/course.tsx"),
    route("enrollment", "routes/courses/enrollment.ts"),
    ...prefix("lessons/:lesson", [
      index("routes/courses/lesson.tsx"),
      route("print", "routes/courses/lesson-print.tsx"),
      route("completion", "routes/courses/completion.ts"),
      route("position", "routes/courses/position.ts"),
      route("responses/:prompt", "routes/courses/response.ts"),
      route("reflections/:prompt", "routes/courses/reflection.ts"),
    ]),
  ]),

  route("learning", "routes/learning/my-learning.tsx"),

  route("reflections", "routes/reflections/mine.tsx"),
  route("reflections/export", "routes/reflections/export.ts"),
  route("reflections/shared", "routes/reflections/shared.tsx"),
  ...prefix("reflections/:reflection", [
    index("routes/reflections/reflection.tsx"),
    route("visibility", "routes/reflections/visibility.ts"),
    route("restoration", "routes/reflections/restoration.ts"),
  ]),

  ...prefix("admin/mail", [
    index("routes/admin/mail/list.tsx"),
    route("test", "routes/admin/mail/test.ts"),
    route("retries", "routes/admin/mail/retries.ts"),
    route("previews/:template", "routes/admin/mail/preview.tsx"),
    route(":mail/retry", "routes/admin/mail/retry.ts"),
  ]),
  ...prefix("admin/jobs", [
    index("routes/admin/jobs/list.tsx"),
    route(":job", "routes/admin/jobs/job.ts"),
    route(":job/retry", "routes/admin/jobs/retry.ts"),
  ]),
  route("mailbox", "routes/mailbox/list.tsx"),
  route("mailbox/:mail", "routes/mailbox/mail.tsx"),

  ...prefix("admin/audit", [index("routes/admin/audit/page.tsx"), route("export", "routes/admin/audit/export.ts")]),
  route("admin/view-as", "routes/admin/view-as.tsx"),
  route("view-as", "routes/view-as.ts"),
  route("settings/activity", "routes/settings/activity.tsx"),

  route("glossary", "routes/glossary.tsx"),
  route("gallery", "routes/gallery.tsx"),

  route("content/modules/:file", "routes/content/module.ts"),
  route("content/assets/:hash/:name", "routes/content/asset.ts"),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
