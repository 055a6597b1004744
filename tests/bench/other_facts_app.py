"""The app on another folder of facts, which CROSSINGS_FACTS names.

`geodata.load` has no such setting, so the default of `current` is put in its place before
anything asks for it.
"""

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

import app as own
from geodata.load import current
from timeline.delivery import assets, streamlit_files

current.__defaults__ = (Path(os.environ["CROSSINGS_FACTS"]),)

app = st.App(
    Path(own.__file__).parent / "timeline" / "frame.py",
    routes=assets.ROUTES,
    lifespan=own.ready,
    middleware=[Middleware(streamlit_files.Hastened)],
)
