import type { Notices } from "./notice.ts";

export const tr: Notices = {
  flight_delayed:
    "Merhaba {{name}}, {{flight}} sefer sayılı {{to}} uçuşunuz gecikti. Yeni kalkış saati yerel saatle {{departure}} oldu. Beklettiğimiz için özür dileriz. Size uymuyorsa buradan yanıtlayın.",
  flight_cancelled:
    "Merhaba {{name}}, üzgünüz: {{flight}} sefer sayılı {{to}} uçuşunuz iptal edildi. Başka bir uçuş veya para iadesi için {{link}} adresini açın ya da buradan yanıtlayın, yardımcı olalım.",
  gate_changed:
    "Merhaba {{name}}, {{flight}} sefer sayılı uçuşunuzun çıkış kapısı {{gate}} olarak değişti. Lütfen zamanında orada olun.",
  bag_found:
    "Merhaba {{name}}, iyi haber: bagajınızı bulduk. Dosya numarası {{bag_file}} olup size doğru yola çıktığında haber vereceğiz.",
  bag_delivery:
    "Merhaba {{name}}, {{bag_file}} dosya numaralı bagajınız size teslim edilecek. Lütfen şu saatte evde olun: {{time}}. Uygun değilse buradan yanıtlayın.",
  refund_done:
    "Merhaba {{name}}, {{locator}} rezervasyonu için {{amount}} tutarındaki iadeniz ödendi. Bankanızda görünmesi birkaç gün sürer.",
  check_in_open:
    "Merhaba {{name}}, {{flight}} sefer sayılı {{to}} uçuşunuz için check-in açıldı. İşlemi {{link}} adresinden veya havalimanında yapabilirsiniz.",
  please_write:
    "Merhaba {{name}}, {{case_number}} numaralı sorunuz için size ulaşmaya çalıştık ama olmadı. Lütfen buradan yanıtlayın, devam edelim.",
  please_rate:
    "Merhaba, kısa süre önce bize yazdınız. Yardımımızı nasıl buldunuz? {{link}} adresinde tek tıklama yeterli. Zaman ayırdığınız için teşekkür ederiz.",
  trip_documents:
    "Merhaba, istediğiniz burada: belgeleriyle birlikte, her zaman güncel yolculuğunuz {{link}} adresinde, yalnızca sizin için.",
};
