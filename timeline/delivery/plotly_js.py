"""plotly.js as the browser gets it: with the trace types that are drawn here and no others.

Most of what a browser needs to start plotly.js goes into trace types that nobody here asks for,
and into reading its outer function twice. A few letters of the text, as esbuild writes it, mend
both; where it is not written so it stays as it is, only slower.
"""

import re

DRAWN = ("bar", "scattergeo")  # "scatter" is there anyway
NAME = r"[\w$]+"
MODULE = rf"\bvar ({NAME})={NAME}\(\({NAME},{NAME}\)=>\{{"
REGISTERED = re.compile(rf"\.register\(\[((?:{NAME}\(\),?){{20,}})\]\)")
OUTER = re.compile(r"\(\) => \{\s*\"use strict\".*\}(?=\)\);\s*$)", re.DOTALL)


def lean(text: str) -> str:
    """plotly.js that starts sooner, or `text` itself where its parts are not found."""
    registered, outer = REGISTERED.search(text), OUTER.search(text)
    entries = [_entry(text, trace) for trace in DRAWN]
    if not registered or not outer or not {*entries} <= {*registered[1].split(",")}:
        return text
    begin, end = registered.span(1)
    drawn = ",".join(filter(None, entries))
    # A function in brackets is read to its end while it comes, not when it is called.
    before, after = text[outer.start() : begin], text[end : outer.end()]
    return f"{text[: outer.start()]}({before}{drawn}{after}){text[outer.end() :]}"


def _entry(text: str, trace: str) -> str | None:
    """What registers a trace type: a call of the module that only passes the type's own one on."""
    own = text.find(f'moduleType:"trace",name:"{trace}"')
    before = re.findall(MODULE, text[: max(own, 0)])
    if not before:
        return None
    passed = re.search(
        rf'{MODULE}"use strict";{NAME}\.exports={re.escape(before[-1])}\(\)\}}\)', text
    )
    return f"{passed[1]}()" if passed else None
