"""Put the story together: leaves, players and pictures in their order, each typed; the standfirst found."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from a11y.model import Other, Promo
from a11y.readers import appeals, cues, lives, text_blocks
from a11y.readers.beside import CAPTION_ALONE, CAPTION_NAME, CREDIT_NAME, MAX_CAPTION, same
from a11y.readers.cues_of_pages import BYLINE, DATE_LINE, PROMO, RELATED_NAME, SENTENCE_END, SHARE, STAMP, STANDFIRST_NAME, STANDFIRST_SURE
from a11y.readers.furniture import names
from a11y.readers.leaves import HEADINGS
from a11y.readers.media_blocks import WATCH, figure, player_block
from a11y.readers.page import words_of
from a11y.readers.text_blocks import LONG, Builder
from a11y.readers.titles import alike, tokens

if TYPE_CHECKING:
    from a11y.model import Block, Figure, Text
    from a11y.readers.beside import Beside
    from a11y.readers.body import Body
    from a11y.readers.leaves import Leaf
    from a11y.readers.metadata import Metadata
    from a11y.readers.page import Index
    from a11y.readers.pictures import Picture
    from a11y.readers.players import Player

MAX_BOXED = 15
"""More links than this in boxes amid a story are a menu of the site and no help to a reader."""

HEADING_REACH = 400
"""Elements after the story's begin within which its own headline is still looked for."""


@dataclass(frozen=True)
class Found:
    """Everything that was found in the page, for `build` to put in order."""

    leaves: list[Leaf]
    body: Body
    beside: Beside
    metadata: Metadata
    skip: frozenset[int]
    top: int
    players: list[Player]
    pictures: list[Picture]


def scope(index: Index, holder: int, title: str | None) -> int:
    """Return the element whose part before the story may hold its lead picture or player: up to two parents up, or up to the headline."""
    heading = None
    if title:
        for number in range(min(holder + HEADING_REACH, len(index.nodes))):
            if index.nodes[number].tag in ("h1", "h2") and alike(words_of(index.nodes[number]), title) >= 0.8:
                heading = number
    top = holder
    for climbed, parent in enumerate(index.ancestors(holder)):
        headed = heading is None or index.within(heading, top)
        if index.nodes[parent].tag in ("body", "html") or (headed and climbed >= 2):
            break
        top = parent
        if index.nodes[parent].tag in ("article", "main") and (heading is None or index.within(heading, top)):
            break
    return top


def build(index: Index, found: Found, *, base: str | None, language: str | None) -> tuple[tuple[Block, ...], Text | None]:
    """Return the blocks of the story in reading order, and its standfirst when the page shows one."""
    kept = [number for number, keep in enumerate(found.body.kept) if keep]
    boxed = _boxed_links(index, found)
    asking = appeals.find(index, found.body, found.leaves, found.beside)
    writers = lives.find(found.leaves, kept, found.metadata.byline)
    prose = [number for number in kept if number not in asking and number not in writers and _is_prose(index, found.leaves[number])]
    builder = Builder(
        index,
        base,
        language,
        found.metadata.title,
        found.skip,
        found.metadata.byline,
        first=prose[0] if prose else 0,
        last=prose[-1] if prose else len(found.leaves),
        repeated=_repeated(index, [found.leaves[number] for number in kept]),
    )
    media, taken = _media(builder, found, prose)
    standfirst, at = _standfirst(builder, found, taken)
    if at is not None:
        taken.add(at)
    _emit(builder, found, media, sorted({*kept, *boxed} - taken), boxed, asking, writers)
    return tuple(builder.blocks), standfirst


def _is_prose(index: Index, leaf: Leaf) -> bool:
    """Say whether a leaf is surely running text."""
    length = len(leaf.text)
    if (
        index.nodes[leaf.owner].tag in HEADINGS
        or leaf.density > 0.4
        or length < LONG / 2
        or (length < LONG and SENTENCE_END.search(leaf.text) is None)
        or text_blocks.is_heading(index, leaf)
    ):
        return False
    return length > LONGEST_PROMO or not (PROMO.search(leaf.text) or cues.promo(leaf.text))


MOST_SAID = 3
"""Times that one short line without an end stands in a story; what comes oftener is a label of the template: "Advertisement", in whatever language."""


def _repeated(index: Index, leaves: list[Leaf]) -> frozenset[str]:
    """Return short lines that come again and again and are no paragraphs, or shout."""
    short = [leaf for leaf in leaves if len(leaf.text) <= 40 and (leaf.text.isupper() or index.nodes[leaf.owner].tag in ("div", "span", "section"))]
    return frozenset(text for text, count in Counter(leaf.text for leaf in short).items() if count > MOST_SAID)


