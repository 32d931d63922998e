import type { ReadyWords } from "./ready-words.ts";

export const tr: ReadyWords = {
  language: "tr",
  invite: (link) =>
    link
      ? `Sorunuz için teşekkürler. Bilgilerinizi korumak için özel mesajla devam edelim: ${link}`
      : "Sorunuz için teşekkürler. Bilgilerinizi korumak için size özel mesaj yazdık.",
  goOn: "Yalnızca sizin ve bizim okuyabildiğimiz burada devam ediyoruz. Hiçbir şeyi tekrarlamanız gerekmez: mesajınız önümüzde.",
  solved: "Bunu özel mesajda birlikte çözdük. Sabrınız için teşekkürler.",
  askProof: "Doğru kişiyle konuştuğumuzdan emin olmak için: rezervasyon kodunuz ve rezervasyondaki soyadı nedir?",
  askProofByLink: (link) =>
    `Doğru kişiyle konuştuğumuzdan emin olmak için lütfen kim olduğunuzu burada doğrulayın. Bağlantı yalnızca sizin içindir ve bir saat geçerlidir: ${link}`,
  codeIsSent: "Rezervasyonunuzdaki adrese bir kod gönderdik. Kod nedir? On dakika geçerlidir.",
  codeSubject: "Kodunuz",
  code: (code, minutes) =>
    `Kodunuz ${code}. ${minutes} dakika geçerlidir. Kodu yalnızca isteyen görevliye verin; kimse istemediyse bu mesajı dikkate almayın.`,
  whyHidden: (what) =>
    `Herkese açık mesajınızda sizinle ilgili şu bilgi vardı: ${what}. Bununla başkaları rezervasyonunuza veya bilgilerinize ulaşabilir, bu yüzden mesajı gizledik. Biz okuyabiliyoruz ve size burada yardımcı olmaya devam ediyoruz.`,
  pleaseRemove: (what) =>
    `Herkese açık mesajınızda sizinle ilgili şu bilgi var: ${what}. Bununla başkaları rezervasyonunuza veya bilgilerinize ulaşabilir. Lütfen o mesajı silin; gereken bilgi bizde var ve size burada yardımcı olmaya devam ediyoruz.`,
  noCards:
    "Bu bir kart numarasına benziyordu. Ekranlarımızda gizledik. Kart bilgilerinizi buraya asla yazmayın: ödenecek bir şey varsa size bir bağlantı göndeririz.",
  replyTime: (wait) => `Şu anki yanıt süresi: yaklaşık ${wait}.`,
  youFly: (flights) => `Rezervasyonunuz değiştirildi. Yeni uçuşlarınız:\n${flights}`,
  isArranged: (what) => `Sizin için ayarlandı:\n${what}`,
  isCancelled: (refund) =>
    `Rezervasyonunuz iptal edildi.${refund === null ? "" : ` ${refund} ödeme yaptığınız yolla iade edilecek.`}`,
  kinds: {
    pnr: "rezervasyon kodu",
    eticket: "e-bilet numarası",
    passport: "pasaport numarası",
    phone: "telefon numarası",
    email: "e-posta adresi",
    card: "kart numarası",
    iban: "hesap numarası",
    loyalty: "sık uçan yolcu numarası",
    ktn: "yolcu numarası",
    pir: "bagaj dosya numarası",
    dob: "doğum tarihi",
  },
  and: " ve ",
};
