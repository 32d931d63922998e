import type { MetaGround } from "../ground.ts";
import { personBy } from "../people.ts";
import type { MetaPerson } from "../people.ts";
import type { Shape } from "../store.ts";
import type { MetaMessage } from "../talks/messages.ts";
import { publish } from "../webhooks/publish.ts";

const metadata = (meta: MetaGround) => ({
  display_phone_number: meta.whatsapp.displayNumber,
  phone_number_id: meta.whatsapp.numberId,
});

const seconds = (at: number) => String(Math.floor(at / 1000));

/** Somebody by their number, by their business-scoped id, or both. */
function contactOf(meta: MetaGround, person: MetaPerson): Shape {
  return {
    profile: { name: person.name, ...(person.waUsername ? { username: person.waUsername } : {}) },
    ...(person.hidesPhone ? {} : { wa_id: person.waId }),
    ...(meta.rules.tellsUserIds || person.hidesPhone ? { user_id: person.bsuid } : {}),
  };
}

function tell(
  meta: MetaGround,
  { value, lane, subjectId, field = "messages" }: { value: Shape; lane: string; subjectId: string; field?: string },
): void {
  publish(meta, {
    object: "whatsapp_business_account",
    entryId: meta.whatsapp.accountId,
    field,
    part: "changes",
    payload: { messaging_product: "whatsapp", metadata: metadata(meta), ...value },
    lane,
    subjectId,
  });
}

/** A message of theirs, of any type. */
export function publishWhatsappMessage(meta: MetaGround, message: MetaMessage, person: MetaPerson): void {
  tell(meta, {
    value: {
      contacts: [contactOf(meta, person)],
      messages: [
        {
          ...(person.hidesPhone ? {} : { from: person.waId }),
          ...(meta.rules.tellsUserIds || person.hidesPhone ? { from_user_id: person.bsuid } : {}),
          id: message.id,
          timestamp: seconds(message.createdAt),
          ...message.content,
        },
      ],
    },
    lane: `whatsapp ${person.handle}`,
    subjectId: message.id,
  });
}

/** Something the system says of somebody: another number, another phone. It names no contact. */
export function publishSystem(
  meta: MetaGround,
  person: MetaPerson,
  { id, from, system }: { id: string; from: string; system: Shape },
): void {
  tell(meta, {
    value: { messages: [{ from, id, timestamp: seconds(meta.now()), system, type: "system" }] },
    lane: `whatsapp ${person.handle}`,
    subjectId: id,
  });
}

/** What a message of the airline cost, and why. */
export interface Pricing {
  category: string;
  billable: boolean;
  type: string;
}

/** How far a message of the airline came. */
export function publishStatus(
  meta: MetaGround,
  message: Pick<MetaMessage, "id" | "handle">,
  {
    status,
    recipient,
    pricing,
    opaque,
    errors,
  }: {
    status: "sent" | "delivered" | "read" | "failed";
    /** The number as it was written to, where nobody is known by it. */
    recipient: string;
    pricing?: Pricing | undefined;
    opaque: string | null;
    errors?: Shape[] | undefined;
  },
): void {
  const person = message.handle === "" ? null : personBy(meta.db, "handle", message.handle);
  tell(meta, {
    value: {
      statuses: [
        {
          id: message.id,
          status,
          timestamp: seconds(meta.now()),
          ...(person?.hidesPhone ? {} : { recipient_id: person?.waId ?? recipient }),
          ...(person && (meta.rules.tellsUserIds || person.hidesPhone) ? { recipient_user_id: person.bsuid } : {}),
          ...(pricing
            ? {
                pricing: {
                  billable: pricing.billable,
                  pricing_model: "PMP",
                  category: pricing.category,
                  type: pricing.type,
                },
              }
            : {}),
          ...(opaque === null ? {} : { biz_opaque_callback_data: opaque }),
          ...(errors ? { errors } : {}),
        },
      ],
    },
    lane: `whatsapp ${person?.handle ?? recipient}`,
    subjectId: `${status}-of-${message.id}`,
  });
}

/** Somebody wants no more marketing, or wants it again. */
export function publishPreference(meta: MetaGround, person: MetaPerson, value: "stop" | "resume"): void {
  tell(meta, {
    field: "user_preferences",
    value: {
      contacts: [contactOf(meta, person)],
      user_preferences: [
        {
          ...(person.hidesPhone ? {} : { wa_id: person.waId }),
          detail: `User requested to ${value} marketing messages`,
          category: "marketing_messages",
          value,
          timestamp: Math.floor(meta.now() / 1000),
        },
      ],
    },
    lane: `whatsapp ${person.handle}`,
    subjectId: `preference-of-${person.handle}-${meta.now()}`,
  });
}

/** The number's quality or reach changed. */
export function publishQuality(meta: MetaGround, event: string): void {
  publish(meta, {
    object: "whatsapp_business_account",
    entryId: meta.whatsapp.accountId,
    field: "phone_number_quality_update",
    part: "changes",
    payload: { display_phone_number: meta.whatsapp.displayNumber, event, current_limit: "TIER_10K" },
    lane: "number",
    subjectId: `quality-${meta.now()}`,
  });
}
