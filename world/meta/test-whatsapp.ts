import { expect, vi } from "vitest";
import type { World } from "../world.ts";
import type { Shape } from "./store.ts";
import { graph } from "./test-ground.ts";
import type { MetaStandIn } from "./test-ground.ts";

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 5_000, interval: 5 });

/** Calls WhatsApp and looks at what it told, for whichever world and product are there when it is used. */
export function whatsappOf(world: () => World, product: () => MetaStandIn) {
  const number = () => world().meta.ids.phoneNumberId;
  const post = (path: string, body: unknown) => graph(world(), path, { method: "POST", as: "whatsapp", body });
  const send = (as: string, body: Shape, more: Shape = {}) =>
    post(`${number()}/messages`, {
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: world().meta.person(as).waId,
      ...body,
      ...more,
    });
  const say = (as: string, text: string, more: Shape = {}) => send(as, { type: "text", text: { body: text } }, more);
  const values = () => product().changes("messages");
  const inbound = () => values().flatMap((value) => (value["messages"] ?? []) as Shape[]);
  const statuses = (id: unknown) =>
    values().flatMap((value) => ((value["statuses"] ?? []) as Shape[]).filter((one) => one["id"] === id));
  const idOf = (answer: { body: Shape }) => (answer.body["messages"] as { id: string }[])[0]?.id ?? "";
  const come = async (fits: (one: Shape) => boolean): Promise<Shape> => {
    let found: Shape | undefined;
    await until(() => {
      found = inbound().find((one) => fits(one));
      expect(found).toBeDefined();
    });
    return found ?? {};
  };
  const failure = async (answer: { body: Shape }) => {
    await until(() => expect(statuses(idOf(answer)).some(({ status }) => status === "failed")).toBe(true));
    const failed = statuses(idOf(answer)).find(({ status }) => status === "failed") ?? {};
    return (failed["errors"] as { code: number }[])[0]?.code;
  };
  return { number, post, send, say, inbound, statuses, idOf, come, failure, values };
}

/** A template with two variables and a button. */
export const template = (name: string, more: Shape = {}) => ({
  name,
  language: "nl",
  category: "UTILITY",
  components: [
    { type: "BODY", text: "Vlucht {{1}} vertrekt om {{2}} uur.", example: { body_text: [["Q0731", "14.10"]] } },
    { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Omboeken" }] },
  ],
  ...more,
});
/** It, ready to be sent. */
export const filled = (name: string, texts: readonly string[]) => ({
  type: "template",
  template: {
    name,
    language: { code: "nl" },
    components: [{ type: "body", parameters: texts.map((text) => ({ type: "text", text })) }],
  },
});
