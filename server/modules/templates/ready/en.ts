import type { Notices } from "./notice.ts";

export const en: Notices = {
  flight_delayed:
    "Hello {{name}}, your flight {{flight}} to {{to}} is delayed. It now leaves at {{departure}}, local time. We are sorry for the wait. Reply here if this does not work for you.",
  flight_cancelled:
    "Hello {{name}}, we are sorry: your flight {{flight}} to {{to}} is cancelled. Choose another flight or your money back at {{link}} or reply here, and we help you.",
  gate_changed:
    "Hello {{name}}, your flight {{flight}} now leaves from gate {{gate}} instead. Please go there in time.",
  bag_found:
    "Hello {{name}}, good news: we found your bag. Its file is {{bag_file}} and we will tell you when it is on its way to you.",
  bag_delivery:
    "Hello {{name}}, your bag with file {{bag_file}} will be brought to you. Please be at home at this time: {{time}}. Reply here if that does not work.",
  refund_done:
    "Hello {{name}}, your refund of {{amount}} for booking {{locator}} is paid out. It takes your bank a few days to show it.",
  check_in_open:
    "Hello {{name}}, you can check in for flight {{flight}} to {{to}} now. Do it at {{link}} or at the airport.",
  please_write:
    "Hello {{name}}, we tried to reach you about your question {{case_number}} but could not. Please reply here, and we go on with it.",
  please_rate:
    "Hello, you wrote to us lately. How do you look back on our help? One click at {{link}} tells us. Thank you for taking the time.",
  trip_documents:
    "Hello, here is what you asked for: your trip with its documents, always up to date, is at {{link}} and for you alone.",
};
