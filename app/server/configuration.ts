import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Env, readEnv } from "../env.server.ts";
import { Refusal } from "./refusal.ts";

/** The configuration of the environment and of .env, or a refusal with one sentence for each wrong variable. */
export function readConfiguration(): Env {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const read = readEnv(process.env);
  if ("problems" in read) throw new Refusal(read.problems.join("\n"));
  const { env } = read;
  return { ...env, DATA_DIR: resolve(env.DATA_DIR), CONTENT_DIR: resolve(env.CONTENT_DIR) };
}
