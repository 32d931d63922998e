import type { Language } from "../../../contract/words.ts";

/**
 * Words by which a reader knows a language at sight, for posts too short for letter statistics.
 * A word may stand under several languages; it then only tells these from the rest. Our own lists.
 */
export const tellingWords: Readonly<Partial<Record<Language, string>>> = {
  en: `no okay ok cool lol omg wow haha hate sad sadly ugh fuck shit damn dope naughty goodnight the and you your yours is are was were have has had not don't can't won't didn't isn't i'm i've it's we're they're
    what when where why who how which with from this that there please pls plz help thanks thank thx ty cheers yes yeah yep
    nope sorry still waiting missed lost bag bags luggage stuck flight flights cancelled canceled delayed refund booking
    seat seats great good bad worst best awesome terrible love crew staff service update any been being would could should
    will just my me her his our their into about get got again hello today tomorrow tonight yesterday never always now`,
  nl: `het een niet maar voor mijn jullie wij ons onze ik je jij hij zij ze dit dat deze waar wat wanneer waarom hoe
    wel nog steeds ook naar bij uit zijn ben heb hebben heeft wordt worden graag bedankt dank dankjewel alstublieft aub
    alsjeblieft vlucht vluchten koffer bagage vertraagd vertraging geannuleerd terugbetaling stoel gemist rolstoel vandaag
    morgen gisteren geen iemand niemand gaat doe moet kan kunnen zoek kwijt sta zit belachelijk mn m'n echt helaas hallo
    goedemorgen nee jawel prima toch weer wacht al bemanning dacht net nu`,
  de: `gerne hallo thx der die das und ist nicht ein eine einen einem ich wir ihr sie mein meine meinen unser unsere wo wann warum wie was
    wer noch immer auch aber mit für auf bei nach von zum zur bitte danke dank vielen flug flüge koffer gepäck verspätet
    verspätung gestrichen storniert erstattung sitzplatz umsteigen verpasst rollstuhl heute morgen gestern kein keine
    niemand geht geht's doch nö nein ja klar gut schlecht schade schon seit jetzt nun kann könnt können habe haben hallo
    servus moin besetzt hilfe hilft okay mal`,
  fr: `salut le la les un une des du de et est pas ne je tu nous vous mon ma mes notre nos votre vos où quand pourquoi comment
    quoi qui que quel quelle avec pour dans sur sans merci svp stp s'il bonjour bonsoir salut oui non vol vols bagage
    bagages valise retard annulé remboursement billet siège correspondance raté fauteuil aujourd'hui demain hier personne
    toujours encore mais très trop bien mal c'est j'ai qu'est d'accord bloqués bloqué depuis soir toujours rien aucune
    réponse équipage`,
  it: `il lo la gli un una di che non è sono sei siamo ho hai abbiamo mio mia miei nostro vostro dove quando perché come
    cosa chi con per nel della dello grazie mille prego ciao buongiorno buonasera sì no volo voli bagaglio bagagli valigia
    ritardo cancellato annullato rimborso biglietto posto coincidenza perso persa sedia oggi domani ieri nessuno ancora
    sempre ma molto bene male vergogna vergognoso adesso allora aiuto aiutate dov'è c'è equipaggio va bene favore`,
  es: `el la los las un una de que no es son está están soy mi mis nuestro vuestro dónde donde cuándo cuando qué cómo como
    quién por para con sin gracias muchas hola buenos buenas sí vale vuelo vuelos maleta maletas equipaje retraso retrasado
    cancelado reembolso billete asiento conexión perdí perdieron silla ruedas hoy mañana ayer nadie todavía aún siempre
    pero muy bien mal vergüenza ahora ayuda favor tengo tenemos hacer puedo pueden necesito tripulación llevo y`,
  pt: `no na da do um uma maravilhosa pessoal gente cara o a os as um uma de que não é são está estão estou meu minha meus nosso vocês você onde quando quê como quem por
    para com sem obrigado obrigada olá bom boa sim voo voos mala malas bagagem atraso atrasado cancelado reembolso
    bilhete passagem assento conexão perdi perderam cadeira rodas hoje amanhã ontem ninguém ainda sempre mas muito bem
    vergonha agora ajuda favor tenho temos fazer consigo consegui posso podem preciso tripulação refeição até já valeu`,
  no: `hadde hva når hvem meg deg seg noen noe av etter ut inn opp fikk vært uten mot igjen litt mye sier sa nå ble blitt
    gjennom bare eller takk hei nei greit flyet fly flyene koffert kofferten bagasje bagasjen forsinket forsinkelse innstilt
    kansellert refusjon sete billett billetten rakk mistet rullestol fortsatt alltid dårlig hjelp får sitter venter
    mannskap mannskapet svarer fint supert ikkje eg kva korleis nokon frå dere deres vår vårt ønsker trenger bør
    og jeg det er vi ikke med til den har kan om i på var som for du de hvor hvorfor hvordan min mitt mine tusen kommer
    dag morgen går ingen veldig bra mann gjør gjorde kanskje uke uker penger etterpå kjøpt kjøpte ringt ringte snakke snakket
    nettsiden dersom nettopp heter syk`,
  tr: `ve bir bu şu o için ile değil var yok mı mi mu mü ben biz siz benim bizim nerede ne nasıl neden niye kim
    teşekkürler teşekkür ederim ederiz sağolun sağol lütfen merhaba evet hayır tamam uçuş uçak uçağım bavul bavulum valiz
    bagaj bagajım rötar rötarlı gecikme iptal iade bilet biletim koltuk aktarma kaçırdım tekerlekli sandalye bugün yarın dün
    kimse hâlâ hala yine çok güzel kötü rezalet şimdi yardım istiyorum ama daha gibi kadar sonra`,
  ru: `да нет не на что как где когда почему это мой моя мои мне меня вы вас вам нам мы он она они уже еще ещё очень спасибо
    пожалуйста рейс рейса самолет самолёт багаж чемодан билет деньги вернут задержали отменили отмена задержка никто
    опять снова сегодня завтра вчера аэропорт жду ок привет здравствуйте добрый день с днем если или только тоже
    нужна нужно можно для от за со из бы же так все всё просто`,
  other: `не на за и со но ще що як де коли чому це мій моя мої мені ми ви вас дякую будь ласка рейс дуже сьогодні моя ти
    нас він літак робота какво къде кога благодаря моля много полет багаж куфар съм сте ли се какво това няма билетът ви
    og jeg det er vi ikke med til den har kan om i på var som for du de hvor hvorfor hvordan min mit mine tusind kommer
    dag går ingen blev blevet havde fik fået ud ind op ved dig været uden igen også lidt nu siger sagde tage gik børn
    jeres vores hende han att ett en den det om som har till av inte kan var men så han hon de vi skulle hade
    jag och är för inte på vad när hur varför väska bagaget flyget tack hej mycket försenat inställt dig sig från
    hvornår hvad meget af jer jeres kuffert nogen noget efter lufthavn aflyst forsinkelsen mig ikke også være tusind tak
    baie dankie vir julle hulle jy nie bagasie waar ek vlug gekanselleer niemand antwoord asseblief môre
    dziękuję proszę jest nie gdzie mój bagaż lot opóźniony się czy jak kiedy dlaczego
    terima kasih saya kamu tidak ada bagasi penerbangan di mana kapan yang dengan untuk ini itu aku gak nggak
    cảm ơn không tôi của là
    on és meva maleta gràcies vol amb però què perquè
    hai nahi nahin kya kyun mein bhi aur kar rahe raha rahi karo bhai yaar tha thi hua mera meri tera abhi koi kuch aap hum
    mujhe tum toh nhi krna rha hota hoti gaya gya wale wala
    salamat po ang mga ng sa asante sana fyrir hjálpina kiitos lento matkalaukku missä ei köszönöm poggyász
    děkuji kufr zavazadlo mulțumesc bagajul zborul hvala gdje moja mulţumesc faleminderit ačiū paldies aitäh`,
};

/** What a word of its own list is worth: it outweighs letter statistics on two or three words, not on a sentence. */
export const wordWeight = 3;
