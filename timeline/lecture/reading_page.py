"""A lecture as one page to read: its scenes under headings, in a file that also presents it.

It stands in the page itself, so that search machines and screen readers know it, and so that it
can be read and printed without a script.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from geodata.archive import Archive
from timeline.delivery.wire import Tongue
from timeline.figures.source_line import source_row
from timeline.lecture.leaves import Leaf, edition_line, leaves
from timeline.lecture.model import Lecture
from timeline.lecture.paragraphs import BULLET, Paragraph, Run
from timeline.text import Words


def reading_page(
    lecture: Lecture, archive: Archive, words: Words, tongues: Sequence[Tongue] = ()
) -> str:
    """HTML of title, scenes and sources; never the notes. `tongues` are all of the file."""
    own = list(leaves(lecture, archive, [], words))
    say, language = words["lectures"], archive.language
    is_first = not tongues or tongues[0]["code"] == language
    end, turned = ("", "") if is_first else (f"-{language}", f"&amp;lang={language}")
    return "".join(
        [
            f'<main class="cx-reading" id="reading{end}" lang="{escape(lecture.language)}">',
            f"<header><h1>{escape(lecture.title)}</h1>",
            f"<p>{escape(lecture.author)}</p>" if lecture.author else "",
            f"<p>{escape(edition_line(words))}</p>",
            f'<nav><a href="#scene=1{turned}">{escape(say["present"])}</a>',
            *(_turned(own) for own in tongues if own["code"] != language),
            f' <button type="button" hidden>{escape(say["print_it"])}</button></nav></header>',
            *(_section(leaf, words, end) for leaf in own),
            "</main>",
        ]
    )


def _turned(tongue: Tongue) -> str:
    """The link to another language of the file."""
    code, name = escape(tongue["code"]), escape(tongue["name"])
    return f' <a href="#read&amp;lang={code}" lang="{escape(tongue["tag"])}">{name}</a>'


def _section(leaf: Leaf, words: Words, end: str) -> str:
    name = f"scene-{leaf.number}{end}"
    cited = f'<p class="cx-source-line">{escape(leaf.source_line)}</p>' if leaf.source_line else ""
    return (
        f'<section id="{name}" aria-labelledby="{name}-h">'
        f'<h2 id="{name}-h">{escape(leaf.heading)}</h2>'
        f"{''.join(_blocks(leaf.words))}{cited}{_sources(leaf, words)}</section>"
    )


def _sources(leaf: Leaf, words: Words) -> str:
    rows = [source_row(source, words["cited"]) for source in leaf.sources]
    if not rows:
        return ""
    items = (f"<li>{escape(row['said'])}: {_link(row['title'], row['url'])}</li>" for row in rows)
    return (
        f"<details><summary>{escape(words['handout']['sources'])}</summary>"
        f"<ul>{''.join(items)}</ul></details>"
    )


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Neighbours with a mark are one list."""
    for kind, group in groupby(paragraphs, key=_kind):
        if kind == "p":
            yield from (f"<p>{_runs(own.runs)}</p>" for own in group)
            continue
        items = "".join(f"<li>{_runs(own.runs)}</li>" for own in group)
        yield f"<{kind}>{items}</{kind}>"


def _kind(paragraph: Paragraph) -> str:
    if not paragraph.mark:
        return "p"
    return "ul" if paragraph.mark == BULLET else "ol"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    for asked, tag in ((run.bold, "strong"), (run.italic, "em"), (run.code, "code")):
        text = f"<{tag}>{text}</{tag}>" if asked else text
    return f'<a href="{escape(run.href)}">{text}</a>' if run.href else text


def _link(title: str, url: str) -> str:
    known = url.startswith(("https://", "http://"))
    return f'<a href="{escape(url)}">{escape(title)}</a>' if known else escape(title)
