import { sql } from "drizzle-orm";
import type { Recipient } from "#app/mail/mail.ts";
import { wantedByDefault } from "#app/notifications/topic.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import { readsSpaceAt } from "../../spaces/queries/readable.server.ts";
import { isShown, isTold, isUnread, joinMarks } from "../../topics/queries/visible.server.ts";

/** An arbitrary advisory lock key: of two runs at once, the second finds nothing left to send. */
const digestLock = 7_262_018;

export async function lockDigests(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${digestLock})`);
}

/** The hour of a reader's own day from which a digest may be sent. */
const digestHour = 17;
/** Of a digest, this many posts are named; the rest is a number. */
const mostNamed = 10;
/** Older ones were seen, or the reader does not want to. */
const oldest = sql`interval '7 days'`;
/** A post from a moment ago may not have been committed when a digest looks; it goes into the next one. */
const settled = sql`interval '1 minute'`;

export type Digest = Recipient & {
  personId: string;
  total: number;
  posts: { postId: string; isMention: boolean; author: string; space: string }[];
};

const reader = sql`reader.id`;
const localDay = (moment: ReturnType<typeof sql>) => sql`(${moment} at time zone reader.time_zone)::date`;

/**
 * For each reader in whose zone it is 17:00 or later, and who had none today: the posts since their last digest that
 * mention them or answer theirs, which they have not read and may read now. Nobody without such posts is listed.
 */
export async function listDigests(db: Db): Promise<Digest[]> {
  const now = momentOf();
  const rows = await db.execute<Digest>(sql`
    with told as (select m.person_id, m.post_id, true as is_mention from post_mentions m
        join discussion_posts p on p.id = m.post_id where p.created_at > ${now} - ${oldest}
      union all select mine.author_id, p.id, false from discussion_posts p join discussion_posts mine on mine.id = p.parent_id
        where p.created_at > ${now} - ${oldest}),
    fresh as (select reader.id as person_id, p.id as post_id, bool_or(told.is_mention) as is_mention,
        max(a.name) as author, max(s.title) as space, p.created_at
      from told join people reader on reader.id = told.person_id and reader.erasure_due_at is null
      join discussion_posts p on p.id = told.post_id join discussion_runs r on r.id = p.run_id
      join discussion_topics t on t.id = r.topic_id join discussion_spaces s on s.id = t.space_id
      left join people a on a.id = p.author_id ${joinMarks(reader)}
      left join notification_choices choice on choice.person_id = reader.id and choice.topic = 'discussions'
      where coalesce(choice.is_wanted, ${wantedByDefault.discussions}) and p.created_at <= ${now} - ${settled}
        and extract(hour from ${now} at time zone reader.time_zone) >= ${digestHour}
        and not exists (select 1 from mails sent where sent.person_id = reader.id
          and sent.template = 'discussion_digest' and (sent.created_at - ${settled} >= p.created_at
            or ${localDay(sql`sent.created_at`)} = ${localDay(now)}))
        and ${isTold(reader)}
        and not exists (select 1 from discussion_spaces every_space
          where every_space.id = any(t.audience || r.audience || t.space_id)
            and not ${readsSpaceAt(reader, "every_space")})
        and ${isShown(reader, false)} and ${isUnread(reader)}
      group by reader.id, p.id),
    numbered as (select fresh.*, row_number() over (partition by person_id order by created_at, post_id) as place
      from fresh)
    select reader.id as "personId", reader.email, reader.language, reader.time_zone as "timeZone",
      count(*)::int as total,
      json_agg(json_build_object('postId', n.post_id, 'isMention', n.is_mention, 'author', coalesce(n.author, ''),
        'space', n.space) order by n.place) filter (where n.place <= ${mostNamed}) as posts
    from numbered n join people reader on reader.id = n.person_id group by reader.id order by reader.id limit 5000`);
  return [...rows];
}
