import { z } from "zod";

/** Where no one else can listen, a provider may be asked without TLS: only tests do. */
const ownMachine = ["localhost", "127.0.0.1", "[::1]"];

const credential = z.string().regex(/^\S+$/, "must be one word, without spaces").optional();

const databaseAddress = z
  .url({ protocol: /^postgres(ql)?$/, error: "must look like postgres://user:password@host:5432/database" })
  .refine(isDecodable, "has a % that is not followed by two hexadecimal digits: write a % itself as %25");

const variables = z.object({
  NODE_ENV: z
    .enum(["development", "production", "test"], "must be development, production or test")
    .default("production"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a whole number, 1 to 65535")
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, "must be 1 to 65535")
    .default(3000),
  /** Where Prometheus reads what the web processes measure; without it they measure nothing. */
  METRICS_PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a whole number, 1 to 65535")
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, "must be 1 to 65535")
    .optional(),
  HOST: z.string().trim().min(1, "must not be empty").default("127.0.0.1"),
  DATABASE_URL: databaseAddress.optional(),
  /** The same database past a pooler: DATABASE_URL may then be PgBouncer in transaction mode. */
  DATABASE_DIRECT_URL: databaseAddress.optional(),
  /** A streaming replica of the same database, for reads that may be some seconds old. */
  DATABASE_REPLICA_URL: databaseAddress.optional(),
  /** Whether statements are prepared on DATABASE_URL; a pooler needs to know of them (PgBouncer does since 1.21). */
  DATABASE_PREPARE: z.enum(["on", "off"], "must be on or off").optional(),
  DATA_DIR: z.string().min(1, "must not be empty").default(".data"),
  CONTENT_DIR: z.string().min(1, "must not be empty").default("content"),
  /** The address that people type, where a proxy stands in front: https://practice.example.org */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must look like https://practice.example.org" })
    .refine(isOrigin, "must look like https://practice.example.org, without a path: it needs a name of its own")
    .optional(),
  /** Seals what a copy of the database must not tell; the same on every machine that shares a database. */
  SECRET_KEY: z.string().min(32, "must be 32 characters or more; for example: openssl rand -base64 32").optional(),
  /** The mail server: smtps://user:password@mail.example.org */
  MAIL_URL: z
    .url({ protocol: /^smtps?$/, hostname: /./, error: "must look like smtps://user:password@mail.example.org" })
    .refine(isDecodable, "has a % that is not followed by two hexadecimal digits: write a % itself as %25")
    .optional(),
  /** The sender of mail: Sound Practice <practice@example.org> */
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      "must look like Sound Practice <practice@example.org>",
    )
    .optional(),
  /** The domain of addresses that take answers to notifications; its mail goes to /mail/inbound. */
  MAIL_REPLY_DOMAIN: z
    .string()
    .regex(/^[a-z\d-]+(?:\.[a-z\d-]+)+$/i, "must look like reply.example.org")
    .optional(),
  /** The secret with which the mail provider calls /mail/inbound and /mail/events. */
  MAIL_INBOUND_SECRET: z
    .string()
    .regex(/^\S{32,}$/, "must be 32 characters or more, without spaces")
    .optional(),
  /** Accounts elsewhere that people may sign in with. Each provider takes an id and a secret, which it gives out. */
  GOOGLE_CLIENT_ID: credential,
  GOOGLE_CLIENT_SECRET: credential,
  MICROSOFT_CLIENT_ID: credential,
  MICROSOFT_CLIENT_SECRET: credential,
  /** The accepted Microsoft accounts: any work or school account, or those of one directory. */
  MICROSOFT_TENANT: z
    .string()
    .regex(
      /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|organizations|common|[a-z\d-]+(?:\.[a-z\d-]+)+)$/i,
      "must be organizations, common, or a directory's id or domain",
    )
    .default("organizations"),
  /** Any other provider that speaks OpenID Connect, and what people call it: its host's name, unless OIDC_NAME says more. */
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: "must look like https://login.example.org" })
    .refine(isIssuer, "must look like https://login.example.org: https, without a question mark or a #")
    .optional(),
  OIDC_CLIENT_ID: credential,
  OIDC_CLIENT_SECRET: credential,
  OIDC_NAME: z.string().trim().min(1, "must not be empty").max(40, "must be 40 characters or less").optional(),
  /** Whether web processes also run jobs; "off" where `npm run worker` does. */
  WORKER: z.enum(["on", "off"], "must be on or off").default("on"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent")
    .default("info"),
});

/** Variables that mean nothing without each other. */
const together = [
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["MICROSOFT_CLIENT_ID", "MICROSOFT_CLIENT_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
] as const;

/** Variables that mean nothing without another. */
const dependent = [
  ["DATABASE_DIRECT_URL", "DATABASE_URL"],
  ["DATABASE_REPLICA_URL", "DATABASE_URL"],
  ["DATABASE_PREPARE", "DATABASE_URL"],
] as const;

/** Says who is missing even while another variable is wrong. */
const environment = variables.check(
  z.superRefine(
    (given, context) => {
      for (const [name, needed] of dependent) {
        if (given[name] === undefined || given[needed] !== undefined) continue;
        context.addIssue({ code: "custom", path: [needed], message: `must be set too, because ${name} is` });
      }
      for (const names of together) {
        const present = names.filter((name) => given[name] !== undefined);
        if (present.length === 0) continue;
        for (const name of names.filter((name) => given[name] === undefined)) {
          context.addIssue({ code: "custom", path: [name], message: `must be set too, because ${present[0]} is` });
        }
      }
    },
    { when: () => true },
  ),
);

export type Env = z.infer<typeof environment>;

/** Reads the configuration, or answers one sentence for each wrong variable. */
export function readEnv(variables: Record<string, string | undefined>): { env: Env } | { problems: string[] } {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (parsed.success) return { env: parsed.data };
  return { problems: parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`) };
}

function isDecodable(address: string): boolean {
  try {
    return decodeURIComponent(address) !== "";
  } catch {
    return false;
  }
}

function isIssuer(address: string): boolean {
  if (!URL.canParse(address)) return true; // said already
  const { protocol, hostname, search, hash, username } = new URL(address);
  const isPrivate = protocol === "https:" || ownMachine.includes(hostname);
  return isPrivate && search === "" && hash === "" && username === "";
}

function isOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, href } = new URL(address);
  return href === `${origin}/`;
}
