import type { Notices } from "./notice.ts";

export const zh: Notices = {
  flight_delayed:
    "您好，{{name}}：您乘坐的飞往 {{to}} 的 {{flight}} 航班延误了，现在的起飞时间是当地时间 {{departure}}。给您带来不便，我们深表歉意。如果这个时间不合适，请在这里回复我们。",
  flight_cancelled:
    "您好，{{name}}：非常抱歉，飞往 {{to}} 的 {{flight}} 航班已经取消。您可以在 {{link}} 选择其他航班或者退款，也可以在这里回复，我们会帮助您。",
  gate_changed: "您好，{{name}}：您的 {{flight}} 航班的登机口已经改为 {{gate}} 号。请您提前到达新的登机口。",
  bag_found: "您好，{{name}}：好消息，我们已经找到您的行李。行李档案编号是 {{bag_file}} ，行李送出时我们会再通知您。",
  bag_delivery:
    "您好，{{name}}：档案编号 {{bag_file}} 的行李将会送到您的住处。预计送达的时间是 {{time}} ，如果不方便，请在这里回复我们。",
  refund_done:
    "您好，{{name}}：您的预订 {{locator}} 的退款 {{amount}} 已经支付完成。银行账户可能需要几天时间才能显示。",
  check_in_open:
    "您好，{{name}}：飞往 {{to}} 的 {{flight}} 航班现在可以办理值机手续。您可以在 {{link}} 办理，也可以在机场办理。",
  please_write:
    "您好，{{name}}：关于您的问题 {{case_number}} ，我们曾经尝试联系您但没有成功。请在这里回复我们，我们会继续处理。",
  please_rate: "您好，您最近联系过我们。您觉得我们的帮助怎么样？请打开 {{link}} 点一下告诉我们。感谢您抽出时间。",
  trip_documents: "您好，您需要的内容在此：您的行程及相关文件（实时更新）请见 {{link}} ，仅供您本人使用。",
};
