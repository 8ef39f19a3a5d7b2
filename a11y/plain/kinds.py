"""What kind of thing a noun names: a person, a place, a body of people or a work; nouns that may be several kinds stand in several lists.

A clause with "who" is said of a person, "a city of 40,000 people" of a place: the kind tells which of two nouns a phrase can belong to.
Source: the classes of Quirk et al. 1985, A Comprehensive Grammar of the English Language, 5.104-5.106 and 17.13-17.15 (who, which, where); the nouns are our own list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from a11y.language import Parse, Token

Kind = Literal["person", "place", "named", "thing"]
"""`named` is what has a name and is no person: a place, a body of people or a work. `thing` is anything but a person."""

# Posts that one person holds at a time in one place: "Ann Lee is director of the museum" needs no article.
POSTS = frozenset(
    ["ambassador", "captain", "chair", "chairman", "chairwoman", "chairperson", "chancellor", "chief", "coach", "co-founder", "cofounder", "commander",
     "commissioner", "coordinator", "co-ordinator", "creator", "curator", "dean", "director", "editor", "executive", "founder", "governor", "head",
     "headteacher", "headmaster", "headmistress", "inventor", "king", "leader", "manager", "mayor", "minister", "ombudsman", "owner", "president", "prince", "proprietor", "ruler",
     "princess", "principal", "publisher", "queen", "secretary", "senator", "sheriff", "superintendent", "supervisor", "treasurer", "CEO", "CFO", "boss"]
)  # fmt: skip
PERSONS = POSTS | frozenset(
    ["academic", "activist", "associate", "scholar", "master", "apprentice", "actor", "actress", "administrator", "admirer", "adult", "adviser", "advisor", "advocate", "agent", "aide", "amateur", "analyst",
     "apprentice", "archaeologist", "architect", "artist", "assistant", "astronaut", "astronomer", "athlete", "attorney", "aunt", "author", "baby", "baker",
     "banker", "barber", "barrister", "bassist", "biographer", "biologist", "bishop", "boy", "boyfriend", "brother", "builder", "bureaucrat", "businessman",
     "businesswoman", "buyer", "campaigner", "candidate", "carer", "caretaker", "carpenter", "celebrity", "champion", "chaplain", "chef", "chemist", "child",
     "choreographer", "citizen", "civilian", "cleaner", "clerk", "client", "climber", "clinician", "colleague", "collector", "columnist", "comedian",
     "commentator", "companion", "composer", "conductor", "conservationist", "consultant", "consumer", "contributor", "cook", "correspondent",
     "councillor", "counsellor", "cousin", "craftsman", "critic", "customer", "cyclist", "dad", "dancer", "daughter", "dealer", "deputy", "designer",
     "detective", "developer", "diplomat", "doctor", "donor", "driver", "drummer", "economist", "educator", "electrician", "employee", "employer",
     "engineer", "entrepreneur", "environmentalist", "expert", "explorer", "fan", "farmer", "father", "fellow", "feminist", "fighter", "filmmaker",
     "film-maker", "firefighter", "fisherman", "footballer", "friend", "gardener", "geneticist", "geologist", "girl", "girlfriend", "goalkeeper",
     "golfer", "graduate", "grandfather", "grandmother", "grandson", "granddaughter", "guard", "guide", "guitarist", "hairdresser", "hero", "heroine",
     "historian", "host", "housewife", "hunter", "husband", "immigrant", "inspector", "instructor", "intern", "interpreter", "investigator", "investor",
     "joiner", "journalist", "judge", "justice", "labourer", "lady", "lawmaker", "lawyer", "lecturer", "legend", "legislator", "librarian", "lieutenant",
     "linguist", "lobbyist", "local", "major", "man", "manufacturer", "marine", "mathematician", "mechanic", "medic", "member", "mentor", "merchant",
     "midwife", "migrant", "millionaire", "billionaire", "miner", "model", "MP", "MEP", "MSP", "mother", "mum", "mom", "musician", "native", "negotiator",
     "neighbour", "neighbor", "nephew", "neurologist", "neuroscientist", "newcomer", "niece", "novelist", "nurse", "officer", "official", "operator",
     "opponent", "organiser", "organizer", "orphan", "painter", "parent", "participant", "partner", "passenger", "passer-by", "pastor", "patient", "pensioner",
     "performer", "person", "pharmacist", "philosopher", "photographer", "physician", "physicist", "pianist", "pilot", "pioneer", "player", "plumber", "poet",
     "policeman", "policewoman", "politician", "porter", "priest", "prisoner", "producer", "professor", "programmer", "promoter", "prosecutor", "psychiatrist",
     "psychologist", "pupil", "rabbi", "reader", "referee", "refugee", "reporter", "representative", "republican", "researcher", "resident", "reviewer",
     "rival", "runner", "rider", "sailor", "salesman", "saleswoman", "scholar", "scientist", "screenwriter", "sculptor", "sergeant", "servant", "server",
     "shopkeeper", "singer", "sister", "skater", "socialist", "sociologist", "soldier", "solicitor", "son", "specialist", "spectator", "spokesman",
     "spokesperson", "spokeswoman", "staffer", "star", "statistician", "strategist", "striker", "student", "supporter", "surgeon", "survivor", "swimmer",
     "teacher", "technician", "teen", "teenager", "tenant", "therapist", "toddler", "tourist", "trader", "trainer", "translator", "traveller", "trustee",
     "tutor", "twin", "uncle", "undergraduate", "user", "vet", "veteran", "vicar", "villager", "visitor", "volunteer", "voter", "waiter", "waitress",
     "widow", "widower", "wife", "winner", "witness", "woman", "worker", "writer", "youngster", "youth", "people", "midfielder", "defender", "guitarist",
     "economist", "epidemiologist", "criminologist", "dentist", "decorator", "accountant", "whistleblower", "blogger", "vlogger", "rapper", "DJ", "aristocrat"]
)  # fmt: skip
PLACES = frozenset(
    ["area", "atoll", "bay", "beach", "borough", "bridge", "camp", "capital", "castle", "cathedral", "cave", "city", "coast", "colony", "continent", "corner",
     "country", "county", "desert", "district", "estate", "farm", "field", "forest", "garden", "hall", "hamlet", "harbour", "hill", "home", "hospital", "hotel",
     "house", "island", "lake", "land", "location", "market", "mountain", "museum", "nation", "neighbourhood", "neighborhood", "ocean", "outpost", "palace",
     "park", "pier", "place", "plain", "port", "prison", "province", "reef", "region", "republic", "resort", "restaurant", "river", "road", "room", "school",
     "sea", "settlement", "shop", "site", "spot", "square", "stadium", "state", "station", "store", "street", "studio", "suburb", "territory", "theatre",
     "theater", "town", "township", "university", "valley", "venue", "village", "ward", "zone", "shelter", "cafe", "café", "pub", "church", "mosque",
     "temple", "factory", "airport", "college", "clinic", "court", "kitchen", "archipelago", "peninsula", "parish", "gallery", "library", "arena"]
)  # fmt: skip
BODIES = frozenset(
    ["academy", "agency", "airline", "alliance", "army", "association", "authority", "band", "bank", "board", "body", "brand", "brewery", "broadcaster",
     "bureau", "business", "cabinet", "campaign", "carmaker", "chain", "channel", "charity", "choir", "club", "co-operative", "cooperative", "coalition",
     "college", "commission", "committee", "community", "company", "conglomerate", "consortium", "consultancy", "corporation", "council", "court", "department",
     "faculty", "family", "federation", "firm", "force", "foundation", "franchise", "giant", "government", "group", "hospital", "institute", "institution",
     "laboratory", "label", "league", "maker", "ministry", "movement", "museum", "network", "newspaper", "NGO", "non-profit", "orchestra", "organisation",
     "organization", "outfit", "panel", "parliament", "party", "platform", "practice", "publisher", "quango", "regulator", "retailer", "school", "service",
     "site", "society", "start-up", "startup", "studio", "subsidiary", "supermarket", "team", "think-tank", "thinktank", "tank", "troupe", "trust", "union",
     "unit", "university", "website", "company", "manufacturer", "operator", "developer", "union", "watchdog", "airline", "insurer", "lender"]
)  # fmt: skip
WORKS = frozenset(
    ["album", "anthem", "app", "ballet", "blog", "book", "broadcast", "cartoon", "comedy", "documentary", "drama", "essay", "exhibition", "festival", "film",
     "game", "journal", "magazine", "manifesto", "memoir", "movie", "musical", "novel", "opera", "paper", "play", "podcast", "poem", "programme", "program",
     "project", "report", "sculpture", "series", "show", "single", "sitcom", "song", "study", "survey", "symphony", "thriller", "trilogy", "video", "device",
     "drug", "medicine", "vaccine", "plant", "tool", "tree", "bird", "animal", "insect", "fish", "disease", "chemical", "metal", "gas", "hormone", "language", "dolphin", "dog", "cat", "horse", "whale", "elephant", "tiger", "bear", "moon", "planet", "star", "ship", "boat", "car"]
)  # fmt: skip
# Persons by one sense, things by another.
_BOTH = frozenset(["model", "star", "marine", "guide", "host", "twin", "server", "justice", "operator", "manufacturer", "publisher", "king", "queen",
                   "producer", "developer", "provider", "maker", "retailer", "supplier", "seller", "dealer", "trader", "champion",
                   "competitor", "rival", "sponsor", "contractor", "insurer", "lender"])
_LISTS: tuple[tuple[Kind, frozenset[str]], ...] = (("person", PERSONS), ("place", PLACES), ("named", PLACES | BODIES | WORKS))
# Endings of nouns for people that no list holds in full ("blacksmith's striker", "archivist").
_OF_PEOPLE = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ee", "ant", "ent", "ess", "eur", "ite", "kid", "guy", "ese", "ish")
# Words with such an ending that name no one.
_NO_PEOPLE = frozenset(
    ["number", "water", "paper", "letter", "computer", "centre", "center", "river", "weather", "summer", "winter", "september", "october", "november",
     "december", "power", "order", "offer", "matter", "border", "corner", "chapter", "character", "cover", "danger", "dinner", "disaster", "factor", "figure",
     "finger", "floor", "flower", "colour", "color", "error", "favour", "harbour", "hour", "humour", "labour", "layer", "level", "list", "mirror", "motor",
     "murder", "newspaper", "quarter", "sector", "shelter", "shower", "smoker", "sensor", "tractor", "theatre", "tower", "transfer", "trailer", "user",
     "behaviour", "accident", "agreement", "amendment", "announcement", "apartment", "appointment", "argument", "arrangement", "assessment", "cent",
     "comment", "commitment", "content", "department", "development", "document", "effort", "element", "employment", "environment", "equipment", "event",
     "experiment", "extent", "government", "improvement", "incident", "investment", "involvement", "judgment", "management", "measurement", "moment",
     "movement", "parliament", "payment", "percent", "present", "punishment", "rent", "requirement", "retirement", "settlement", "statement", "talent",
     "tournament", "treatment", "continent", "component", "restaurant", "plant", "grant", "warrant", "want", "coffee", "committee", "fee", "degree",
     "tree", "guarantee", "process", "success", "business", "illness", "fitness", "darkness", "address", "access", "stress", "dress", "press", "progress",
     "site", "website", "website", "suite", "satellite", "mixture", "powder", "cancer", "fever", "counter", "filter", "helicopter", "laser", "beer", "fibre",
     "meter", "metre", "litre", "kilometre", "folder", "ladder", "poster", "register", "roller", "rubber", "scooter", "sister-in-law", "soccer", "timber",
     "twitter", "fish", "english", "british", "finish", "dish", "list", "mist", "fist", "liver", "loser", "door", "flavor", "flavour", "tumour", "vapour"]
)  # fmt: skip
# Words that stand in the name of a body or a place, never in a person's.
_IN_NAMES = frozenset(
    ["university", "college", "school", "hospital", "street", "road", "association", "society", "institute", "institution", "council", "court", "party",
     "museum", "centre", "center", "foundation", "trust", "club", "company", "group", "bank", "ministry", "department", "agency", "committee", "commission",
     "union", "federation", "league", "city", "town", "river", "lake", "island", "islands", "mountain", "mountains", "sea", "ocean", "park", "square", "church",
     "cathedral", "theatre", "theater", "festival", "cup", "award", "awards", "prize", "act", "treaty", "north", "south", "east", "west", "united", "international",
     "national", "royal", "times", "guardian", "post", "news", "bbc", "nhs", "ltd", "plc", "inc", "corporation", "kingdom", "states", "republic", "county",
     "airport", "station", "bridge", "hotel", "house", "office", "service", "force", "army", "navy", "police", "games", "olympics", "week", "day", "war",
     "twitter", "facebook", "google", "youtube", "instagram", "apple", "microsoft", "amazon", "france", "england", "scotland", "wales", "ireland", "britain",
     "america", "london", "paris", "europe", "africa", "asia", "china", "india", "japan", "russia", "germany", "spain", "italy", "australia", "canada", "uk", "us"]
)  # fmt: skip
_TITLES = frozenset(["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lord", "lady", "prof", "prof.", "rev", "professor", "dame"])
_INSIDE = frozenset({"in", "at", "near", "across", "throughout", "outside", "inside"})


def kinds(noun: Token) -> frozenset[Kind]:
    """Return the kinds that a common noun is known to be of; none when no list holds it.

    A compound with a hyphen goes by its last part.
    """
    word = noun.lemma if noun.lemma in {"CEO", "CFO", "MP", "MEP", "MSP", "NGO", "DJ"} else noun.lemma.lower()
    found: set[Kind] = {name for name, words in _LISTS if word in words or word.rpartition("-")[2] in words}
    if word in _BOTH:
        found.add("named")
    return frozenset(found)


def may_be(parse: Parse, noun: Token, kind: Kind | None) -> bool:
    """Return whether a noun may name something of a kind, as far as its form and the words around it tell; in doubt it may."""
    if kind is None or noun.upos not in {"NOUN", "PROPN"}:
        return True
    if noun.upos == "PROPN" or noun.text[:1].isupper():
        return _name_may_be(parse, noun, kind)
    known = kinds(noun)
    if kind == "person":
        return "person" in known or (not known and noun.lemma.lower() not in _NO_PEOPLE and noun.lemma.lower().endswith(_OF_PEOPLE))
    if kind == "thing":
        return known != {"person"}
    return kind in known


def _name_may_be(parse: Parse, noun: Token, kind: Kind) -> bool:
    name = [token for token in parse.subtree(noun.index) if token.dep.split(":")[0] in {"flat", "compound", "nmod"} or token.index == noun.index]
    words = {token.text.lower() for token in name if abs(token.index - noun.index) <= 6}
    person = bool(words & _TITLES) or any("person" in kinds(child) for child in parse.children(noun.index, "appos"))
    somewhere = any(case.text.lower() in _INSIDE for case in parse.children(noun.index, "case"))
    if kind == "person":
        return person or not (words & _IN_NAMES or somewhere or (noun.text.isupper() and len(noun.text) > 1))
    return not person
