/** The airline's library with what the channels say of it, shared by its pages. */
import { useQuery } from "@tanstack/react-query";
import { listTemplates } from "../../../contract/templates.ts";
import { type Answer, call } from "../../kit/call.ts";

export type Library = Answer<typeof listTemplates>;
export type Template = Library["items"][number];
export type Version = Template["versions"][number];
export type Text = Version["texts"][number];
export type Account = Library["accounts"][number];
export type Approval = Template["approvals"][number];
export type State = Approval["state"] | "none";

export const libraryKey = ["templates"] as const;

export const useLibrary = () =>
  useQuery({ queryKey: libraryKey, queryFn: ({ signal }) => call(listTemplates, { signal }) });

/** What an account's channel says of one language of the newest version. */
export function standingOf(of: Template, accountId: string, language: string): Approval | null {
  const [newest] = of.versions;
  return (
    of.approvals.find(
      (one) => one.channelAccountId === accountId && one.version === newest?.number && one.language === language,
    ) ?? null
  );
}

/** How states look: what needs somebody, what is well, what is under way. */
export const toneOf = (state: State): "good" | "bad" | "waits" | "none" =>
  state === "approved"
    ? "good"
    : state === "none"
      ? "none"
      : state === "waiting" || state === "pending"
        ? "waits"
        : "bad";

/** `flight_delayed` as people read it. */
export const readableName = (name: string): string => {
  const plain = name.replaceAll("_", " ");
  return plain.slice(0, 1).toUpperCase() + plain.slice(1);
};
