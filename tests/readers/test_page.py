"""The frozen tree: everything of the page, bounded in depth, numbered in document order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y.errors import SourceError
from a11y.model import Element
from a11y.readers import page
from a11y.readers.page import MAX_DEPTH, Index, grow, words_of


def depth(index: Index) -> int:
    """Return how deep the tree goes."""
    return max(sum(1 for _ in index.ancestors(node.node)) for node in index.nodes)


def test_the_head_is_kept_for_the_audit() -> None:
    """Title, meta and language are there to be looked at."""
    index = grow("x", '<html lang="en"><head><title>T</title><meta name="viewport" content="x"></head><body id="b">Hi</body></html>')
    assert [node.tag for node in index.nodes] == ["html", "head", "title", "meta", "body"]
    assert index.page.root.get("lang") == "en"
    assert index.nodes[4].get("id") == "b"


def test_nodes_are_numbered_in_document_order_and_know_their_line() -> None:
    """A start tag inside a comment or a script is no element."""
    index = grow("x", "<html>\n<body><!-- <p> -->\n<script>'<p>'</script>\n<p>one\n<p>two</body></html>")
    assert [node.node for node in index.nodes] == list(range(len(index.nodes)))
    assert [node.line for node in index.nodes if node.tag == "p"] == [4, 5]


def test_an_absent_attribute_and_an_empty_one_differ() -> None:
    """`alt=""` says something; no alt says nothing."""
    index = grow("x", '<img alt=""><img>')
    assert [node.get("alt") for node in index.nodes if node.tag == "img"] == ["", None]


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body><p>one</p></body></html><p>two</p>",
        "<html><head><title>T</title></head><body><p>one</p></body></html><html><head></head><body><p>two</p></body></html>",
        "<html><body><p>one</p></html><!-- end --><p>two</p>",
    ],
)
def test_what_follows_an_end_tag_that_came_too_soon_is_in_the_body(markup: str) -> None:
    """Browsers go on reading, and so does the reader."""
    index = grow("x", markup)
    assert words_of(index.page.root).endswith("one two")
    assert [index.nodes[index.parents[node.node]].tag for node in index.nodes if node.tag == "p"] == ["body", "body"]
    assert sum(node.tag == "html" for node in index.nodes) == 1


def test_the_index_agrees_with_the_tree() -> None:
    """Parents and ends are what the children say."""
    index = grow("x", "<div><p>a<b>c</b></p><p>d</p></div>")
    for node in index.nodes:
        for child in node.children:
            if isinstance(child, Element):
                assert index.parents[child.node] == node.node
                assert index.within(child.node, node.node)


def test_a_class_is_one_string_as_the_page_has_it() -> None:
    """The audit compares attributes with what the author wrote."""
    assert grow("x", '<p class="a  b">').nodes[-1].get("class") == "a  b"


@pytest.mark.parametrize("opening", ["<div>", "<span>", "<b>", "<blockquote>", "<a href=x><i>", "<ul><li>"])
def test_twenty_thousand_nested_elements_stay_shallow_and_lose_no_word(opening: str) -> None:
    """Any code may walk the tree; the words are all there."""
    index = grow("x", "<body>" + opening * 20_000 + "deep" + "</div> after")
    assert depth(index) <= MAX_DEPTH
    assert "deep" in words_of(index.page.root)
    assert [notice.code for notice in index.notices] == ["nested-too-deep"]
    assert hash(index.page.root) is not None


def test_fifty_thousand_attributes_are_read() -> None:
    """In bounded time, each with its value."""
    index = grow("x", "<p " + " ".join(f"a{number}={number}" for number in range(50_000)) + ">x")
    assert index.nodes[-1].get("a49999") == "49999"


def test_too_many_elements_are_refused_by_a_stated_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear line, not a machine without memory."""
    monkeypatch.setattr(page, "MAX_ELEMENTS", 100)
    with pytest.raises(SourceError, match="more than 100 elements"):
        grow("x", "<p>" * 200)


def test_null_bytes_and_unpaired_surrogates_cost_only_themselves() -> None:
    """What follows them is still read."""
    index = grow("x", "<p>one\x00two \ud800three</p><p>four")
    assert words_of(index.page.root) == "one\ufffdtwo \ufffdthree four"


def test_a_page_of_nothing_is_still_a_page() -> None:
    """An empty document has a root."""
    assert grow("x", "<!-- only a comment -->").page.root.tag == "html"


@given(st.text(alphabet=st.sampled_from("<>/=\"' abp!-&;#x1"), max_size=200))
def test_any_text_gives_a_consistent_tree(text: str) -> None:
    """Whatever the tags, every element but the root has a parent before it."""
    index = grow("x", text)
    assert all(index.parents[number] < number for number in range(1, len(index.nodes)))
    assert index.ends[0] == len(index.nodes)
