//! Abbreviations and long names of time zones as people write them, and what they mean. Knows nothing of how they are
//! found. Long names after Unicode CLDR, `common/main/en.xml`, metazones.

/// The names of a zone, and the zones that they may mean with their labels.
pub(super) type Everyday = (&'static [&'static str], &'static [(&'static str, &'static str)]);

/// What the names mean in the US, without a "time" behind them. `EST` said in summer is New York's time as people use
/// it, not UTC−5. `CST` is Chicago, never China or Cuba. Where several meanings are usual, all of them.
pub(super) const EVERYDAY: &[Everyday] = &[
    (
        &["et", "est", "edt", "eastern", "eastern standard", "eastern daylight", "east coast", "us eastern"],
        &[("New York", "America/New_York")],
    ),
    (
        &["ct", "cst", "cdt", "central", "central standard", "central daylight", "us central"],
        &[("Chicago", "America/Chicago")],
    ),
    (&["mt", "mdt", "mountain", "mountain daylight", "us mountain"], &[("Denver", "America/Denver")]),
    (
        &["mst", "mountain standard"],
        &[("Denver (changes its clocks)", "America/Denver"), ("Phoenix (never does)", "America/Phoenix")],
    ),
    (&["arizona"], &[("Phoenix", "America/Phoenix")]),
    (&["indiana east"], &[("Indianapolis", "America/Indiana/Indianapolis")]),
    (
        &["pt", "pst", "pdt", "pacific", "pacific standard", "pacific daylight", "west coast", "us pacific"],
        &[("Los Angeles", "America/Los_Angeles")],
    ),
    (
        &["akt", "akst", "akdt", "alaska", "alaska standard", "alaska daylight"],
        &[("Anchorage", "America/Anchorage")],
    ),
    (
        &["ht", "hst", "hawaii", "hawaii standard", "hawaii aleutian", "hawaii aleutian standard"],
        &[("Honolulu", "Pacific/Honolulu")],
    ),
    (&["hdt", "hawaii aleutian daylight", "aleutian standard"], &[("Adak", "America/Adak")]),
    (
        &["ast", "atlantic", "atlantic standard"],
        &[("Puerto Rico", "America/Puerto_Rico"), ("Halifax", "America/Halifax")],
    ),
    (&["adt", "atlantic daylight"], &[("Halifax", "America/Halifax"), ("Bermuda", "Atlantic/Bermuda")]),
    (
        &["nst", "ndt", "newfoundland", "newfoundland standard", "newfoundland daylight"],
        &[("St. John's", "America/St_Johns")],
    ),
    (&["chst", "chamorro", "chamorro standard"], &[("Guam", "Pacific/Guam")]),
    (
        &["utc", "gmt", "z", "zulu", "uct", "greenwich mean", "coordinated universal", "universal"],
        &[("UTC", "UTC")],
    ),
    (&["ist"], &[("India", "Asia/Kolkata"), ("Ireland", "Europe/Dublin"), ("Israel", "Asia/Jerusalem")]),
    (&["india", "indian", "indian standard"], &[("India", "Asia/Kolkata")]),
    (&["irish", "irish standard", "ireland"], &[("Ireland", "Europe/Dublin")]),
    (&["israel", "israel daylight"], &[("Israel", "Asia/Jerusalem")]),
    (&["bst"], &[("Britain", "Europe/London"), ("Bangladesh", "Asia/Dhaka")]),
    (&["uk", "british", "british summer", "england", "britain"], &[("Britain", "Europe/London")]),
    (&["sst"], &[("Samoa", "Pacific/Pago_Pago"), ("Singapore", "Asia/Singapore")]),
    (&["samoa", "samoa standard"], &[("American Samoa", "Pacific/Pago_Pago"), ("Samoa", "Pacific/Apia")]),
    (
        &["gst"],
        &[("Dubai", "Asia/Dubai"), ("Guam", "Pacific/Guam"), ("South Georgia", "Atlantic/South_Georgia")],
    ),
    (&["gulf", "gulf standard", "uae"], &[("Dubai", "Asia/Dubai")]),
    (&["arabian", "arabian standard"], &[("Riyadh", "Asia/Riyadh"), ("Dubai", "Asia/Dubai")]),
    (
        &[
            "cet",
            "cest",
            "met",
            "mest",
            "mesz",
            "central european",
            "central european standard",
            "central european summer",
            "middle european",
        ],
        &[
            ("Berlin", "Europe/Berlin"),
            ("Paris", "Europe/Paris"),
            ("Rome", "Europe/Rome"),
            ("Madrid", "Europe/Madrid"),
        ],
    ),
    (
        &["eet", "eest", "eastern european", "eastern european standard", "eastern european summer"],
        &[
            ("Athens", "Europe/Athens"),
            ("Bucharest", "Europe/Bucharest"),
            ("Kyiv", "Europe/Kyiv"),
            ("Cairo", "Africa/Cairo"),
            ("Beirut", "Asia/Beirut"),
        ],
    ),
    (
        &["western european", "western european standard", "western european summer"],
        &[("Lisbon", "Europe/Lisbon")],
    ),
    (&["germany"], &[("Berlin", "Europe/Berlin")]),
    (&["msk", "moscow", "moscow standard"], &[("Moscow", "Europe/Moscow")]),
    (
        &["aest", "aedt", "australian eastern", "australian eastern standard", "australian eastern daylight"],
        &[
            ("Sydney", "Australia/Sydney"),
            ("Melbourne", "Australia/Melbourne"),
            ("Brisbane", "Australia/Brisbane"),
        ],
    ),
    (&["acst", "acdt"], &[("Adelaide", "Australia/Adelaide"), ("Darwin", "Australia/Darwin")]),
    (&["awst"], &[("Perth", "Australia/Perth")]),
    (&["nzst", "nzdt"], &[("Auckland", "Pacific/Auckland")]),
    (&["jst", "japan", "japan standard"], &[("Tokyo", "Asia/Tokyo")]),
    (&["kst", "korean", "korean standard"], &[("Seoul", "Asia/Seoul")]),
    (&["hkt"], &[("Hong Kong", "Asia/Hong_Kong")]),
    (&["sgt"], &[("Singapore", "Asia/Singapore")]),
    (&["china", "beijing"], &[("Shanghai", "Asia/Shanghai")]),
    (&["philippine", "philippine standard", "philippines"], &[("Manila", "Asia/Manila")]),
    (&["pkt", "pakistan"], &[("Karachi", "Asia/Karachi")]),
    (&["npt", "nepal"], &[("Kathmandu", "Asia/Kathmandu")]),
    (&["bangladesh"], &[("Dhaka", "Asia/Dhaka")]),
    (&["egypt"], &[("Cairo", "Africa/Cairo")]),
    (&["nigeria", "west africa", "west africa standard"], &[("Lagos", "Africa/Lagos")]),
    (&["east africa"], &[("Nairobi", "Africa/Nairobi")]),
    (&["sast"], &[("Johannesburg", "Africa/Johannesburg")]),
    (&["brt", "brasilia", "brasilia standard"], &[("São Paulo", "America/Sao_Paulo")]),
];

