/** The clocks of airports: NDC tells local times and no zone. The airports that large airlines fly to; others are set by who runs it. */
const book = `
Europe/London: LHR LGW STN LTN LCY SEN MAN EDI GLA BHX NCL ABZ BRS LPL LBA EMA SOU CWL INV BFS BHD EXT NWI HUY MME
Europe/Dublin: DUB SNN ORK NOC KIR
Europe/Amsterdam: AMS EIN RTM GRQ MST
Europe/Brussels: BRU CRL ANR LGG OST
Europe/Luxembourg: LUX
Europe/Paris: CDG ORY BVA LYS NCE MRS TLS BOD NTE SXB LIL MPL RNS BIQ AJA BIA FSC CLY
Europe/Berlin: FRA MUC BER DUS HAM STR CGN HAJ NUE LEJ DRS BRE DTM FMM HHN NRN FKB
Europe/Zurich: ZRH GVA BSL BRN
Europe/Vienna: VIE SZG INN GRZ LNZ
Europe/Madrid: MAD BCN AGP PMI VLC SVQ ALC BIO IBZ MAH SCQ OVD GRX
Atlantic/Canary: LPA TFS TFN ACE FUE SPC
Europe/Lisbon: LIS OPO FAO
Atlantic/Madeira: FNC
Atlantic/Azores: PDL TER
Europe/Rome: FCO CIA MXP LIN BGY VCE BLQ NAP CTA PMO PSA FLR TRN VRN BRI CAG OLB TRS GOA
Europe/Malta: MLA
Europe/Copenhagen: CPH BLL AAL AAR
Europe/Oslo: OSL BGO TRD SVG TOS BOO KRS AES
Europe/Stockholm: ARN BMA GOT MMX LLA UME
Europe/Helsinki: HEL OUL RVN TMP TKU KTT
Atlantic/Reykjavik: KEF
Europe/Tallinn: TLL
Europe/Riga: RIX
Europe/Vilnius: VNO KUN
Europe/Warsaw: WAW KRK GDN WRO KTW POZ
Europe/Prague: PRG BRQ
Europe/Bratislava: BTS
Europe/Budapest: BUD
Europe/Bucharest: OTP CLJ TSR IAS
Europe/Sofia: SOF VAR BOJ
Europe/Belgrade: BEG
Europe/Zagreb: ZAG SPU DBV ZAD
Europe/Ljubljana: LJU
Europe/Sarajevo: SJJ
Europe/Skopje: SKP
Europe/Tirane: TIA
Europe/Athens: ATH SKG HER RHO CFU JTR JMK CHQ KGS ZTH
Asia/Nicosia: LCA PFO
Europe/Istanbul: IST SAW ESB AYT ADB DLM BJV
Europe/Kyiv: KBP IEV LWO ODS
Europe/Moscow: SVO DME VKO LED
Asia/Tbilisi: TBS
Asia/Yerevan: EVN
Asia/Baku: GYD
Asia/Almaty: ALA NQZ
Asia/Tashkent: TAS
Asia/Jerusalem: TLV
Asia/Amman: AMM
Asia/Beirut: BEY
Asia/Dubai: DXB AUH DWC SHJ
Asia/Qatar: DOH
Asia/Bahrain: BAH
Asia/Kuwait: KWI
Asia/Muscat: MCT
Asia/Riyadh: RUH JED DMM MED
Asia/Baghdad: BGW EBL
Asia/Tehran: IKA
Africa/Cairo: CAI HRG SSH
Africa/Casablanca: CMN RAK AGA
Africa/Algiers: ALG
Africa/Tunis: TUN
Africa/Lagos: LOS ABV
Africa/Accra: ACC
Africa/Dakar: DSS
Africa/Abidjan: ABJ
Africa/Addis_Ababa: ADD
Africa/Nairobi: NBO MBA
Africa/Kampala: EBB
Africa/Kigali: KGL
Africa/Dar_es_Salaam: DAR JRO ZNZ
Africa/Lusaka: LUN
Africa/Harare: HRE
Africa/Luanda: NBJ LAD
Africa/Windhoek: WDH
Africa/Johannesburg: JNB CPT DUR
Indian/Mauritius: MRU
Indian/Mahe: SEZ
Asia/Karachi: KHI LHE ISB
Asia/Kolkata: DEL BOM BLR MAA HYD CCU COK AMD GOI GOX ATQ
Asia/Colombo: CMB
Indian/Maldives: MLE
Asia/Kathmandu: KTM
Asia/Dhaka: DAC
Asia/Bangkok: BKK DMK HKT CNX
Asia/Ho_Chi_Minh: SGN HAN DAD
Asia/Phnom_Penh: PNH
Asia/Kuala_Lumpur: KUL PEN
Asia/Singapore: SIN
Asia/Jakarta: CGK
Asia/Makassar: DPS
Asia/Manila: MNL CEB
Asia/Hong_Kong: HKG
Asia/Macau: MFM
Asia/Taipei: TPE KHH
Asia/Shanghai: PEK PKX PVG SHA CAN SZX CTU TFU XMN HGH KMG XIY CKG WUH NKG
Asia/Seoul: ICN GMP PUS CJU
Asia/Tokyo: NRT HND KIX ITM NGO FUK CTS OKA
Australia/Sydney: SYD CBR
Australia/Melbourne: MEL
Australia/Brisbane: BNE OOL CNS
Australia/Adelaide: ADL
Australia/Perth: PER
Australia/Darwin: DRW
Pacific/Auckland: AKL WLG CHC ZQN
Pacific/Fiji: NAN
Pacific/Honolulu: HNL OGG
America/Anchorage: ANC
America/Los_Angeles: LAX SFO SAN SEA PDX SJC OAK LAS SMF SNA BUR ONT
America/Phoenix: PHX TUS
America/Denver: DEN SLC ABQ
America/Boise: BOI
America/Chicago: ORD MDW DFW DAL IAH HOU AUS SAT MSP MSY STL MCI MEM BNA MKE OMA
America/New_York: JFK EWR LGA BOS IAD DCA BWI PHL ATL MIA MCO TPA FLL CLT RDU PIT CLE CMH CVG BDL BUF RSW PBI JAX
America/Detroit: DTW GRR
America/Indiana/Indianapolis: IND
America/Kentucky/Louisville: SDF
America/Toronto: YYZ YUL YOW YQB
America/Halifax: YHZ
America/Winnipeg: YWG
America/Edmonton: YYC YEG
America/Vancouver: YVR
America/Mexico_City: MEX GDL
America/Monterrey: MTY
America/Cancun: CUN
America/Havana: HAV VRA
America/Nassau: NAS
America/Jamaica: MBJ KIN
America/Barbados: BGI
America/Antigua: ANU
America/Grenada: GND
America/St_Lucia: UVF
America/Port_of_Spain: POS TAB
America/Santo_Domingo: PUJ SDQ
America/Puerto_Rico: SJU
America/Curacao: CUW
America/Aruba: AUA
America/Kralendijk: BON
America/Paramaribo: PBM
America/Costa_Rica: SJO LIR
America/Panama: PTY
America/Bogota: BOG MDE CTG
America/Lima: LIM
America/Guayaquil: UIO GYE
America/Caracas: CCS
America/Santiago: SCL
America/Sao_Paulo: GRU GIG VCP BSB CNF
America/Argentina/Buenos_Aires: EZE AEP
America/Montevideo: MVD
`;

export type Zones = ReadonlyMap<string, string>;

/** With those of who runs it, which go first. */
export const zonesWith = (own: Zones): Zones => new Map([...known, ...own]);

const known: [airport: string, zone: string][] = book
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [zone = "", airports = ""] = line.split(": ");
    return airports.split(" ").map((airport): [string, string] => [airport, zone]);
  });
