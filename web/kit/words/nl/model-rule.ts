import type { modelRule as words } from "../en/model-rule.ts";

export const modelRule: typeof words = {
  title: "Taalmodel",
  help: "Stelt medewerkers antwoorden, vertalingen en samenvattingen voor. Niets gaat vanzelf uit, en alles werkt ook zonder. Namen, adressen en codes die we herkennen worden door plaatshouders vervangen voor er iets naar buiten gaat; wat we niet herkennen, zou wel naar buiten gaan.",
  none: "Voor deze installatie is geen server ingesteld. Wie haar beheert, zet JETBRIDGE_LANGUAGE_MODEL_URL.",
  at: (host) => `De server is ${host}.`,
  states: {
    off: "Uitgeschakeld.",
    ready: "Klaar.",
    resting: "Het mislukte een paar keer en wordt een minuut met rust gelaten.",
    spent: "Het budget van deze maand is op.",
  },
  isOn: "Mag gevraagd worden",
  model: "Model",
  modelHelp: "Zoals de server het noemt.",
  tasks: "Waarvoor",
  task: { draft: "Antwoorden voorstellen", translation: "Vertalen", summary: "Samenvatten" },
  channels: "Wiens woorden naar buiten mogen",
  channelsHelp: "Alleen gesprekken op deze kanalen krijgt het model te zien.",
  timeout: "Geduld, in seconden",
  budget: "Tokens per maand",
  used: (tokens, of) => `${tokens} van ${of} tokens gebruikt deze maand.`,
  counts: (asked, taken, dismissed, failed) =>
    `${asked} keer gevraagd: ${taken} gebruikt, ${dismissed} verworpen, ${failed} mislukt.`,
  try: "Probeer het",
  tried: (milliseconds) => `Het antwoordde in ${milliseconds} ms.`,
  save: "Opslaan",
};
