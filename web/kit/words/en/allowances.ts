/** What each role may let the airline lose alone, when a booking is changed. */
export const allowances = {
  title: "Waived and paid back",
  help: "Up to what amount each role may waive the price of a rebooking, and pay back for a cancelled booking, alone. Above it somebody else has to say yes. Zero: never alone.",
  role: "Role",
  roles: { agent: "Agents", desk: "Disruption desk", lead: "Leads", admin: "Administrators" },
  kinds: { waive: "May waive", refund: "May pay back" },
  /** A field without its column in sight. */
  field: (role: string, kind: string) => `${role}: ${kind}`,
  otherCurrency: (theirs: string, ours: string) =>
    `These amounts were laid down in ${theirs}; the airline's currency is ${ours} now. Look at them before you save.`,
  noAmount: "An amount, as 250 or 250.50",
  changedMeanwhile: "Another lead changed this meanwhile. What you typed still stands here.",
  showTheirs: "Show theirs",
  save: "Save",
};