/// Areas of the database whose last name part is a place.
pub(super) const AREAS: &[&str] =
    &["Africa", "America", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/// Last parts of names that are no city: regions, islands and hamlets that share their name with something else, and
/// parts of old names. They are still read where the whole name is typed.
pub(super) const NO_CITIES: &[&str] = &[
    "ACT",
    "Beulah",
    "Canary",
    "Canberra",
    "Center",
    "Chagos",
    "Chatham",
    "Christmas",
    "Cocos",
    "Easter",
    "Enderbury",
    "Gambier",
    "Johnston",
    "Jersey",
    "Jujuy",
    "Knox",
    "Knox_IN",
    "LHI",
    "Madeira",
    "Marengo",
    "Mayotte",
    "Midway",
    "Monticello",
    "NSW",
    "New_Salem",
    "Norfolk",
    "North",
    "Oral",
    "Petersburg",
    "Queensland",
    "Resolute",
    "Reunion",
    "Samoa",
    "Shiprock",
    "South",
    "Stanley",
    "Tasmania",
    "Tell_City",
    "Vevay",
    "Victoria",
    "Vincennes",
    "Virgin",
    "Wake",
    "Wallis",
    "West",
    "Winamac",
    "Yancowinna",
    "Yap",
];

/// Names of the database without an area that stand for a country or for rules of daylight saving time.
pub(super) const LONE_NAMES: &[&str] = &[
    "CST6CDT",
    "EST5EDT",
    "MST7MDT",
    "PST8PDT",
    "Cuba",
    "Eire",
    "Hongkong",
    "Iceland",
    "Iran",
    "Jamaica",
    "Libya",
    "Poland",
    "Portugal",
    "Singapore",
];
