"""Mounts a module of `web/` on a page: one Streamlit component (v2) for each."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from streamlit.components.v2 import component
from streamlit.components.v2.bidi_component import main
from streamlit.dataframe_util import DataFormat

from timeline.delivery import modules

CALL = """
export default function ({ data: text, parentElement }) {
  const data = JSON.parse(text);
  let end = null;
  let ended = false;
  import(new URL(data.room, document.baseURI)).then(({ modules }) => {
    if (ended || !parentElement.isConnected) return; // Streamlit ends only what the last run began
    end = modules[data.module].connect({ data, parentElement });
  });
  return () => {
    ended = true;
    if (end) end();
  };
}
"""

# Streamlit (1.67) loads pandas and Arrow, 70 MB, to ask whether a text is a table.
STREAMLIT: Any = main
STREAMLIT.determine_data_format = lambda _: DataFormat.UNKNOWN


@lru_cache
def _component(name: str) -> Any:
    return component(f"crossings_{name}", js=CALL, isolate_styles=False)


def mount(name: str, module: str, data: Mapping[str, Any], **more: Any) -> None:
    """Draw what `connect` of web/`module`.js makes of `data`; `name` is one for each kind.

    Streamlit looks into each value of a dict for a table, so it is given one text.
    """
    where = {"room": modules.address(modules.room_of(module)), "module": module}
    text = json.dumps({**data, **where}, ensure_ascii=False)
    _component(name)(data=text, **more)
