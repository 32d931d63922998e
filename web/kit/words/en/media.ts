/** Pictures, videos, places and cards of a message. */
export const media = {
  kinds: {
    image: "Picture",
    animation: "Moving picture",
    video: "Video",
    file: "File",
    audio: "Sound",
    sticker: "Sticker",
    location: "A place",
    contact: "A contact",
    shared: "Passed on from somebody else",
  },
  download: "Save the file",
  fetching: "Picture is being fetched",
  failed: "Could not be fetched:",
  cannotPlay: "This browser can't play it: save it and play it there.",
  looking: "Is being looked at for harmful programs",
  infected: (found: string) =>
    `Held back: a harmful program was found in it (${found}). Nobody here can open it, and it is sent to nobody. Tell your security team; ask them for it in another form.`,
  unscannable: (isTooLarge: boolean) =>
    `Held back: it could not be looked at for harmful programs${isTooLarge ? ": it is larger than the scanner takes" : ""}.`,
  scanAgain: "Look again",
  open: "Open large",
  encrypted: "An encrypted message: X does not let us read it.",
  encryptedNext: "Ask them to write an ordinary direct message or to mention us.",
};

export const hiding = {
  hide: "Hide from the public",
  show: "Show again",
  hides: "Is being hidden",
  shows: "Is being shown again",
  hidden: "Hidden from the public",
  refused: "Not hidden.",
};

export const told = {
  pressed: "Pressed, not written",
  standby: "Another program of the airline has this talk for now, and answers.",
  storyReply: "An answer to our story",
  storyMention: "They name us in their story",
  elsewhere: "Below somebody else's post: only they can hide it",
  cameByAd: "Came by an advertisement",
  cameByLink: "Came by a link",
  cameByThisAd: (what: string) => `Came by the advertisement ${what}`,
  cameByThisLink: (what: string) => `Came by the link ${what}`,
  reactions: "Reactions",
  byUs: "by us",
  byThem: "by the customer",
};

export const attach = {
  label: "Attachments",
  alt: "What it shows",
  altPlaceholder: "What it shows, for those who can't see it",
  looking: "Being looked at",
  infected: "holds a harmful program. Remove it.",
  unscannable: "could not be looked at for harmful programs. Remove it.",
  remove: "Remove",
  tooMany: (n: number) => (n === 1 ? "One attachment at most here." : `At most ${n} pictures, or one GIF or video.`),
  tooManyFiles: (n: number) => `At most ${n} files.`,
  notTaken: "This channel does not take this kind of file.",
  tooLargeHere: "Larger than this channel takes. Attach a smaller one.",
};

/** What stands around a message's words, and what became of them. */
export const around = {
  removed: (time: string) => `Removed by the customer, ${time}`,
  erased: (time: string) => `Erased, ${time}`,
  keptLongEnough: (time: string) => `Gone after its time, ${time}`,
  removedByUs: (time: string) => `Deleted by us, ${time}`,
  quotes: (name: string) => `Quotes ${name}`,
  quotedGone: "These words are not there any more.",
  edited: (time: string, n: number) =>
    n === 1 ? `Edited ${time}, 1 earlier version` : `Edited ${time}, ${n} earlier versions`,
  versionMissing: "This version never reached us.",
};

/** Taking away for good. */
export const deleting = {
  ask: "Delete …",
  title: "Delete for good?",
  about: (channel: string) =>
    `This comment disappears from ${channel}, for everybody, its writer too. Its words disappear here as well.`,
  aboutOurs: (channel: string) =>
    `This answer disappears from ${channel}, for everybody. Its words disappear here as well.`,
  aboutRemoving: (channel: string) => `${channel} knows no hiding: the message is deleted there. Here it stays.`,
  forGood: "This can't be undone.",
  hideInstead: "Hide instead",
  delete: "Delete for good",
  deletes: "Is being deleted",
  refused: "Not deleted.",
  removeAsk: "Remove from the public …",
  remove: "Remove for good",
  removes: "Is being removed",
  removed: "Removed from the public",
  notRemoved: "Not removed.",
};
