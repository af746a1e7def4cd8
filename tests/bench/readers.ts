import { createHash, randomBytes } from "node:crypto";
import type { connect } from "#db/client.server.ts";
import type { Reader } from "./requests.ts";

const readerCount = 64;

/** Sessions as the product stores them: the token in the cookie, its SHA-256 in the database. */
export async function signInReaders(sql: ReturnType<typeof connect>["sql"]): Promise<Reader[]> {
  const people = await sql<{ id: string; name: string }[]>`
    select id, name from people where email like '%@bench.example' order by email limit ${readerCount}`;
  return Promise.all(
    people.map(async ({ id, name }) => {
      const token = randomBytes(25).toString("hex");
      const hash = createHash("sha256").update(token).digest();
      await sql`insert into sessions (token_hash, person_id, expires_at) values (${hash}, ${id}, now() + interval '1 day')`;
      return { cookie: `session=${token}`, name };
    }),
  );
}
