/** What is needed to make up people of a country. Streets, cities and names are common ones; no real address is meant. */
export interface Country {
  readonly code: string;
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly streets: readonly string[];
  /** City and postal code; `#` is a digit. */
  readonly cities: readonly (readonly [city: string, code: string])[];
  readonly numberFirst?: boolean;
  /** Digits after the country's prefix. */
  readonly phone: readonly [prefix: string, digits: number];
  readonly mailDomains: readonly string[];
  /** First 16 bits of networks at homes, and of a mobile carrier. */
  readonly homes: readonly string[];
  readonly mobile: readonly string[];
  readonly region?: string;
}

const words = (text: string): string[] => text.split(",");
const cities = (text: string): (readonly [string, string])[] =>
  text.split(",").map((entry) => entry.split(":") as unknown as readonly [string, string]);

export const COUNTRIES: readonly Country[] = [
  {
    code: "DE",
    languages: ["de-DE", "de", "en"],
    timeZone: "Europe/Berlin",
    firstNames: words(
      "Lena,Jonas,Mia,Lukas,Emma,Finn,Hannah,Paul,Sophie,Maximilian,Katharina,Sebastian,Ayşe,Mehmet,Olga,Dmitri,Nguyen,Yusuf,Svenja,Björn,Günther,Heike,Tarek,Aylin",
    ),
    lastNames: words(
      "Müller,Schmidt,Schneider,Fischer,Weber,Meyer,Wagner,Becker,Schulz,Hoffmann,Yılmaz,Kaya,Nowak,Petrov,Tran,Krüger,Böhm,Großmann,Vogt,Lindner,Haas,Ziegler,Brandt,Öztürk,von der Heide",
    ),
    streets: words(
      "Hauptstraße,Gartenweg,Bahnhofstraße,Schillerstraße,Lindenallee,Am Mühlbach,Kastanienallee,Goethestraße,Bergstraße,Ringstraße,Kirchgasse,Uferweg,Kölner Straße,Rosenweg",
    ),
    cities: cities("Berlin:10###,Hamburg:20###,München:80###,Köln:50###,Leipzig:04###,Stuttgart:70###,Gießen:35###"),
    phone: ["+4915", 9],
    mailDomains: words("gmx.de,web.de,t-online.de,posteo.de,freenet.de"),
    homes: words("79.200,84.132,87.140,91.5,93.192,217.84,92.224,178.8,188.96"),
    mobile: words("80.187,109.40,176.4,89.204"),
  },
  {
    code: "AT",
    languages: ["de-AT", "de", "en"],
    timeZone: "Europe/Vienna",
    firstNames: words("Anna,Tobias,Laura,David,Magdalena,Florian,Johanna,Elias,Milica,Stefan,Theresa,Gregor"),
    lastNames: words("Gruber,Huber,Bauer,Wagner,Pichler,Steiner,Moser,Jovanović,Mayr,Hofer,Leitner,Berger,Egger"),
    streets: words(
      "Landstraße,Mariahilfer Straße,Schulgasse,Dorfplatz,Feldgasse,Mozartstraße,Neubaugasse,Wiener Straße",
    ),
    cities: cities("Wien:10#0,Graz:80#0,Linz:40#0,Salzburg:50#0,Innsbruck:60#0"),
    phone: ["+43664", 7],
    mailDomains: words("gmx.at,aon.at,chello.at"),
    homes: words("62.46,77.116,84.112,178.190"),
    mobile: words("178.165,77.119"),
  },
  {
    code: "FR",
    languages: ["fr-FR", "fr", "en"],
    timeZone: "Europe/Paris",
    firstNames: words(
      "Camille,Louis,Chloé,Hugo,Léa,Jules,Manon,Théo,Inès,Mohamed,Fatou,Élodie,Baptiste,Anaïs,Mathis,Aurélie,Yacine,Jean-Luc",
    ),
    lastNames: words(
      "Martin,Bernard,Dubois,Petit,Durand,Leroy,Moreau,Benali,Diallo,Lefèvre,Girard,Roux,Fournier,Mercier,Nguyen,Boyer,de Villiers,Haddad",
    ),
    streets: words(
      "rue de la République,avenue Victor Hugo,rue des Lilas,boulevard Voltaire,rue du Moulin,place de l'Église,rue Pasteur,chemin des Vignes,rue Jean Jaurès,allée des Tilleuls",
    ),
    cities: cities("Paris:7501#,Lyon:6900#,Marseille:1300#,Toulouse:31#00,Lille:59#00,Nantes:44#00,Rennes:35#00"),
    numberFirst: true,
    phone: ["+336", 8],
    mailDomains: words("orange.fr,free.fr,laposte.net,sfr.fr,hotmail.fr"),
    homes: words("90.12,86.192,82.64,88.160,90.84,176.128,92.140"),
    mobile: words("37.164,92.184,80.214"),
  },
  {
    code: "NL",
    languages: ["nl-NL", "nl", "en"],
    timeZone: "Europe/Amsterdam",
    firstNames: words("Daan,Sanne,Bram,Fleur,Lars,Anouk,Thijs,Lotte,Youssef,Priya,Ruben,Iris,Sjoerd,Maaike"),
    lastNames: words(
      "de Jong,Jansen,de Vries,van den Berg,Bakker,Visser,Smit,El Amrani,Mulder,Bos,Dekker,Hendriks,Singh,Kuipers",
    ),
    streets: words(
      "Kerkstraat,Dorpsstraat,Molenweg,Julianalaan,Prinsengracht,Beukenlaan,Stationsweg,Parallelweg,Wilhelminastraat",
    ),
    cities: cities(
      "Amsterdam:10## AB,Rotterdam:30## KL,Utrecht:35## GH,Den Haag:25## CD,Eindhoven:56## NP,Groningen:97## RS",
    ),
    phone: ["+316", 8],
    mailDomains: words("ziggo.nl,kpnmail.nl,hetnet.nl,xs4all.nl"),
    homes: words("77.160,84.80,86.80,145.53,213.93,94.208"),
    mobile: words("188.207,84.241,31.161"),
  },
  {
    code: "ES",
    languages: ["es-ES", "es", "en"],
    timeZone: "Europe/Madrid",
    firstNames: words(
      "Lucía,Alejandro,María,Pablo,Carmen,Javier,Paula,Diego,Nerea,Iker,Montserrat,Jordi,Valeria,José Antonio",
    ),
    lastNames: words(
      "García López,Fernández,Martínez Ruiz,Sánchez,Pérez,Gómez Díaz,Torres,Navarro,Etxeberria,Puig,Ortega,Muñoz,Castro",
    ),
    streets: words(
      "Calle Mayor,Avenida de la Constitución,Calle del Sol,Paseo Marítimo,Calle San José,Carrer de Mallorca,Calle Real,Plaza Nueva",
    ),
    cities: cities("Madrid:280##,Barcelona:080##,Valencia:460##,Sevilla:410##,Bilbao:480##,Málaga:290##"),
    phone: ["+346", 8],
    mailDomains: words("hotmail.es,yahoo.es,telefonica.net"),
    homes: words("83.40,88.0,80.24,79.144,95.16,85.48"),
    mobile: words("176.80,77.211,95.124"),
  },
  {
    code: "IT",
    languages: ["it-IT", "it", "en"],
    timeZone: "Europe/Rome",
    firstNames: words(
      "Giulia,Francesco,Sofia,Alessandro,Aurora,Lorenzo,Martina,Matteo,Chiara,Riccardo,Ilaria,Gabriele,Niccolò",
    ),
    lastNames: words(
      "Rossi,Russo,Ferrari,Esposito,Bianchi,Romano,Colombo,Ricci,Marino,D'Angelo,Conti,De Luca,Costa,Giordano",
    ),
    streets: words(
      "Via Roma,Via Garibaldi,Corso Italia,Via Dante,Viale Europa,Via Mazzini,Piazza San Marco,Via dei Mille",
    ),
    cities: cities("Roma:001##,Milano:201##,Torino:101##,Napoli:801##,Bologna:401##,Firenze:501##"),
    phone: ["+393", 9],
    mailDomains: words("libero.it,virgilio.it,tiscali.it,alice.it"),
    homes: words("79.20,87.0,82.48,95.232,93.32,151.50"),
    mobile: words("37.160,151.18,176.200"),
  },
  {
    code: "PL",
    languages: ["pl-PL", "pl", "en"],
    timeZone: "Europe/Warsaw",
    firstNames: words("Zuzanna,Jakub,Julia,Kacper,Maja,Szymon,Agnieszka,Paweł,Małgorzata,Łukasz,Ewa,Krzysztof,Oksana"),
    lastNames: words(
      "Nowak,Kowalski,Wiśniewska,Wójcik,Kamiński,Lewandowska,Zieliński,Szymańska,Woźniak,Dąbrowski,Jankowska,Shevchenko",
    ),
    streets: words(
      "ul. Polna,ul. Leśna,ul. Słoneczna,ul. Krótka,ul. Szkolna,al. Niepodległości,ul. Mickiewicza,ul. Ogrodowa",
    ),
    cities: cities("Warszawa:00-###,Kraków:30-###,Wrocław:50-###,Poznań:60-###,Gdańsk:80-###,Łódź:90-###"),
    phone: ["+4850", 7],
    mailDomains: words("wp.pl,onet.pl,o2.pl,interia.pl"),
    homes: words("83.8,79.184,178.36,89.64,77.252"),
    mobile: words("37.47,94.254,5.173"),
  },
  {
    code: "SE",
    languages: ["sv-SE", "sv", "en"],
    timeZone: "Europe/Stockholm",
    firstNames: words("Alva,Oskar,Ebba,Hugo,Maja,Erik,Linnéa,Axel,Ahmed,Åsa,Göran,Freja"),
    lastNames: words(
      "Andersson,Johansson,Karlsson,Nilsson,Eriksson,Larsson,Lindqvist,Hassan,Sjöberg,Öberg,Bergström,Holm",
    ),
    streets: words("Storgatan,Drottninggatan,Skolvägen,Björkvägen,Kungsgatan,Ringvägen,Parkgatan,Sveavägen"),
    cities: cities("Stockholm:11# ##,Göteborg:41# ##,Malmö:21# ##,Uppsala:75# ##"),
    phone: ["+4670", 7],
    mailDomains: words("telia.com,bredband.net,hotmail.se"),
    homes: words("78.64,81.224,90.224,213.64,85.224"),
    mobile: words("94.234,2.64,83.185"),
  },
  {
    code: "PT",
    languages: ["pt-PT", "pt", "en"],
    timeZone: "Europe/Lisbon",
    firstNames: words("Beatriz,João,Matilde,Tomás,Inês,Duarte,Leonor,Gonçalo,Catarina,Rui"),
    lastNames: words("Silva,Santos,Ferreira,Pereira,Oliveira,Costa,Rodrigues,Martins,Sousa,Gonçalves"),
    streets: words("Rua Direita,Avenida da Liberdade,Rua das Flores,Rua do Comércio,Largo da Igreja,Rua Nova"),
    cities: cities("Lisboa:1###-0##,Porto:4###-1##,Braga:47##-2##,Coimbra:30##-3##"),
    phone: ["+3519", 8],
    mailDomains: words("sapo.pt,netcabo.pt"),
    homes: words("85.240,82.154,188.80,89.152"),
    mobile: words("87.103,148.63"),
  },
  {
    code: "IE",
    languages: ["en-IE", "en"],
    timeZone: "Europe/Dublin",
    firstNames: words("Aoife,Conor,Niamh,Seán,Saoirse,Cian,Róisín,Oisín,Grace,Patrick"),
    lastNames: words("Murphy,O'Brien,Kelly,Byrne,Ryan,O'Sullivan,Walsh,McCarthy,Doyle,Gallagher"),
    streets: words("Main Street,Church Road,Castle Avenue,Station Road,Abbey Street,Grange Park"),
    cities: cities("Dublin:D0# X4H#,Cork:T12 W8K#,Galway:H91 C2A#,Limerick:V94 R7P#"),
    numberFirst: true,
    phone: ["+3538", 8],
    mailDomains: words("eircom.net,yahoo.ie"),
    homes: words("86.40,89.100,109.76,95.44"),
    mobile: words("92.251,37.228"),
  },
  {
    code: "GR",
    languages: ["el-GR", "el", "en"],
    timeZone: "Europe/Athens",
    firstNames: words("Ελένη,Γιώργος,Maria,Dimitris,Κατερίνα,Nikos,Sofia,Κώστας,Ioanna,Panagiotis"),
    lastNames: words("Papadopoulos,Γεωργίου,Nikolaou,Δημητρίου,Pappas,Oikonomou,Βασιλείου,Makris"),
    streets: words("Ερμού,Leoforos Kifisias,Πατησίων,Agiou Georgiou,Tsimiski,Σταδίου"),
    cities: cities("Αθήνα:10# ##,Thessaloniki:54# ##,Πάτρα:26# ##"),
    phone: ["+3069", 8],
    mailDomains: words("otenet.gr,hotmail.gr"),
    homes: words("79.128,94.64,188.4,85.72"),
    mobile: words("37.6,176.92"),
  },
  {
    code: "GB",
    languages: ["en-GB", "en"],
    timeZone: "Europe/London",
    firstNames: words("Olivia,Harry,Amelia,Jack,Priyanka,Mohammed,Isla,Callum,Bronwyn,Ewan,Chidi,Zara"),
    lastNames: words("Smith,Jones,Taylor,Patel,Khan,Williams,MacDonald,Okafor,Evans,Thompson,Wright,Ahmed"),
    streets: words("High Street,Station Road,Victoria Road,Church Lane,Mill Lane,The Crescent,Queens Road,Park Avenue"),
    cities: cities("London:E# #AB,Manchester:M1# #CD,Leeds:LS# #DF,Bristol:BS# #HJ,Cardiff:CF1# #LN"),
    numberFirst: true,
    phone: ["+447", 9],
    mailDomains: words("btinternet.com,hotmail.co.uk,yahoo.co.uk,sky.com"),
    homes: words("86.128,81.132,90.192,82.0,92.232,86.0"),
    mobile: words("82.132,92.40,31.94"),
  },
  {
    code: "US",
    languages: ["en-US", "en"],
    timeZone: "America/New_York",
    firstNames: words("Emily,Jacob,Madison,Tyler,Jasmine,DeShawn,Hannah,Carlos,Xiomara,Wei,Brandon,Aaliyah"),
    lastNames: words("Johnson,Williams,Brown,Garcia,Rodriguez,Lee,Chen,Washington,Miller,Davis,Hernandez,Kim"),
    streets: words("Main St,Oak Avenue,Maple Drive,Washington Blvd,Elm Street,Lakeview Rd,Sunset Lane,2nd Avenue"),
    cities: cities("New York:100##,Brooklyn:112##,Albany:122##,Buffalo:142##"),
    numberFirst: true,
    phone: ["+1917", 7],
    mailDomains: words("yahoo.com,aol.com,comcast.net,verizon.net"),
    homes: words("73.16,98.208,24.0,71.56,69.112,174.48"),
    mobile: words("172.56,174.192,107.72"),
    region: "New York",
  },
];

const BY_CODE = new Map(COUNTRIES.map((country) => [country.code, country]));
/** @throws Error for a code that the cast has no people of */
export function countryOf(code: string): Country {
  const country = BY_CODE.get(code);
  if (!country) throw new Error(`no people of ${code}`);
  return country;
}
