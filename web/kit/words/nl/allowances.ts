import type { allowances as words } from "../en/allowances.ts";

export const allowances: typeof words = {
  title: "Kwijtgescholden en terugbetaald",
  help: "Tot welk bedrag elke rol alleen de prijs van een omboeking mag kwijtschelden en voor een geannuleerde boeking mag terugbetalen. Daarboven moet iemand anders ja zeggen. Nul: nooit alleen.",
  role: "Rol",
  roles: { agent: "Medewerkers", desk: "Verstoringsdesk", lead: "Teamleiders", admin: "Beheerders" },
  kinds: { waive: "Mag kwijtschelden", refund: "Mag terugbetalen" },
  field: (role, kind) => `${role}: ${kind}`,
  otherCurrency: (theirs, ours) =>
    `Deze bedragen zijn vastgelegd in ${theirs}; de valuta van de maatschappij is nu ${ours}. Bekijk ze voordat je opslaat.`,
  noAmount: "Een bedrag, zoals 250 of 250,50",
  changedMeanwhile: "Een andere teamleider heeft dit intussen gewijzigd. Wat je hebt getypt staat er nog.",
  showTheirs: "Die van hen tonen",
  save: "Opslaan",
};
