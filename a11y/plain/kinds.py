"""What kind of thing a noun names: a person, a place, a body of people or a work; nouns that may be several kinds stand in several lists.

A clause with "who" is said of a person, "a city of 40,000 people" of a place: the kind tells which of two nouns a phrase can belong to.
Source: the classes of Quirk et al. 1985, A Comprehensive Grammar of the English Language, 5.104-5.106 and 17.13-17.15 (who, which, where).
The nouns are our own list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from a11y.language import Parse, Token

Kind = Literal["person", "place", "body", "work", "named", "thing"]
"""`named` is what has a name and is no person: a place, a body of people or a work. `thing` is anything but a person."""

# Posts that one person holds at a time in one place: "Ann Lee is director of the museum" needs no article.
POSTS = frozenset(
    ["ambassador", "boss", "captain", "ceo", "cfo", "chair", "chairman", "chairperson", "chairwoman", "chancellor", "chief", "co-founder", "co-ordinator",
     "coach", "cofounder", "commander", "commissioner", "coo", "coordinator", "creator", "cto", "curator", "dean", "director", "editor", "executive",
     "founder", "governor", "head", "headmaster", "headmistress", "headteacher", "inventor", "king", "leader", "manager", "mayor", "mayoress", "minister",
     "ombudsman", "owner", "premier", "president", "prince", "princess", "principal", "proprietor", "publisher", "queen", "ruler", "secretary", "senator",
     "sheriff", "superintendent", "supervisor", "treasurer"]
)  # fmt: skip
PERSONS = POSTS | frozenset(
    ["academic", "accountant", "activist", "actor", "actress", "administrator", "admirer", "adult", "adviser", "advisor", "advocate", "agent", "aide",
     "airman", "amateur", "analyst", "apprentice", "archaeologist", "archbishop", "architect", "aristocrat", "artist", "assemblyman", "assistant",
     "associate", "astronaut", "astronomer", "athlete", "attorney", "aunt", "author", "ayatollah", "baby", "baker", "banker", "barber", "barrister",
     "bassist", "billionaire", "biographer", "biologist", "bishop", "blogger", "bookseller", "boxer", "boy", "boyfriend", "brother", "builder", "bureaucrat",
     "businessman", "businesswoman", "butcher", "buyer", "cameraman", "campaigner", "candidate", "cardinal", "carer", "caretaker", "carpenter", "celebrity",
     "champion", "chaplain", "chef", "chemist", "child", "choreographer", "citizen", "civilian", "cleaner", "cleric", "clerk", "client", "climber",
     "clinician", "colleague", "collector", "columnist", "comedian", "commentator", "companion", "composer", "conductor", "congressman", "congressperson",
     "congresswoman", "conservationist", "consultant", "consumer", "contributor", "cook", "correspondent", "councillor", "counsellor", "counselor", "cousin",
     "craftsman", "crewman", "criminologist", "critic", "customer", "cyclist", "dad", "dancer", "daughter", "dealer", "decorator", "defender", "dentist",
     "deputy", "designer", "detective", "developer", "diplomat", "dissident", "diva", "dj", "doctor", "donor", "driver", "drummer", "economist", "educator",
     "elder", "electrician", "employee", "employer", "engineer", "entrepreneur", "environmentalist", "epidemiologist", "expert", "explorer", "fan", "farmer",
     "father", "fellow", "feminist", "fighter", "film-maker", "filmmaker", "firefighter", "fisherman", "footballer", "freshman", "friend", "gardener",
     "geek", "geneticist", "geologist", "girl", "girlfriend", "goalkeeper", "golfer", "graduate", "granddaughter", "grandfather", "grandmother", "grandson",
     "grocer", "guard", "guide", "guitarist", "guru", "gymnast", "hairdresser", "handyman", "headman", "hero", "heroine", "historian", "homemaker", "host",
     "housewife", "hunter", "husband", "imam", "immigrant", "influencer", "inspector", "instructor", "intern", "interpreter", "investigator", "investor",
     "joiner", "journalist", "judge", "justice", "labourer", "lady", "landlady", "landlord", "lawmaker", "lawyer", "lecturer", "legend", "legislator",
     "librarian", "lieutenant", "linguist", "lobbyist", "local", "loyalist", "major", "man", "manufacturer", "marine", "master", "mathematician", "mechanic",
     "medic", "member", "mentor", "mep", "merchant", "midfielder", "midwife", "migrant", "millionaire", "miner", "mla", "model", "mogul", "mom", "monk",
     "mother", "mp", "msp", "mum", "muralist", "murderer", "musician", "musketeer", "native", "negotiator", "neighbor", "neighbour", "nephew", "neurologist",
     "neuroscientist", "newcomer", "newsreader", "niece", "nominee", "novelist", "nun", "nurse", "officer", "official", "operator", "opponent", "organiser",
     "organizer", "orphan", "paediatrician", "painter", "paramedic", "parent", "participant", "partner", "passenger", "passer-by", "pastor", "patient",
     "pediatrician", "pensioner", "people", "performer", "person", "pharmacist", "philosopher", "photographer", "physician", "physicist", "physiotherapist",
     "pianist", "pilot", "pioneer", "player", "plumber", "podcaster", "poet", "policeman", "policewoman", "politician", "pope", "porter", "postman",
     "premier", "presenter", "priest", "prisoner", "producer", "professor", "programmer", "promoter", "prosecutor", "protester", "psychiatrist",
     "psychologist", "psychotherapist", "pupil", "rabbi", "rapper", "reader", "referee", "refugee", "reporter", "representative", "republican", "researcher",
     "resident", "reviewer", "rider", "ringleader", "rival", "rookie", "runner", "sailor", "salesman", "saleswoman", "scholar", "scientist", "screenwriter",
     "sculptor", "seamstress", "senior", "sergeant", "servant", "server", "serviceman", "servicewoman", "shopkeeper", "singer", "sister", "skater",
     "socialist", "sociologist", "soldier", "solicitor", "son", "sophomore", "specialist", "spectator", "spokesman", "spokesperson", "spokeswoman",
     "sprinter", "staffer", "star", "statistician", "strategist", "streamer", "striker", "strongman", "student", "stuntman", "successor", "supporter",
     "surgeon", "survivor", "swimmer", "tailor", "teacher", "technician", "teen", "teenager", "tenant", "therapist", "toddler", "tourist", "trader",
     "trainer", "translator", "traveller", "trustee", "tutor", "twin", "tycoon", "uncle", "undergraduate", "user", "vet", "veteran", "vicar", "villager",
     "visitor", "vlogger", "volunteer", "voter", "waiter", "waitress", "warlord", "weatherman", "whistleblower", "widow", "widower", "wife", "winner",
     "witness", "woman", "worker", "wrestler", "writer", "youngster", "youth", "youtuber"]
)  # fmt: skip
PLACES = frozenset(
    ["airport", "archipelago", "area", "arena", "atoll", "bay", "beach", "borough", "bridge", "cafe", "café", "camp", "capital", "castle", "cathedral",
     "cave", "church", "city", "clinic", "coast", "college", "colony", "continent", "corner", "country", "county", "court", "desert", "district", "enclave",
     "estate", "facility", "factory", "farm", "field", "forest", "gallery", "garden", "hall", "hamlet", "harbour", "highland", "hill", "hillside", "home",
     "hospital", "hostel", "hotel", "house", "hub", "island", "jail", "kitchen", "lagoon", "lake", "land", "landfill", "library", "location", "mansion",
     "marina", "market", "marketplace", "megacity", "metropolis", "monastery", "mosque", "mountain", "museum", "nation", "neighborhood", "neighbourhood",
     "ocean", "outpost", "palace", "parish", "park", "pass", "peninsula", "pier", "place", "plain", "plaza", "port", "principality", "prison", "promontory",
     "province", "pub", "rainforest", "reef", "region", "republic", "reserve", "reservoir", "resort", "restaurant", "river", "road", "room", "savannah",
     "school", "sea", "settlement", "shelter", "shop", "site", "spot", "square", "stadium", "state", "station", "store", "strait", "street", "stronghold",
     "studio", "suburb", "superpower", "temple", "territory", "theater", "theatre", "town", "township", "university", "valley", "venue", "village",
     "vineyard", "ward", "warehouse", "waterway", "wetland", "wilderness", "winery", "zone"]
)  # fmt: skip
BODIES = frozenset(
    ["academy", "administration", "agency", "airline", "alliance", "arm", "army", "association", "authority", "band", "bank", "bikemaker", "board", "body",
     "bookmaker",
     "brand", "brewer", "brewery", "broadcaster", "bureau", "business", "cabinet", "campaign", "carmaker", "chain", "channel", "charity", "chipmaker",
     "choir", "club", "co-operative", "coalition", "college", "commission", "committee", "community", "company", "conglomerate", "consortium", "consultancy",
     "cooperative", "corporation", "council", "court", "department", "developer", "distributor", "exporter", "faculty", "family", "federation", "firm",
     "force", "foundation", "franchise", "giant", "government", "group", "hospital", "importer", "institute", "institution", "insurer", "label",
     "laboratory", "league", "lender", "maker", "manufacturer", "ministry", "movement", "museum", "network", "newspaper", "newswire", "ngo", "non-profit",
     "nonprofit", "operator", "orchestra", "organisation", "organization", "outfit", "outlet", "panel", "parliament", "party", "pharmacy", "platform",
     "practice", "publisher", "quango", "regulator", "retailer", "school", "secretariat", "service", "site", "society", "start-up", "startup", "studio",
     "subsidiary", "supermarket", "syndicate", "tank", "team", "think-tank", "thinktank", "troupe", "trust", "union", "unit", "university", "vendor",
     "watchdog", "website", "wholesaler"]
)  # fmt: skip
WORKS = frozenset(
    ["act", "aircraft", "airplane", "album", "animal", "anthem", "antioxidant", "app", "archive", "artwork", "ballet", "bear", "beetle", "bike", "bill",
     "bird", "blog", "boat", "book", "broadcast", "browser", "butterfly", "car", "cartoon", "cat", "chemical", "comedy", "computer", "crop", "dessert",
     "destroyer", "device", "dialect", "disease", "disorder", "documentary", "dog", "dolphin", "drama", "drug", "elephant", "enzyme", "essay", "exhibition",
     "ferry", "festival", "film", "fish", "frigate", "fund", "fungus", "gadget", "game", "gas", "herb", "hormone", "horse", "insect", "instrument",
     "journal", "language", "law", "liqueur", "locomotive", "machine", "magazine", "mammal", "manifesto", "medicine", "memoir", "metal", "mineral", "moon",
     "movie", "musical", "newscast", "newsletter", "novel", "opera", "painting", "paper", "parasite", "pesticide", "plane", "planet", "plant", "play",
     "podcast", "poem", "portrait", "program", "programme", "project", "protein", "report", "rocket", "satellite", "sauce", "sculpture", "series", "ship",
     "show", "single", "sitcom", "smartphone", "snack", "software", "song", "spacecraft", "species", "spice", "star", "statue", "study", "submarine",
     "survey", "symphony", "tablet", "tanker", "telescope", "thriller", "tiger", "tool", "trawler", "treaty", "tree", "trilogy", "vaccine", "vehicle",
     "vessel", "video", "virus", "warship", "weapon", "whale", "yacht"]
)  # fmt: skip
# Persons by one sense, things by another.
_BOTH = frozenset(
    ["champion", "competitor", "contractor", "dealer", "developer", "guide", "host", "insurer", "justice", "king", "lender", "maker", "manufacturer",
     "marine", "model", "operator", "producer", "provider", "publisher", "queen", "retailer", "rival", "seller", "server", "sponsor", "star", "supplier",
     "trader", "twin"]
)  # fmt: skip
_LISTS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("person", PERSONS),
    ("place", PLACES),
    ("body", BODIES),
    ("work", WORKS),
    ("named", PLACES | BODIES | WORKS),
)
# Endings of nouns for people that no list holds in full ("blacksmith's striker", "archivist").
_OF_PEOPLE = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ee", "ant", "ent", "ess", "eur", "ite", "kid", "guy", "ese", "ish")
# Endings that only words for people have ("ecologist", "stylist", "paediatrician"), and the words that have them by chance.
_OF_A_CALLING = re.compile(r"\w{3}(?:ist|ician|ographer)$")
_NO_CALLING = frozenset(
    ["assist", "backlist", "blacklist", "checklist", "consist", "hitlist", "insist", "persist", "playlist", "resist", "shortlist", "waitlist"]
)
# Words with such an ending that name no one.
_NO_PEOPLE = frozenset(
    ["access", "accident", "address", "agreement", "amendment", "announcement", "apartment", "appointment", "argument", "arrangement", "assessment", "beer",
     "behaviour", "border", "british", "business", "cancer", "cent", "center", "centre", "chapter", "character", "coffee", "color", "colour", "comment",
     "commitment", "committee", "component", "computer", "content", "continent", "corner", "counter", "cover", "danger", "darkness", "december", "degree",
     "department", "development", "dinner", "disaster", "dish", "document", "door", "dress", "effort", "element", "employment", "english", "environment",
     "equipment", "error", "event", "experiment", "extent", "factor", "favour", "fee", "fever", "fibre", "figure", "filter", "finger", "finish", "fish",
     "fist", "fitness", "flavor", "flavour", "floor", "flower", "folder", "government", "grant", "guarantee", "harbour", "helicopter", "hour", "humour",
     "illness", "improvement", "incident", "investment", "involvement", "judgment", "kilometre", "labour", "ladder", "laser", "layer", "letter", "level",
     "list", "litre", "liver", "loser", "management", "matter", "measurement", "meter", "metre", "mirror", "mist", "mixture", "moment", "motor", "movement",
     "murder", "newspaper", "november", "number", "october", "offer", "order", "paper", "parliament", "payment", "percent", "plant", "poster", "powder",
     "power", "present", "press", "process", "progress", "punishment", "quarter", "register", "rent", "requirement", "restaurant", "retirement", "river",
     "roller", "rubber", "satellite", "scooter", "sector", "sensor", "september", "settlement", "shelter", "shower", "sister-in-law", "site", "smoker",
     "soccer", "statement", "stress", "success", "suite", "summer", "talent", "theatre", "timber", "tournament", "tower", "tractor", "trailer", "transfer",
     "treatment", "tree", "tumour", "twitter", "user", "vapour", "want", "warrant", "water", "weather", "website", "winter"]
)  # fmt: skip
# Words that stand in the name of a body or a place, never in a person's.
_IN_NAMES = frozenset(
    ["act", "africa", "agency", "airport", "amazon", "america", "apple", "army", "asia", "association", "australia", "award", "awards", "bank", "bbc",
     "bridge", "britain", "canada", "cathedral", "center", "centre", "china", "church", "city", "club", "college", "commission", "committee", "company",
     "corporation", "council", "county", "court", "cup", "day", "department", "east", "england", "europe", "facebook", "federation", "festival", "force",
     "foundation", "france", "games", "germany", "google", "group", "guardian", "hospital", "hotel", "house", "inc", "india", "instagram", "institute",
     "institution", "international", "ireland", "island", "islands", "italy", "japan", "kingdom", "lake", "league", "london", "ltd", "microsoft", "ministry",
     "mountain", "mountains", "museum", "national", "navy", "news", "nhs", "north", "ocean", "office", "olympics", "paris", "park", "party", "plc", "police",
     "post", "prize", "republic", "river", "road", "royal", "russia", "school", "scotland", "sea", "service", "society", "south", "spain", "square",
     "states", "station", "street", "theater", "theatre", "times", "town", "treaty", "trust", "twitter", "uk", "union", "united", "university", "us",
     "wales", "war", "week", "west", "youtube"]
)  # fmt: skip
_TITLES = frozenset(
    ["dame", "dr", "dr.", "lady", "lord", "miss", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "prof", "prof.", "professor", "rev", "sir"]
)  # fmt: skip
_INSIDE = frozenset({"in", "at", "near", "across", "throughout", "outside", "inside"})


def kinds(noun: Token) -> frozenset[Kind]:
    """Return the kinds that a common noun is known to be of; none when no list holds it.

    A compound with a hyphen goes by its last part.
    """
    word = noun.lemma.lower()
    found: set[Kind] = {name for name, words in _LISTS if word in words or word.rpartition("-")[2] in words}
    if word in _BOTH:
        found.add("named")
    if not found and _OF_A_CALLING.search(word) and word not in _NO_CALLING:
        found.add("person")
    return frozenset(found)


def names_a_body(noun: Token) -> bool:
    """Return whether a word in a name says that a body of people has the name ("Board", "Commission")."""
    return noun.upos == "PROPN" and noun.text.lower() in _IN_NAMES & BODIES | _BODIES_BY_NAME


_BODIES_BY_NAME = frozenset(
    {"administration", "authority", "board", "bureau", "chamber", "confederation", "fund", "institute", "office", "organisation", "organization"}
)


def may_be(parse: Parse, noun: Token, kind: Kind | None) -> bool:
    """Return whether a noun may name something of a kind, as far as its form and the words around it tell; in doubt it may."""
    if kind is None or noun.upos not in {"NOUN", "PROPN"}:
        return kind != "person" or noun.upos != "NUM"
    if noun.upos == "PROPN" or noun.text[:1].isupper():
        return _name_may_be(parse, noun, kind)
    known = kinds(noun)
    if kind == "person":
        return "person" in known or (not known and noun.lemma.lower() not in _NO_PEOPLE and noun.lemma.lower().endswith(_OF_PEOPLE))
    if kind == "thing":
        return known != {"person"}
    return kind in known


def _name_may_be(parse: Parse, noun: Token, kind: Kind) -> bool:
    name = [token for token in parse.subtree(noun.index) if token.dep.split(":")[0] in {"flat", "compound"} or token.index == noun.index]
    words = {token.text.lower() for token in name if abs(token.index - noun.index) <= 6}
    posts = [
        *parse.children(noun.index, "appos"),
        *(child for child in parse.children(noun.index, "compound", "nmod:desc") if child.upos == "NOUN" or child.dep == "nmod:desc"),
    ]
    above = parse.tokens[noun.head]
    two = parse.tokens[max(noun.index - 2, 0) : noun.index]
    posted = len(two) > 1 and two[1].text == "," and two[0].upos == "NOUN" and "person" in kinds(two[0])  # "the president, Ann Lee"
    person = posted or bool(words & _TITLES) or any("person" in kinds(child) for child in posts)
    somewhere = any(case.text.lower() in _INSIDE for case in parse.children(noun.index, "case"))
    if noun.dep == "nmod" and above.upos == "PROPN" and above.text.lower() in _IN_NAMES:
        somewhere = True  # "the University of Norton"
    if kind == "person" and somewhere:
        return False  # "born in London, the son of a barber"
    if kind == "person":
        return person or not (words & _IN_NAMES or somewhere or (noun.text.isupper() and len(noun.text) > 1))
    return not person