LONGEST_PROMO = 300
"""Characters; what is longer tells more than it sells."""


def _media(builder: Builder, found: Found, prose: list[int]) -> tuple[list[tuple[int, Block]], set[int]]:
    """Return the blocks of players and pictures with their places, and the numbers of the leaves they carry."""
    beside, taken = found.beside, set[int]()
    blocks: list[tuple[int, Block]] = []
    described = list(found.metadata.media)
    for player in found.players:
        group = beside.group(player.node, found.top)
        captions, _ = beside.caption(group, player.node)
        inside = [leaf for leaf in beside.leaves_in(player.node) if leaf not in captions and len(leaf.text) > 3 and not SHARE.match(leaf.text)]
        inside.sort(key=lambda leaf: not text_blocks.is_heading(builder.index, leaf))  # a heading in the player is its title
        pointer = None if captions or inside else _pointer(found, group)
        if pointer is not None:
            captions = [found.leaves[pointer]]
            taken.add(pointer)
        blocks.append((player.node, player_block(builder.text, player, captions + inside, described)))
        taken |= beside.numbers(group, captions)
    shown: dict[int, Picture] = {}
    cards = _cards(found, prose)
    for picture in found.pictures:
        if picture.node in cards:
            continue
        group = beside.group(picture.node, found.top)
        if group not in shown or (shown[group].fallback and not picture.fallback) or not shown[group].src:
            shown[group] = picture
    said: list[str] = []
    for group, picture in sorted(shown.items(), key=lambda item: item[1].node):
        captions, credits_ = beside.caption(group, picture.node)
        if not captions and not credits_:
            captions = beside.under(picture.node)
        free = not taken.intersection(beside.span(group))
        block: Figure = figure(builder.text, picture, captions if free else [], credits_ if free else [])
        if block.caption and any(same(block.caption.text, other) for other in said):
            block = replace(block, caption=None)
        elif block.caption:
            said.append(block.caption.text)
        blocks.append((picture.node, block))
        taken |= beside.numbers(group, captions + credits_)
    taken |= _unclaimed(builder.index, found, taken)
    return sorted(blocks, key=lambda entry: entry[0]), taken


def _unclaimed(index: Index, found: Found, taken: set[int]) -> set[int]:
    """Return the leaves that are called captions or credits and that no picture claimed: no paragraphs, unless most of the story is called so."""
    kept = [number for number, keep in enumerate(found.body.kept) if keep]
    called = [number for number in kept if number not in taken and len(found.leaves[number].text) < MAX_CAPTION and _called_caption(index, found, number)]
    length = {number: len(found.leaves[number].text) for number in kept}
    return set(called) if 2 * sum(length[number] for number in called) <= sum(length.values()) else set()


FEWEST_CARDS = 3
"""Pictures in a row, each a link to another page, that are a list of other stories; one or two may be the story's own."""


def _cards(found: Found, numbers: list[int]) -> set[int]:
    """Return pictures that stand in rows of links to other stories, without a paragraph between them; `numbers` are the leaves of prose."""
    prose = [found.leaves[number].node for number in numbers]
    cards: set[int] = set()
    row: list[int] = []
    for picture in found.pictures:
        if row and (not picture.leads or bisect_left(prose, picture.node) != bisect_left(prose, row[-1])):
            row = []
        if picture.leads:
            row.append(picture.node)
        if len(row) >= FEWEST_CARDS:
            cards.update(row)
    return cards


def _pointer(found: Found, group: int) -> int | None:
    """Return the line right before a player that names it: "WATCH: …"."""
    before = bisect_left(found.leaves, group, key=lambda leaf: leaf.owner) - 1
    if before < 0 or not found.body.kept[before] or not WATCH.match(found.leaves[before].text) or len(found.leaves[before].text) > 200:
        return None
    return before


def _called_caption(index: Index, found: Found, number: int) -> bool:
    """Say whether the template calls a leaf, or the small box it is in, a caption or credit."""
    leaf = found.leaves[number]
    for node in (leaf.node, leaf.owner, *index.ancestors(leaf.owner)):
        element = index.nodes[node]
        if node == found.body.holder or found.beside.chars[node] > 1_400:
            return False
        if element.tag == "figcaption":
            return True
        if element.tag == "p" and CAPTION_ALONE.search(element.get("class") or ""):
            return True
        if element.tag not in ("p", "h1", "h2", "h3") and CAPTION_NAME.search(names(element)):
            # A box that holds a picture with its caption is not the caption.
            return not any(index.nodes[inner].tag == "figcaption" for inner in index.below(node))
        if CREDIT_NAME.search(names(element)) and len(leaf.text) < 120:
            return True
    return False


