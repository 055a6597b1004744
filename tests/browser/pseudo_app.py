"""The app with catalogues that also speak the language of tests/pseudo.py; ROOMS names them."""

import os
from pathlib import Path

import streamlit as st

import app as own
from geodata import wording
from timeline import text

rooms = Path(os.environ["ROOMS"])
wording.HERE, text.HERE = rooms / "engine", rooms / "interface"

own.FIRST_COMES_S = 86_400  # what nobody asks for is not made

app = st.App(own.FRAME, routes=own.ROUTES, lifespan=own.ready, middleware=own.MIDDLEWARE)
