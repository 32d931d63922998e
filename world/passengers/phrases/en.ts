import type { Phrases } from "./phrases.ts";

export const en: Phrases = {
  cancelled: [
    "{flight} just got cancelled and nobody at the gate knows anything. What now?",
    "Got a text that {flight} to {to} is cancelled. Can you put me on another flight today please?",
    "So my flight {from}–{to} tomorrow has vanished from the app. Is it cancelled or is the app broken?",
  ],
  delayed: [
    "How late is {flight} really? The board says 40 minutes, the app says three hours.",
    "{flight} delayed again. I have a connection in {to} in 50 minutes, am I going to make it?",
    "Two hours sitting on the plane in {from}. Could somebody tell us why?",
  ],
  bag: [
    "Landed in {to}, my suitcase did not. Who do I talk to?",
    "Day three without my bag from {flight}. It has my medication in it, please help.",
    "The wheel of my brand-new suitcase is gone after {flight}. Where do I report that?",
  ],
  refund: [
    "Still waiting for my refund for {flight}, it has been five weeks. When can I expect it?",
    "Can I get my money back instead of a voucher for the cancelled {from} flight?",
  ],
  seat: [
    "Paid for a window seat on {flight} and now I'm in 34E. How do I get my seat back?",
    "My daughter is 6 and we've been seated ten rows apart on {flight}. Can you fix that?",
  ],
  checkin: [
    "Online check-in for {flight} keeps saying 'something went wrong'. Anyone else?",
    "I can't add my passport number in the app and the flight is tomorrow morning. Help?",
  ],
  meal: ["Is it too late to order a vegan meal for {flight}?", "Do you serve anything gluten free on the way to {to}?"],
  pet: [
    "Can my cat travel in the cabin from {from} to {to}? She is 4 kg and very dignified.",
    "What size may a dog carrier be on {flight}?",
  ],
  praise: [
    "Shout-out to the crew of {flight}, you made my mum's first flight ever a lovely one.",
    "Smooth flight to {to} and my bag was first on the belt. Well done!",
  ],
  complaint: [
    "An hour in the queue at {from} and one desk open. One.",
    "Freezing cabin, broken screen, no water for two hours. Not flying you again.",
  ],
  chat: [
    "Window seat, sunrise over the clouds, on my way to {to}. Life is good.",
    "Counting down the days to {to}! Anybody else on {flight}?",
  ],
  code: [
    "My booking is {code}, can you please check if the change went through?",
    "Name spelled wrong on booking {code}, it should be {name}. Can you correct it?",
  ],
  followup: [
    "Hello? Is anybody there?",
    "It has been a while. Any news on this?",
    "Please answer, I really need to know before I leave for the airport.",
  ],
  thanks: ["Thank you, that helped!", "Brilliant, thanks for the quick answer.", "Great, all sorted. Have a nice day!"],
  more: [
    "Thanks. And does that also go for the way back?",
    "Okay, but how long will that take?",
    "One more thing: do I need to do anything myself?",
  ],
  private: [
    "Hi, here I am. My booking is {code}, flight {flight} from {from} to {to}.",
    "As asked: {code}, name {name}. What else do you need?",
  ],
};
