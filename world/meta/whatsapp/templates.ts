import type { DatabaseSync } from "node:sqlite";
import type { MetaGround } from "../ground.ts";
import { numberOrNull } from "../store.ts";
import type { Shape } from "../store.ts";
import { publish } from "../webhooks/publish.ts";

export const templateStatuses = ["PENDING", "APPROVED", "REJECTED", "PAUSED", "DISABLED"] as const;
export type TemplateStatus = (typeof templateStatuses)[number];

/** A template of WhatsApp's account or of the Page, one for each language. */
export interface Template {
  id: string;
  place: "whatsapp" | "messenger";
  name: string;
  language: string;
  category: string;
  components: Shape[];
  status: TemplateStatus;
  reason: string;
  createdAt: number;
  /** When its review ends; null for never. */
  decidesAt: number | null;
  /** What the review will say, where it was told so beforehand. */
  verdict: { status: TemplateStatus; reason: string } | null;
}

export function insertTemplate(db: DatabaseSync, one: Template): void {
  db.prepare(
    "insert into meta_template (id, place, name, language, category, components, status, reason, created_at, decides_at, verdict) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  ).run(
    one.id,
    one.place,
    one.name,
    one.language,
    one.category,
    JSON.stringify(one.components),
    one.status,
    one.reason,
    one.createdAt,
    one.decidesAt,
    one.verdict ? JSON.stringify(one.verdict) : null,
  );
}

export function updateTemplate(db: DatabaseSync, one: Template): void {
  db.prepare(
    "update meta_template set category = ?, components = ?, status = ?, reason = ?, decides_at = ?, verdict = ? where id = ?",
  ).run(
    one.category,
    JSON.stringify(one.components),
    one.status,
    one.reason,
    one.decidesAt,
    one.verdict ? JSON.stringify(one.verdict) : null,
    one.id,
  );
}

export function templateById(db: DatabaseSync, id: string): Template | null {
  const row = db.prepare("select * from meta_template where id = ?").get(id);
  return row ? toTemplate(row) : null;
}

export function templatesAt(db: DatabaseSync, place: Template["place"]): Template[] {
  return db
    .prepare("select * from meta_template where place = ? order by created_at desc, id desc")
    .all(place)
    .map(toTemplate);
}

export function templatesNamed(db: DatabaseSync, place: Template["place"], name: string): Template[] {
  return db
    .prepare("select * from meta_template where place = ? and name = ? order by language")
    .all(place, name)
    .map(toTemplate);
}

export function dropTemplate(db: DatabaseSync, id: string): void {
  db.prepare("delete from meta_template where id = ?").run(id);
}

/** Gives a template another standing and tells of it. */
export function decideTemplate(
  meta: MetaGround,
  template: Template,
  { status, reason }: { status: TemplateStatus; reason: string },
): void {
  const decided: Template = { ...template, status, reason, decidesAt: null, verdict: null };
  updateTemplate(meta.db, decided);
  const isPage = template.place === "messenger";
  publish(meta, {
    object: isPage ? "page" : "whatsapp_business_account",
    entryId: isPage ? meta.page.id : meta.whatsapp.accountId,
    field: "message_template_status_update",
    part: "changes",
    payload: {
      event: status,
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
      reason: status === "PAUSED" ? "NONE" : reason,
      message_template_category: template.category,
      ...(status === "PAUSED"
        ? {
            other_info: {
              title: "FIRST_PAUSE",
              description:
                "Your WhatsApp message template has been paused for 3 hours because it received a lot of negative feedback.",
            },
          }
        : {}),
      ...(status === "DISABLED" ? { disable_info: { disable_date: Math.floor(meta.now() / 1000) } } : {}),
      ...(status === "REJECTED" && reason === "INVALID_FORMAT"
        ? {
            rejection_info: {
              reason: "The format of the template is not valid.",
              recommendation: "Look at the variables.",
            },
          }
        : {}),
    },
    lane: `template ${template.id}`,
    subjectId: `template-${template.id}-${status}`,
  });
}

/** Ends the reviews whose time has come. */
export function review(meta: MetaGround): void {
  const rows = meta.db
    .prepare("select * from meta_template where status = 'PENDING' and decides_at is not null and decides_at <= ?")
    .all(meta.now());
  for (const template of rows.map(toTemplate))
    decideTemplate(meta, template, template.verdict ?? { status: "APPROVED", reason: "NONE" });
}

function toTemplate(row: Record<string, unknown>): Template {
  const verdict = row["verdict"];
  return {
    id: String(row["id"]),
    place: row["place"] === "messenger" ? "messenger" : "whatsapp",
    name: String(row["name"]),
    language: String(row["language"]),
    category: String(row["category"]),
    components: JSON.parse(String(row["components"])) as Shape[],
    status: String(row["status"]) as TemplateStatus,
    reason: String(row["reason"]),
    createdAt: Number(row["created_at"]),
    decidesAt: numberOrNull(row["decides_at"]),
    verdict: typeof verdict === "string" ? (JSON.parse(verdict) as Template["verdict"]) : null,
  };
}
