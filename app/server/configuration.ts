import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Env, readEnv } from "#app/settings/env.server.ts";
import { Refusal } from "./refusal.ts";

/** The configuration from the environment and .env; throws a Refusal with one sentence for each wrong variable. */
export function readConfiguration(): Env {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const read = readEnv(process.env);
  const contentDir = resolve(process.env.CONTENT_DIR || "content");
  const isFolder = statSync(contentDir, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const problems = [
    ...("problems" in read ? read.problems : []),
    ...("env" in read && read.env.MAIL_URL && !read.env.MAIL_FROM
      ? [
          "MAIL_FROM must say whom mail comes from, where MAIL_URL says how it goes: Sound Practice <practice@example.org>",
        ]
      : []),
    ...(isFolder ? [] : [`CONTENT_DIR must be a folder of courses, and ${contentDir} is none.`]),
  ];
  if ("problems" in read || problems.length > 0) throw new Refusal(problems.join("\n"));
  return { ...read.env, DATA_DIR: resolve(read.env.DATA_DIR), CONTENT_DIR: contentDir };
}
