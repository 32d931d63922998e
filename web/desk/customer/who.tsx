/** The customer in three lines: name, how sure, tier, languages, how often they fly and ask. */
import { IconRosetteDiscountCheck } from "@tabler/icons-react";
import type { Customer, Profile } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./customer-panel.module.css";

export function Who({ of, profile }: { of: Customer; profile: Profile | null }) {
  const { customer: person, profile: said } = useCaseWords();
  const say = useSay();
  const isProved = of.identifiers.some(({ known }) => known === "verified");
  const languages = profile?.languages.map(({ language, messages, isWanted }) =>
    isWanted && messages === 0 ? said.wanted(say.language(language)) : say.language(language),
  );
  return (
    <header className={styles.header}>
      <h2 className={styles.name}>
        <bdi>{of.name ?? of.handle ?? person.noName}</bdi>
        {isProved && (
          <span className={styles.proved} title={said.verifiedHelp}>
            <IconRosetteDiscountCheck size={15} aria-hidden /> {said.verified}
          </span>
        )}
      </h2>
      {profile?.tier && (
        <p>
          <b>{said.tier(profile.tier.programme, profile.tier.tier)}</b>
          {profile.tier.known === "claimed" && <Claimed />}
          {profile.flightsLastYear > 0 && ` · ${said.flights(profile.flightsLastYear)}`}
        </p>
      )}
      {profile && !profile.tier && profile.flightsLastYear > 0 && <p>{said.flights(profile.flightsLastYear)}</p>}
      <p>
        {languages && languages.length > 0
          ? said.languages(languages.join(", "))
          : person.writes(say.language(of.language))}
      </p>
      <p>
        {person.counts(of.caseCount, of.messageCount)} · {person.since(say.date(of.firstSeenAt))}
      </p>
    </header>
  );
}

/** That it is known only from what they say. */
export function Claimed() {
  const { profile: said } = useCaseWords();
  return (
    <span className={styles.claimed} title={said.claimedHelp}>
      {said.claimed}
    </span>
  );
}
