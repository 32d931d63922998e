/** What we hold ourselves to: a page of its own beside the settings. */
export const serviceLevels = {
  title: "Service levels",
  about:
    "When you are open, and so which time counts. Each change is a version; figures of earlier ones stay as they were.",
  save: "Save",
  saved: "Saved. It counts from now on.",
  second: "Somebody changed the service levels meanwhile. Load theirs, then make your change again.",
  loadTheirs: "Load theirs",
  made: (version: number, by: string, when: string) => `Version ${version}, by ${by}, ${when}`,
  shipped: "As it came with Jetbridge",
  calendars: "Calendars",
  calendarsHelp:
    "Several hours a day, such as 09:00–12:30, 13:00–17:30; a day without hours is closed. Hours over midnight are two: up to 24:00, and from 00:00 on the next day.",
  addCalendar: "Add a calendar",
  removeCalendar: "Remove",
  name: "Name",
  zone: "Time zone",
  twice: "There is another calendar of this name.",
  never: "It is open on one day of the week at least.",
  closed: "closed",
  hours: "Hours",
  hoursFaults: {
    unreadable: "Hours such as 09:00–17:00.",
    backwards: "They end after they begin.",
    overlap: "These overlap.",
  },
  days: "Holidays and other days",
  noDays: "None. Every day is as its weekday.",
  addDay: "Add a day",
  removeDay: "Remove this day",
  import: "Read an iCalendar file",
  date: "Date",
  dayName: "Name",
  read: (days: number, timed: number, other: number) =>
    [
      days === 1 ? "One day was added." : `${days} days were added.`,
      timed > 0 && `${timed} at a time of the day: left out.`,
      other > 0 && `${other} could not be read or were too many.`,
      "Nothing is saved yet.",
    ]
      .filter(Boolean)
      .join(" "),
  tryFrom: "Try: they wrote at (UTC)",
  tryHours: "Hours",
  due: (when: string, isOpen: boolean) => (isOpen ? `Over on ${when}.` : `We are closed then. Over on ${when}.`),
  dueNever: "Never over: it opens too seldom.",
};
