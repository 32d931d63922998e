import type { Phrases } from "./phrases.ts";

export const tr: Phrases = {
  cancelled: [
    "{flight} seferinin iptal edildiğine dair mesaj aldım. Bugün nasıl gideceğim?",
    "{flight} iptal, kontuarda kimse yok. Beni başka bir uçuşa alabilir misiniz?",
    "Yarınki {from}–{to} uçuşum uygulamadan silinmiş. İptal mi oldu?",
  ],
  delayed: [
    "{flight} gerçekte kaç saat gecikecek? Ekranda bir saat yazıyor, uygulamada üç.",
    "{flight} yine rötarlı. Aktarmama yetişebilir miyim?",
    "İki saattir uçağın içinde bekliyoruz, hiçbir açıklama yok. Ne oluyor?",
  ],
  bag: [
    "Ben indim, valizim gelmedi. Kiminle görüşmem lazım?",
    "{flight} ile uçalı üç gün oldu, bavulum hâlâ yok. İlaçlarım içinde, lütfen yardım edin.",
    "Bebek arabası kırık geldi. Hasarı nereye bildireceğim?",
  ],
  refund: [
    "{flight} için iki aydır para iademi bekliyorum. Ne zaman yatacak?",
    "Hediye çeki yerine paramı geri alabilir miyim?",
  ],
  seat: [
    "{flight} için cam kenarına para ödedim, ortaya oturtmuşsunuz. Neden?",
    "Dört yaşındaki kızım bizden ayrı oturuyor. Düzeltebilir misiniz?",
  ],
  checkin: [
    "{flight} için online check-in sürekli hata veriyor. Sorun sizde mi?",
    "Uygulama pasaport numaramı kabul etmiyor, yarın sabah uçuyorum. Ne yapmalıyım?",
  ],
  meal: ["{flight} için vejetaryen yemek istemek için geç mi kaldım?", "Uçakta glütensiz bir şey var mı?"],
  pet: ["Kedim kabinde benimle uçabilir mi? Çantasıyla 6 kilo.", "Köpek için hangi belgeler gerekiyor?"],
  praise: [
    "{flight} ekibine teşekkürler, anneme çok iyi davrandınız!",
    "Zamanında kalkış, güler yüz, tertemiz uçak. Elinize sağlık!",
  ],
  complaint: [
    "Telefonda bir saat bekledim, sonra hat düştü. Böyle hizmet olmaz.",
    "Su yok, bilgi yok, özür yok. Bir daha asla.",
  ],
  chat: ["Elimde kahve, kapıda bekliyorum, istikamet {to}!", "Bulutların üstünde gün doğumu. Hayat güzel."],
  code: [
    "Rezervasyonum {code}, değişiklik yapılmış mı bakar mısınız?",
    "{code} numaralı rezervasyonda adım yanlış yazılmış, doğrusu {name}. Düzeltebilir misiniz?",
  ],
  followup: [
    "Kimse yok mu?",
    "Hâlâ cevap alamadım. Bir gelişme var mı?",
    "Lütfen cevap verin, birazdan havaalanına çıkacağım.",
  ],
  thanks: ["Çok teşekkürler, çok yardımcı oldunuz!", "Harika, hızlı cevap için sağ olun.", "Hallettik, iyi günler!"],
  more: [
    "Teşekkürler. Dönüş için de geçerli mi?",
    "Tamam da ne kadar sürer?",
    "Bir şey daha: benim bir şey yapmam gerekiyor mu?",
  ],
  private: [
    "Merhaba, buradayım. Rezervasyon {code}, sefer {flight}, {from}–{to}.",
    "İstediğiniz gibi: {code}, isim {name}.",
  ],
};
