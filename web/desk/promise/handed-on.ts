/** What became of a promise whose maker's shift ended, in words: for whoever takes it up. */
import { useMe } from "../../kit/me.tsx";
import type { CasePromise } from "../../kit/wire.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";

/** Null where nothing was handed on. */
export function useHandedOn({ by, to, handedOnAt }: CasePromise): string | null {
  const { promise: said } = useWords().care;
  const say = useSay();
  const me = useMe();
  if (handedOnAt === null) return null;
  const [name, at] = [isolated(by.name), say.moment(handedOnAt)];
  if (to === null) return said.handedToAll(name, at);
  return to.id === me.id ? said.handedToYou(name, at) : said.handedTo(name, at, isolated(to.name));
}
