/** The library with what each channel account says of it. */
import type { z } from "zod";
import type { listTemplates as Shape } from "../../contract/templates.ts";
import {
  type ChannelsContext,
  listAccounts,
  listTemplateStates,
  type TemplateState,
} from "../modules/channels/index.ts";
import { findVersions, listTemplates, nameAtVendor, type Template, type Version } from "../modules/templates/index.ts";
import type { Db } from "../platform/db.ts";

type Library = z.output<(typeof Shape)["returns"]>;

const versionsShown = 10;

export async function getLibrary({ db, channels }: Pick<ChannelsContext, "db" | "channels">): Promise<Library> {
  const templates = await listTemplates(db);
  const [versions, states, accounts, names] = await Promise.all([
    findVersions(
      db,
      templates.map(({ id }) => id),
    ),
    listTemplateStates(db),
    listAccounts(db),
    findWriters(db),
  ]);
  return {
    items: templates.map((one) => show(one, versions.get(one.id) ?? [], { states, names })),
    accounts: accounts
      .filter(({ kind }) => channels.get(kind)?.templates)
      .map(({ id, kind, name }) => ({ id, channel: kind, name })),
  };
}

function show(
  { id, name, category, isRetired }: Template,
  versions: readonly Version[],
  { states, names }: { states: readonly TemplateState[]; names: ReadonlyMap<string, string> },
): Library["items"][number] {
  const numbers = new Map(versions.map(({ number }) => [nameAtVendor(name, number), number]));
  return {
    id,
    name,
    category,
    isRetired,
    versions: versions.slice(0, versionsShown).map((one) => ({
      number: one.number,
      variables: one.variables,
      writtenAt: one.writtenAt,
      writtenBy: one.writtenBy && (names.get(one.writtenBy) ?? null),
      texts: one.texts as Library["items"][number]["versions"][number]["texts"],
    })),
    approvals: states.flatMap((state) => {
      const version = numbers.get(state.name);
      if (version === undefined) return [];
      return [
        {
          channelAccountId: state.accountId,
          version,
          language: state.language,
          state: state.state,
          why: state.why,
          category: state.category,
        },
      ];
    }),
  };
}

async function findWriters(db: Db): Promise<Map<string, string>> {
  const rows = await db<{ id: string; name: string }[]>`
    select distinct m.id, m.name from templates.version v join staff.member m on m.id = v.written_by`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
