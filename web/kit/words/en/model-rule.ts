/** What a language model may do: for leads. */
export const modelRule = {
  title: "Language model",
  help: "Proposes answers, translations and summaries to agents. Nothing goes out by itself, and everything works without it. Names, addresses and codes that we recognise are replaced by placeholders before anything leaves; what we do not recognise would leave.",
  none: "No server is set up for this installation. Whoever runs it sets JETBRIDGE_LANGUAGE_MODEL_URL.",
  at: (host: string) => `The server is ${host}.`,
  states: {
    off: "Switched off.",
    ready: "Ready.",
    resting: "It failed several times and is left alone for a minute.",
    spent: "This month's budget is used up.",
  },
  isOn: "May be asked",
  model: "Model",
  modelHelp: "As the server calls it.",
  tasks: "For what",
  task: { draft: "Propose answers", translation: "Translate", summary: "Summarise" },
  channels: "Whose words may leave the house",
  channelsHelp: "Only conversations on these channels are shown to the model.",
  timeout: "Patience, in seconds",
  budget: "Tokens a month",
  used: (tokens: string, of: string) => `${tokens} of ${of} tokens used this month.`,
  counts: (asked: string, taken: string, dismissed: string, failed: string) =>
    `Asked ${asked} times: ${taken} taken, ${dismissed} dismissed, ${failed} failed.`,
  try: "Try it",
  tried: (milliseconds: string) => `It answered in ${milliseconds} ms.`,
  save: "Save",
};
