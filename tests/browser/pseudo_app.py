"""The app with catalogues that also speak the language of tests/pseudo.py; ROOMS names them."""

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

import app as own
from geodata import wording
from timeline import ahead, text
from timeline.delivery import assets, modules, streamlit_files
from timeline.first import sent
from timeline.lecture import lectern, printing
from timeline.sources import downloads
from timeline.stage import citations

rooms = Path(os.environ["ROOMS"])
wording.HERE, text.HERE = rooms / "engine", rooms / "interface"

app = st.App(
    own.FRAME,
    routes=[
        *assets.Served(ahead.everything).routes(),
        *modules.ROUTES,
        *downloads.ROUTES,
        *citations.ROUTES,
        *lectern.ROUTES,
        *printing.ROUTES,
    ],
    lifespan=own.ready,
    middleware=[Middleware(streamlit_files.Hastened, sent=sent)],
)
