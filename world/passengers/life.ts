import { pick } from "../chance.ts";
import type { Chance } from "../chance.ts";
import type { Ground } from "../x/ground.ts";
import { shownText } from "../x/posts.ts";
import { GraphProblem } from "../meta/problems.ts";
import { XProblem } from "../x/problems.ts";
import { airline } from "./airline.ts";
import { breath, waitFor } from "./breathing.ts";
import { insist, open, react } from "./mind.ts";
import type { Way } from "./mind.ts";
import type { Passenger } from "./people.ts";
import { choosePlace, withoutCall } from "./places.ts";
import type { LivedPlace } from "./places.ts";

/** The passengers living: they write by themselves, wait, insist, and react to what the airline answers. */
export interface Life {
  setRate: (postsPerMinute: number) => void;
  setReactions: (on: boolean) => void;
  /** How many times faster than people they read, react and lose patience; 1 is as people do. */
  setHaste: (haste: number) => void;
  /** Everybody writes `factor` times as often for a while. */
  surge: (factor: number, seconds: number) => void;
  /** Somebody else plays this passenger now; they do nothing of their own for ten minutes. */
  takeOver: (handle: string) => void;
  settings: () => { rate: number; reactions: boolean; haste: number; surge: { factor: number; endsAt: number } | null };
  stop: () => void;
}

/** What the passengers can do; the world lends it to them. */
export interface Deeds {
  /** Writes where all can see; gives the id of what was written. */
  post: (passenger: Passenger, text: string, to: { place: LivedPlace; replyToId: string | undefined }) => string;
  message: (passenger: Passenger, text: string, place: LivedPlace) => void;
  readMessages: (passenger: Passenger, place: LivedPlace) => void;
  /** Where the airline can be written to now. */
  places: () => readonly LivedPlace[];
  /** Calls back when the airline answered somebody elsewhere than at X. */
  listen: (
    hear: (answer: { passenger: Passenger; place: LivedPlace; way: Way; text: string; postId: string | null }) => void,
  ) => () => void;
  passengerOf: (accountId: string) => Passenger | null;
}

interface Talk {
  way: Way;
  place: LivedPlace;
  /** The newest post of it, to reply to. */
  postId: string | null;
  waitingSince: number | null;
  insisted: number;
  answers: number;
}

const insistAfterMs = 4 * 60_000;
const handsOffMs = 10 * 60_000;

