"""Who can do something on purpose: people, and what people form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11y.language import Parse, Token

# Nouns for people and for groups of people that act as one (the kinds of Quirk et al. 1985, 5.104-5.111; chosen by us from what news tells of).
_DOERS = frozenset(
    ["academic", "activist", "actor", "actress", "administration", "adult", "agency", "airline", "analyst", "architect", "army", "artist", "association",
     "athlete", "author", "authority", "band", "bank", "board", "boy", "broadcaster", "brother", "builder", "business", "businessman", "campaigner",
     "captain", "carer", "centre", "charity", "chef", "child", "church", "citizen", "client", "club", "coach", "college", "commission", "committee",
     "company", "conservationist", "consumer", "corporation", "council", "councillor", "country", "couple", "court", "crew", "customer", "daughter",
     "dealer", "delegate", "department", "designer", "developer", "director", "doctor", "driver", "economist", "editor", "employee", "employer",
     "engineer", "entrepreneur", "executive", "expert", "fan", "farmer", "father", "federation", "fighter", "firefighter", "firm", "fisherman",
     "foundation", "founder", "friend", "gang", "girl", "government", "group", "guard", "hacker", "hospital", "hunter", "husband", "inspector",
     "institute", "investigator", "investor", "judge", "journalist", "lawyer", "leader", "maker", "man", "manager", "manufacturer", "mayor", "member",
     "migrant", "minister", "ministry", "mother", "musician", "network", "neighbour", "newspaper", "nurse", "officer", "official", "operator",
     "organisation", "organization", "organiser", "organizer", "owner", "parent", "parliament", "party", "passenger", "patient", "people", "performer",
     "person", "photographer", "physician", "pilot", "player", "poacher", "police", "politician", "president", "producer", "professor", "protester",
     "protestor", "publisher", "pupil", "ranger", "refugee", "regulator", "reporter", "republican", "democrat", "rescuer", "researcher", "resident",
     "retailer", "runner", "sailor", "school", "scientist", "senator", "singer", "sister", "soldier", "son", "spokesman", "spokeswoman", "staff",
     "student", "supporter", "surgeon", "surveyor", "taxpayer", "teacher", "team", "teenager", "thief", "tourist", "trader", "trust", "union",
     "university", "user", "veteran", "victim", "viewer", "villager", "visitor", "volunteer", "voter", "waiter", "wife", "winner", "woman", "worker",
     "writer", "youth", "youngster"]
)  # fmt: skip


def acts(parse: Parse, own: Token) -> bool:
    """Return whether a subject is a person, a name or a group that can act on purpose."""
    if own.upos == "PRON":
        return own.text.lower() in {"i", "you", "he", "she", "we", "they"}
    if own.upos == "PROPN":
        return not (own.index + 1 < len(parse.tokens) and parse.tokens[own.index + 1].text in {"–", "—", "-", ":"})
    return own.upos == "NOUN" and own.lemma in _DOERS