def _standfirst(builder: Builder, found: Found, taken: set[int]) -> tuple[Text | None, int | None]:
    """Return the standfirst and the number of the leaf that shows it: called so by the template, or the description shown before the story."""
    index = builder.index
    for number, leaf in enumerate(found.leaves):
        if leaf.owner < found.top or number > builder.first or number in taken or leaf.density > 0.6 or not 25 <= len(leaf.text) <= 600:
            continue
        if index.ends[leaf.owner] > found.body.holder and not found.body.kept[number]:
            break
        words = tokens(leaf.text)
        if words == tokens(builder.title or "") or not words or words[0] == "by" or any(line.search(leaf.text) for line in (BYLINE, STAMP, DATE_LINE)):
            continue
        near = [leaf.node, leaf.owner, *list(index.ancestors(leaf.owner))[:2]]
        called = any(STANDFIRST_NAME.search(names(index.nodes[node])) for node in near if found.beside.chars[node] <= 1.3 * len(leaf.text) + 40)
        outside = not found.body.kept[number] and not found.body.apart[leaf.owner]
        told = any(tokens(description)[: len(words)] == words for description in found.metadata.descriptions)
        # A paragraph among the story's paragraphs is one of them, whatever it is called.
        sure = STANDFIRST_SURE.search(names(index.nodes[leaf.owner])) is not None and number <= builder.first
        inner = not sure and found.body.kept[number] and index.nodes[leaf.owner].tag == "p" and _has_paragraphs_beside(index, leaf.owner)
        if not inner and (called or (told and (outside or index.nodes[leaf.owner].tag != "p"))):
            return builder.text(leaf), number
    return None, None


def _boxed_links(index: Index, found: Found) -> set[int]:
    """Return the leaves of boxes within the story that lead to other stories: set apart from its words, kept as links in their place."""
    boxed: set[int] = set()
    for number in found.beside.span(found.body.holder):
        leaf = found.leaves[number]
        if not found.body.apart[leaf.owner] or leaf.density < 0.8 or len(tokens(leaf.text)) < 4 or len(leaf.text) > 200:
            continue
        around = [node for node in (leaf.owner, *index.ancestors(leaf.owner)) if node > found.body.holder and found.body.apart[node]]
        if any(RELATED_NAME.search(names(index.nodes[node])) for node in around) and not any(
            index.nodes[node].tag in ("nav", "footer", "form") for node in around
        ):
            boxed.add(number)
    return boxed if len(boxed) <= MAX_BOXED else set()


def _has_paragraphs_beside(index: Index, node: int) -> bool:
    """Say whether two and more paragraphs stand beside an element."""
    children = index.nodes[index.parents[node]].children
    return sum(1 for child in children if not isinstance(child, str) and child.tag == "p") > 2


def _emit(builder: Builder, found: Found, media: list[tuple[int, Block]], numbers: list[int], boxed: set[int], asking: set[int], writers: set[int]) -> None:
    """Add media and leaves in document order; leaves of one list, table or quotation go in together."""
    index, beside = builder.index, found.beside
    waiting = set(numbers)
    queue = list(media)
    for number in numbers:
        leaf = found.leaves[number]
        while queue and queue[0][0] < leaf.node:
            builder.add(queue.pop(0)[1])
        if number not in waiting:
            continue
        if number in boxed:
            builder.related(leaf)
            continue
        if number in asking:
            builder.add(Promo(id="", node=leaf.node, text=leaf.text))
            continue
        if number in writers:
            builder.add(Other(id="", node=leaf.node, text=leaf.text))
            continue
        frame = text_blocks.enclosing(index, leaf.owner, found.body.holder)
        if frame is None or index.within(found.body.holder, frame):
            text_blocks.add_leaf(builder, leaf, number)
            continue
        members = [other for other in beside.span(frame) if other in waiting and other not in boxed]
        # A list or layout quotation that holds media is laid out piece by piece, so that each stays in its place.
        if any(index.within(node, frame) for node, _ in queue) and index.nodes[frame].tag != "table":
            text_blocks.add_leaf(builder, leaf, number)
            waiting.discard(number)
            continue
        text_blocks.add_frame(builder, frame, [found.leaves[other] for other in members])
        waiting.difference_update(members)
    for _, block in queue:
        builder.add(block)