export function startLife(
  x: Ground,
  { people, deeds, chance, rate }: { people: readonly Passenger[]; deeds: Deeds; chance: Chance; rate: number },
): Life {
  const talks = new Map<string, Talk>();
  const handsOff = new Map<string, number>();
  const plans = new Set<NodeJS.Timeout>();
  const state = { rate, reactions: rate > 0, haste: 1, surge: null as { factor: number; endsAt: number } | null };
  let next: NodeJS.Timeout | undefined;

  function schedule(): void {
    clearTimeout(next);
    const surging = state.surge && state.surge.endsAt > x.now() ? state.surge.factor : 1;
    const wait = waitFor(state.rate * breath(x.now()) * surging, chance);
    // The curve moves: after a minute at most the wait is drawn anew, which a Poisson stream does not notice.
    if (wait > 60_000) next = setTimeout(schedule, state.rate > 0 ? 60_000 : 2 ** 30);
    else next = setTimeout(arrive, wait);
  }

  function arrive(): void {
    schedule();
    const free = people.filter(({ handle }) => (handsOff.get(handle) ?? 0) < x.now());
    if (free.length > 0) write(pick(chance, free));
  }

  function write(passenger: Passenger): void {
    const talk = talks.get(passenger.handle);
    if (talk?.waitingSince && x.now() - talk.waitingSince > insistAfterMs / state.haste) {
      const again = insist(chance, passenger, { way: talk.way, times: talk.insisted });
      if (again) {
        talk.insisted += 1;
        talk.waitingSince = x.now();
        return speak(passenger, talk, again.text);
      }
    }
    const opening = open(chance, passenger);
    const place = choosePlace(chance, opening.way, deeds.places());
    const fresh: Talk = { way: opening.way, place, postId: null, waitingSince: x.now(), insisted: 0, answers: 0 };
    talks.set(passenger.handle, fresh);
    speak(passenger, fresh, opening.text);
  }

  function speak(passenger: Passenger, talk: Talk, text: string): void {
    try {
      const words = talk.place === "x" ? text : withoutCall(text, airline.handle);
      if (talk.way === "message") deeds.message(passenger, words, talk.place);
      else talk.postId = deeds.post(passenger, words, { place: talk.place, replyToId: talk.postId ?? undefined });
    } catch (error) {
      // The post it answers may be gone by now; then there is nothing left to say.
      if (!(error instanceof XProblem) && !(error instanceof GraphProblem)) x.complain(error);
      talks.delete(passenger.handle);
    }
  }

  function answered(
    passenger: Passenger,
    { way, place, text, postId }: { way: Way; place: LivedPlace; text: string; postId: string | null },
  ): void {
    const talk = talks.get(passenger.handle) ?? { way, place, postId, waitingSince: null, insisted: 0, answers: 0 };
    talks.set(passenger.handle, {
      ...talk,
      way,
      place,
      postId,
      waitingSince: null,
      insisted: 0,
      answers: talk.answers + 1,
    });
    if (!state.reactions || (handsOff.get(passenger.handle) ?? 0) > x.now()) return;
    const reaction = react(chance, passenger, { way, text, before: talk.answers });
    if (way === "message") plan(2_000 + chance() * 10_000, () => deeds.readMessages(passenger, place));
    if (reaction.kind === "silence") return;
    plan(reaction.afterMs, () => {
      const current = talks.get(passenger.handle);
      if (!current || (handsOff.get(passenger.handle) ?? 0) > x.now()) return;
      // Who is asked to write in private does so next door: from the Page in Messenger.
      if (current.way !== reaction.way && current.place === "facebook") current.place = "messenger";
      current.way = reaction.way;
      if (reaction.kind !== "thanks") current.waitingSince = x.now();
      speak(passenger, current, reaction.text);
    });
  }

  function plan(afterMs: number, deed: () => void): void {
    const timer = setTimeout(() => {
      plans.delete(timer);
      deed();
    }, afterMs / state.haste);
    plans.add(timer);
  }

  const deaf = x.news.listen((happening) => {
    if (happening.kind === "post-written" && happening.post.authorId === x.brandId && happening.post.replyToAuthorId) {
      const passenger = deeds.passengerOf(happening.post.replyToAuthorId);
      const { post } = happening;
      if (passenger) answered(passenger, { way: "post", place: "x", text: shownText(post), postId: post.id });
    }
    if (happening.kind === "message-sent" && happening.message.senderId === x.brandId) {
      const passenger = deeds.passengerOf(happening.message.recipientId);
      if (passenger) answered(passenger, { way: "message", place: "x", text: happening.message.text, postId: null });
    }
  });
  const deafElsewhere = deeds.listen(({ passenger, ...answer }) => answered(passenger, answer));
  schedule();

  return {
    setRate(postsPerMinute) {
      state.rate = postsPerMinute;
      schedule();
    },
    setReactions: (on) => void (state.reactions = on),
    setHaste: (haste) => void (state.haste = haste),
    surge(factor, seconds) {
      state.surge = { factor, endsAt: x.now() + seconds * 1000 };
      schedule();
    },
    takeOver: (handle) => void handsOff.set(handle, x.now() + handsOffMs),
    settings: () => ({ ...state, surge: state.surge && state.surge.endsAt > x.now() ? state.surge : null }),
    stop() {
      deaf();
      deafElsewhere();
      clearTimeout(next);
      for (const timer of plans) clearTimeout(timer);
    },
  };
}
