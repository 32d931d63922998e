/** Signs of life towards somebody who writes to us in private: that we have seen it, that we type, that we took what they pressed. None is worth a second try. */
import type { ChannelAccount } from "./channel-account.ts";
import type { Allowance } from "./outbound.ts";

/** To whom, and their newest message. */
export interface SignTo {
  recipientId: string;
  messageId: string;
}

export type GivenSign = "seen" | "typing" | "pressed";

export interface SignsPort {
  /** Whether we can say that we have seen a message. */
  readonly seen?: true;
  /** For how long it shows that we type; `tellsSeen`: where that can't be said without the other. */
  readonly typing?: { seconds: number; tellsSeen?: true };
  /** Whether who pressed a button waits to be shown that it was taken. */
  readonly pressed?: true;
  /** Of what was pressed the message is what the press is called. Gives what the vendor still allows, where it says so. Never throws; gives up after four seconds, and nobody asks what became of it. */
  show(sign: GivenSign, to: SignTo, account: ChannelAccount): Promise<Allowance | undefined>;
}
