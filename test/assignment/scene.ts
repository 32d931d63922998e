/** A queue that a test lays out by hand: cases in one language each, as old as it says. */
import type { Ground } from "../ground.ts";

export interface Laid {
  language: string;
  topic?: string;
  channel?: string;
  urgency?: number;
  /** How long they wait. */
  minutes: number;
}

export interface Line {
  /** Puts cases into the queue; gives their ids. */
  lay(...cases: Laid[]): Promise<string[]>;
}

export async function openLine({ app: { db } }: Ground): Promise<Line> {
  const [account] = await db<[{ id: string }]>`
    insert into channels.account (kind, name, external_id, secrets) values ('x', 'Brand', '4711', '\\x00') returning id`;
  return {
    lay: async (...cases) => {
      const ids: string[] = [];
      for (const { language, topic = "baggage", channel = "x", urgency = 0, minutes } of cases) {
        const [row] = await db<[{ id: string }]>`
          with person as (insert into customers.customer (language, first_seen_at) values (${language}, platform.now()) returning id)
          insert into cases."case" (customer_id, account_id, channel, visibility, language, topic, urgency, state, opened_at, waiting_since, preview)
          select person.id, ${account.id}, ${channel}, 'private', ${language}, ${topic}, ${urgency}, 'open', at, at, 'Hello'
          from person, lateral (select platform.now() - ${minutes} * interval '1 minute' as at) as clock returning id`;
        ids.push(row.id);
        await db`insert into assignment.need values (${language}, ${channel}, ${topic}) on conflict do nothing`;
        await db`
          insert into assignment.queue_entry (case_id, urgency, waiting_since, channel, language, topic)
          select id, urgency, waiting_since, channel, language, topic from cases."case" where id = ${row.id}`;
      }
      return ids;
    },
  };
}
