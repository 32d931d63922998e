import type { ReadyWords } from "./ready-words.ts";

export const zh: ReadyWords = {
  language: "zh",
  invite: (link) =>
    link
      ? `感谢您的提问。为保护您的个人信息，请通过私信与我们继续：${link}`
      : "感谢您的提问。为保护您的个人信息，我们已给您发送私信。",
  goOn: "我们在这里继续，只有您和我们能看到。您无需重复，我们已看到您的消息。",
  solved: "我们已通过私信一起解决了这个问题。感谢您的耐心。",
  askProof: "为确认是您本人：请提供您的预订编号和预订中的姓氏。",
  askProofByLink: (link) => `为确认是您本人，请在此验证身份。该链接仅供您使用，一小时内有效：${link}`,
  codeIsSent: "我们已向您预订中的联系方式发送验证码。请告诉我们，十分钟内有效。",
  codeSubject: "您的验证码",
  code: (code, minutes) =>
    `您的验证码是 ${code}，${minutes} 分钟内有效。请只告诉向您索要的工作人员；如无人索要，请忽略此消息。`,
  whyHidden: (what) =>
    `您的公开消息中含有您的信息：${what}。他人可能借此查看您的预订或资料，因此我们已隐藏该消息。我们可以看到它，并在这里继续为您服务。`,
  pleaseRemove: (what) =>
    `您的公开消息中含有您的信息：${what}。他人可能借此查看您的预订或资料。请删除该消息；我们已有所需信息，并在这里继续为您服务。`,
  noCards: "这看起来像银行卡号，我们已在屏幕上将其隐藏。请勿在此发送银行卡信息：如需付款，我们会给您发送链接。",
  replyTime: (wait) => `目前的回复时间：约${wait}。`,
  youFly: (flights) => `您的预订已更改。您现在的航班：\n${flights}`,
  isArranged: (what) => `已为您办理：\n${what}`,
  isCancelled: (refund) => `您的预订已取消。${refund === null ? "" : `${refund}将按原支付方式退回。`}`,
  kinds: {
    pnr: "预订编号",
    eticket: "电子客票号",
    passport: "护照号码",
    phone: "电话号码",
    email: "电子邮箱",
    card: "银行卡号",
    iban: "账户号码",
    loyalty: "常旅客号码",
    ktn: "旅客编号",
    pir: "行李查询编号",
    dob: "出生日期",
  },
  and: "和",
};
