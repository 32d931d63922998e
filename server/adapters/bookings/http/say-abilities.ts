/** What a system says it can do and must be told, as far as we know it. Pure. */
import type { z } from "zod";
import { type Abilities, Capability } from "../../../../contract/booking-capabilities.ts";
import type { CapabilitiesAnswer } from "../../../../contract/reservation-api/parts.ts";
import { ContactKind, Gender, TravellerDetail } from "../../../../contract/travellers.ts";

export function sayAbilities({ capabilities, sale }: z.output<typeof CapabilitiesAnswer>): Abilities {
  const { adult, child, infant } = sale?.travellers ?? {};
  const genders = known(Gender.options, sale?.genders);
  return {
    capabilities: known(Capability.options, capabilities),
    sale: {
      travellers: {
        adult: known(TravellerDetail.options, adult),
        child: known(TravellerDetail.options, child),
        infant: known(TravellerDetail.options, infant),
      },
      genders: genders.length > 0 ? genders : [...Gender.options],
      contacts: known(ContactKind.options, sale?.contacts),
    },
  };
}

const known = <Word extends string>(ours: readonly Word[], theirs: readonly string[] | null | undefined): Word[] =>
  ours.filter((one) => theirs?.includes(one));
