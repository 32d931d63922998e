import type { ChannelsContext } from "../channels/index.ts";
import type { LanguageModel } from "./port.ts";

/** What questions to the language model may reach. */
export interface ModelContext extends ChannelsContext {
  /** Null: none is set in this installation. */
  readonly languageModel: LanguageModel | null;
  readonly publicUrl: string;
}
