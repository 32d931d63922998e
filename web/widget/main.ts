/**
 * The chat on the airline's site. One line on its pages brings it:
 * `<script async src="https://care.example.com/widget.js" data-site="ID OF THE CHANNEL ACCOUNT"></script>`, with `data-language`,
 * `data-color`, `data-name` and `data-identity` (JSON) where wanted; docs/guides/put-the-chat-on-your-site.md says more.
 */
import type { VisitorIdentity } from "../../contract/chat.ts";
import { complain } from "./complain.ts";
import { openConversation } from "./conversation.ts";
import { openMemory } from "./memory.ts";
import { openView } from "./view.ts";
import { languageOf } from "./words.ts";

const script = document.currentScript;

if (script instanceof HTMLScriptElement) begin(script);

function begin({ dataset, src }: HTMLScriptElement): void {
  const siteId = dataset["site"];
  if (!siteId) return complain("data-site is missing on the script's tag");
  const language = languageOf(dataset["language"] ?? (document.documentElement.lang || navigator.language));
  const memory = openMemory(siteId);
  const conversation = openConversation({
    base: new URL(src).origin,
    siteId,
    language,
    identity: readIdentity(dataset["identity"]),
    name: dataset["name"] ?? null,
    memory,
    onChange: () => view.show(),
  });
  const refuse = (error: unknown): void => {
    view.hide();
    complain(`it can't be opened here (${error instanceof Error ? error.message : "?"})`);
  };
  const view = openView({
    conversation,
    language,
    color: dataset["color"] ?? null,
    isOpen: memory.now.isOpen,
    onOpen: (isOpen) => {
      memory.change({ isOpen });
      if (isOpen && conversation.brand === "") conversation.start().catch(refuse);
    },
  });
  // Who never wrote costs nothing until they open it.
  if (memory.now.token !== null || memory.now.isOpen) conversation.start().catch(refuse);
  Object.assign(window, {
    JetbridgeChat: {
      open: () => view.open(true),
      close: () => view.open(false),
      /** After somebody signed in on the page; `null` after they signed out. */
      identify: (identity: VisitorIdentity | null, name: string | null = null) =>
        conversation.identify(identity, name).catch(refuse),
    },
  });
}

function readIdentity(text: string | undefined): VisitorIdentity | null {
  if (!text) return null;
  try {
    return JSON.parse(text) as VisitorIdentity;
  } catch {
    complain("data-identity is no JSON");
    return null;
  }
}
